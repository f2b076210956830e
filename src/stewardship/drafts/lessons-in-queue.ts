import type { Element } from "../../core/card.ts";
import { act, buttons, line } from "../../core/card-parts.ts";
import { newPageWords as words } from "../../core/messages/new-page.ts";
import type { Person } from "../../core/people.ts";
import type { DraftDeps } from "./draft-deps.ts";
import { draftsWaitingFor } from "./my-drafts.ts";

/** One line on lessons that a model drafted, in the queue of who may approve them; nothing where there is none. */
export async function lessonsInQueue(
  deps: DraftDeps,
  { person, at }: { readonly person: Person; readonly at: Date },
): Promise<readonly Element[]> {
  const waiting = (await draftsWaitingFor(deps, person.id, at)).filter(
    ({ kind, origin, author }) => kind === "new" && origin === "model" && author === null,
  );
  const [first] = waiting;
  if (first === undefined) return [];
  const look = act(words.look, "stewardship.draft", { draft: first.id, message: "" });
  return [line(words.lessons(waiting.length)), buttons(look)];
}
