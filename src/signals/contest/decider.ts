import type { Person } from "../../core/people.ts";
import type { EscalationDeps } from "../signal-deps.ts";
import { deciderFor, possibleDeciders } from "./contest-rules.ts";

/** Who would decide what this person contests; `null`: nobody but those they report to. */
export async function deciderOf(deps: EscalationDeps, person: Person): Promise<Person | null> {
  const possible = possibleDeciders(deps, person);
  const reachable = await deps.reachable(possible.map(({ id }) => id));
  return deciderFor({ ...deps, reachable }, person);
}
