import type { MemoryState } from "../src/core/practice.ts";
import { seededRandom } from "../src/core/seeded-random.ts";
import type { SignalKind } from "../src/core/signals.ts";
import { isPracticeDay, type Learned, nothingLearned, practiseDay, someItems } from "./gaps-learner.ts";
import { itemsOfSection, normal, type Worker, type YearCompany } from "./signals-year-company.ts";

/** A signal of the generated year: section by number. */
export interface YearSignal {
  readonly kind: SignalKind;
  readonly person: number;
  readonly section: number;
  readonly item: number | null;
  readonly predicted: number | null;
  readonly isFirstTry: boolean;
  readonly at: Date;
}

/** What holds today apart from the plan: found and mended, or not yet. */
export interface Today {
  readonly day: number;
  readonly now: Date;
  readonly isPageWrong: (section: number) => "everywhere" | "asked" | null;
  readonly hasGap: (section: number) => boolean;
  /** Items of these sections are asked first. */
  readonly coached: readonly number[];
}

/** One person of the year, lived day by day. */
export interface Life {
  readonly worker: Worker;
  readonly isThere: (day: number) => boolean;
  readonly live: (today: Today) => readonly YearSignal[];
  /** The section says something else: what was learned of it counts no more. */
  readonly forget: (section: number) => void;
}

export function makeLife(worker: Worker, company: YearCompany, seed: string): Life {
  const random = seededRandom(`life ${seed} ${worker.id}`);
  const drilled = worker.path.filter((section) => !company.sections[section]?.lookup);
  const items = someItems(drilled.length * itemsOfSection);
  const luck = items.map(() => company.size.scatter * 0.25 * normal(random));
  const askedLast = new Map<number, number>();
  const sectionOf = (item: number) => drilled[Math.floor(item / itemsOfSection)] ?? 0;
  let learned: Learned =
    worker.joins >= 0 ? nothingLearned(items.length) : longKnown(items.length, worker, random);

  const practise = (today: Today): YearSignal[] => {
    const recall = (item: number, predicted: number) => {
      const section = sectionOf(item);
      const usual = logistic(logit(predicted) + worker.ability + (luck[item] ?? 0));
      if (today.hasGap(section)) return Math.min(usual, 0.4);
      return today.isPageWrong(section) === "everywhere" ? Math.min(usual, 0.4) : usual;
    };
    const coached = learned.memory.flatMap((memory, item) =>
      memory !== null && today.coached.includes(sectionOf(item)) ? [{ item, at: memory.lastAt }] : [],
    );
    const first = coached.toSorted((a, b) => a.at.getTime() - b.at.getTime()).slice(0, 3);
    const learner = {
      person: `${seed} ${worker.id}`,
      items,
      random,
      recall,
      mode: worker.isExpert ? ("experienced" as const) : ("learning" as const),
    };
    const done = practiseDay(learner, learned, { now: today.now, coached: first.map(({ item }) => item) });
    learned = done.learned;
    return done.tries.map(({ item, predicted, isMissed, at }) => ({
      kind: isMissed ? "missed" : "right",
      person: worker.id,
      section: sectionOf(item),
      item,
      predicted,
      isFirstTry: predicted === null,
      at,
    }));
  };

  const sign = (kind: SignalKind, section: number, at: Date): YearSignal => {
    return { kind, person: worker.id, section, item: null, predicted: null, isFirstTry: false, at };
  };

  const ask = (section: number, today: Today): YearSignal[] => {
    const at = new Date(today.now.getTime() + (30 + random() * 300) * 60_000);
    const plain = company.sections[section];
    const isNew = plain?.rollOuts.some((day) => today.day >= day && today.day < day + 10) ?? false;
    const stuck = today.isPageWrong(section) === null ? (plain?.stuck ?? 0) * (isNew ? 2 : 1) : 0.5;
    const signals = [sign("shown", section, at)];
    const last = askedLast.get(section);
    if (last !== undefined && today.day - last <= 30) signals.push(sign("asked-again", section, at));
    askedLast.set(section, today.day);
    const later = new Date(at.getTime() + 5 * 60_000);
    if (random() >= stuck) return random() < 0.01 ? [...signals, sign("handed-on", section, later)] : signals;
    if (random() < 0.03) signals.push(sign("unclear", section, later));
    if (random() < 0.55) signals.push(sign("rephrased", section, later), sign("shown", section, later));
    else if (random() < 0.4) signals.push(sign("handed-on", section, later));
    return signals;
  };

  const work = (section: number, today: Today): YearSignal => {
    const at = new Date(today.now.getTime() + 200 * 60_000);
    const missed = today.hasGap(section) ? 0.35 : today.isPageWrong(section) === "everywhere" ? 0.25 : 0.03;
    const kind = random() < missed ? "step-missed" : "step-right";
    return { ...sign(kind, section, at), predicted: 0.97 };
  };

  const someSection = () => worker.path[Math.floor(worker.path.length * random() ** 1.6)] ?? 0;

  return {
    worker,
    isThere: (day) => day >= worker.joins && !worker.leave.some(({ from, to }) => day >= from && day < to),
    live: (today) => {
      const signals = random() < worker.opens ? practise(today) : [];
      const rollOut = worker.path.filter((section) =>
        company.sections[section]?.rollOuts.some((day) => today.day >= day && today.day < day + 5),
      );
      const asks = poisson(company.size.asks / 5, random);
      for (let i = 0; i < asks; i += 1) signals.push(...ask(someSection(), today));
      for (const section of rollOut) if (random() < 0.2) signals.push(...ask(section, today));
      if (worker.looksUp !== null && random() < 0.9) signals.push(...ask(worker.looksUp, today));
      for (let i = 0; i < poisson(worker.steps / 5, random); i += 1) signals.push(work(someSection(), today));
      return signals;
    },
    forget: (section) => {
      const memory = learned.memory.map((state, item) => (sectionOf(item) === section ? null : state));
      learned = { ...learned, memory };
    },
  };
}

/** As if practised for months: each item somewhere between its last answer and the next. */
function longKnown(items: number, worker: Worker, random: () => number): Learned {
  const memory = Array.from({ length: items }, (_, item): MemoryState => {
    const stability = Math.exp(3.3 + 0.8 * normal(random));
    const lastAt = new Date(firstMonday - stability * random() * dayMs);
    return {
      person: String(worker.id),
      item: String(item),
      learned: "text",
      stability,
      difficulty: 5,
      lastAt,
      dueAt: new Date(lastAt.getTime() + stability * dayMs),
      repetitions: 5,
      lapses: 0,
      sureRuns: 0,
      last: "right",
      lastVariant: "",
    };
  });
  return { memory, asked: [] };
}

export function instantOf(day: number): Date {
  return new Date(firstMonday + day * dayMs);
}

export function isWorkday(day: number): boolean {
  return isPracticeDay(instantOf(day));
}

const firstMonday = Date.parse("2027-01-04T10:00:00Z");
const dayMs = 86_400_000;

function poisson(mean: number, random: () => number): number {
  let [count, product] = [0, random()];
  for (const end = Math.exp(-mean); product > end; count += 1) product *= random();
  return count;
}

function logit(chance: number): number {
  const held = Math.min(Math.max(chance, 0.01), 0.99);
  return Math.log(held / (1 - held));
}

function logistic(value: number): number {
  return 1 / (1 + Math.exp(-value));
}
