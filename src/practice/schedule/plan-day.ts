import { mayWriteFirst } from "../../core/pause.ts";
import type { Policy } from "../../core/policy.ts";
import type { RecentPractice } from "../../core/ports/practice-store.ts";
import type { PersonSettings } from "../../core/ports/setting-store.ts";
import type { PracticeDay, PracticeSession, QueuedItem } from "../../core/practice.ts";
import { dateIn, type WorkSchedule } from "../../core/working-time.ts";
import { dayBounds, nextPracticeInstant, nextPracticeInstants, practiceNow } from "./practice-time.ts";

export interface DayFacts {
  readonly person: string;
  readonly now: Date;
  /** As it was planned last; `null`: never. */
  readonly day: PracticeDay | null;
  readonly schedule: WorkSchedule;
  readonly settings: Pick<PersonSettings, "quizTime" | "pausedUntil" | "messages">;
  /** They were told what is stored and who sees it. */
  readonly isTold: boolean;
  /** Their session that has not ended; `null`: none. */
  readonly open: PracticeSession | null;
  readonly recent: Pick<RecentPractice, "asked">;
  readonly policy: Policy["practice"];
}

/** What a person gets now, and when they are looked at next. */
export type DayDecision =
  | {
      readonly kind: "ask";
      /** `nudge`: all of it follows a missed step or an "unclear". */
      readonly session: "daily" | "nudge";
      readonly queue: readonly QueuedItem[];
      readonly replaces: Replaced | null;
      readonly day: PracticeDay;
    }
  /** One question: "pause?". Nothing follows until it is answered. */
  | { readonly kind: "offer-pause"; readonly replaces: Replaced | null; readonly day: PracticeDay }
  | { readonly kind: "nothing"; readonly reason: QuietReason; readonly day: PracticeDay };

/** The session whose card the new one takes the place of, and how it ended. */
interface Replaced {
  readonly session: string;
  readonly ending: "unopened" | "stopped";
}

/**
 * `not-told`: consent comes first. `off-hours`: not working now. `too-early`: before their time of day.
 * `asked-today`: today's session was. `under-way`: they are answering. `weekly`: they ignored several.
 * `pause-offered`: they have not said whether to pause. `nothing-due`: nothing is.
 */
type QuietReason =
  | "not-told"
  | "stopped"
  | "paused"
  | "off-hours"
  | "too-early"
  | "asked-today"
  | "under-way"
  | "weekly"
  | "pause-offered"
  | "nothing-due";

/**
 * Whether to ask somebody today. An unopened session is replaced, never joined by a second; three ignored →
 * weekly; three more → one question: "pause?"; and nothing when nothing is due.
 *
 * @param plan what would be asked; called only when something may be.
 */
export function planDay(facts: DayFacts, plan: () => readonly QueuedItem[]): DayDecision {
  const { now, open, policy } = facts;
  const quiet = whyQuiet(facts);
  if (quiet !== null) return nothing(facts, quiet.reason, quiet.nextAt);
  const ignored = ignoredWith(facts);
  const replaces = replacedBy(open);
  const weeklyFrom = weeklyAfter(facts, ignored);
  if (weeklyFrom !== null && weeklyFrom > now) return nothing(facts, "weekly", weeklyFrom);
  if (ignored >= policy.ignoredUntilWeekly + policy.ignoredUntilPause) {
    return { kind: "offer-pause", replaces, day: dayAt(facts, ignored, null) };
  }
  const queue = plan();
  if (queue.length === 0) return nothing(facts, "nothing-due", null);
  const isNudge = queue.every(({ why }) => why.kind === "step-missed" || why.kind === "unclear");
  const session = isNudge ? "nudge" : "daily";
  return { kind: "ask", session, queue, replaces, day: dayAt(facts, ignored, null) };
}

/** What is planned once somebody opened a session, or said that practice shall go on: as if none was ignored. */
export function dayAfterOpening(facts: Omit<DayFacts, "open" | "isTold" | "recent">): PracticeDay {
  return { person: facts.person, nextAt: nextLook(facts, null), ignored: 0 };
}

interface Quiet {
  readonly reason: QuietReason;
  /** `null`: on the next practice day. */
  readonly nextAt: Date | null;
}

/** Why nothing may be sent whatever is due; `null`: something may. */
function whyQuiet(facts: DayFacts): Quiet | null {
  const { now, settings, open, recent, schedule, policy } = facts;
  if (settings.messages === "stopped") return { reason: "stopped", nextAt: null };
  if (!mayWriteFirst(settings, now)) return { reason: "paused", nextAt: afterPause(facts) };
  if (!facts.isTold) return { reason: "not-told", nextAt: null };
  const shift = practiceNow(facts, now);
  if (shift === null) return { reason: "off-hours", nextAt: null };
  if (now < shift.practiceAt) return { reason: "too-early", nextAt: shift.practiceAt };
  if (isPauseOffered(facts)) return { reason: "pause-offered", nextAt: null };
  const { start, date } = dayBounds(now, schedule.timeZone);
  const wasAsked = open?.kind !== "asked" && open?.plannedOn === date;
  if (wasAsked || recent.asked.some(({ at }) => at >= start)) return { reason: "asked-today", nextAt: null };
  const busyUntil = open === null ? now : plusMinutes(open.openedAt ?? open.at, policy.underWayMinutes);
  if (open !== null && isBegun(open) && busyUntil > now) {
    return { reason: "under-way", nextAt: busyUntil < shift.end ? busyUntil : null };
  }
  return null;
}

/** Opened, or asked for by the person. */
function isBegun({ openedAt, kind }: PracticeSession): boolean {
  return openedAt !== null || kind === "asked" || kind === "placement";
}

function replacedBy(open: PracticeSession | null): Replaced | null {
  return open === null ? null : { session: open.id, ending: isBegun(open) ? "stopped" : "unopened" };
}

/** Sessions ignored in a row, the one that waits among them. */
function ignoredWith({ day, open }: DayFacts): number {
  if (open === null) return day?.ignored ?? 0;
  return isBegun(open) ? 0 : (day?.ignored ?? 0) + 1;
}

/** The question has been put once all these were ignored and replaced by it. */
function isPauseOffered({ day, open, policy }: DayFacts): boolean {
  return open === null && (day?.ignored ?? 0) >= policy.ignoredUntilWeekly + policy.ignoredUntilPause;
}

/** The practice day a week after the session that waits, once as many were ignored; `null`: they come daily. */
function weeklyAfter(facts: DayFacts, ignored: number): Date | null {
  const { open, policy, schedule } = facts;
  if (open === null || ignored < policy.ignoredUntilWeekly) return null;
  return nextPracticeInstants(facts, open.at, 8).find((at) => daysApart(open.at, at, schedule) >= 7) ?? null;
}

function daysApart(from: Date, to: Date, { timeZone }: WorkSchedule): number {
  return (Date.parse(dateIn(to, timeZone)) - Date.parse(dateIn(from, timeZone))) / dayMs;
}

function afterPause(facts: DayFacts): Date | null {
  const inAWeek = plusMinutes(facts.now, 7 * 24 * 60);
  const { pausedUntil } = facts.settings;
  // Not further ahead than a week: a pause may be ended before its time.
  return nextPracticeInstant(facts, pausedUntil !== null && pausedUntil < inAWeek ? pausedUntil : inAWeek);
}

function nothing(facts: DayFacts, reason: QuietReason, nextAt: Date | null): DayDecision {
  return { kind: "nothing", reason, day: dayAt(facts, facts.day?.ignored ?? 0, nextAt) };
}

function dayAt(facts: DayFacts, ignored: number, nextAt: Date | null): PracticeDay {
  return { person: facts.person, nextAt: nextLook(facts, nextAt), ignored };
}

/** On their next practice day; somebody who never works is looked at again in a week, for that may change. */
function nextLook(facts: Pick<DayFacts, "now" | "schedule" | "settings" | "policy">, at: Date | null): Date {
  return at ?? nextPracticeInstant(facts, facts.now) ?? plusMinutes(facts.now, 7 * 24 * 60);
}

function plusMinutes(at: Date, minutes: number): Date {
  return new Date(at.getTime() + minutes * 60_000);
}

const dayMs = 86_400_000;
