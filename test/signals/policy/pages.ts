import { expect } from "vitest";
import type { Policy } from "../../../src/core/policy.ts";
import type { SignalKind } from "../../../src/core/signals.ts";
import { lookAtPages } from "../../../src/signals/gaps/look-at-pages.ts";
import { decidePage, type SectionUse, usualTrouble } from "../../../src/signals/gaps/page-problem.ts";
import { noteSignals } from "../../../src/signals/signs/note-signals.ts";
import { type Episodes, otherTrouble, withSignal } from "../../../src/signals/signs/section-episodes.ts";
import { soughtAgain } from "../../../src/signals/signs/sought-again.ts";
import type { Behaviour } from "../../support/policy-behaviour.ts";
import { days, later, now, signal } from "../../support/signal-facts.ts";
import { sectionNamed } from "../support/generated-signals.ts";

type Signals = Policy["signals"];
const usual = 0.02;

function use(given: Partial<SectionUse>): SectionUse {
  return { person: "somebody", noMiss: 0.9, surprise: 0, shown: 0, weight: 0, kinds: {}, ...given };
}

function decision(policy: Signals, uses: readonly SectionUse[]): string {
  return decidePage({ spans: [uses], usual, policy }).kind;
}

/** How much better a gap explains what each of these people missed. */
function missed(...surprises: readonly number[]): readonly SectionUse[] {
  return surprises.map((surprise) => use({ surprise }));
}

/** Was shown the section once, and asked again at once. */
const stuck = use({ noMiss: 1, shown: 1, weight: 1 });

/** Shown to so many people, of whom the first ones were in trouble, so many days ago. */
function usedBy(users: number, troubled: number, ago: number): readonly Episodes[] {
  const minute = Math.floor(days(-ago).getTime() / 60_000);
  const kind = (person: number): SignalKind => (person < troubled ? "rephrased" : "shown");
  return Array.from({ length: users }, (_, person) => [[minute, kind(person), 1, 1, 0]]);
}

/** Whether a section that people used like this has a page problem. */
async function isProblem(policy: Signals, uses: readonly Episodes[]): Promise<boolean> {
  const text = { sop: "refunds", section: "over-500", sectionHash: "h1", version: 1 };
  const { moves } = await lookAtPages({
    store: {
      sectionFigures: async () => [],
      keepSectionFigures: async () => {},
      textsThatStand: async () => [],
      usesOfSection: async () =>
        uses.map((state, person) => ({ ...text, person: `p${person}`, state, upTo: 1, lastAt: now })),
    },
    pages: {
      currentSections: async () => [{ ...sectionNamed("refunds", "over-500", "h1"), asked: "over-500" }],
      sectionAt: async () => null,
    },
    newId: () => "g",
    policy,
    now,
    open: [],
    touched: [text],
  });
  return moves.length > 0;
}

/** What ten such signs count against a section. */
function weight(policy: Signals, kind: SignalKind): number {
  return otherTrouble([Array.from({ length: 10 }, (_, at) => [at * 100, kind, 1, 0, 0])], policy).weight;
}

function episodes(policy: Signals, minutesApart: number): number {
  const signs = [0, minutesApart].map((minutes) => signal({ kind: "unclear", at: later(minutes * 60_000) }));
  return signs.reduce<Episodes>((all, one) => withSignal(all, { ...one, id: "" }, policy), []).length;
}

function askedAgain(policy: Policy, daysApart: number): readonly string[] {
  const key = { sop: "refunds", section: "over-500" };
  const answer = { id: "a", outcome: "answered", reason: "evident", found: [], cited: [key] } as const;
  return soughtAgain({ ...answer, at: days(daysApart) }, [{ ...answer, at: now }], policy).map(
    ({ kind }) => kind,
  );
}

/** What is taken for the usual rate of a step that was missed so many days before it was missed again. */
async function usualRate(policy: Policy, daysBefore: number): Promise<number | null | undefined> {
  const event = { id: "e", source: "shop", person: "ada", task: "refund", kind: "missed", at: now } as const;
  const step = "refunds#over-500";
  const facts = [{ kind: "work-event-taken", event: { ...event, step } }] as const;
  const nothing = async () => null;
  const deps = {
    answers: { answer: nothing, sectionsOfPassages: async () => [] },
    signals: {
      answersSince: async () => [],
      signalsOf: async () => [],
      workOutcomes: async (_tasks: readonly string[], since: Date) =>
        days(-daysBefore) >= since ? [{ task: "refund", total: 1, missed: new Map([[step, 1]]) }] : [],
    },
    pages: {
      currentSections: async () => [{ ...sectionNamed("refunds", "over-500", "h1"), asked: "over-500" }],
      sectionAt: nothing,
    },
    practice: { question: nothing },
    items: { itemAt: nothing },
    skillMap: { roles: {}, skills: {} },
    policy,
  };
  const [noted] = await noteSignals(deps, { facts, at: now });
  return noted?.kind === "signal-noted" ? noted.signal.predicted : undefined;
}

type OfPages =
  | "episodeMinutes"
  | "behaviourWeight"
  | "clickWeight"
  | "againWeight"
  | "askedAgainDays"
  | "stepDays"
  | "pageDays"
  | "pageRecentDays"
  | "pageLatestDays"
  | "pagePeople"
  | "missedSurprise"
  | "personEvidence"
  | "troubleOdds"
  | "pageEvidence"
  | "pageSuspected"
  | "usualShown"
  | "usualAtLeast";

export const ofPages: Readonly<Record<OfPages, Behaviour>> = {
  episodeMinutes: ({ signals }) => {
    expect(episodes(signals, 29)).toBe(1);
    expect(episodes(signals, 30)).toBe(2);
  },
  behaviourWeight: ({ signals }) => {
    expect(weight(signals, "rephrased")).toBeCloseTo(10);
    expect(weight(signals, "handed-on")).toBeCloseTo(10);
  },
  clickWeight: ({ signals }) => expect(weight(signals, "unclear")).toBeCloseTo(7),
  againWeight: ({ signals }) => expect(weight(signals, "asked-again")).toBeCloseTo(3),
  askedAgainDays: (policy) => {
    expect(askedAgain(policy, 30)).toEqual(["asked-again"]);
    expect(askedAgain(policy, 30.01)).toEqual([]);
  },
  stepDays: async (policy) => {
    expect(await usualRate(policy, 30)).toBeCloseTo(1 / 3);
    expect(await usualRate(policy, 30.1)).toBeCloseTo(1 / 2);
  },
  pageDays: async ({ signals }) => {
    expect(await isProblem(signals, usedBy(8, 8, 89.9))).toBe(true);
    expect(await isProblem(signals, usedBy(8, 8, 90.1))).toBe(false);
  },
  pageRecentDays: async ({ signals }) => {
    const before = usedBy(200, 0, 60);
    expect(await isProblem(signals, [...before, ...usedBy(5, 5, 29.9)])).toBe(true);
    expect(await isProblem(signals, [...before, ...usedBy(5, 5, 30.1)])).toBe(false);
  },
  pageLatestDays: async ({ signals }) => {
    const before = usedBy(200, 0, 20);
    expect(await isProblem(signals, [...before, ...usedBy(5, 5, 9.9)])).toBe(true);
    expect(await isProblem(signals, [...before, ...usedBy(5, 5, 10.1)])).toBe(false);
  },
  pagePeople: ({ signals }) => {
    expect(decision(signals, [...missed(9, 9), use({ surprise: 1, weight: 0 })])).toBe("suspected");
    expect(decision(signals, missed(9, 9, 9))).toBe("problem");
  },
  missedSurprise: ({ signals }) => {
    expect(decision(signals, missed(1.49, 1.49, 1.49, 1.49))).toBe("suspected");
    expect(decision(signals, missed(1.5, 1.5, 1.5, 1.5))).toBe("problem");
  },
  personEvidence: ({ signals }) => {
    expect(decision(signals, missed(9, 0.49))).toBe("sound");
    expect(decision(signals, missed(9, 0.5))).toBe("suspected");
  },
  troubleOdds: ({ signals }) => {
    expect(decision(signals, [stuck, stuck, ...missed(1.93)])).toBe("suspected");
    expect(decision(signals, [stuck, stuck, ...missed(1.94)])).toBe("problem");
  },
  pageEvidence: ({ signals }) => {
    expect(decision(signals, missed(1.75, 1.74, 1.5))).toBe("suspected");
    expect(decision(signals, missed(1.75, 1.75, 1.5))).toBe("problem");
  },
  pageSuspected: ({ signals }) => {
    expect(decision(signals, missed(1.5, 1.49))).toBe("sound");
    expect(decision(signals, missed(1.5, 1.5))).toBe("suspected");
  },
  usualShown: ({ signals }) => {
    expect(usualTrouble([{ shown: 9, weight: 3 }], signals)).toBe(usual);
    expect(usualTrouble([{ shown: 10, weight: 3 }], signals)).toBe(0.3);
  },
  usualAtLeast: ({ signals }) => {
    expect(usualTrouble([{ shown: 1000, weight: 19 }], signals)).toBe(usual);
    expect(usualTrouble([{ shown: 1000, weight: 21 }], signals)).toBe(0.021);
  },
};
