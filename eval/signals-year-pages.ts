import { defaultPolicy } from "../src/core/policy.ts";
import type { SignalKind } from "../src/core/signals.ts";
import {
  decidePage,
  type PageDecision,
  type SectionUse,
  usesOf,
  usualTrouble,
} from "../src/signals/gaps/page-problem.ts";
import type { YearSignal } from "./signals-year-people.ts";

interface DayUse {
  readonly day: number;
  readonly use: SectionUse;
}

export interface PageNews {
  readonly section: number;
  readonly day: number;
  readonly decision: PageDecision;
}

/** The rule on pages as a company's nightly job runs it: only sections with new signals are looked at. */
export function watchPages(sections: number) {
  const uses: DayUse[][] = Array.from({ length: sections }, () => []);
  const decisions = new Map<number, PageDecision["kind"]>();
  const open = new Set<number>();
  let usual = defaultPolicy.signals.usualAtLeast;

  const take = (day: number, signals: readonly YearSignal[]): readonly number[] => {
    const bySection = Map.groupBy(signals, ({ section }) => section);
    for (const [section, all] of bySection) {
      const named = all.map((signal) => ({ ...signal, person: String(signal.person) }));
      uses[section]?.push(...usesOf(named, policy).map((use) => ({ day, use })));
    }
    return [...bySection.keys()];
  };

  const night = (day: number, touched: readonly number[]): readonly PageNews[] => {
    if (day % 7 === 0) {
      for (const [section, all] of uses.entries()) {
        uses[section] = all.filter((one) => one.day > day - policy.pageDays);
      }
      usual = usualTrouble(uses.map(otherTrouble), policy);
    }
    return touched.flatMap((section) => {
      const { pageLatestDays, pageRecentDays, pageDays } = policy;
      const spans = [pageLatestDays, pageRecentDays, pageDays].map((days) =>
        merged(uses[section] ?? [], day - days),
      );
      const decision = decidePage({ spans, usual, policy });
      decisions.set(section, decision.kind);
      if (decision.kind !== "problem" || open.has(section)) return [];
      open.add(section);
      return [{ section, day, decision }];
    });
  };

  return {
    take,
    night,
    isOpen: (section: number) => open.has(section),
    isSuspected: (section: number) => open.has(section) || (decisions.get(section) ?? "sound") !== "sound",
    /** The section says something else, or its owner said that it is right: what was before counts no more. */
    startAnew: (section: number): void => {
      uses[section] = [];
      open.delete(section);
      decisions.delete(section);
    },
    peopleWithSigns: (section: number): readonly number[] => [
      ...new Set(
        (uses[section] ?? []).filter(({ use }) => use.weight > 0).map(({ use }) => Number(use.person)),
      ),
    ],
  };
}

function merged(all: readonly DayUse[], after: number): readonly SectionUse[] {
  const people = new Map<
    string,
    { person: string; noMiss: number; surprise: number; shown: number; weight: number; kinds: Kinds }
  >();
  for (const { day, use } of all) {
    if (day <= after) continue;
    const one = people.get(use.person) ?? {
      person: use.person,
      noMiss: 1,
      surprise: 0,
      shown: 0,
      weight: 0,
      kinds: {},
    };
    one.noMiss *= use.noMiss;
    one.surprise += use.surprise;
    one.shown += use.shown;
    one.weight = Math.max(one.weight, use.weight);
    for (const [kind, count] of Object.entries(use.kinds) as [SignalKind, number][]) {
      one.kinds[kind] = (one.kinds[kind] ?? 0) + count;
    }
    people.set(use.person, one);
  }
  return [...people.values()];
}

type Kinds = Partial<Record<SignalKind, number>>;

/** Signs other than misses: a day's strongest, where it is none of what the person tried. */
function otherTrouble(all: readonly DayUse[]): { readonly shown: number; readonly weight: number } {
  const total = { shown: 0, weight: 0 };
  for (const { use } of all) {
    total.shown += use.shown;
    const isMiss = use.kinds.missed !== undefined || use.kinds["step-missed"] !== undefined;
    if (!isMiss) total.weight += use.weight;
  }
  return total;
}

const policy = defaultPolicy.signals;
