import type { Asker } from "../../core/asker.ts";
import type { Element } from "../../core/card.ts";
import { act } from "../../core/card-parts.ts";
import { queueWords as words } from "../../core/messages/queue.ts";
import type { Person } from "../../core/people.ts";
import { inSentences, type Result, shown } from "../../core/result.ts";
import { homeElements, queueCard } from "./queue-card.ts";
import { placedFor, queueViewOf } from "./queue-view.ts";
import type { StewardDeps } from "./steward-deps.ts";
import { subjectsInDoubt } from "./subjects.ts";

/** "My pages", "my queue": what somebody is asked about, now. */
export async function showQueue(
  deps: StewardDeps,
  { person, at }: Pick<Asker, "person" | "at">,
): Promise<Result> {
  if (person === null) return inSentences(words.nothing);
  const all = await subjectsInDoubt(deps, at);
  const view = await queueViewOf(
    deps,
    { all, before: all, queue: null, person, after: null, first: null, said: null },
    at,
  );
  return shown([queueCard(view)]);
}

/** One line on the home card; nothing where nothing is in doubt. */
export async function queueAtHome(
  deps: StewardDeps,
  { person, at }: { readonly person: Person; readonly at: Date },
): Promise<readonly Element[]> {
  const placed = placedFor(deps, await subjectsInDoubt(deps, at), person, { isAsked: true }, at);
  const count = placed.filter(({ waits }) => waits === null || waits === "full").length;
  return homeElements(count, act(words.show, "stewardship.queue", {}));
}
