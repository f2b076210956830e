import type { SectionKey } from "./ports/page-store.ts";
import type { Trust } from "./terms.ts";

/** A gap told to a manager. Its life is what was appended about it. */
export interface Escalation {
  readonly id: string;
  readonly gap: string;
  /** Whom it concerns; `null`: a page or a team. */
  readonly person: string | null;
  readonly manager: string;
  readonly at: Date;
  /** What the person was shown before the manager; `null`: nobody named. */
  readonly shownAt: Date | null;
  /** What is said of it, as the person was shown it: whoever is told later reads the same words. */
  readonly entry: EntryFacts;
  /** Oldest first. */
  readonly steps: readonly EscalationStep[];
}

/** What one entry says, in figures: words are made of it whenever it is shown. Plain JSON. */
export interface EntryFacts {
  /** Id of whom it names; `null`: nobody. */
  readonly person: string | null;
  /** Name of the skill it is about; `null`: it is about a section. */
  readonly skill: string | null;
  /** What a missing page would be about; `null`: none is missing. */
  readonly topic: string | null;
  /** The section, as it was current then; of a skill, the one missed most. `null`: there is none. */
  readonly page: EntryPage | null;
  /** ISO time since when. */
  readonly since: string;
  /** ISO time when the person was told and began to practise it; `null`: nobody was. */
  readonly practisedSince: string | null;
  /** Misses by week, the oldest first; for a page, signs. */
  readonly weeks: readonly number[];
  readonly tries: number;
  readonly missed: number;
  readonly days: number;
  /** Recall predicted, 0 to 1; for a page, the share of people with a sign that is expected. */
  readonly predicted: number;
  /** People with a sign; 0 where somebody is named. */
  readonly people: number;
  /** `recall`: it does not stick. `changed`: the section did. `steps`: left out at work. `page`: others are stuck, too. `missing`: no page says it. */
  readonly cause: "recall" | "changed" | "steps" | "page" | "missing";
  /** Whether it was told before: as it stands, it got `worse`, or it closed and is `back`. */
  readonly said: "new" | "worse" | "back";
  readonly isCritical: boolean;
}

export interface EntryPage extends SectionKey {
  readonly path: string;
  readonly title: string;
  readonly heading: string;
  readonly version: number;
  readonly sectionHash: string;
  readonly effectiveOn: string;
  readonly trust: Trust;
}

/**
 * `told`: to the manager, or who stood in for them. `person-told`: the person heard of the steps before it.
 * `withdrawn`: it was told to nobody after all. `worse`: another one about the same takes its place.
 */
export interface EscalationStep {
  readonly kind:
    | "told"
    | "person-told"
    | "withdrawn"
    | "practice-assigned"
    | "coached"
    | "page-blamed"
    | "not-a-gap"
    | "observed-right"
    | "contested"
    | "contest-upheld"
    | "contest-rejected"
    | "contest-lapsed"
    | "worse"
    | "closed";
  readonly by: string | null;
  readonly words: string | null;
  readonly at: Date;
}

/** Whether nothing more is to come of an escalation after this step. */
export function endsEscalation(kind: EscalationStep["kind"]): boolean {
  switch (kind) {
    case "withdrawn":
    case "not-a-gap":
    case "contest-upheld":
    case "contest-lapsed":
    case "worse":
    case "closed":
      return true;
    case "told":
    case "person-told":
    case "practice-assigned":
    case "coached":
    case "page-blamed":
    case "observed-right":
    case "contested":
    case "contest-rejected":
      return false;
  }
}

/** Somebody says that a gap of theirs is none. It holds what a manager would be told until it is settled. */
export interface Contest {
  readonly id: string;
  readonly gap: string;
  /** `null`: the gap was not to be told to anybody yet. */
  readonly escalation: string | null;
  readonly person: string;
  /** `null`: none, or forgotten. */
  readonly words: string | null;
  readonly at: Date;
  /** Who decides, never the manager or the person; `null`: nobody is known. */
  readonly decider: string | null;
  /** Without an answer by then the entry is dropped. */
  readonly dueAt: Date;
  readonly settled: {
    readonly by: string | null;
    readonly verdict: "upheld" | "rejected" | "lapsed";
    readonly reason: string | null;
    readonly at: Date;
  } | null;
}

/** What a manager was sent. */
export interface Digest {
  readonly id: string;
  readonly manager: string;
  /** ISO date of the day it was due, or what it is about when it goes at once. One of an occasion is sent. */
  readonly occasion: string;
  readonly message: string | null;
  readonly at: Date;
  readonly entries: readonly DigestEntry[];
}

/** What was said of what. `gap` null: of a team. */
export interface DigestEntry {
  readonly gap: string | null;
  readonly escalation: string | null;
  readonly said: "new" | "worse" | "back" | "closed";
  /** What it was told with, by which one can tell whether it is worse by now. */
  readonly figures: Readonly<Record<string, number>>;
}
