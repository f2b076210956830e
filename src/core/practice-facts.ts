import type { ItemAtText, ItemNotice, ItemText, QuizItem } from "./items.ts";
import type {
  AskedQuestion,
  Attempt,
  ChecklistMark,
  Confidence,
  MemoryState,
  PracticeDay,
  PracticeSession,
  QuestionReport,
  Rating,
  WorkEvent,
} from "./practice.ts";

/** What practice wants remembered: part of `Fact`. */
export type PracticeFact =
  /**
   * The day of a learner was looked at. `was`: the instant it was planned for, by which two processes that look
   * at once are told apart (ConflictError). `null`: the first time.
   */
  | { readonly kind: "practice-day-planned"; readonly day: PracticeDay; readonly was: Date | null }
  /** Added, or changed as a whole. `was`: its `moves` before, `null` for a new one; another is a ConflictError. */
  | { readonly kind: "session-moved"; readonly session: PracticeSession; readonly was: number | null }
  | { readonly kind: "question-asked"; readonly question: AskedQuestion }
  /** What no rule could grade waits for the learner's own rating. A ConflictError when it is answered by now. */
  | {
      readonly kind: "answer-held";
      readonly question: string;
      readonly answer: string;
      readonly confidence: Confidence;
    }
  /** Ends its question; a second is a ConflictError. `memory`: what is known from now on; `null`: as before. */
  | { readonly kind: "attempt-made"; readonly attempt: Attempt; readonly memory: MemoryState | null }
  /** What somebody showed at a placement that they know already. Of an item that is known, nothing changes. */
  | { readonly kind: "memory-credited"; readonly memory: MemoryState }
  /** Somebody judged an attempt anew: the last judgement counts. */
  | {
      readonly kind: "attempt-judged";
      readonly attempt: string;
      readonly correct: boolean;
      /** What the answer is rated now, from which memory can be told again. */
      readonly rating: Rating;
      readonly by: string;
      readonly memory: MemoryState | null;
      readonly at: Date;
    }
  /** How a person, or (`null`) everybody in the company, forgets; the last of each counts. */
  | {
      readonly kind: "memory-fitted";
      readonly person: string | null;
      /** `null`: the defaults predict no worse. */
      readonly parameters: readonly number[] | null;
      /** Answers it was measured from. */
      readonly reviews: number;
      readonly at: Date;
    }
  | { readonly kind: "question-reported"; readonly report: QuestionReport }
  /** A ConflictError when it is settled already. */
  | {
      readonly kind: "report-settled";
      readonly report: string;
      readonly settled: NonNullable<QuestionReport["settled"]>;
    }
  /**
   * An owner decided on one version of an item for one text of its section. `edited`: another text of it, which
   * is a new version. A ConflictError when the item has another version by now, or is retired.
   */
  | {
      readonly kind: "item-decided";
      readonly item: Pick<QuizItem, "id" | "version">;
      readonly verdict: "approved" | "retired";
      readonly sectionHash: string;
      readonly edited: ItemText | null;
      readonly by: string;
      readonly reason: string | null;
      readonly at: Date;
    }
  /**
   * The owner of a page was shown items whose section has changed. A ConflictError when somebody was shown one
   * of them for the same text already.
   */
  | ({ readonly kind: "item-owner-told" } & Omit<ItemNotice, keyof ItemAtText> & {
        readonly items: readonly ItemAtText[];
      })
  | {
      readonly kind: "lesson-seen";
      readonly person: string;
      /** Id of the lesson, and which version. */
      readonly lesson: string;
      readonly version: number;
      readonly at: Date;
    }
  | { readonly kind: "checklist-marked"; readonly mark: ChecklistMark }
  /** The same event of the same source again changes nothing and is no conflict. */
  | { readonly kind: "work-event-taken"; readonly event: WorkEvent };

export type PracticeFactOf<Kind extends PracticeFact["kind"]> = Extract<
  PracticeFact,
  { readonly kind: Kind }
>;
