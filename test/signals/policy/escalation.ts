import { expect } from "vitest";
import type { EntryFacts, Escalation, EscalationStep } from "../../../src/core/escalations.ts";
import type { Gap } from "../../../src/core/gaps.ts";
import type { Policy } from "../../../src/core/policy.ts";
import type { SignalReader } from "../../../src/core/ports/signal-store.ts";
import type { StoredSignal } from "../../../src/core/signals.ts";
import { contestDue, possibleDeciders } from "../../../src/signals/contest/contest-rules.ts";
import { closedEntry } from "../../../src/signals/digest/closed-entry.ts";
import { makeDigest } from "../../../src/signals/digest/digest.ts";
import { digestSlot } from "../../../src/signals/digest/digest-time.ts";
import { personEntry } from "../../../src/signals/escalation/entry-facts.ts";
import { wasToldBefore } from "../../../src/signals/escalation/said-before.ts";
import { showEntries, tellableFrom } from "../../../src/signals/escalation/show-entry.ts";
import type { EscalationDeps } from "../../../src/signals/signal-deps.ts";
import { personNamed } from "../../support/person-named.ts";
import type { Behaviour } from "../../support/policy-behaviour.ts";
import { days, escalation, later, now, personalGap, signal } from "../../support/signal-facts.ts";

const person = (id: string, roles: readonly string[] = []) =>
  personNamed(id, { timeZone: "UTC", roles, manager: id === "ada" ? "mia" : null });
const ada = person("ada");
const early = { days: ["mon", "tue", "wed", "thu", "fri"], from: "07:00", to: "17:00" } as const;
const mia = { ...person("mia"), workingHours: early };
const people = [ada, mia, person("somebody-else", ["somebody-else"]), person("pia", ["people-partner"])];

function company(policy: Policy) {
  return { areas: [], skillMap: { roles: {}, skills: {} }, glossary: [], calendars: {}, policy };
}

/** A company of which nothing is stored but what is given. */
function deps(
  policy: Policy,
  store: Partial<SignalReader>,
  more: Partial<EscalationDeps> = {},
): EscalationDeps {
  const nothing = { gaps: async () => [], signals: async () => [], escalations: async () => [] };
  return {
    store: {
      ...nothing,
      contests: async () => [],
      lastTold: async () => new Map(),
      ...store,
    } as SignalReader,
    flags: { flags: async () => [] },
    pages: { currentSections: async () => [] },
    practice: { attemptsOf: async () => [] },
    company: company(policy),
    skillMap: { roles: {}, skills: {} },
    people,
    former: new Map(),
    administrator: null,
    trust: new Map(),
    reachable: async (ids) => new Set(ids),
    newId: () => "new",
    ...more,
  };
}

function slot(policy: Policy, time: string): string | null {
  return (
    digestSlot({ manager: mia, deputy: null, company: company(policy) }, new Date(time))?.occasion ?? null
  );
}

const told: EscalationStep = { kind: "told", by: "mia", words: null, at: days(-9) };

/** How many entries a digest has for which there are so many. */
async function entries(policy: Policy, waiting: number): Promise<number | undefined> {
  const all = Array.from({ length: waiting }, (_, at) =>
    escalation({ id: `e${at}`, gap: `g${at}`, steps: [told, { ...told, kind: "contest-upheld" }] }),
  );
  const store = { escalations: async () => all, gap: async (id: string) => personalGap({ id }) };
  const made = await makeDigest(deps(policy, store), { manager: mia, to: mia, matters: [], now });
  return made?.entries.length;
}

function stored(at: Date, more: Partial<StoredSignal> = {}): StoredSignal {
  return { ...signal({ at }), id: "1", sequence: 1, corrects: false, ...more };
}

/** Whether the person is shown an entry again that was told nine days ago, with so many misses since. */
async function isShownAgain(policy: Policy, misses: number): Promise<boolean> {
  const gap = personalGap({ state: "persists", toldAt: days(-30), confirmedAt: now });
  const since = Array.from({ length: misses }, (_, at) =>
    stored(days(-1), { cause: `a${at}`, sequence: at }),
  );
  const store = {
    gaps: async () => [gap],
    escalations: async () => [escalation({ steps: [told] })],
    signals: async () => since,
  };
  return (await showEntries(deps(policy, store), later(3_600_000))).length > 0;
}

/** Whether a gap is said to be back whose forerunner was told, and closed so many days before. */
async function isBack(policy: Policy, daysBefore: number): Promise<boolean> {
  const before: Gap = personalGap({ id: "g0", closedAt: days(-daysBefore), closing: "recalls" });
  const gaps = async ({ since }: { readonly since?: Date }) =>
    before.closedAt !== null && since !== undefined && before.closedAt >= since ? [before] : [];
  const store = { gaps, escalations: async () => [escalation({ steps: [told] })] };
  return wasToldBefore(deps(policy, store), personalGap());
}

/** What is said of a gap that closed: so many first tries on either side, so many days from when it was told. */
async function verdict(policy: Policy, tries: number, daysFrom: number): Promise<string | undefined> {
  const at = days(-100);
  const one: Escalation = escalation({ steps: [{ ...told, at }] });
  const attempt = (side: number, i: number) => ({
    item: `i${side}${i}`,
    variant: "",
    correct: side > 0,
    kind: "answer" as const,
    at: new Date(at.getTime() + side * daysFrom * 86_400_000),
    sop: "refunds",
    section: "over-500",
  });
  const attempts = [-1, 1].flatMap((side) => Array.from({ length: tries }, (_, i) => attempt(side, i)));
  const practice = { attemptsOf: async () => attempts } as unknown as EscalationDeps["practice"];
  const gap = personalGap({ closedAt: now, closing: "recalls" });
  const closed = await closedEntry(deps(policy, {}, { practice }), { escalation: one, gap, end: null }, now);
  return closed?.figures?.verdict;
}

/** The weeks in which an entry says that something was missed, of one miss so many weeks ago. */
async function weeksSaid(policy: Policy, weeksAgo: number): Promise<EntryFacts["weeks"]> {
  const signals = async () => [stored(days(-7 * weeksAgo))];
  return (await personEntry(deps(policy, { signals }), personalGap(), now)).weeks;
}

function decider(policy: Policy, administrator: string | null): string | undefined {
  const search = { people, former: new Map(), company: company(policy), administrator };
  return possibleDeciders(search, ada)[0]?.id;
}

export const ofEscalation: Readonly<Record<keyof Policy["escalation"], Behaviour>> = {
  digestDay: (policy) => {
    expect(slot(policy, "2026-11-02T12:00:00Z")).toBe("2026-11-02");
    expect(slot(policy, "2026-11-03T12:00:00Z")).toBeNull();
  },
  digestTime: (policy) => {
    expect(slot(policy, "2026-11-02T08:59:59Z")).toBeNull();
    expect(slot(policy, "2026-11-02T09:00:00Z")).toBe("2026-11-02");
  },
  digestEntries: async (policy) => {
    expect(await entries(policy, 5)).toBe(5);
    expect(await entries(policy, 6)).toBe(5);
  },
  shownHours: (policy) =>
    expect(tellableFrom({ company: company(policy) }, ada, now)).toEqual(later(8 * 3_600_000)),
  contestPerson: (policy) => expect(decider(policy, "mia")).toBe("pia"),
  peopleRole: (policy) => expect(decider(policy, null)).toBe("pia"),
  contestDays: (policy) =>
    expect(contestDue(mia, company(policy), now)).toEqual(new Date("2026-11-09T17:00:00Z")),
  worseMissed: async (policy) => {
    expect(await isShownAgain(policy, 2)).toBe(false);
    expect(await isShownAgain(policy, 3)).toBe(true);
  },
  backDays: async (policy) => {
    expect(await isBack(policy, 120)).toBe(true);
    expect(await isBack(policy, 120.1)).toBe(false);
  },
  compareDays: async (policy) => {
    expect(await verdict(policy, 9, 56)).toBe("helped");
    expect(await verdict(policy, 9, 56.1)).toBe("too-few");
  },
  compareTries: async (policy) => {
    expect(await verdict(policy, 4, 9)).toBe("too-few");
    expect(await verdict(policy, 5, 9)).toBe("helped");
  },
  trendWeeks: async (policy) => {
    expect(await weeksSaid(policy, 7.9)).toEqual([1, 0, 0, 0, 0, 0, 0, 0]);
    expect(await weeksSaid(policy, 8.1)).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
  },
};
