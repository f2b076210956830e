import { TZDate } from "@date-fns/tz";
import { format } from "date-fns";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Weekday } from "../../src/core/people.ts";
import { defaultPolicy } from "../../src/core/policy.ts";
import {
  addWorkingMinutes,
  hasLeaveBetween,
  isHoliday,
  isOnLeave,
  isWorking,
  nextWorkingInstant,
  scheduleOf,
  type WorkSchedule,
} from "../../src/core/working-time.ts";

const office: WorkSchedule = {
  timeZone: "Europe/Dublin",
  hours: { days: ["mon", "tue", "wed", "thu", "fri"], from: "09:00", to: "17:00" },
  leave: [],
  holidays: new Set(),
};
const added = (from: string, minutes: number, schedule: WorkSchedule = office) =>
  addWorkingMinutes(new Date(from), minutes, schedule)?.toISOString() ?? null;

test("half an hour at work is half an hour on the clock", () => {
  expect(added("2026-11-02T12:00:00Z", 30)).toBe("2026-11-02T12:30:00.000Z");
});

test("what is left on Friday evening goes on on Monday morning", () => {
  expect(added("2026-11-06T16:50:00Z", 30)).toBe("2026-11-09T09:20:00.000Z");
});

test("leave and holidays are skipped, whatever the weekday", () => {
  const away = {
    ...office,
    leave: [{ from: "2026-11-09", to: "2026-11-10" }],
    holidays: new Set(["2026-11-11"]),
  };
  expect(added("2026-11-06T16:50:00Z", 30, away)).toBe("2026-11-12T09:20:00.000Z");
});

test("the day on which the clocks change has its own length", () => {
  const night = { ...office, hours: { days: ["sun"] as const, from: "00:00", to: "06:00" } };
  // 29 March 2026: 01:00 becomes 02:00, so the six hours on the clock are five.
  expect(added("2026-03-29T00:00:00Z", 5 * 60, night)).toBe("2026-03-29T05:00:00.000Z");
  expect(added("2026-03-29T00:00:00Z", 5 * 60 + 1, night)).toBe("2026-04-04T23:01:00.000Z");
  // 25 October 2026: 02:00 becomes 01:00, so they are seven.
  expect(added("2026-10-24T23:00:00Z", 7 * 60, night)).toBe("2026-10-25T06:00:00.000Z");
});

test("a night shift goes on into the next day, and belongs to the day on which it begins", () => {
  const nights = { ...office, hours: { days: ["fri"] as const, from: "22:00", to: "06:00" } };
  expect(isWorking(new Date("2026-11-07T03:00:00Z"), nights)).toBe(true);
  expect(isWorking(new Date("2026-11-07T23:00:00Z"), nights)).toBe(false);
  expect(added("2026-11-06T23:30:00Z", 60, nights)).toBe("2026-11-07T00:30:00.000Z");
});

test("somebody without a working day is never waited for", () => {
  const never = { ...office, hours: { ...office.hours, days: [] } };
  const now = new Date("2026-11-02T12:00:00Z");
  expect(isWorking(now, never)).toBe(false);
  expect(nextWorkingInstant(now, never)).toBeNull();
  expect(addWorkingMinutes(now, 30, never)).toBeNull();
  const gone = { ...office, leave: [{ from: "2026-01-01", to: "9999-12-31" }] };
  expect(nextWorkingInstant(now, gone)).toBeNull();
});

test("the day is the one where the person works", () => {
  const honolulu = {
    ...office,
    timeZone: "Pacific/Honolulu",
    leave: [{ from: "2026-11-02", to: "2026-11-02" }],
    holidays: new Set(["2026-11-03"]),
  };
  const early = new Date("2026-11-02T05:00:00Z");
  expect(isOnLeave(early, honolulu)).toBe(false);
  expect(isOnLeave(new Date("2026-11-02T20:00:00Z"), honolulu)).toBe(true);
  expect(isHoliday(new Date("2026-11-03T20:00:00Z"), honolulu)).toBe(true);
  expect(hasLeaveBetween(early, new Date("2026-11-04T20:00:00Z"), honolulu)).toBe(true);
});

test("hours come from the person, then the location, then the company", () => {
  const company = {
    policy: { ...defaultPolicy, timeZone: "Europe/Dublin" },
    calendars: {
      Pune: { timeZone: "Asia/Kolkata", holidays: [{ date: "2026-11-09", name: "Diwali" }] },
    },
  };
  const person = { timeZone: null, workingHours: null, leave: [], location: null };
  expect(scheduleOf(person, company)).toMatchObject({
    timeZone: "Europe/Dublin",
    hours: { from: "09:00", to: "17:00" },
  });
  const inPune = scheduleOf({ ...person, location: "Pune" }, company);
  expect(inPune.timeZone).toBe("Asia/Kolkata");
  expect(inPune.holidays.has("2026-11-09")).toBe(true);
  expect(scheduleOf({ ...person, location: "Pune", timeZone: "Asia/Tokyo" }, company).timeZone).toBe(
    "Asia/Tokyo",
  );
  expect(scheduleOf({ ...person, location: "Nowhere" }, company).holidays.size).toBe(0);
});

const zones = ["Europe/Dublin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "UTC"] as const;
const weekdays: readonly Weekday[] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const clock = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom("00", "15", "30"))
  .map(([hour, minutes]) => `${String(hour).padStart(2, "0")}:${minutes}`);
const day = fc
  .integer({ min: 0, max: 120 })
  .map((plus) => new Date(Date.UTC(2026, 8, 1 + plus)).toISOString().slice(0, 10));
const schedules: fc.Arbitrary<WorkSchedule> = fc
  .record({
    timeZone: fc.constantFrom(...zones),
    days: fc.subarray([...weekdays], { minLength: 1 }),
    from: clock,
    to: clock,
    leave: fc.array(
      fc
        .tuple(day, day)
        .map(([one, other]) => (one < other ? { from: one, to: other } : { from: other, to: one })),
      { maxLength: 1 },
    ),
    holidays: fc.array(day, { maxLength: 6 }).map((days) => new Set(days)),
  })
  .filter(({ from, to }) => from !== to)
  .map(({ days, from, to, ...rest }) => ({ ...rest, hours: { days, from, to } }));
/** Both changes of the clocks in 2026 and 2027 are within reach. */
const instants = fc
  .date({ min: new Date("2026-09-01T00:00:00Z"), max: new Date("2027-04-30T00:00:00Z"), noInvalidDate: true })
  .map((at) => new Date(Math.floor(at.getTime() / 60_000) * 60_000));
const amounts = fc.integer({ min: 0, max: 2_000 });

test("adding minutes and then more is adding their sum", () => {
  fc.assert(
    fc.property(schedules, instants, amounts, amounts, (schedule, from, one, other) => {
      const first = addWorkingMinutes(from, one, schedule);
      const inSteps = first === null ? null : addWorkingMinutes(first, other, schedule);
      expect(inSteps).toEqual(addWorkingMinutes(from, one + other, schedule));
    }),
  );
});

test("the result is working time, or the end of it, on a day that is not off", () => {
  fc.assert(
    fc.property(schedules, instants, amounts, (schedule, from, minutes) => {
      const result = addWorkingMinutes(from, minutes, schedule);
      if (result === null) throw new Error("Everybody here works at some time");
      const before = new Date(result.getTime() - 1);
      expect(isWorking(result, schedule) || isWorking(before, schedule)).toBe(true);
      expect(result >= from).toBe(true);
      const at = isWorking(before, schedule) ? before : result;
      const local = new TZDate(at, schedule.timeZone);
      const overnight = schedule.hours.to < schedule.hours.from;
      const begun = overnight && format(local, "HH:mm") < schedule.hours.from ? addDay(local, -1) : local;
      const date = format(begun, "yyyy-MM-dd");
      expect(schedule.holidays.has(date)).toBe(false);
      expect(schedule.leave.some((leave) => leave.from <= date && date <= leave.to)).toBe(false);
      expect(schedule.hours.days).toContain(format(begun, "EEE").toLowerCase());
    }),
  );
});

test("work begins next when it was not yet going on, and nobody worked in between", () => {
  fc.assert(
    fc.property(schedules, instants, fc.double({ min: 0, max: 1, noNaN: true }), (schedule, from, share) => {
      const next = nextWorkingInstant(from, schedule);
      if (next === null) throw new Error("Everybody here works at some time");
      expect(isWorking(next, schedule)).toBe(true);
      if (isWorking(from, schedule)) expect(next).toEqual(from);
      else {
        const between = new Date(from.getTime() + Math.floor((next.getTime() - from.getTime() - 1) * share));
        expect(isWorking(between, schedule)).toBe(false);
      }
    }),
  );
});

test("the minutes added are the minutes worked", () => {
  fc.assert(
    fc.property(schedules, instants, fc.integer({ min: 1, max: 600 }), (schedule, from, minutes) => {
      const result = addWorkingMinutes(from, minutes, schedule);
      if (result === null) throw new Error("Everybody here works at some time");
      let worked = 0;
      for (let at = nextWorkingInstant(from, schedule); at !== null && at < result; ) {
        worked += 1;
        at = nextWorkingInstant(new Date(at.getTime() + 60_000), schedule);
      }
      expect(worked).toBe(minutes);
    }),
    { numRuns: 15 },
  );
});

function addDay(date: TZDate, days: number): TZDate {
  const moved = new TZDate(date, date.timeZone);
  moved.setDate(moved.getDate() + days);
  return moved;
}
