import fc from "fast-check";
import type { Weekday } from "../../../src/core/people.ts";
import type { WorkSchedule } from "../../../src/core/working-time.ts";

const zones = [
  "Europe/Dublin",
  "America/New_York",
  "Asia/Kolkata",
  "Australia/Lord_Howe",
  "Pacific/Kiritimati",
  "Pacific/Pago_Pago",
  "UTC",
] as const;
const weekdays: readonly Weekday[] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const clock = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom("00", "15", "30"))
  .map(([hour, minutes]) => `${String(hour).padStart(2, "0")}:${minutes}`);
const day = fc
  .integer({ min: 0, max: 700 })
  .map((plus) => new Date(Date.UTC(2026, 0, 1 + plus)).toISOString().slice(0, 10));

/** Working weeks of all kinds, in zones of all kinds; everybody works at some time. */
export const schedules: fc.Arbitrary<WorkSchedule> = fc
  .record({
    timeZone: fc.constantFrom(...zones),
    days: fc.subarray([...weekdays], { minLength: 1 }),
    from: clock,
    to: clock,
    leave: fc.array(
      fc.tuple(day, fc.integer({ min: 0, max: 30 })).map(([from, length]) => ({
        from,
        to: new Date(Date.parse(from) + length * 86_400_000).toISOString().slice(0, 10),
      })),
      { maxLength: 2 },
    ),
    holidays: fc.array(day, { maxLength: 12 }).map((days) => new Set(days)),
  })
  .filter(({ from, to }) => from !== to)
  .map(({ days, from, to, ...rest }) => ({ ...rest, hours: { days, from, to } }));
