import type { Asker } from "../../core/asker.ts";
import type { Card, Element } from "../../core/card.ts";
import type { Person } from "../../core/people.ts";
import type { MemoryState, PracticeSession, QueuedItem } from "../../core/practice.ts";
import { type Result, shown } from "../../core/result.ts";
import { backOnTrack } from "../day/back-on-track.ts";
import { learnerOf } from "../learner.ts";
import type { PracticeDeps } from "../practice-deps.ts";
import type { AskFacts } from "./ask-next.ts";
import { beginSession, firstQuestion } from "./begin-session.ts";
import { messageStays } from "./message-stays.ts";
import { questionCard, untouched } from "./question-card.ts";
import { endedSession } from "./session-moves.ts";
import { setAsideNotices } from "./set-aside.ts";

/** Questions that somebody chose to be asked now. */
export interface Chosen {
  readonly asker: Asker;
  readonly person: Person;
  readonly kind: PracticeSession["kind"];
  readonly queue: readonly QueuedItem[];
  readonly pool: AskFacts["pool"];
  /** By item. */
  readonly memory: ReadonlyMap<string, MemoryState>;
  /** What the first card says before its question. */
  readonly before: readonly Element[];
}

/** Asks them one after another, in place of what was open. `otherwise`: shown when none of them may be asked. */
export async function beginChosen(
  deps: PracticeDeps,
  { asker, person, kind, queue, pool, memory, before }: Chosen,
  otherwise: () => Card,
): Promise<Result> {
  const { reader, at, place } = asker;
  const [learner, sessions] = await Promise.all([
    learnerOf(deps, person),
    deps.store.openSessions([person.id]),
  ]);
  const open = sessions.get(person.id) ?? null;
  const message = deps.newId();
  const begun = beginSession(deps, {
    kind,
    learner,
    reader,
    queue,
    pool,
    memoryOf: (item) => memory.get(item) ?? null,
    at,
    openedAt: at,
    message: messageStays(place) ? message : null,
  });
  if (begun === null) return shown([otherwise()]);
  const known = memory.get(begun.next.item.id) ?? null;
  const first = await firstQuestion(deps, begun, { zone: learner.zone, memory: known });
  return {
    ...shown([questionCard(first, untouched, before)]),
    messageIds: [message],
    facts: [
      ...(open === null ? [] : [endedSession(open, open.openedAt === null ? "unopened" : "stopped", at)]),
      { kind: "session-moved", session: begun.session, was: null },
      { kind: "question-asked", question: begun.next.question },
      ...(await backOnTrack(deps, learner, at)),
    ],
    notices: open === null ? [] : setAsideNotices(deps, open),
  };
}
