import type { Element } from "../../core/card.ts";
import { act, line } from "../../core/card-parts.ts";
import { practiceWords } from "../../core/messages/practice.ts";
import type { Person } from "../../core/people.ts";
import { learnerOf } from "../learner.ts";
import type { PracticeDeps } from "../practice-deps.ts";
import { minutesFor } from "../session/opening-card.ts";
import { planFor } from "./plan-for.ts";

const words = practiceWords.home;

/** What there is to practise: what waits, else what is due today. Nothing when nothing is due. */
export async function dueToday(
  deps: PracticeDeps,
  { person, at }: { readonly person: Person; readonly at: Date },
): Promise<readonly Element[]> {
  const open = (await deps.store.openSessions([person.id])).get(person.id);
  if (open !== undefined && open.question !== null) {
    const count = open.queue.length + 1;
    const said = open.openedAt === null ? words.due(count, minutesFor(count)) : words.left(count);
    return section(said);
  }
  const learner = await learnerOf(deps, person);
  const reader = deps.readerOf(person);
  const { plan } = await planFor(deps, { learner, reader, request: { kind: "daily" }, at });
  const count = plan.chosen.length;
  if (count === 0) return [];
  return section(words.due(count, minutesFor(count)));
}

/** Started from here, it begins or goes on below. */
function section(said: string): readonly Element[] {
  const start = act(words.start, "practice.more", {});
  return [
    { kind: "heading", text: words.title },
    line(said),
    { kind: "buttons", buttons: [{ ...start, primary: true }] },
  ];
}
