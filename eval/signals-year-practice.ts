import type { MemoryState } from "../src/core/practice.ts";
import { instantOf } from "./gaps-calendar.ts";
import { type Learned, materialOf, nothingLearned, practiseDay } from "./gaps-learner.ts";
import { logistic, logit, normal } from "./signals-year-chance.ts";
import { itemsOfSection, skillOf, type Worker, type YearCompany } from "./signals-year-company.ts";
import type { Today, YearSignal } from "./signals-year-people.ts";

/** What one person remembers, and how a session of theirs goes. */
export function makePractice(
  worker: Worker,
  { size, sections }: YearCompany,
  { seed, random }: { readonly seed: string; readonly random: () => number },
) {
  const drilled = worker.path.filter((section) => !sections[section]?.lookup);
  const sectionOf = (item: number) => drilled[Math.floor(item / itemsOfSection)] ?? 0;
  const material = materialOf(
    drilled.map((section) => ({ section: String(section), skill: String(skillOf(section)) })),
    itemsOfSection,
  );
  const luck = material.items.map(() => size.scatter * 0.25 * normal(random));
  const mode = worker.isExpert ? ("experienced" as const) : ("learning" as const);
  const learner = { person: `${seed} ${worker.id}`, material, random, mode };
  let learned: Learned =
    worker.joins >= 0 ? nothingLearned(material) : longKnown(material.items.length, worker, random);

  return {
    practise: (today: Today): readonly YearSignal[] => {
      const recall = (item: number, predicted: number) => {
        const usual = logistic(logit(predicted) + worker.ability + (luck[item] ?? 0));
        return isLost(sectionOf(item), today) ? Math.min(usual, lostRecall) : usual;
      };
      const done = practiseDay({ ...learner, recall }, learned, today);
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
    },
    forget: (section: number): void => {
      const memory = learned.memory.map((state, item) => (sectionOf(item) === section ? null : state));
      learned = { ...learned, memory };
    },
  };
}

function isLost(section: number, { hasGap, isPageWrong }: Today): boolean {
  return hasGap(section) || isPageWrong(section) === "everywhere";
}

const lostRecall = 0.4;

/** As if practised for months: each item somewhere between its last answer and the next. */
function longKnown(items: number, worker: Worker, random: () => number): Learned {
  const memory = Array.from({ length: items }, (_, item): MemoryState => {
    const stability = Math.exp(3.3 + 0.8 * normal(random));
    const lastAt = new Date(instantOf(0).getTime() - stability * random() * dayMs);
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

const dayMs = 86_400_000;
