import type { SignalKind } from "../src/core/signals.ts";
import { poisson } from "./signals-year-chance.ts";
import type { Worker, YearCompany } from "./signals-year-company.ts";
import type { Today, YearSignal } from "./signals-year-people.ts";

/** What one person asks on a day: this and that, what was rolled out, what they look up every day. */
export function makeAsking(
  worker: Worker,
  company: YearCompany,
  random: () => number,
): (today: Today) => readonly YearSignal[] {
  const askedLast = new Map<number, number>();
  const isRolledOut = (section: number, day: number, days: number) =>
    company.sections[section]?.rollOuts.some((from) => day >= from && day < from + days) ?? false;

  const ask = (section: number, today: Today): readonly YearSignal[] => {
    const at = new Date(today.now.getTime() + (30 + random() * 300) * minuteMs);
    const last = askedLast.get(section);
    const isAgain = last !== undefined && today.day - last <= 30;
    askedLast.set(section, today.day);
    const usual = company.sections[section]?.stuck ?? 0;
    const stuck =
      today.isPageWrong(section) === null ? usual * (isRolledOut(section, today.day, 10) ? 2 : 1) : 0.5;
    return [
      sign(worker, "shown", section, at),
      ...(isAgain ? [sign(worker, "asked-again", section, at)] : []),
      ...afterwards({ worker, section, stuck, random, at: new Date(at.getTime() + 5 * minuteMs) }),
    ];
  };

  return (today) => {
    const asked = Array.from({ length: poisson(company.size.asks / 5, random) }, () =>
      someSection(worker, random),
    );
    const rolledOut = worker.path.filter((section) => isRolledOut(section, today.day, 5) && random() < 0.2);
    const lookedUp = worker.looksUp !== null && random() < 0.9 ? [worker.looksUp] : [];
    return [...asked, ...rolledOut, ...lookedUp].flatMap((section) => ask(section, today));
  };
}

/** Who is stuck asks in other words, or a person; three in a hundred say so by a button. */
function afterwards({
  worker,
  section,
  stuck,
  random,
  at,
}: {
  readonly worker: Worker;
  readonly section: number;
  readonly stuck: number;
  readonly random: () => number;
  readonly at: Date;
}): readonly YearSignal[] {
  const say = (...kinds: readonly SignalKind[]) => kinds.map((kind) => sign(worker, kind, section, at));
  if (random() >= stuck) return random() < 0.01 ? say("handed-on") : [];
  const clicked = random() < 0.03 ? say("unclear") : [];
  if (random() < 0.55) return [...clicked, ...say("rephrased", "shown")];
  return random() < 0.4 ? [...clicked, ...say("handed-on")] : clicked;
}

/** Steps that a work system reports. */
export function stepsAtWork(worker: Worker, today: Today, random: () => number): readonly YearSignal[] {
  const at = new Date(today.now.getTime() + 200 * minuteMs);
  return Array.from({ length: poisson(worker.steps / 5, random) }, () => {
    const section = someSection(worker, random);
    const isWrong = today.isPageWrong(section) === "everywhere";
    const missed = today.hasGap(section) ? 0.35 : isWrong ? 0.25 : 0.03;
    const kind = random() < missed ? "step-missed" : "step-right";
    return { ...sign(worker, kind, section, at), predicted: 0.97 };
  });
}

/** What comes first on the path comes up most. */
function someSection({ path }: Worker, random: () => number): number {
  return path[Math.floor(path.length * random() ** 1.6)] ?? 0;
}

function sign({ id }: Worker, kind: SignalKind, section: number, at: Date): YearSignal {
  return { kind, person: id, section, item: null, predicted: null, isFirstTry: false, at };
}

const minuteMs = 60_000;
