import type { Company } from "../src/core/company.ts";
import type { Person } from "../src/core/people.ts";
import { defaultPolicy } from "../src/core/policy.ts";
import { seededRandom } from "../src/core/seeded-random.ts";
import type { Risk } from "../src/core/terms.ts";
import { personNamed } from "../test/support/person-named.ts";

/** A company whose pages were imported on one day, with what becomes of each page in a year. */
export interface QueueCompany {
  readonly company: Pick<Company, "policy" | "calendars">;
  readonly owners: readonly Owner[];
  readonly pages: readonly SimulatedPage[];
  readonly start: Date;
  readonly days: number;
}

export interface Owner {
  readonly person: Person;
  /** Who is asked after them, in turn. */
  readonly standIns: readonly Person[];
  /** Part of the entries that they decide in the week they are shown. */
  readonly answers: number;
}

export interface SimulatedPage {
  readonly id: string;
  readonly owner: number;
  readonly risk: Risk;
  readonly reviewEveryDays: number;
  readonly effective: Date;
  /** Answers that rest on it, by day; the year before the import is not known. */
  readonly uses: readonly number[];
  /** Day on which its text becomes wrong; `null`: it stays right. 0: it came wrong. */
  readonly wrongFrom: number | null;
  /** Days on which a reader reports it as outdated, each somebody else. */
  readonly reportsOn: readonly number[];
  /** Day on which readers got stuck on it often enough; `null`: never. */
  readonly problemOn: number | null;
  /** Day on which another page says something else; `null`: never. */
  readonly contradictedOn: number | null;
}

const dayMs = 86_400_000;
const days = 365;
/** How often a reader of a page says that it is outdated, where it is and where it is not. */
const reportRate = { wrong: 0.03, right: 0.0005 } as const;
/** Uses of a wrong page after which its readers are stuck often enough to be noticed. */
const problemUses = 40;
const contradictionRate = { wrong: 0.2, right: 0.01 } as const;
const wrongAtImport = 0.04;
const wrongInYear = 0.12;

/** @param size how many owners, and pages in all. */
export function makeQueueCompany(
  size: { readonly owners: number; readonly pages: number },
  seed: number,
): QueueCompany {
  const random = seededRandom(String(seed));
  const start = new Date("2026-01-05T09:00:00Z");
  const people = Array.from({ length: size.owners }, (_, at) => personAt(at, random));
  const lead = people[0];
  const owners = people.map((person, at): Owner => {
    const next = people[(at + 1) % people.length];
    const standIns = [next, lead].filter((one) => one !== undefined && one.id !== person.id);
    // One in ten hardly ever answers.
    return {
      person,
      standIns: standIns.filter((one) => one !== undefined),
      answers: at % 10 === 9 ? 0.1 : 0.8,
    };
  });
  const pages = Array.from({ length: size.pages }, (_, at) =>
    pageAt(at, { owners: size.owners, start, random }),
  );
  return { company: { policy: defaultPolicy, calendars: {} }, owners, pages, start, days };
}

function personAt(at: number, random: () => number): Person {
  // Three weeks away, some time in the year.
  const from = Math.floor(random() * 340);
  const date = (day: number) => new Date(Date.UTC(2026, 0, 5 + day)).toISOString().slice(0, 10);
  return personNamed(`owner${at}`, {
    name: `Owner ${at}`,
    timeZone: "UTC",
    leave: [{ from: date(from), to: date(from + 20) }],
  });
}

function pageAt(
  at: number,
  { owners, start, random }: { readonly owners: number; readonly start: Date; readonly random: () => number },
): SimulatedPage {
  const dice = random();
  const risk: Risk = dice < 0.05 ? "critical" : dice < 0.2 ? "high" : "normal";
  const reviewEveryDays = risk === "critical" ? 90 : risk === "high" ? 180 : 365;
  // Four in ten are asked for by nobody; the others by a few a month up to several a day.
  const rate = random() < 0.4 ? 0 : Math.exp(-4 + 4 * random());
  const uses = Array.from({ length: days }, () => poisson(rate, random));
  const wrongFrom =
    random() < wrongAtImport ? 0 : random() < wrongInYear ? Math.floor(random() * days) : null;
  const isWrong = (day: number) => wrongFrom !== null && day >= wrongFrom;
  const reportsOn = uses.flatMap((count, day) =>
    Array.from({ length: count }, () => day).filter(
      () => random() < (isWrong(day) ? reportRate.wrong : reportRate.right),
    ),
  );
  let seen = 0;
  const problemDay = uses.findIndex((count, day) => {
    if (isWrong(day)) seen += count;
    return seen >= problemUses;
  });
  const contradicted = random() < (wrongFrom === null ? contradictionRate.right : contradictionRate.wrong);
  return {
    id: `page${String(at).padStart(4, "0")}`,
    // Some own many pages, most a few.
    owner: Math.floor(owners * random() ** 1.6),
    risk,
    reviewEveryDays,
    effective: new Date(start.getTime() - Math.floor(random() * 700) * dayMs),
    uses,
    wrongFrom,
    reportsOn,
    problemOn: problemDay < 0 ? null : problemDay,
    contradictedOn: contradicted ? (wrongFrom ?? Math.floor(random() * days)) : null,
  };
}

function poisson(rate: number, random: () => number): number {
  if (rate === 0) return 0;
  const limit = Math.exp(-rate);
  let count = 0;
  for (let left = random(); left > limit; left *= random()) count += 1;
  return count;
}
