import { expect, test } from "vitest";
import { openEnd } from "../../src/core/pause.ts";
import { defaultPolicy } from "../../src/core/policy.ts";
import type { PracticeSession, QueuedItem } from "../../src/core/practice.ts";
import type { WorkSchedule } from "../../src/core/working-time.ts";
import { type DayFacts, dayAfterOpening, planDay } from "../../src/practice/schedule/plan-day.ts";
import { daysFrom, monday } from "./support/made-items.ts";

const office: WorkSchedule = {
  timeZone: "Europe/Dublin",
  hours: { days: ["mon", "tue", "wed", "thu", "fri"], from: "09:00", to: "17:00" },
  leave: [],
  holidays: new Set(),
};
const question: QueuedItem = { item: "refund-limit", why: { kind: "due", recall: 0.9 } };

const facts = (given: Partial<DayFacts> = {}): DayFacts => ({
  person: "ada",
  now: monday,
  day: null,
  schedule: office,
  settings: { quizTime: null, pausedUntil: null, messages: "on" },
  isTold: true,
  open: null,
  recent: { asked: [] },
  policy: defaultPolicy.practice,
  ...given,
});
const unopened = (given: Partial<PracticeSession> = {}): PracticeSession => ({
  id: "session-1",
  person: "ada",
  kind: "daily",
  plannedOn: "2026-10-30",
  at: daysFrom(monday, -3),
  queue: [],
  question: "question-1",
  asked: 1,
  right: 0,
  openedAt: null,
  endedAt: null,
  ending: null,
  message: null,
  moves: 0,
  ...given,
});
const decide = (given: Partial<DayFacts> = {}, queue: readonly QueuedItem[] = [question]) =>
  planDay(facts(given), () => queue);
const tuesday = new Date("2026-11-03T10:00:00Z");

test("asks at the person's time and looks again on the next practice day", () => {
  expect(decide()).toEqual({
    kind: "ask",
    session: "daily",
    queue: [question],
    replaces: null,
    day: { person: "ada", nextAt: tuesday, ignored: 0 },
  });
});

test("nothing when nothing is due", () => {
  expect(decide({}, [])).toEqual({
    kind: "nothing",
    reason: "nothing-due",
    day: { person: "ada", nextAt: tuesday, ignored: 0 },
  });
});

test.each<[string, Partial<DayFacts>, string, string]>([
  ["who was not told", { isTold: false }, "not-told", "2026-11-03T10:00:00.000Z"],
  [
    "who stopped",
    { settings: { quizTime: null, pausedUntil: null, messages: "stopped" } },
    "stopped",
    "2026-11-03T10:00:00.000Z",
  ],
  [
    "who paused until Wednesday noon",
    { settings: { quizTime: null, pausedUntil: new Date("2026-11-04T12:00:00Z"), messages: "on" } },
    "paused",
    "2026-11-05T10:00:00.000Z",
  ],
  [
    "who paused without an end: looked at in a week, for they may end it",
    { settings: { quizTime: null, pausedUntil: openEnd, messages: "on" } },
    "paused",
    "2026-11-10T10:00:00.000Z",
  ],
  ["at night", { now: new Date("2026-11-02T22:00:00Z") }, "off-hours", "2026-11-03T10:00:00.000Z"],
  [
    "on leave",
    { schedule: { ...office, leave: [{ from: "2026-11-02", to: "2026-11-04" }] } },
    "off-hours",
    "2026-11-05T10:00:00.000Z",
  ],
  [
    "on a holiday",
    { schedule: { ...office, holidays: new Set(["2026-11-02"]) } },
    "off-hours",
    "2026-11-03T10:00:00.000Z",
  ],
  [
    "before the time they chose by now",
    { settings: { quizTime: "15:30", pausedUntil: null, messages: "on" } },
    "too-early",
    "2026-11-02T15:30:00.000Z",
  ],
  [
    "who was asked today",
    { recent: { asked: [{ at: new Date("2026-11-02T09:10:00Z"), item: "x", isNew: false }] } },
    "asked-today",
    "2026-11-03T10:00:00.000Z",
  ],
])("nothing for somebody %s", (_, given, reason, nextAt) => {
  const decision = planDay(facts(given), () => {
    throw new Error("Nobody needs a plan here");
  });
  expect(decision).toMatchObject({ kind: "nothing", reason });
  expect(decision.day.nextAt.toISOString()).toBe(nextAt);
});

test("a session that nobody opened is replaced, and counts as ignored", () => {
  expect(decide({ open: unopened() })).toMatchObject({
    kind: "ask",
    replaces: { session: "session-1", ending: "unopened" },
    day: { ignored: 1 },
  });
});

test("one that was begun is left alone for half an hour, then stopped for the new one", () => {
  const begun = unopened({ openedAt: new Date("2026-11-02T09:50:00Z") });
  expect(decide({ open: begun, day: { person: "ada", nextAt: monday, ignored: 2 } })).toMatchObject({
    reason: "under-way",
    day: { nextAt: new Date("2026-11-02T10:20:00Z"), ignored: 2 },
  });
  const earlier = unopened({ openedAt: daysFrom(monday, -3) });
  expect(decide({ open: earlier, day: { person: "ada", nextAt: monday, ignored: 2 } })).toMatchObject({
    kind: "ask",
    replaces: { ending: "stopped" },
    day: { ignored: 0 },
  });
});

test("while nothing is due an unopened session is counted once, however many days go by", () => {
  const day = { person: "ada", nextAt: monday, ignored: 1 };
  expect(decide({ open: unopened(), day }, [])).toMatchObject({ reason: "nothing-due", day: { ignored: 1 } });
});

/** Lives through days on which nobody opens anything, looked at whenever planned. */
function ignoreAll(looks: number): readonly string[] {
  const told: string[] = [];
  let state = facts();
  for (let i = 0; i < looks; i += 1) {
    const decision = planDay(state, () => [question]);
    const date = state.now.toISOString().slice(0, 10);
    told.push(`${date} ${decision.kind === "nothing" ? decision.reason : decision.kind}`);
    const open = {
      ask: () => unopened({ id: `session-${i}`, at: state.now, plannedOn: date }),
      "offer-pause": () => null,
      nothing: () => state.open,
    }[decision.kind]();
    state = { ...state, now: decision.day.nextAt, day: decision.day, open };
  }
  return told;
}

test("three ignored → weekly; three more → one question, and then nothing until it is answered", () => {
  expect(ignoreAll(12)).toEqual([
    "2026-11-02 ask",
    "2026-11-03 ask",
    "2026-11-04 ask",
    "2026-11-05 weekly",
    "2026-11-11 ask",
    "2026-11-12 weekly",
    "2026-11-18 ask",
    "2026-11-19 weekly",
    "2026-11-25 ask",
    "2026-11-26 weekly",
    "2026-12-02 offer-pause",
    "2026-12-03 pause-offered",
  ]);
});

test("who goes on is asked again as if nothing had been ignored", () => {
  const day = dayAfterOpening(facts({ day: { person: "ada", nextAt: monday, ignored: 6 } }));
  expect(day).toEqual({ person: "ada", nextAt: tuesday, ignored: 0 });
  expect(decide({ now: tuesday, day })).toMatchObject({ kind: "ask", day: { ignored: 0 } });
});

test("a session of nothing but what followed a missed step is a nudge", () => {
  const nudge: QueuedItem = { item: "proof", why: { kind: "unclear", at: daysFrom(monday, -1) } };
  expect(decide({}, [nudge])).toMatchObject({ session: "nudge" });
  expect(decide({}, [nudge, question])).toMatchObject({ session: "daily" });
});

test("somebody who never works is looked at again in a week", () => {
  const never = { ...office, hours: { ...office.hours, days: [] } };
  expect(decide({ schedule: never })).toMatchObject({
    reason: "off-hours",
    day: { nextAt: daysFrom(monday, 7) },
  });
});
