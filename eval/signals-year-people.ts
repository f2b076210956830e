import type { Coaching } from "../src/core/practice.ts";
import { seededRandom } from "../src/core/seeded-random.ts";
import type { SignalKind } from "../src/core/signals.ts";
import { makeAsking, stepsAtWork } from "./signals-year-asking.ts";
import type { Worker, YearCompany } from "./signals-year-company.ts";
import { makePractice } from "./signals-year-practice.ts";

/** A signal of the generated year: person and section by number. */
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
  readonly coaching: readonly Coaching[];
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
  const practice = makePractice(worker, company, { seed, random });
  const asking = makeAsking(worker, company, random);
  return {
    worker,
    isThere: (day) => day >= worker.joins && !worker.leave.some(({ from, to }) => day >= from && day < to),
    live: (today) => [
      ...(random() < worker.opens ? practice.practise(today) : []),
      ...asking(today),
      ...stepsAtWork(worker, today, random),
    ],
    forget: practice.forget,
  };
}
