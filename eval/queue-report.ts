import { stdout } from "node:process";
import { byCalendar } from "./queue-calendar.ts";
import { makeQueueCompany } from "./queue-company.ts";
import { figuresOf, type QueueFigures } from "./queue-figures.ts";
import { asCairnDoes, liveQueueYear } from "./queue-year.ts";

/**
 * `npm run eval:queue`: a year of 40 owners and 1,000 imported pages under the product's own rules, and under a
 * calendar of reviews that interrupts each owner as often on the same days.
 */
const seeds = [1, 2, 3];

for (const seed of seeds) {
  const company = makeQueueCompany({ owners: 40, pages: 1000 }, seed);
  const ours = liveQueueYear(company, asCairnDoes, seed);
  const theirs = liveQueueYear(company, byCalendar(ours), seed);
  stdout.write(
    `Seed ${seed}: ${company.owners.length} owners, ${company.pages.length} pages, ${company.days} days\n`,
  );
  report("the queue", figuresOf(ours, company));
  report("calendar alone", figuresOf(theirs, company));
}

function report(name: string, figures: QueueFigures): void {
  const { perOwnerWeek: week, inTime, wrong, wrongUsed } = figures;
  const percent = (part: number) => `${(part * 100).toFixed(0)} %`;
  stdout.write(
    [
      `  ${name}`,
      `    entries ${figures.entries}; an owner's week ${week.mean.toFixed(2)} on average, ${week.p95} at the 95th of 100, ${week.most} at most`,
      `    a page was shown ${figures.perPage.toFixed(2)} times; to one person within 30 days at most ${figures.mostIn30Days}`,
      `    reviewed in time: ${percent(inTime.used)} of the used pages, ${percent(inTime.all)} of all`,
      `    wrong pages found: ${wrong.found} of ${wrong.pages}, half within ${wrong.medianDays ?? "–"} days; used ones ${wrongUsed.found} of ${wrongUsed.pages}, half within ${wrongUsed.medianDays ?? "–"} days`,
      `    answers from a wrong text: ${figures.wrongAnswers}`,
      "",
    ].join("\n"),
  );
}
