import fc from "fast-check";
import { expect, test } from "vitest";
import { defaultPolicy } from "../../src/core/policy.ts";
import type { RecentPractice } from "../../src/core/ports/practice-store.ts";
import type { Coaching } from "../../src/core/practice.ts";
import { isWorking } from "../../src/core/working-time.ts";
import { interleave } from "../../src/practice/schedule/interleave.ts";
import { planDay } from "../../src/practice/schedule/plan-day.ts";
import {
  type PlanFacts,
  planSession,
  type SessionRequest,
} from "../../src/practice/schedule/plan-session.ts";
import { daysFrom, type MadeItem, missedStep, monday, planFacts } from "./support/made-items.ts";
import { schedules } from "./support/made-schedules.ts";

const ids = Array.from({ length: 30 }, (_, i) => `item-${i}`);
const daysAgo = fc.double({ min: 0, max: 14, noNaN: true }).map((days) => daysFrom(monday, -days));
const memory = fc.record({
  learned: fc.constantFrom("text-1", "text-1", "text-0"),
  stability: fc.double({ min: 0.1, max: 500, noNaN: true }),
  dueAt: fc.integer({ min: -40, max: 40 }).map((days) => daysFrom(monday, days)),
  lastAt: fc.double({ min: 0, max: 60, noNaN: true }).map((days) => daysFrom(monday, -days)),
  last: fc.constantFrom("right" as const, "wrong" as const, "sure-and-wrong" as const),
});
const madeItem = (id: string) =>
  fc.record(
    {
      id: fc.constant(id),
      item: fc.record({
        about: fc.constantFrom("routine" as const, "threshold" as const, "exception" as const),
        approvedFor: fc.constantFrom("text-1", "text-1", "text-1", "text-0", null),
        sop: fc.constantFrom(`page-${id}`, "page-shared"),
      }),
      section: fc.record({
        lookup: fc.boolean(),
        sensitive: fc.boolean(),
        audience: fc.constantFrom([], ["finance"]),
      }),
      place: fc.record({
        skills: fc.subarray(["refunds", "invoices", "calls"]),
        requires: fc.subarray(["identity", "calls"], { maxLength: 1 }),
        tasks: fc.subarray(["refund", "goodwill"]),
        weight: fc.integer({ min: 0, max: 16 }),
        order: fc.oneof(fc.integer({ min: 0, max: 40 }), fc.constant(null)),
      }),
      memory,
    },
    { requiredKeys: ["id"] },
  );
const recent: fc.Arbitrary<RecentPractice> = fc.record({
  asked: fc.array(fc.record({ at: daysAgo, item: fc.constantFrom(...ids), isNew: fc.boolean() }), {
    maxLength: 10,
  }),
  missedSteps: fc.array(
    daysAgo.chain((at) =>
      fc.constantFrom("refunds", "page-item-3#rule", null).map((step) => missedStep({ at, step })),
    ),
    { maxLength: 3 },
  ),
  unclear: fc.array(
    fc.record({ at: daysAgo, section: fc.constantFrom(...ids.map((id) => `page-${id}#rule`)) }),
    { maxLength: 3 },
  ),
});
const requests: fc.Arbitrary<SessionRequest> = fc.oneof(
  fc.constant({ kind: "daily" as const }),
  fc.constant({ kind: "more" as const }),
  fc.subarray(ids).map((items) => ({ kind: "topic" as const, topic: "refunds", items: new Set(items) })),
);
const coaching: fc.Arbitrary<readonly Coaching[]> = fc
  .subarray([
    { kind: "skill" as const, skill: "refunds" },
    { kind: "skill" as const, skill: "calls" },
    { kind: "section" as const, sop: "page-item-3", section: "rule" },
  ])
  .map((subjects) => subjects.map((subject) => ({ person: "ada", subject, since: daysFrom(monday, -5) })));
const situations: fc.Arbitrary<PlanFacts> = fc
  .record({
    items: fc
      .subarray(ids)
      .chain((some): fc.Arbitrary<readonly MadeItem[]> => fc.tuple(...some.map(madeItem))),
    recent,
    coaching,
    request: requests,
    mode: fc.constantFrom("learning" as const, "experienced" as const),
    newPerDay: fc.option(fc.integer({ min: 0, max: 9 })),
    rolesSince: fc.option(fc.integer({ min: 0, max: 90 }).map((days) => daysFrom(monday, -days))),
  })
  .map(({ items, ...given }) => planFacts(items, given));

const always = (check: (facts: PlanFacts, chosen: ReturnType<typeof planSession>["chosen"]) => void) =>
  fc.assert(
    fc.property(situations, (facts) => check(facts, planSession(facts).chosen)),
    { numRuns: 400 },
  );
const pooled = (facts: PlanFacts, item: string) => {
  const found = facts.pool.find((one) => one.item.id === item);
  if (found === undefined) throw new Error(`${item} is not in the pool`);
  return found;
};

test("never asks what is stale, a draft, a look-up or sensitive, nor of a page the person may not read", () => {
  always((facts, chosen) => {
    for (const { item } of chosen) {
      const { state, section } = pooled(facts, item);
      expect(state).toBe("askable");
      expect(section?.audience).toEqual([]);
    }
  });
});

test("never over the cap, and never an item twice a day", () => {
  always((facts, chosen) => {
    const today = facts.recent.asked.filter(({ at }) => at >= facts.day.start);
    const earlier = facts.request.kind === "daily" ? today.length : 0;
    expect(chosen.length + Math.min(earlier, 5)).toBeLessThanOrEqual(5);
    const asked = [...today, ...chosen].map(({ item }) => item);
    for (const { item } of chosen) expect(asked.filter((one) => one === item)).toHaveLength(1);
  });
});

test("what somebody is coached on comes first, at most three of it a day, and nothing new or changed", () => {
  always((facts, chosen) => {
    const places = chosen.flatMap(({ why }, i) => (why.kind === "coached" ? [i] : []));
    expect(places).toEqual(places.map((_, i) => i));
    expect(places.length).toBeLessThanOrEqual(3);
    for (const place of places) {
      const { item } = chosen[place] ?? { item: "" };
      expect(facts.memory.get(item)?.learned).toBe("text-1");
    }
    if (facts.request.kind === "topic" || facts.coaching.length === 0) expect(places).toEqual([]);
  });
});

test("beside what was missed comes at most one of the same section, known and not due", () => {
  always((facts, chosen) => {
    const isMissed = (item: string) => {
      const memory = facts.memory.get(item);
      return memory !== undefined && memory.last !== "right" && memory.dueAt < facts.day.end;
    };
    const beside = chosen.filter(({ why }) => why.kind === "neighbour").map(({ item }) => item);
    const missed = facts.pool.filter(({ item }) => isMissed(item.id)).map(({ item }) => item.sop);
    for (const item of beside) {
      expect(facts.known.has(item) && !isMissed(item)).toBe(true);
      expect(missed).toContain(pooled(facts, item).item.sop);
    }
    expect(beside.length).toBeLessThanOrEqual(missed.length);
  });
});

test("a gap in what is not asked changes nothing, nor one that is given no places", () => {
  fc.assert(
    fc.property(situations, (facts) => {
      const elsewhere = { kind: "section", sop: "page-elsewhere", section: "rule" } as const;
      const plan = planSession({ ...facts, coaching: [] });
      const gap = { person: "ada", subject: elsewhere, since: monday };
      expect(planSession({ ...facts, coaching: [gap] })).toEqual(plan);
      expect(planSession({ ...facts, coachedPerDay: 0 })).toEqual(plan);
    }),
  );
});

test("tells of every item of the pool whether it is asked or why not, once", () => {
  fc.assert(
    fc.property(situations, (facts) => {
      const { chosen, passed } = planSession(facts);
      const told = [...chosen, ...passed].map(({ item }) => item);
      expect(told.toSorted()).toEqual(facts.pool.map(({ item }) => item.id).toSorted());
    }),
    { numRuns: 400 },
  );
});

test("at most two new ones a day, six by choice in the first thirty days, whatever the request but a topic", () => {
  always((facts, chosen) => {
    if (facts.request.kind === "topic") return;
    const isFirst = facts.rolesSince !== null && facts.rolesSince > daysFrom(monday, -30);
    const limit = isFirst && facts.newPerDay !== null ? 6 : 2;
    const earlier = facts.recent.asked.filter(({ at, isNew }) => isNew && at >= facts.day.start).length;
    const fresh = chosen.filter(({ item }) => !facts.known.has(item)).length;
    expect(fresh).toBeLessThanOrEqual(Math.max(0, limit - earlier));
  });
});

test("somebody experienced is asked at most three questions in seven days", () => {
  always((facts, chosen) => {
    if (facts.mode !== "experienced" || facts.request.kind !== "daily") return;
    const week = facts.recent.asked.filter(({ at }) => at >= facts.day.weekStart).length;
    expect(chosen.length).toBeLessThanOrEqual(Math.max(0, 3 - week));
  });
});

test("what is due comes before what is new, what was missed before what is due", () => {
  always((facts, chosen) => {
    if (facts.request.kind === "topic") return;
    const kinds = new Set(chosen.map(({ why }) => why.kind));
    const { passed } = planSession(facts);
    const noRoom = passed.filter(({ reason }) => reason.kind === "no-room").map(({ item }) => item);
    const left = noRoom.map((item) => facts.memory.get(item));
    const isDue = (state: (typeof left)[number]) => state !== undefined && state.learned === "text-1";
    if (kinds.has("new")) expect(left.some(isDue)).toBe(false);
    if (kinds.has("due")) expect(left.some((state) => isDue(state) && state?.last !== "right")).toBe(false);
  });
});

test("the same facts give the same plan, in whatever order the pool comes", () => {
  fc.assert(
    fc.property(situations, fc.integer(), (facts, turn) => {
      const plan = planSession(facts);
      expect(planSession(structuredClone(facts))).toEqual(plan);
      const at = facts.pool.length === 0 ? 0 : Math.abs(turn) % facts.pool.length;
      const turned = { ...facts, pool: [...facts.pool.slice(at), ...facts.pool.slice(0, at)] };
      expect(planSession(turned).chosen).toEqual(plan.chosen);
    }),
  );
});

test("no two neighbours of one skill where any order that begins with the first avoids it", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 7 }), (keys) => {
      const things = keys.map((key, i) => ({ key, i }));
      const order = interleave(things, ({ key }) => key);
      expect(order.toSorted((a, b) => a.i - b.i)).toEqual(things);
      expect(order[0]).toEqual(things[0]);
      const neighbours = (some: readonly string[]) => some.filter((key, i) => key === some[i + 1]).length;
      const best = fewest(keys.slice(0, 1), keys.slice(1), neighbours);
      if (best === 0) expect(neighbours(order.map(({ key }) => key))).toBe(0);
    }),
  );
});

/** The least number of equal neighbours that any order of the rest gives. */
function fewest(
  begun: readonly string[],
  rest: readonly string[],
  count: (keys: readonly string[]) => number,
): number {
  if (rest.length === 0) return count(begun);
  const choices = [...new Set(rest)].map((key) =>
    fewest([...begun, key], rest.toSpliced(rest.indexOf(key), 1), count),
  );
  return Math.min(...choices);
}

test("nobody is asked outside their hours, whenever they are looked at", () => {
  const instants = fc.date({
    min: new Date("2026-01-01T00:00:00Z"),
    max: new Date("2027-12-31T00:00:00Z"),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(schedules, instants, (schedule, now) => {
      const decision = planDay(
        {
          person: "ada",
          now,
          day: null,
          schedule,
          settings: { quizTime: null, pausedUntil: null, messages: "on" },
          isTold: true,
          open: null,
          recent: { asked: [] },
          policy: defaultPolicy.practice,
        },
        () => [{ item: "refund-limit", why: { kind: "due", recall: 0.9 } }],
      );
      expect(decision.day.nextAt > now).toBe(true);
      if (decision.kind === "ask") expect(isWorking(now, schedule)).toBe(true);
      expect(isWorking(decision.day.nextAt, schedule)).toBe(true);
    }),
  );
});
