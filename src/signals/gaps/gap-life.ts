import { diffWords } from "diff";
import { type PageProblem, type PersonalGap, type Subject, subjectKey } from "../../core/gaps.ts";
import type { Policy } from "../../core/policy.ts";
import type { SectionKey } from "../../core/ports/page-store.ts";
import { type GapTest, recoveryAt, statisticAt } from "./gap-test.ts";
import type { PageDecision } from "./page-problem.ts";
import type { GapDecision } from "./personal-gap.ts";

/** What becomes of an open gap at a look at it. `confirmed`: the rule says so still. */
export type PersonalMove =
  | { readonly kind: "stays" }
  | { readonly kind: "confirmed" }
  | { readonly kind: "persists"; readonly why: PersonalGap["why"] }
  | { readonly kind: "closes"; readonly closing: NonNullable<PersonalGap["closing"]> };

export interface PersonalLife {
  readonly gap: Pick<PersonalGap, "state" | "confirmedAt" | "toldAt">;
  readonly test: GapTest;
  readonly decision: GapDecision;
  /** Working days since the person was told; `null`: not told yet. */
  readonly daysWorked: number | null;
  /** Last try that counted; `null`: none since it was opened. */
  readonly lastTryAt: Date | null;
  /** What the section says differs from what it said when the gap was opened. For a skill: of every section. */
  readonly hasMeaningChanged: boolean;
  /** The section's page problem is open: what is missed there is not about the person. */
  readonly isPageInDoubt: boolean;
  readonly hasLeft: boolean;
  readonly now: Date;
  readonly policy: Policy["signals"];
}

/**
 * A gap that is open stays so until something says the opposite: one look below the line does not close it, so
 * that it does not flap. While somebody is coached and it does not persist in the days for it, it is over.
 */
export function movePersonalGap(life: PersonalLife): PersonalMove {
  const { gap, decision, test, daysWorked, now, policy } = life;
  if (life.hasLeft) return closes("left");
  if (life.isPageInDoubt) return closes("page");
  if (gap.state === "coaching" && decision.kind === "persists")
    return { kind: "persists", why: decision.why };
  if (recoveryAt(test, now, policy) >= policy.recallsAt) return closes("recalls");
  const quietDays = daysBetween(life.lastTryAt ?? gap.toldAt ?? gap.confirmedAt, now);
  if (life.hasMeaningChanged && quietDays >= policy.stoppedDays) return closes("fixed");
  if (gap.state === "coaching" && daysWorked !== null && daysWorked > policy.persistsToDays)
    return closes(life.lastTryAt === null ? "quiet" : "recalls");
  if (quietDays >= policy.quietDays) return closes("quiet");
  const isConfirmed = gap.state === "persists" && statisticAt(test, now, policy) >= policy.persistsAt;
  return { kind: isConfirmed ? "confirmed" : "stays" };
}

/** An open gap of the same person. */
type OpenGap = Pick<PersonalGap, "subject" | "state">;

/** Whether a skill is taught by a section. */
export type IsTaughtBy = (skill: string, section: SectionKey) => boolean;

/** Whether somebody may be coached on something more: one thing at a time, and one trouble is told once. */
export function mayBegin(subject: Subject, open: readonly OpenGap[], isTaughtBy: IsTaughtBy): boolean {
  return open.every((gap) => gap.state !== "coaching" && !isOneTrouble(gap.subject, subject, isTaughtBy));
}

/** A section and its skill are one trouble: what spoke for the one speaks for the other, too. */
function isOneTrouble(one: Subject, other: Subject, isTaughtBy: IsTaughtBy): boolean {
  if (one.kind === "skill" && other.kind === "section") return isTaughtBy(one.skill, other);
  if (one.kind === "section" && other.kind === "skill") return isTaughtBy(other.skill, one);
  return subjectKey(one) === subjectKey(other);
}

/**
 * When the test of somebody on a subject was last to start anew: they were told of a gap in it, or a gap in the
 * same trouble was closed. What led to a gap that is over leads to no other.
 */
export function restartAt(
  subject: Subject,
  gaps: readonly Pick<PersonalGap, "subject" | "toldAt" | "closedAt">[],
  isTaughtBy: IsTaughtBy,
): Date | null {
  const key = subjectKey(subject);
  const instants = gaps.flatMap((gap) => {
    if (!isOneTrouble(gap.subject, subject, isTaughtBy)) return [];
    return gap.closedAt ?? (subjectKey(gap.subject) === key ? gap.toldAt : null) ?? [];
  });
  return instants.reduce<Date | null>((last, at) => (last === null || last < at ? at : last), null);
}

export type PageMove =
  | { readonly kind: "stays" }
  | { readonly kind: "confirmed"; readonly why: PageProblem["why"] }
  | { readonly kind: "closes"; readonly closing: NonNullable<PageProblem["closing"]> };

export interface PageLife {
  readonly gap: Pick<PageProblem, "openedAt" | "confirmedAt">;
  /** From signals since its meaning last changed, at least. */
  readonly decision: PageDecision;
  /** Since when the section says something else; `null`: it says what it said when the problem was opened. */
  readonly meaningChangedAt: Date | null;
  /** The section is in no current version any more. */
  readonly isGone: boolean;
  readonly now: Date;
  readonly policy: Policy["signals"];
}

/**
 * A page problem is fixed when the section says something else and the signs have stopped; where nothing was
 * changed it goes quiet only after as many days as it is looked back.
 */
export function movePageProblem({
  gap,
  decision,
  meaningChangedAt,
  isGone,
  now,
  policy,
}: PageLife): PageMove {
  if (isGone) return closes("fixed");
  if (decision.kind === "problem") return { kind: "confirmed", why: decision.why };
  if (decision.kind === "suspected") return { kind: "stays" };
  if (meaningChangedAt !== null)
    return daysBetween(meaningChangedAt, now) >= policy.stoppedDays ? closes("fixed") : { kind: "stays" };
  return daysBetween(gap.confirmedAt, now) >= policy.pageDays ? closes("quiet") : { kind: "stays" };
}

/**
 * Whether a section means what it meant: the same text, or other words only here and there, with every number the
 * same. Gaps, and the evidence for them, go on through such a change.
 */
export function keepsMeaning(
  before: { readonly hash: string; readonly text: string },
  after: { readonly hash: string; readonly text: string },
  { smallWording }: Pick<Policy["signals"], "smallWording">,
): boolean {
  if (before.hash === after.hash) return true;
  if (numbersOf(before.text) !== numbersOf(after.text)) return false;
  const parts = diffWords(before.text, after.text);
  const words = (text: string) => text.split(/\s+/).filter((word) => word !== "").length;
  const removed = parts.filter((part) => part.removed).map(({ value }) => value);
  const added = parts.filter((part) => part.added).map(({ value }) => value);
  if ([...removed, ...added].some((value) => negations.test(value))) return false;
  const changed = Math.max(words(removed.join(" ")), words(added.join(" ")));
  return changed <= smallWording * Math.max(words(before.text), 1);
}

/** In the order of the text: the same numbers for other things are another rule. */
function numbersOf(text: string): string {
  return (text.match(/\d+(?:[.,:]\d+)*/g) ?? []).join(" ");
}

/** One such word turns a rule round, however long the section is. */
const negations =
  /\b(not|no|never|none|without|unless|except|only|must|may|all|any|always|before|after)\b|n't\b/i;

function closes<C>(closing: C): { readonly kind: "closes"; readonly closing: C } {
  return { kind: "closes", closing };
}

function daysBetween(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / 86_400_000;
}
