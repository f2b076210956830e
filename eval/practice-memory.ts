/**
 * Memories whose truth is known. Neither is the model that the schedule uses; they differ from it, and from
 * each other, in how things are forgotten and in what repetition does. Their rates are those that predict the
 * reviews of a real learner best (8,599 reviews; log loss 0.445 each, which is below that of the schedule);
 * people and items scatter around them.
 */
export interface Memory {
  /** Chance that an item is recalled at a time in days; 0 for one never met. */
  readonly recall: (item: number, day: number) => number;
  /** The lesson was read. */
  readonly learn: (item: number, day: number) => void;
  /** The item was asked, and the key read when it was not recalled. */
  readonly practise: (item: number, day: number, isRecalled: boolean) => void;
}

export type MemoryKind = "traces" | "two-strengths";

/** A person's memory of some items, with a rate of their own, and items of their own difficulty. */
export function makeMemory(kind: MemoryKind, items: number, random: () => number): Memory {
  switch (kind) {
    case "traces":
      return tracesMemory(items, random);
    case "two-strengths":
      return twoStrengthsMemory(items, random);
  }
}

/**
 * Every encounter leaves a trace that fades by a power of time; activation is the sum of the traces, and what
 * is met while it is still active fades faster, which is the spacing effect (Pavlik and Anderson 2005).
 */
function tracesMemory(items: number, random: () => number): Memory {
  const decay = 0.092 * Math.exp(0.3 * normal(random));
  const ease = Array.from({ length: items }, () => 0.2 * normal(random));
  const traces = Array.from({ length: items }, (): { at: number; fades: number; weight: number }[] => []);
  const activation = (item: number, day: number) => {
    const sum = (traces[item] ?? []).reduce(
      (total, { at, fades, weight }) => total + weight * Math.max(1, (day - at) * 86_400 * 0.17) ** -fades,
      0,
    );
    return sum === 0 ? Number.NEGATIVE_INFINITY : Math.log(sum) + (ease[item] ?? 0);
  };
  const leaveTrace = (item: number, day: number, weight: number) => {
    const fades = 0.6 * Math.exp(activation(item, day)) + decay;
    traces[item]?.push({ at: day, fades, weight });
  };
  return {
    recall: (item, day) => 1 / (1 + Math.exp((-1.36 - activation(item, day)) / 0.165)),
    learn: (item, day) => leaveTrace(item, day, 1),
    practise: (item, day, isRecalled) => {
      leaveTrace(item, day, isRecalled ? 1 : 0.1);
      if (!isRecalled) leaveTrace(item, day + aMinute, 1);
    },
  };
}

/**
 * What is recalled fades the slower the better it is stored; storing gains most from what was nearly forgotten
 * and yet recalled, and loses where it was not (after Bjork's storage and retrieval strength).
 */
function twoStrengthsMemory(items: number, random: () => number): Memory {
  const firstDays = 3.2 * Math.exp(0.3 * normal(random));
  const ease = Array.from({ length: items }, () => Math.exp(0.3 * normal(random)));
  const stored = new Array<number>(items).fill(0);
  const lastAt = new Array<number | null>(items).fill(null);
  const recall = (item: number, day: number) => {
    const at = lastAt[item] ?? null;
    if (at === null) return 0;
    const days = firstDays * (ease[item] ?? 1) * Math.exp(stored[item] ?? 0);
    return Math.exp(-(((day - at) / days) ** 0.6));
  };
  const met = (item: number, day: number, isRecalled: boolean) => {
    const before = stored[item] ?? 0;
    stored[item] = isRecalled ? before + 0.24 + 4 * (1 - recall(item, day)) : 0.73 * before;
    lastAt[item] = day;
  };
  return {
    recall,
    learn: (item, day) => {
      lastAt[item] = day;
    },
    practise: (item, day, isRecalled) => {
      met(item, day, isRecalled);
      if (!isRecalled) met(item, day + aMinute, true);
    },
  };
}

/** In days. Between an encounter and the next of the same minute. */
export const aMinute = 1 / 1_440;

/** A draw from the standard normal distribution (Box and Muller). */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
