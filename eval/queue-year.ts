import type { DoubtKind } from "../src/core/flags.ts";
import { reportsForDoubt } from "../src/core/reports-for-doubt.ts";
import { seededRandom } from "../src/core/seeded-random.ts";
import { weeklySlot } from "../src/core/weekly-slot.ts";
import { isWorking, scheduleOf } from "../src/core/working-time.ts";
import { type PageToReview, reviewDays } from "../src/stewardship/flags/review-day.ts";
import { addresseeOf, type Shown } from "../src/stewardship/queue/addressee.ts";
import { cannotWait, chooseEntries, type Doubted } from "../src/stewardship/queue/choose-entries.ts";
import type { Owner, QueueCompany, SimulatedPage } from "./queue-company.ts";

/** What became of the pages of a company in a year. */
export interface QueueYear {
  /** Entries that were put before somebody: each an interruption. */
  readonly shown: readonly {
    readonly day: number;
    readonly week: number;
    readonly person: string;
    readonly page: string;
  }[];
  readonly reviews: readonly { readonly day: number; readonly page: string }[];
  /** Wrong pages, with the day on which somebody saw it; `null`: nobody did. */
  readonly wrong: readonly {
    readonly page: SimulatedPage;
    readonly from: number;
    readonly foundOn: number | null;
  }[];
  /** Answers that were given from a text that was wrong. */
  readonly wrongAnswers: number;
}

/** How likely somebody who looks at a wrong page sees it: told what is doubted, or only that its review is due. */
const seen = { told: 0.9, review: 0.6 } as const;

const dayMs = 86_400_000;

interface Life {
  readonly page: SimulatedPage;
  reviewedAt: Date | null;
  /** Day of the last time somebody saw that it was wrong, and mended it. */
  foundOn: number | null;
  doubts: { kind: DoubtKind; at: Date }[];
  shown: Shown[];
  reports: number;
}

/** What is put before whom on a day: the product's own rules, or something to compare them with. */
export interface Chooser {
  /** Whether owners are told what readers say and what other pages say. */
  readonly hears: boolean;
  readonly choose: (
    today: Today,
  ) => readonly { readonly person: string; readonly pages: readonly string[] }[];
}

export interface Today {
  readonly day: number;
  readonly now: Date;
  readonly company: QueueCompany;
  readonly lives: ReadonlyMap<string, Life>;
  readonly uses: ReadonlyMap<string, number>;
}

/** One year under one way of choosing. The same seed gives the same readers and the same owners. */
export function liveQueueYear(company: QueueCompany, { hears, choose }: Chooser, seed: number): QueueYear {
  const random = seededRandom(`${seed} answers`);
  const lives = new Map(company.pages.map((page) => [page.id, newLife(page)]));
  const shown: QueueYear["shown"][number][] = [];
  const reviews: QueueYear["reviews"][number][] = [];
  const waiting: { readonly person: string; readonly page: string; readonly on: number }[] = [];
  for (let day = 0; day < company.days; day += 1) {
    const now = new Date(company.start.getTime() + day * dayMs);
    const uses = usesBefore(company, day);
    if (hears) {
      for (const life of lives.values()) notice(life, { day, now, company });
      raiseReviews(lives, company, uses, now);
    }
    for (const { person, pages } of choose({ day, now, company, lives, uses })) {
      for (const page of pages) {
        lives.get(page)?.shown.push({ person, at: now });
        shown.push({ day, week: Math.floor(day / 7), person, page });
        const delay = answerDelay(company, person, random);
        if (delay !== null) waiting.push({ person, page, on: day + delay });
      }
    }
    for (const one of waiting.filter(({ on }) => on === day)) {
      const life = lives.get(one.page);
      if (life === undefined || (hears && life.doubts.length === 0)) continue;
      decide(life, { day, now, random });
      reviews.push({ day, page: one.page });
    }
  }
  return { shown, reviews, ...told(lives, company) };
}

/** The product's own rules: the week's queue of each owner, and what cannot wait for it. */
export const asCairnDoes: Chooser = { hears: true, choose: weeksQueues };

function weeksQueues({ now, company, lives, uses }: Today): ReturnType<Chooser["choose"]> {
  const { policy } = company.company;
  const chosen: { person: string; pages: string[] }[] = [];
  const open = [...lives.values()].filter(({ doubts }) => doubts.length > 0);
  const byAddressee = Map.groupBy(open, (life) => addressee(company, life, now)?.id ?? "");
  for (const { person } of company.owners) {
    const schedule = scheduleOf(person, company.company);
    const slot = weeklySlot(schedule, policy.queue, now);
    const isTime =
      slot?.time != null && now >= slot.time.at && now.getTime() < slot.time.at.getTime() + dayMs;
    const own = (byAddressee.get(person.id) ?? []).map((life) => toDoubted(life, uses));
    const placed = chooseEntries(own, { reader: person.id, isAsked: false }, policy.queue, now);
    const due = placed.filter(({ waits }) => waits === null).map(({ doubted }) => doubted);
    const shownNow = isTime ? due : isWorking(now, schedule) ? due.filter(cannotWait) : [];
    if (shownNow.length > 0) chosen.push({ person: person.id, pages: shownNow.map(({ id }) => id) });
  }
  return chosen;
}

function newLife(page: SimulatedPage): Life {
  return { page, reviewedAt: null, foundOn: null, doubts: [], shown: [], reports: 0 };
}

function ownerOf(company: QueueCompany, { page }: Life): Owner | undefined {
  return company.owners[page.owner];
}

function addressee(company: QueueCompany, life: Life, now: Date) {
  const owner = ownerOf(company, life);
  if (owner === undefined) return null;
  const since = Math.min(...life.doubts.map(({ at }) => at.getTime()));
  const shown = life.shown.filter(({ at }) => at.getTime() >= since);
  return addresseeOf({ stewards: [owner.person, ...owner.standIns], shown, company: company.company }, now);
}

function toDoubted({ page, doubts, shown }: Life, uses: ReadonlyMap<string, number>): Doubted {
  const { id, risk } = page;
  return { id, uses: uses.get(id) ?? 0, risk, doubts, snoozedUntil: null, shown };
}

/** Answers of the days by which use is told. */
function usesBefore({ pages, company }: QueueCompany, day: number): ReadonlyMap<string, number> {
  const from = Math.max(0, day - company.policy.queue.useDays);
  return new Map(
    pages.map(({ id, uses }) => [id, uses.slice(from, day).reduce((sum, count) => sum + count, 0)]),
  );
}

/** What readers and other pages say on this day. What was mended is no longer doubted. */
function notice(life: Life, { day, now, company }: { day: number; now: Date; company: QueueCompany }): void {
  const { page, foundOn } = life;
  const isMended = foundOn !== null;
  const add = (kind: DoubtKind) => {
    if (!life.doubts.some((doubt) => doubt.kind === kind)) life.doubts.push({ kind, at: now });
  };
  if (!isMended) life.reports += page.reportsOn.filter((on) => on === day).length;
  if (life.reports >= reportsForDoubt(page.risk, company.company.policy)) add("reported");
  if (!isMended && page.problemOn === day) add("page-problem");
  if (!isMended && page.contradictedOn === day) add("contradiction");
}

function raiseReviews(
  lives: ReadonlyMap<string, Life>,
  company: QueueCompany,
  uses: ReadonlyMap<string, number>,
  now: Date,
): void {
  const pages = [...lives.values()].map((life): PageToReview => {
    const { id, owner, reviewEveryDays, effective, risk } = life.page;
    const { reviewedAt } = life;
    return {
      sop: id,
      owner: `owner${owner}`,
      reviewEveryDays,
      effective,
      reviewedAt,
      publishedAt: company.start,
      risk,
    };
  });
  for (const [id, at] of reviewDays(pages, uses, company.company.policy)) {
    const life = lives.get(id);
    if (life !== undefined && now >= at && !life.doubts.some(({ kind }) => kind === "review-due"))
      life.doubts.push({ kind: "review-due", at: now });
  }
}

/** Days until an owner decides; `null`: they do not. */
function answerDelay({ owners }: QueueCompany, person: string, random: () => number): number | null {
  const owner = owners.find((one) => one.person.id === person);
  const isAnswered = random() < (owner?.answers ?? 0);
  const delay = 1 + Math.floor(random() * 4);
  return isAnswered ? delay : null;
}

function decide(life: Life, { day, now, random }: { day: number; now: Date; random: () => number }): void {
  const isWrong = life.page.wrongFrom !== null && day >= life.page.wrongFrom && life.foundOn === null;
  const isTold = life.doubts.some(({ kind }) => kind !== "review-due");
  if (isWrong && random() < (isTold ? seen.told : seen.review)) life.foundOn = day;
  life.reviewedAt = now;
  life.doubts = [];
  life.reports = 0;
}

function told(
  lives: ReadonlyMap<string, Life>,
  { days }: QueueCompany,
): Pick<QueueYear, "wrong" | "wrongAnswers"> {
  const wrong = [...lives.values()].flatMap(({ page, foundOn }) =>
    page.wrongFrom === null ? [] : [{ page, from: page.wrongFrom, foundOn }],
  );
  const wrongAnswers = wrong.reduce(
    (sum, { page, from, foundOn }) =>
      sum + page.uses.slice(from, foundOn ?? days).reduce((count, uses) => count + uses, 0),
    0,
  );
  return { wrong, wrongAnswers };
}
