import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ConflictError } from "../../src/core/errors.ts";
import type { Fact } from "../../src/core/facts.ts";
import type { Gap, Subject } from "../../src/core/gaps.ts";
import { signalNoted } from "../../src/core/signal-facts.ts";
import type { TestStore } from "../support/database.ts";
import {
  contentGap,
  contest,
  days,
  digest,
  escalation,
  later,
  now,
  pageProblem,
  personalGap,
  signal,
} from "../support/signal-facts.ts";

/** What every database must keep to for signals, gaps and what came of them. */
export function describeSignalStore(open: () => Promise<TestStore>): void {
  let store: TestStore;

  beforeEach(async () => {
    store = await open();
  });

  afterEach(async () => {
    await store.close();
  });

  const append = (...facts: readonly Fact[]) =>
    store.transaction((ports) => ports.conversation.append(facts));
  const settled = () => store.transaction((ports) => ports.signals.lastSettledSignal());
  const moved = (gap: Gap, was: Gap | null): Fact => ({ kind: "gap-moved", gap, was });

  describe("weeks in which people got stuck", () => {
    test("count days with a sign by person, section and week, first tries and what was judged anew apart", async () => {
      const hour = 3_600_000;
      await append(
        signalNoted(signal({ cause: "b1" })),
        signalNoted(signal({ cause: "b2", kind: "unclear", at: later(-hour) })),
        signalNoted(signal({ cause: "b3", kind: "step-missed", at: days(-6) })),
        signalNoted(signal({ cause: "b4", at: days(-8) })),
        signalNoted(signal({ cause: "b5", person: "bo", kind: "right" })),
        signalNoted(signal({ cause: "b6", person: "bo", isFirstTry: true })),
        signalNoted(signal({ cause: "b7", person: "bo" })),
        signalNoted(signal({ cause: "b8", person: "cy", kind: "right" })),
        signalNoted(signal({ cause: "b9", person: "bo", at: days(-15) })),
      );
      await append(
        signalNoted(signal({ cause: "b7", person: "bo", kind: "right" }), true),
        signalNoted(signal({ cause: "b8", person: "cy" }), true),
      );
      const key = { sop: "refunds", section: "over-500" };
      const ada = [
        { ...key, person: "ada", weeksAgo: 0, days: 2 },
        { ...key, person: "ada", weeksAgo: 1, days: 1 },
      ];
      const when = { until: now, weeks: 2 };
      const everybody = await store.signals.stuckWeeks(when);
      expect(everybody).toEqual([...ada, { ...key, person: "cy", weeksAgo: 0, days: 1 }]);
      expect(await store.signals.stuckWeeks({ ...when, people: ["ada"] })).toEqual(ada);
      expect(await store.signals.stuckWeeks({ ...when, people: [] })).toEqual([]);
    });
  });

  describe("a signal", () => {
    test("is kept once for each cause, kind and section, newest first", async () => {
      const shown = signal({
        cause: "q1",
        kind: "shown",
        item: null,
        predicted: null,
        skills: [],
        at: later(1),
      });
      await append(
        signalNoted(signal()),
        signalNoted(shown),
        signalNoted({ ...shown, section: "under-500" }),
      );
      await append(signalNoted(signal({ predicted: 0.1 })), signalNoted({ ...shown, kind: "rephrased" }));
      const kept = await store.signals.signals({});
      expect(kept.map(({ kind, section }) => [kind, section])).toEqual([
        ["rephrased", "over-500"],
        ["shown", "under-500"],
        ["shown", "over-500"],
        ["missed", "over-500"],
      ]);
      expect(kept.at(-1)).toEqual({
        ...signal(),
        id: expect.any(String),
        sequence: expect.any(Number),
        corrects: false,
      });
      const about = { sop: "refunds", section: "over-500" };
      expect(await store.signals.signals({ about, since: later(1), limit: 1 })).toMatchObject([
        { kind: "rephrased" },
      ]);
      expect(await store.signals.signals({ person: "bo" })).toEqual([]);
    });

    test("of an attempt judged anew stands beside the one it corrects", async () => {
      await append(signalNoted(signal()), signalNoted(signal({ kind: "right" }), true));
      await append(signalNoted(signal({ kind: "missed" }), true));
      expect(await store.signals.signals({})).toMatchObject([
        { kind: "missed", corrects: true },
        { kind: "right", corrects: true },
        { kind: "missed", corrects: false },
      ]);
      expect(await store.signals.signalsOf("a1")).toMatchObject([{ kind: "missed", corrects: false }]);
      expect(await store.signals.signalsOf("a2")).toEqual([]);
    });

    test("is erased with age, what was worked out from it too, and how many there were stays", async () => {
      const old = days(-200);
      await append(
        ...["a1", "a2", "a3"].map((cause) => signalNoted(signal({ cause, at: old }))),
        signalNoted(signal({ cause: "a4" })),
      );
      const subject: Subject = { kind: "skill", skill: "refunding" };
      const kept = { state: {}, upTo: 3, lastAt: old };
      await store.signals.keepRunningTests([{ person: "ada", subject, ...kept }]);
      const text = { sop: "refunds", section: "over-500", sectionHash: "h1" };
      await store.signals.keepSectionUses([{ ...text, person: "ada", ...kept }]);
      expect(await store.signals.eraseSignals(days(-120), 2)).toBe(2);
      expect(await store.signals.eraseSignals(days(-120), 2)).toBe(1);
      expect(await store.signals.eraseSignals(days(-120), 2)).toBe(0);
      expect(await store.signals.signals({})).toMatchObject([{ cause: "a4" }]);
      expect(await store.signals.runningTests([{ person: "ada", subject }])).toEqual([]);
      expect(await store.signals.usesOfSection(text, days(-300))).toEqual([]);
      const counted = { sop: "refunds", section: "over-500", version: 7, kind: "missed" };
      expect(await store.signals.signalCounts({ since: days(-365) })).toEqual([
        { ...counted, month: new Date("2026-04-01T00:00:00Z"), count: 3 },
        { ...counted, month: new Date("2026-11-01T00:00:00Z"), count: 1 },
      ]);
      expect(await store.signals.signalCounts({ since: days(-1) })).toMatchObject([{ count: 1 }]);
    });
  });

  describe("detection", () => {
    test("reads the signals of a range by person, in the order in which they were stored", async () => {
      await append(
        signalNoted(signal({ cause: "a1", person: "bo" })),
        signalNoted(signal({ cause: "a2", person: "ada", at: later(9) })),
        signalNoted(signal({ cause: "a3", person: "cy" })),
        signalNoted(signal({ cause: "a4", person: "ada", at: later(5) })),
      );
      const upTo = await settled();
      await append(signalNoted(signal({ cause: "a5", person: "dee" })));
      const first = upTo - 3;
      const range = { after: first, upTo };
      expect(await store.signals.peopleWithSignals(range, null)).toEqual([
        { person: "ada", signals: 2 },
        { person: "cy", signals: 1 },
      ]);
      const everything = { after: 0, upTo };
      const read = await store.signals.signalsInRange(["bo", "ada"], everything);
      expect(read.map(({ cause }) => cause)).toEqual(["a2", "a4", "a1"]);
      expect(read[0]).toEqual({
        ...signal({ cause: "a2", person: "ada", at: later(9) }),
        id: String(first + 1),
        sequence: first + 1,
        corrects: false,
      });
      expect(await store.signals.signalsInRange(["eli"], everything)).toEqual([]);
    });

    test("waits for signals that are being stored: none turns up below where it has come", async () => {
      let finish = () => {};
      const stored = new Promise<void>((resolve) => {
        finish = resolve;
      });
      let began = () => {};
      const beginning = new Promise<void>((resolve) => {
        began = resolve;
      });
      const slow = store.transaction(async (ports) => {
        await ports.conversation.append([signalNoted(signal({ cause: "slow" }))]);
        began();
        await stored;
      });
      await beginning;
      const horizon = settled();
      finish();
      await slow;
      const [last] = await store.signals.signals({ limit: 1 });
      expect(last?.cause).toBe("slow");
      expect(await horizon).toBe(last?.sequence);
    });

    test("knows how far it has come", async () => {
      expect(await settled()).toBe(0);
      expect(await store.signals.detection()).toEqual({ upTo: 0, night: null });
      const night = { upTo: 7, turn: 1, person: "ada", isTakenIn: false, signals: 3, touched: ["refunds"] };
      await store.signals.keepNight(night, now);
      expect(await store.signals.detection()).toEqual({ upTo: 0, night });
      await expect(store.signals.keepNight(night, now)).rejects.toThrow(ConflictError);
      await store.signals.finishDetection(7, now);
      await store.signals.finishDetection(9, later(1));
      await store.signals.finishDetection(7, later(2));
      expect(await store.signals.detection()).toEqual({ upTo: 9, night: null });
    });

    test("keeps its running tests, uses and figures, the last of each", async () => {
      const subject: Subject = { kind: "section", sop: "refunds", section: "over-500" };
      const skill: Subject = { kind: "skill", skill: "refunding" };
      const one = { person: "ada", subject, state: { statistic: 1.5, run: [1] }, upTo: 4, lastAt: now };
      await store.signals.keepRunningTests([one, { ...one, subject: skill, state: {} }]);
      await store.signals.keepRunningTests([{ ...one, upTo: 5, lastAt: later(1) }]);
      const asked = ["ada", "bo"].map((person) => ({ person, subject }));
      expect(await store.signals.runningTests(asked)).toEqual([{ ...one, upTo: 5, lastAt: later(1) }]);
      expect(await store.signals.runningTests([])).toEqual([]);

      const text = { sop: "refunds", section: "over-500", sectionHash: "h1" };
      const use = { ...text, person: "ada", state: [[1, "missed"]], upTo: 4, lastAt: now };
      await store.signals.keepSectionUses([use, { ...use, person: "bo", lastAt: days(-9) }]);
      await store.signals.keepSectionUses([{ ...use, state: [], upTo: 5 }]);
      expect(await store.signals.sectionUses([use, { ...use, sectionHash: "h2" }])).toEqual([
        { ...use, state: [], upTo: 5 },
      ]);
      expect(await store.signals.usesOfSection(text, days(-8))).toMatchObject([{ person: "ada" }]);
      expect(await store.signals.usesOfSection({ ...text, sectionHash: "h2" }, days(-8))).toEqual([]);

      await store.signals.keepSectionFigures([{ ...text, state: { shown: 1 }, at: now }]);
      await store.signals.keepSectionFigures([{ ...text, state: { shown: 2 }, at: later(1) }]);
      expect(await store.signals.sectionFigures()).toEqual([{ ...text, state: { shown: 2 }, at: later(1) }]);
    });
  });

  describe("a gap", () => {
    test("of each kind is read as it was last moved", async () => {
      const skill = personalGap({ id: "g4", subject: { kind: "skill", skill: "refunding" } });
      const gaps = [personalGap(), pageProblem(), contentGap(), skill];
      await append(...gaps.map((gap) => moved(gap, null)));
      for (const gap of gaps) expect(await store.signals.gap(gap.id)).toEqual(gap);
      const told = personalGap({ toldAt: later(1), state: "persists", confirmedAt: later(2) });
      const closed = pageProblem({ closedAt: later(3), closing: "fixed" });
      const grown = contentGap({ questions: ["q1", "q2", "q3", "q4"], people: 3, confirmedAt: later(2) });
      await append(moved(told, personalGap()), moved(closed, pageProblem()), moved(grown, contentGap()));
      for (const gap of [told, closed, grown]) expect(await store.signals.gap(gap.id)).toEqual(gap);
      expect(await store.signals.gap("g9")).toBeNull();
    });

    test("is found by kind, person, section and whether it is open", async () => {
      const closed = pageProblem({ id: "g0", openedAt: days(-9), closedAt: days(-2), closing: "quiet" });
      await append(...[personalGap(), pageProblem(), contentGap(), closed].map((gap) => moved(gap, null)));
      const ids = async (which: Parameters<typeof store.signals.gaps>[0]) =>
        (await store.signals.gaps(which)).map(({ id }) => id);
      expect(await ids({})).toEqual(["g3", "g2", "g1", "g0"]);
      expect(await ids({ kind: "page" })).toEqual(["g2", "g0"]);
      expect(await ids({ kind: "page", open: true })).toEqual(["g2"]);
      expect(await ids({ open: false })).toEqual(["g0"]);
      expect(await ids({ person: "ada" })).toEqual(["g1"]);
      expect(await ids({ people: ["ada", "bo"] })).toEqual(["g1"]);
      expect(await ids({ about: { sop: "refunds", section: "over-500" } })).toEqual(["g2", "g1", "g0"]);
      expect(await ids({ since: days(-1), kind: "page" })).toEqual(["g2"]);
      expect(await ids({ since: days(-3), kind: "page" })).toEqual(["g2", "g0"]);
    });

    test("moves for one of several at once", async () => {
      await append(moved(personalGap(), null));
      const ends = await Promise.allSettled(
        [1, 2, 3].map((ms) => append(moved(personalGap({ toldAt: later(ms) }), personalGap()))),
      );
      expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      expect(ends.flatMap((end) => (end.status === "rejected" ? [end.reason] : []))).toEqual([
        expect.any(ConflictError),
        expect.any(ConflictError),
      ]);
    });

    test("is the only open one about the same", async () => {
      await append(moved(personalGap(), null));
      const again = personalGap({ id: "g5", openedAt: later(1) });
      await expect(append(moved(again, null))).rejects.toThrow(ConflictError);
      const closed = personalGap({ closedAt: later(1), closing: "recalls" });
      await append(moved(again, null), moved(closed, personalGap()));
      expect(await store.signals.gaps({ open: true })).toEqual([again]);
      await expect(append(moved(personalGap(), closed))).rejects.toThrow(ConflictError);
    });
  });

  describe("an escalation", () => {
    test("is read with its steps, and ended by one of them", async () => {
      await append(moved(personalGap(), null), { kind: "escalation-made", escalation: escalation() });
      const told = { kind: "told", by: "mia", words: null, at: later(1) } as const;
      const coached = { kind: "coached", by: "mia", words: "We sat down.", at: later(2) } as const;
      await append(
        { kind: "escalation-step", escalation: "e1", ordinal: 0, step: told },
        { kind: "escalation-step", escalation: "e1", ordinal: 1, step: coached },
      );
      const made = escalation({ steps: [told, coached] });
      expect(await store.signals.escalation("e1")).toEqual(made);
      expect(await store.signals.escalations({ manager: "mia", open: true })).toEqual([made]);
      const step = { kind: "closed", by: null, words: null, at: later(3) } as const;
      await append({ kind: "escalation-step", escalation: "e1", ordinal: 2, step });
      expect(await store.signals.escalations({ person: "ada", open: true })).toEqual([]);
      expect(await store.signals.escalations({ gap: "g1" })).toHaveLength(1);
      expect(await store.signals.escalation("e2")).toBeNull();
    });

    test("is made once, and takes each step once", async () => {
      await append(moved(personalGap(), null), { kind: "escalation-made", escalation: escalation() });
      for (const again of [escalation(), escalation({ id: "e2" })]) {
        await expect(append({ kind: "escalation-made", escalation: again })).rejects.toThrow(ConflictError);
      }
      const step = { kind: "coached", by: "mia", words: null, at: later(1) } as const;
      const ends = await Promise.allSettled(
        [1, 2].map(() => append({ kind: "escalation-step", escalation: "e1", ordinal: 0, step })),
      );
      expect(ends.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    });
  });

  describe("a contest", () => {
    test("holds its gap until it is settled, once", async () => {
      await append(moved(personalGap(), null), { kind: "contest-made", contest: contest() });
      await expect(append({ kind: "contest-made", contest: contest({ id: "c2" }) })).rejects.toThrow(
        ConflictError,
      );
      expect(await store.signals.contests({ gap: "g1", open: true })).toEqual([contest()]);
      const settled = { by: "pia", verdict: "upheld", reason: "Right so.", at: later(1) } as const;
      await append({ kind: "contest-settled", contest: "c1", settled });
      await expect(append({ kind: "contest-settled", contest: "c1", settled })).rejects.toThrow(
        ConflictError,
      );
      expect(await store.signals.contest("c1")).toEqual(contest({ settled }));
      expect(await store.signals.contests({ decider: "pia", open: true })).toEqual([]);
      expect(await store.signals.contests({ person: "ada", open: false })).toHaveLength(1);
      await append({ kind: "contest-made", contest: contest({ id: "c2" }) });
    });
  });

  describe("what was sent and seen", () => {
    test("a digest goes once on each occasion, and what was told of a gap last is known", async () => {
      await append({ kind: "digest-sent", digest: digest() });
      await expect(append({ kind: "digest-sent", digest: digest({ id: "d9" }) })).rejects.toThrow(
        ConflictError,
      );
      const entries = [{ gap: "g1", escalation: "e1", said: "worse", figures: { missed: 6 } }] as const;
      const second = digest({ id: "d2", occasion: "2026-11-09", at: days(7), entries });
      await append({ kind: "digest-sent", digest: second });
      expect(await store.signals.digests({ manager: "mia", limit: 9 })).toEqual([second, digest()]);
      expect(await store.signals.lastTold("mia", ["g1", "g2"])).toEqual(
        new Map([["g1", { at: days(7), said: "worse", figures: { missed: 6 } }]]),
      );
      expect(await store.signals.lastTold("max", ["g1"])).toEqual(new Map());
    });

    test("every look at somebody's data is kept", async () => {
      const look = { by: "mia", about: "ada", what: "escalation", at: now };
      await append({ kind: "look-noted", look }, { kind: "look-noted", look: { ...look, about: "bo" } });
      expect(await store.signals.looks({ about: "ada", since: now, limit: 9 })).toEqual([look]);
      expect(await store.signals.looks({ since: now, limit: 9 })).toHaveLength(2);
    });
  });
}
