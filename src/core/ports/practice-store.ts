import type { ItemAtText } from "../items.ts";
import type {
  AskedQuestion,
  Attempt,
  ChecklistMark,
  Coaching,
  MemoryState,
  PracticeDay,
  PracticeSession,
  QuestionReport,
  WorkEvent,
} from "../practice.ts";

/** What practice reads of the past. It writes nothing: its facts are appended by `ConversationStore.append`. */
export interface PracticeStore {
  /** Days whose time has come, the longest overdue first. */
  daysDue(now: Date, limit: number): Promise<readonly PracticeDay[]>;
  dayOf(person: string): Promise<PracticeDay | null>;
  /** People of `people` with no day yet. */
  withoutDay(people: readonly string[]): Promise<readonly string[]>;
  /** Everything the learner was ever asked, by item. */
  memoryOf(person: string): Promise<readonly MemoryState[]>;
  /** The same for several. One query. */
  memoriesOf(people: readonly string[]): Promise<readonly MemoryState[]>;
  /** The same, and of each only what is due before `before`. One query. */
  memoryDue(people: readonly string[], before: Date): Promise<readonly MemoryState[]>;
  /** Of each, what is known of an older text of these items' sections than the one given. One query. */
  memoryOlder(
    people: readonly string[],
    texts: readonly Pick<ItemAtText, "item" | "sectionHash">[],
  ): Promise<readonly MemoryState[]>;
  /** Ids of all items that each of these people has a memory of. One query. */
  knownItems(people: readonly string[]): Promise<ReadonlyMap<string, ReadonlySet<string>>>;
  /** Who has a memory of any of these items. */
  whoKnows(items: readonly string[]): Promise<readonly MemoryState[]>;
  /**
   * What each of these people is coached on: they were told of it, and it neither persists nor is over. Who is
   * not coached is left out. One query.
   */
  coachingOf(people: readonly string[]): Promise<ReadonlyMap<string, readonly Coaching[]>>;
  /** What plans need of the days before: for each person, since `since`. */
  recently(people: readonly string[], since: Date): Promise<ReadonlyMap<string, RecentPractice>>;
  session(id: string): Promise<PracticeSession | null>;
  /** The session of each person that has not ended, if any. */
  openSessions(people: readonly string[]): Promise<ReadonlyMap<string, PracticeSession>>;
  question(id: string): Promise<AskedQuestion | null>;
  /** The attempt at a question, with what was last judged of it; `null`: none yet. */
  attemptAt(question: string): Promise<Attempt | null>;
  /** A person's attempts since, newest first, as last judged. */
  attemptsOf(person: string, since: Date): Promise<readonly Attempt[]>;
  /** FSRS parameters measured from each person's answers, else from the company's; who has neither is left out. */
  parametersOf(people: readonly string[]): Promise<ReadonlyMap<string, readonly number[]>>;
  /** People with at least so many answers of whom nothing was measured after `before`. */
  toBeFitted(answers: number, before: Date): Promise<readonly string[]>;
  /** The latest answers of a person, or (`null`) of everybody, oldest first. Work is no answer. */
  reviewsOf(person: string | null, limit: number): Promise<readonly AnsweredItem[]>;
  report(id: string): Promise<QuestionReport | null>;
  /** Reports not settled that were taken to this owner, oldest first. */
  openReports(owner: string): Promise<readonly QuestionReport[]>;
  /** Lessons that a person was shown, with the version last seen. */
  lessonsSeen(person: string): Promise<ReadonlyMap<string, number>>;
  /** How many people opened each lesson; one that nobody opened is left out. */
  lessonReaders(): Promise<ReadonlyMap<string, number>>;
  /** Where a person is in a checklist; `null`: never begun. */
  checklistMark(person: string, lesson: string): Promise<ChecklistMark | null>;
  /** Checklists that a person has begun and not finished, the last touched first. */
  openChecklists(person: string): Promise<readonly ChecklistMark[]>;
  /** A person's events since, newest first. */
  workEventsOf(person: string, since: Date): Promise<readonly WorkEvent[]>;
  /** Of these events, those that were taken already. */
  workEventsTaken(
    events: readonly Pick<WorkEvent, "source" | "id">[],
  ): Promise<readonly Pick<WorkEvent, "source" | "id">[]>;
  /** When a person last worked on a task before an instant; `null`: never, as far as is known. */
  lastWorkOn(person: string, task: string, before: Date): Promise<Date | null>;
}

/** What happened since an instant. */
export interface RecentPractice {
  /** Questions asked by daily sessions and nudges, newest first. */
  readonly asked: readonly { readonly at: Date; readonly item: string; readonly isNew: boolean }[];
  readonly missedSteps: readonly WorkEvent[];
  /** Sections (`sop#slug`) whose answer the person found unclear, newest first. */
  readonly unclear: readonly { readonly section: string; readonly at: Date }[];
}

/** One answer as the scheduler sees it. */
export type AnsweredItem = Pick<Attempt, "person" | "item" | "sectionHash" | "rating" | "at">;
