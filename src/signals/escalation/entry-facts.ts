import type { EntryFacts } from "../../core/escalations.ts";
import type { PageProblem, PersonalGap } from "../../core/gaps.ts";
import type { StoredSignal } from "../../core/signals.ts";
import type { EscalationDeps } from "../signal-deps.ts";
import { isAbout, pageNow, sectionsOf } from "../subjects.ts";
import { byWeek } from "./trend.ts";

const dayMs = 86_400_000;
const changedWithinDays = 60;

/** What is said of somebody's gap, from what is known now. */
export async function personEntry(deps: EscalationDeps, gap: PersonalGap, now: Date): Promise<EntryFacts> {
  const weeks = deps.company.policy.escalation.trendWeeks;
  const since = new Date(now.getTime() - weeks * 7 * dayMs);
  const all = await deps.store.signals({ person: gap.person, since });
  const missed = latest(all).filter((signal) => isMiss(signal) && isAbout(signal, gap.subject));
  const key = mostOf(missed) ?? sectionsOf(deps, gap.subject)[0];
  const page = key === undefined ? null : await pageNow(deps, key, now);
  const problems = key === undefined ? [] : await deps.store.gaps({ kind: "page", about: key, open: true });
  const { tries, missed: misses, days, predicted } = gap.why;
  const { subject } = gap;
  return {
    person: gap.person,
    topic: null,
    skill: subject.kind === "skill" ? (deps.skillMap.skills[subject.skill]?.title ?? subject.skill) : null,
    page: page === null ? null : asEntryPage(page),
    since: gap.openedAt.toISOString(),
    practisedSince: gap.toldAt?.toISOString() ?? null,
    weeks: byWeek(
      missed.map(({ at }) => at),
      weeks,
      now,
    ),
    tries,
    missed: misses,
    days,
    predicted,
    people: 0,
    said: "new",
    cause: causeOf({ missed, page, hasProblem: problems.length > 0, gap }),
    isCritical: page?.risk === "critical",
  };
}

/** What a team is told of a page. `signals`: of the people of the team alone. */
export async function pageEntry(
  deps: EscalationDeps,
  {
    gap,
    signals,
    people,
    said,
  }: {
    readonly gap: PageProblem;
    readonly signals: readonly StoredSignal[];
    readonly people: number;
    readonly said: EntryFacts["said"];
  },
  now: Date,
): Promise<EntryFacts | null> {
  const page = await pageNow(deps, gap, now);
  if (page === null) return null;
  const signs = signals.filter(isSign);
  return {
    person: null,
    topic: null,
    skill: null,
    page: asEntryPage(page),
    since: gap.openedAt.toISOString(),
    practisedSince: null,
    weeks: byWeek(
      signs.map(({ at }) => at),
      deps.company.policy.escalation.trendWeeks,
      now,
    ),
    tries: 0,
    missed: signs.length,
    days: 0,
    predicted: gap.why.expected,
    people,
    said,
    cause: "page",
    isCritical: page.risk === "critical",
  };
}

/** Whether something went wrong: a first try counts against nobody and nothing. */
export function isSign({ kind, isFirstTry }: Pick<StoredSignal, "kind" | "isFirstTry">): boolean {
  return kind !== "shown" && kind !== "right" && kind !== "step-right" && !isFirstTry;
}

/** Each sign as it was last judged. The store gives the newest first. */
export function latest(signals: readonly StoredSignal[]): readonly StoredSignal[] {
  const corrected = new Set<string>();
  return signals
    .toSorted((a, b) => b.sequence - a.sequence)
    .filter((signal) => {
      const isAttempt = signal.kind === "missed" || signal.kind === "right";
      if (!isAttempt) return true;
      if (corrected.has(signal.cause)) return false;
      if (signal.corrects) corrected.add(signal.cause);
      return true;
    });
}

function isMiss({ kind, isFirstTry }: StoredSignal): boolean {
  return (kind === "missed" || kind === "step-missed") && !isFirstTry;
}

/** The section missed most. */
function mostOf(missed: readonly StoredSignal[]): StoredSignal | undefined {
  const groups = [...Map.groupBy(missed, ({ sop, section }) => `${sop}#${section}`).values()];
  return groups.toSorted((a, b) => b.length - a.length)[0]?.[0];
}

function causeOf({
  missed,
  page,
  hasProblem,
  gap,
}: {
  readonly missed: readonly StoredSignal[];
  readonly page: { readonly effective: Date; readonly version: number } | null;
  readonly hasProblem: boolean;
  readonly gap: PersonalGap;
}): EntryFacts["cause"] {
  if (hasProblem) return "page";
  const steps = missed.filter(({ kind }) => kind === "step-missed").length;
  if (steps > missed.length / 2) return "steps";
  const changedFrom = gap.openedAt.getTime() - changedWithinDays * dayMs;
  return page !== null && page.version > 1 && page.effective.getTime() >= changedFrom ? "changed" : "recall";
}

function asEntryPage({
  risk: _risk,
  effective: _effective,
  ...page
}: NonNullable<Awaited<ReturnType<typeof pageNow>>>): NonNullable<EntryFacts["page"]> {
  return page;
}
