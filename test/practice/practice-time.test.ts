import { TZDate } from "@date-fns/tz";
import { format } from "date-fns";
import fc from "fast-check";
import { expect, test } from "vitest";
import { defaultPolicy } from "../../src/core/policy.ts";
import { isWorking, type WorkSchedule } from "../../src/core/working-time.ts";
import {
  dayBounds,
  nextPracticeInstant,
  nextPracticeInstants,
  type PracticeTime,
  practiceNow,
} from "../../src/practice/schedule/practice-time.ts";
import { schedules } from "./support/made-schedules.ts";

const hours: WorkSchedule["hours"] = {
  days: ["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
  from: "09:00",
  to: "17:00",
};
const timeIn = (timeZone: string, given: Partial<WorkSchedule> = {}, quizTime: string | null = null) => ({
  schedule: { timeZone, hours, leave: [], holidays: new Set<string>(), ...given },
  settings: { quizTime },
  policy: defaultPolicy.practice,
});
const next = (time: PracticeTime, after: string, count = 3) =>
  nextPracticeInstants(time, new Date(after), count).map((at) => at.toISOString());

test("practice comes at ten where the person is, before and after the clocks go back", () => {
  expect(next(timeIn("Europe/Dublin"), "2026-10-23T12:00:00Z")).toEqual([
    "2026-10-24T09:00:00.000Z",
    "2026-10-25T10:00:00.000Z",
    "2026-10-26T10:00:00.000Z",
  ]);
});

test("and when they go forward", () => {
  expect(next(timeIn("America/New_York"), "2026-03-06T20:00:00Z")).toEqual([
    "2026-03-07T15:00:00.000Z",
    "2026-03-08T14:00:00.000Z",
    "2026-03-09T14:00:00.000Z",
  ]);
});

test("a chosen time that the clocks skip comes an hour on, one that comes twice comes once", () => {
  const night = { hours: { ...hours, from: "00:00", to: "06:00" } };
  expect(next(timeIn("Europe/Dublin", night, "01:30"), "2026-03-28T12:00:00Z", 2)).toEqual([
    "2026-03-29T01:30:00.000Z",
    "2026-03-30T00:30:00.000Z",
  ]);
  const twice = next(timeIn("Europe/Dublin", night, "01:30"), "2026-10-24T12:00:00Z", 2);
  expect(twice.map((at) => at.slice(0, 10))).toEqual(["2026-10-25", "2026-10-26"]);
});

test("zones of half an hour, and clocks that change by half an hour", () => {
  expect(next(timeIn("Asia/Kolkata"), "2026-11-02T00:00:00Z", 1)).toEqual(["2026-11-02T04:30:00.000Z"]);
  // 4 October 2026 on Lord Howe Island: from UTC+10:30 to UTC+11.
  expect(next(timeIn("Australia/Lord_Howe"), "2026-10-02T12:00:00Z", 2)).toEqual([
    "2026-10-02T23:30:00.000Z",
    "2026-10-03T23:00:00.000Z",
  ]);
});

test("on both sides of the date line everybody has their own Monday", () => {
  const workdays = { hours: { ...hours, days: ["mon"] as const } };
  expect(next(timeIn("Pacific/Kiritimati", workdays), "2026-11-01T00:00:00Z", 1)).toEqual([
    "2026-11-01T20:00:00.000Z",
  ]);
  expect(next(timeIn("Pacific/Pago_Pago", workdays), "2026-11-01T00:00:00Z", 1)).toEqual([
    "2026-11-02T21:00:00.000Z",
  ]);
});

test("days off are skipped: weekends, holidays where they work, leave", () => {
  const given = {
    hours: { ...hours, days: ["mon", "tue", "wed", "thu", "fri"] as const },
    holidays: new Set(["2026-11-02"]),
    leave: [{ from: "2026-11-03", to: "2026-11-04" }],
  };
  expect(next(timeIn("Europe/Dublin", given), "2026-10-30T12:00:00Z", 2)).toEqual([
    "2026-11-05T10:00:00.000Z",
    "2026-11-06T10:00:00.000Z",
  ]);
});

test("a time outside working hours waits for their start, or comes before their end", () => {
  const after = "2026-11-02T00:00:00Z";
  expect(next(timeIn("Europe/Dublin", {}, "07:00"), after, 1)).toEqual(["2026-11-02T09:00:00.000Z"]);
  expect(next(timeIn("Europe/Dublin", {}, "20:00"), after, 1)).toEqual(["2026-11-02T16:55:00.000Z"]);
});

test("in a night shift the time is that of the night", () => {
  const night = { hours: { days: ["mon"] as const, from: "22:00", to: "06:00" } };
  const after = "2026-11-02T12:00:00Z";
  expect(next(timeIn("Europe/Dublin", night, "02:00"), after, 1)).toEqual(["2026-11-03T02:00:00.000Z"]);
  expect(next(timeIn("Europe/Dublin", night), after, 1)).toEqual(["2026-11-02T22:00:00.000Z"]);
});

test("somebody who never works has no practice", () => {
  expect(nextPracticeInstant(timeIn("UTC", { hours: { ...hours, days: [] } }), new Date())).toBeNull();
});

test("a day begins and ends where the person is, on the day the clocks change, too", () => {
  const bounds = dayBounds(new Date("2026-10-25T12:00:00Z"), "Europe/Dublin");
  expect(bounds).toEqual({
    date: "2026-10-25",
    start: new Date("2026-10-24T23:00:00Z"),
    end: new Date("2026-10-26T00:00:00Z"),
    weekStart: new Date("2026-10-18T23:00:00Z"),
  });
});

const instants = fc.date({
  min: new Date("2026-01-01T00:00:00Z"),
  max: new Date("2027-12-31T00:00:00Z"),
  noInvalidDate: true,
});
const clocks = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, "0")).join(":"));
const times: fc.Arbitrary<PracticeTime> = fc
  .record({ schedule: schedules, quizTime: fc.option(clocks) })
  .map(({ schedule, quizTime }) => ({ schedule, settings: { quizTime }, policy: defaultPolicy.practice }));

test("practice never comes outside the person's hours, nor on a day off", () => {
  fc.assert(
    fc.property(times, instants, (time, after) => {
      for (const at of nextPracticeInstants(time, after, 3)) {
        expect(isWorking(at, time.schedule)).toBe(true);
        expect(at > after).toBe(true);
        expect(practiceNow(time, at)?.practiceAt).toEqual(at);
      }
    }),
  );
});

test("practice comes once a working day, and no working day is left out", () => {
  fc.assert(
    fc.property(times, instants, (time, after) => {
      const days = nextPracticeInstants(time, after, 4).map((at) => practiceNow(time, at)?.day);
      expect(new Set(days).size).toBe(days.length);
      const [first] = nextPracticeInstants(time, after, 1);
      const now = practiceNow(time, after);
      if (now !== null && after < now.practiceAt) expect(first).toEqual(now.practiceAt);
    }),
  );
});

test("at the chosen time, wherever that is within a day's work", () => {
  fc.assert(
    fc.property(times, instants, (time, after) => {
      const at = nextPracticeInstant(time, after);
      const { quizTime } = time.settings;
      const { hours: work, timeZone } = time.schedule;
      if (at === null || quizTime === null || work.from > work.to) return;
      if (quizTime < work.from || quizTime >= work.to) return;
      const local = new TZDate(at, timeZone);
      // On the day the clocks change, a time that was skipped is an hour or less away.
      const skipped = new TZDate(local, timeZone);
      skipped.setHours(0, 0, 0, 0);
      const isOrdinary = local.getTime() - skipped.getTime() === minutesOf(quizTime) * 60_000;
      if (isOrdinary) expect(format(local, "HH:mm")).toBe(quizTime);
      else expect(Math.abs(minutesOf(format(local, "HH:mm")) - minutesOf(quizTime))).toBeLessThanOrEqual(60);
    }),
  );
});

function minutesOf(clock: string): number {
  const [hour = 0, minute = 0] = clock.split(":").map(Number);
  return hour * 60 + minute;
}
