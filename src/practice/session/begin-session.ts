import type { MemoryState, PracticeSession, QueuedItem } from "../../core/practice.ts";
import type { Reader } from "../../core/terms.ts";
import { dateIn } from "../../core/working-time.ts";
import { showQuestion } from "../items/show-question.ts";
import type { Learner } from "../learner.ts";
import { learnerChange } from "../owners/learner-change.ts";
import type { PracticeDeps } from "../practice-deps.ts";
import { type AskFacts, askNext, type NextQuestion } from "./ask-next.ts";
import type { QuestionView } from "./question-card.ts";

export interface Beginning {
  readonly kind: PracticeSession["kind"];
  readonly learner: Learner;
  readonly reader: Pick<Reader, "groups">;
  readonly queue: readonly QueuedItem[];
  readonly pool: AskFacts["pool"];
  readonly memoryOf: (item: string) => Pick<MemoryState, "lastVariant"> | null;
  readonly at: Date;
  /** `null`: unopened, until the first tap. */
  readonly openedAt: Date | null;
  /** Message of its first card; `null`: it will not be replaced. */
  readonly message: string | null;
}

export interface Begun {
  readonly session: PracticeSession;
  readonly next: NextQuestion;
}

/** A session with its first question; `null`: nothing of the queue may be asked. */
export function beginSession(
  { newId }: Pick<PracticeDeps, "newId">,
  { kind, learner, reader, queue, pool, memoryOf, at, openedAt, message }: Beginning,
): Begun | null {
  const id = newId();
  const person = learner.person.id;
  const next = askNext(queue, { id: newId(), session: id, person, reader, pool, memoryOf, at });
  if (next === null) return null;
  const session: PracticeSession = {
    id,
    person,
    kind,
    plannedOn: dateIn(at, learner.zone),
    at,
    queue: next.queue,
    question: next.question.id,
    asked: 1,
    right: 0,
    openedAt,
    endedAt: null,
    ending: null,
    message,
    moves: 0,
  };
  return { session, next };
}

/** The first question as its card shows it. `memory`: what is known of its item. */
export async function firstQuestion(
  deps: PracticeDeps,
  { session, next: { question, item, section } }: Begun,
  { zone, memory }: Pick<Learner, "zone"> & { readonly memory: MemoryState | null },
): Promise<QuestionView> {
  const shown = showQuestion(item, question.values, question.seed);
  const now = question.at;
  const changed = await learnerChange(deps, { question, memory, zone, now });
  const { skillMap } = deps;
  return { question, shown, page: section.title, changed, session, skillMap, zone, now };
}
