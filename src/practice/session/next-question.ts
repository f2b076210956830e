import type { Asker } from "../../core/asker.ts";
import type { Fact } from "../../core/facts.ts";
import type { Person } from "../../core/people.ts";
import { backOnTrack } from "../day/back-on-track.ts";
import { planFor } from "../day/plan-for.ts";
import { learnerOf } from "../learner.ts";
import type { PracticeDeps } from "../practice-deps.ts";
import type { PassedItem } from "../schedule/plan-session.ts";
import { beginSession, firstQuestion } from "./begin-session.ts";
import { isOpen, loadQuestion } from "./open-question.ts";
import type { QuestionView } from "./question-card.ts";
import { endedSession } from "./session-moves.ts";

/** A question for somebody who fetches it, within what is to be asked today; or why there is none. */
export interface NextFetched {
  readonly asked: QuestionView | null;
  /** Of everything else, why it was not chosen; empty where a question was waiting. */
  readonly passed: readonly PassedItem[];
  readonly facts: readonly Fact[];
}

/** The question that waits, else the first that is to be asked today. */
export async function nextQuestion(
  deps: PracticeDeps,
  { person, reader, at }: Pick<Asker, "reader" | "at"> & { readonly person: Person },
): Promise<NextFetched> {
  const open = (await deps.store.openSessions([person.id])).get(person.id) ?? null;
  const waiting =
    open?.question == null ? null : await loadQuestion(deps, { person, reader, at }, open.question);
  if (waiting !== null && typeof waiting !== "string" && isOpen(waiting)) {
    return { asked: waiting, passed: [], facts: [] };
  }
  const learner = await learnerOf(deps, person);
  const { plan, pool, memory } = await planFor(deps, { learner, reader, request: { kind: "daily" }, at });
  const begun = beginSession(deps, {
    kind: "daily",
    learner,
    reader,
    queue: plan.chosen,
    pool,
    memoryOf: (item) => memory.get(item) ?? null,
    at,
    openedAt: at,
    message: null,
  });
  if (begun === null) return { asked: null, passed: plan.passed, facts: [] };
  return {
    asked: await firstQuestion(deps, begun, {
      zone: learner.zone,
      memory: memory.get(begun.next.item.id) ?? null,
    }),
    passed: plan.passed,
    facts: [
      ...(open === null ? [] : [endedSession(open, open.openedAt === null ? "unopened" : "stopped", at)]),
      { kind: "session-moved", session: begun.session, was: null },
      { kind: "question-asked", question: begun.next.question },
      ...(await backOnTrack(deps, learner, at)),
    ],
  };
}
