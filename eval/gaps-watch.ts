import type { Subject } from "../src/core/gaps.ts";
import type { Policy } from "../src/core/policy.ts";
import type { Coaching } from "../src/core/practice.ts";
import { movePersonalGap } from "../src/signals/gaps/gap-life.ts";
import { type Evidence, freshTest, type GapTest, stepGap } from "../src/signals/gaps/gap-test.ts";
import { decideGap } from "../src/signals/gaps/personal-gap.ts";
import { isPracticeDay, morningOf, nightAfter, practiceDayAfter } from "./gaps-calendar.ts";
import type { Try } from "./gaps-learner.ts";

/** What a night says of one person and one section or skill. */
export type Said = "nothing" | "coach" | "persists" | "over";

/** The rules of the product, as they look at one person and one section or skill every night. */
interface Watch {
  /** `mayBegin`: nothing else of the same trouble is open. */
  readonly look: (day: number, tries: readonly Try[], mayBegin?: boolean) => Said;
  readonly isOpen: () => boolean;
  /** The same trouble under another name is over: what led to it leads to nothing else. */
  readonly restart: () => void;
  /** What they are coached on that day. */
  readonly coaching: (day: number) => readonly Coaching[];
  /** What led to the coaching. */
  readonly rule: () => "less-than-predicted" | "lapses";
}

export interface Watching {
  readonly person: string;
  readonly subject: Subject;
  /** Slug of an item's section. */
  readonly sectionOf: (item: number) => string;
  readonly policy: Policy["signals"];
}

/** @param foundOn day whose night found a gap; left out: nothing was found yet. */
export function watch(watching: Watching, foundOn?: number): Watch {
  const { person, subject, policy } = watching;
  let test: GapTest = freshTest;
  let rule: "less-than-predicted" | "lapses" = "less-than-predicted";
  let gap = foundOn === undefined ? null : gapFound(foundOn);

  const find = (day: number): Said => {
    const facts = { test, subject: subject.kind, isPageSuspected: false, now: nightAfter(day), policy };
    const decision = decideGap({ ...facts, coaching: null });
    if (decision.kind !== "coach") return "nothing";
    rule = decision.why.rule;
    gap = gapFound(day);
    test = freshTest;
    return "coach";
  };

  const goOn = (day: number, { toldOn, lastTryAt }: FoundGap): Said => {
    const now = nightAfter(day);
    const daysWorked = workedBetween(toldOn, day);
    const facts = { test, subject: subject.kind, isPageSuspected: false, now, policy };
    const decision = decideGap({ ...facts, coaching: { daysWorked } });
    const toldAt = morningOf(toldOn);
    const move = movePersonalGap({
      ...{ gap: { state: "coaching", confirmedAt: toldAt, toldAt }, test, decision, daysWorked, lastTryAt },
      ...{ hasMeaningChanged: false, isPageInDoubt: false, hasLeft: false, now, policy },
    });
    if (move.kind === "persists") return "persists";
    if (move.kind !== "closes") return "nothing";
    [gap, test] = [null, freshTest];
    return "over";
  };

  return {
    rule: () => rule,
    coaching: (day) =>
      gap === null || day < gap.toldOn ? [] : [{ person, subject, since: morningOf(gap.toldOn) }],
    isOpen: () => gap !== null,
    restart: () => {
      test = freshTest;
    },
    look: (day, tries, mayBegin = true) => {
      // What is answered between the night and being told counts no more: the test starts anew there.
      const counted = gap === null || day >= gap.toldOn ? tries : [];
      for (const evidence of counted.flatMap((one) => toEvidence(one, watching) ?? [])) {
        test = stepGap(test, evidence, policy);
        if (gap !== null) gap = { ...gap, lastTryAt: evidence.at };
      }
      if (gap !== null) return goOn(day, gap);
      return mayBegin ? find(day) : "nothing";
    },
  };
}

interface FoundGap {
  /** The next day on which they work: they are told before they practise. */
  readonly toldOn: number;
  readonly lastTryAt: Date | null;
}

function gapFound(day: number): FoundGap {
  return { toldOn: practiceDayAfter(day, 1), lastTryAt: null };
}

function toEvidence({ item, predicted, isMissed, at }: Try, { sectionOf }: Watching): Evidence | null {
  if (predicted === null) return null;
  const section = `page#${sectionOf(item)}`;
  return { section, item: String(item), isMissed, predicted, day: at.toISOString().slice(0, 10), at };
}

/** Days on which they began to work after the day on which they were told. */
function workedBetween(told: number, day: number): number {
  let worked = 0;
  for (let one = told + 1; one <= day; one += 1) if (isPracticeDay(one)) worked += 1;
  return worked;
}
