import { default_w, FSRS, Rating as Grade } from "ts-fsrs";
import type { ItemSection } from "../../core/items.ts";
import type { Policy } from "../../core/policy.ts";
import type { Confidence, MemoryState, Rating } from "../../core/practice.ts";
import { seededRandom } from "../../core/seeded-random.ts";

/** How somebody forgets: the 21 parameters of FSRS-6; `null`: the defaults. */
export type Parameters = readonly number[] | null;

/** What decides when an item comes back. */
interface Scheduling {
  readonly person: string;
  readonly item: string;
  /** What is known so far; `null`: the item was never asked. */
  readonly memory: MemoryState | null;
  /** The section as it was asked. */
  readonly section: Pick<ItemSection, "hash" | "risk" | "reviewDue">;
  readonly at: Date;
  readonly parameters: Parameters;
  readonly policy: Pick<Policy["practice"], "retention" | "retentionCritical">;
}

export interface Review extends Scheduling {
  readonly rating: Rating;
  readonly confidence: Confidence;
  /** Which variant it was. */
  readonly variant: string;
  /** The last of the person's next practice days on which a missed item must come back; `null`: they have none. */
  readonly missedBy: Date | null;
}

/** What is known after an answer. A section whose text was not the one learned starts the item anew. */
export function nextMemory(review: Review): MemoryState {
  const { at, rating, confidence } = review;
  const before = memoryOfText(review.memory, review.section.hash);
  const missed = rating === "again";
  const { stability, difficulty, days } = forgetting(review, before, rating);
  const due = new Date(at.getTime() + days * dayMs);
  return {
    person: review.person,
    item: review.item,
    learned: review.section.hash,
    stability,
    difficulty,
    lastAt: at,
    dueAt: beforeReview(missed ? earlier(due, review.missedBy) : due, review),
    repetitions: (before?.repetitions ?? 0) + 1,
    lapses: (before?.lapses ?? 0) + (missed && before !== null ? 1 : 0),
    sureRuns: !missed && confidence === "sure" ? (before?.sureRuns ?? 0) + 1 : 0,
    last: !missed ? "right" : confidence === "sure" ? "sure-and-wrong" : "wrong",
    lastVariant: review.variant,
  };
}

/**
 * What is known after the same was done right at work: a review rated good, after which nothing is recalled
 * worse or asked sooner than if nothing had happened, and a missed question still comes back in time. `null`:
 * as before, for who learned another text of the section has not shown that they know this one.
 */
export function creditWork(done: Scheduling): MemoryState | null {
  const { memory: before } = done;
  const credited = nextMemory({ ...done, rating: "good", confidence: "plain", variant: "", missedBy: null });
  if (before === null) return credited;
  if (before.learned !== done.section.hash) return null;
  const dueAt = before.last === "right" ? later(before.dueAt, credited.dueAt) : before.dueAt;
  return {
    ...credited,
    stability: Math.max(before.stability, credited.stability),
    difficulty: Math.min(before.difficulty, credited.difficulty),
    dueAt: beforeReview(dueAt, done),
    sureRuns: before.sureRuns,
    last: before.last,
    lastVariant: before.lastVariant,
  };
}

/**
 * What is taken for known of an item after a case on the same skill was right: no answer, but a first review
 * within so many days, at a moment of its own for each item, before which it counts as remembered.
 */
export function creditPlacement(placed: Omit<Scheduling, "memory">, spreadDays: number): MemoryState {
  const { person, item, at } = placed;
  const review = { ...placed, memory: null, rating: "good", confidence: "plain", variant: "" } as const;
  const known = nextMemory({ ...review, missedBy: null });
  const days = 1 + seededRandom(`placed ${person} ${item}`)() * (spreadDays - 1);
  const dueAt = beforeReview(new Date(at.getTime() + days * dayMs), { at, section: placed.section });
  return { ...known, dueAt, stability: Math.max(known.stability, days), repetitions: 0 };
}

/** Recall predicted at an instant, 0 to 1. */
export function predictedRecall(
  memory: Pick<MemoryState, "stability" | "lastAt">,
  now: Date,
  parameters: Parameters,
): number {
  const { forgetting_curve } = model(parameters, defaultRetention);
  return forgetting_curve(Math.max(0, daysBetween(memory.lastAt, now)), memory.stability);
}

/** A memory, as far as it is one of this text of the section. */
export function memoryOfText(memory: MemoryState | null, sectionHash: string): MemoryState | null {
  return memory?.learned === sectionHash ? memory : null;
}

/**
 * Stability and difficulty after a rating, and days until the item comes back. Time passed counts in parts of
 * days, which predicts real reviews better than the library's days of the calendar. As in the library, a
 * better rating never comes back sooner than a worse one, and a right one at least a day later.
 */
function forgetting(
  { person, item, at, section, parameters, policy }: Scheduling,
  before: MemoryState | null,
  rating: Rating,
): { readonly stability: number; readonly difficulty: number; readonly days: number } {
  const fsrs = model(parameters, section.risk === "critical" ? policy.retentionCritical : policy.retention);
  const elapsed = before === null ? 0 : Math.max(0, daysBetween(before.lastAt, at));
  const after = (grade: Grade) => fsrs.next_state(before, elapsed, grade);
  fsrs.seed = `${person} ${item} ${before?.repetitions ?? 0}`;
  const daysAfter = (grade: Grade) => fsrs.next_interval(after(grade).stability, Math.floor(elapsed));
  const grade = grades[rating];
  let days = Math.min(daysAfter(Grade.Again), daysAfter(Grade.Hard));
  for (let better = Grade.Hard; better <= grade; better += 1) days = Math.max(daysAfter(better), days + 1);
  const { stability, difficulty } = after(grade);
  return { stability, difficulty, days };
}

const grades: Readonly<Record<Rating, Grade>> = {
  again: Grade.Again,
  hard: Grade.Hard,
  good: Grade.Good,
  easy: Grade.Easy,
};

/** Not later than the page's next review while that date is ahead; the library's own limit is a day too long. */
function beforeReview(due: Date, { at, section }: Pick<Scheduling, "at" | "section">): Date {
  return section.reviewDue !== null && section.reviewDue > at ? earlier(due, section.reviewDue) : due;
}

/** The library's model of forgetting. Building one costs far more than using it. */
function model(parameters: Parameters, retention: number): FSRS {
  const key = parameters ?? defaultParameters;
  const made = models.get(key) ?? new Map<number, FSRS>();
  models.set(key, made);
  const known = made.get(retention);
  if (known !== undefined) return known;
  const fsrs = new FSRS({
    w: key,
    request_retention: retention,
    enable_fuzz: true,
    enable_short_term: false,
    learning_steps: [],
    relearning_steps: [],
  });
  made.set(retention, fsrs);
  return fsrs;
}

const defaultParameters: readonly number[] = default_w;
const defaultRetention = 0.9;
const models = new WeakMap<readonly number[], Map<number, FSRS>>();

const dayMs = 86_400_000;

function daysBetween(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / dayMs;
}

function earlier(one: Date, other: Date | null): Date {
  return other !== null && other < one ? other : one;
}

function later(one: Date, other: Date): Date {
  return one > other ? one : other;
}
