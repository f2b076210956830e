import type { SectionKey } from "./ports/page-store.ts";

/**
 * Something a person said was wrong with a section, or asked and no page answered. `blamed`: said in words to
 * whoever looks after the page. `question`: said about a question of practice.
 */
export interface Report extends SectionKey {
  /** What it was, in one text: whoever made it is told once. */
  readonly about: string;
  readonly person: string;
  readonly kind: "outdated" | "wrong-page" | "unclear" | "blamed" | "question";
  /** Version of the page that they had before them. */
  readonly version: number;
  readonly at: Date;
}

/** A question that no page answered, whose gap was closed because one does now. */
export interface VainQuestion {
  readonly about: string;
  readonly person: string;
  readonly question: string;
  readonly at: Date;
}

/** Part of `Fact`: somebody was told what became of what they said. A ConflictError when they were told before. */
export interface FixTold {
  readonly kind: "fix-told";
  readonly person: string;
  readonly message: string;
  readonly fixes: readonly {
    readonly about: string;
    readonly sop: string;
    readonly version: number;
  }[];
  readonly at: Date;
}
