import { expect, test } from "vitest";
import { byCalendar } from "../../eval/queue-calendar.ts";
import { makeQueueCompany } from "../../eval/queue-company.ts";
import { figuresOf } from "../../eval/queue-figures.ts";
import { asCairnDoes, liveQueueYear } from "../../eval/queue-year.ts";

// `npm run eval:queue` in small.
test("a year of queues tires nobody, and finds more wrong pages than a calendar that interrupts as often", () => {
  const company = makeQueueCompany({ owners: 6, pages: 150 }, 1);
  const year = liveQueueYear(company, asCairnDoes, 1);
  const ours = figuresOf(year, company);
  const calendar = figuresOf(liveQueueYear(company, byCalendar(year), 1), company);
  expect(ours.mostIn30Days).toBe(1);
  expect(ours.perOwnerWeek.mean).toBeLessThan(1);
  expect(ours.inTime.used).toBeGreaterThan(0.85);
  expect(calendar.entries).toBeGreaterThan(ours.entries * 0.9);
  expect(ours.wrongUsed.found).toBeGreaterThan(calendar.wrongUsed.found);
  expect(ours.wrongAnswers).toBeLessThan(calendar.wrongAnswers);
});
