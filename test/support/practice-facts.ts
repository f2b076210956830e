import type {
  AskedQuestion,
  Attempt,
  MemoryState,
  PracticeSession,
  QuestionReport,
  WorkEvent,
} from "../../src/core/practice.ts";
import type { PracticeFact } from "../../src/core/practice-facts.ts";

export const now = new Date("2026-11-02T09:00:00.000Z");
export const later = (ms: number) => new Date(now.getTime() + ms);

export function dayPlanned(person: string, nextAt: Date, was: Date | null, ignored = 0): PracticeFact {
  return { kind: "practice-day-planned", day: { person, nextAt, ignored }, was };
}

export function moved(to: PracticeSession, was: number | null): PracticeFact {
  return { kind: "session-moved", session: to, was };
}

export function asked(what: AskedQuestion): PracticeFact {
  return { kind: "question-asked", question: what };
}

export function answered(made: Attempt, known: MemoryState | null): PracticeFact {
  return { kind: "attempt-made", attempt: made, memory: known };
}

/** A daily session that nobody has opened, unless told otherwise. */
export function session(more: Partial<PracticeSession> & { readonly id: string }): PracticeSession {
  return {
    person: "ada",
    kind: "daily",
    plannedOn: "2026-11-02",
    at: now,
    queue: [],
    question: null,
    asked: 0,
    right: 0,
    openedAt: null,
    endedAt: null,
    ending: null,
    message: null,
    moves: 0,
    ...more,
  };
}

const tested = {
  person: "ada",
  item: "limit",
  itemVersion: 1,
  sop: "refunds",
  section: "over-500",
  sopVersion: 7,
  sectionHash: "h1",
} as const;

export function question(more: Partial<AskedQuestion> & { readonly id: string }): AskedQuestion {
  return {
    ...tested,
    session: "s1",
    why: { kind: "due", recall: 0.9 },
    values: {},
    seed: "seed",
    at: now,
    held: null,
    answeredAt: null,
    ...more,
  };
}

/** A right answer to q1, unless told otherwise. */
export function attempt(more: Partial<Attempt> & { readonly id: string }): Attempt {
  return {
    ...tested,
    question: "q1",
    kind: "answer",
    answer: "500",
    correct: true,
    gradedBy: "rule",
    confidence: "plain",
    rating: "good",
    predicted: 0.912_345_678_9,
    variant: "gold 500",
    at: later(1),
    ...more,
  };
}

export function memory(more: Partial<MemoryState>): MemoryState {
  return {
    person: "ada",
    item: "limit",
    learned: "h1",
    stability: 12.3,
    difficulty: 5.5,
    lastAt: now,
    dueAt: later(12 * 86_400_000),
    repetitions: 3,
    lapses: 1,
    sureRuns: 0,
    last: "right",
    lastVariant: "gold 500",
    ...more,
  };
}

export function report(more: Partial<QuestionReport> & { readonly id: string }): QuestionReport {
  return {
    question: "q1",
    item: "limit",
    person: "ada",
    about: "right",
    words: "It was 600.",
    owner: "olga",
    at: now,
    settled: null,
    ...more,
  };
}

export function workEvent(more: Partial<WorkEvent> & { readonly id: string }): WorkEvent {
  return {
    source: "crm",
    person: "ada",
    task: "refund",
    kind: "done-right",
    step: "refunds#over-500",
    at: now,
    ...more,
  };
}
