/**
 * Memories whose truth is known. None is the model that the schedule uses; they differ from it, and from each
 * other, in how things are forgotten and in what repetition does.
 */
export interface Memory {
  /** Chance that an item is recalled at a time in days; 0 for one never met. */
  readonly recall: (item: number, day: number) => number;
  /** The lesson was read. */
  readonly learn: (item: number, day: number) => void;
  /** The item was asked, and the key read when it was not recalled. */
  readonly practise: (item: number, day: number, isRecalled: boolean) => void;
}

export type MemoryKind = "power-law" | "traces" | "two-strengths";

/**
 * `average`: rates set to what is known of the average of many learners (recall of 0.9 some 2, 14, 57 and 196
 * days after the first to fourth right answer). `hard`: those that predict the reviews of one real learner of
 * foreign words best (8,599 reviews; log loss 0.442 to 0.445, which is below that of the schedule).
 */
export type Material = "average" | "hard";

export interface MemoryChoice {
  readonly kind: MemoryKind;
  readonly material: Material;
}

/** A person's memory of some items: people and items scatter around the rates. */
export function makeMemory({ kind, material }: MemoryChoice, items: number, random: () => number): Memory {
  switch (kind) {
    case "power-law":
      return powerLaw(powerLawRates[material], items, random);
    case "traces":
      return fadingTraces(traceRates[material], items, random);
    case "two-strengths":
      return twoStrengths(strengthRates[material], items, random);
  }
}

/** In days: between an encounter and the next of the same minute. */
export const aMinute = 1 / 1_440;

interface PowerLawRates {
  readonly firstDays: number;
  readonly least: number;
  readonly gain: number;
  readonly loss: number;
}

const powerLawRates: Readonly<Record<Material, PowerLawRates>> = {
  average: { firstDays: 13, least: 1.4, gain: 26, loss: 0.135 },
  hard: { firstDays: 1.2, least: 1.06, gain: 9.5, loss: 0.73 },
};

/**
 * Recall falls by the inverse square root of time. What is recalled lasts longer from then on, the more so the
 * nearer it was to being forgotten; what is not lasts shorter.
 */
function powerLaw(
  { firstDays, least, gain, loss }: PowerLawRates,
  items: number,
  random: () => number,
): Memory {
  const person = scatter(0.3, random);
  const lasts = listOf(items, () => firstDays * person * scatter(0.3, random));
  const lastAt = listOf<number | null>(items, () => null);
  const recall = (item: number, day: number) => {
    const at = lastAt[item] ?? null;
    return at === null ? 0 : (1 + (day - at) / (lasts[item] ?? 1)) ** -0.5;
  };
  return metOneByOne(recall, lastAt, (item, day, isRecalled) => {
    lasts[item] = (lasts[item] ?? 1) * (isRecalled ? least + gain * (1 - recall(item, day)) : loss);
  });
}

interface StrengthRates {
  readonly firstDays: number;
  readonly shape: number;
  readonly least: number;
  readonly gain: number;
  readonly kept: number;
}

const strengthRates: Readonly<Record<Material, StrengthRates>> = {
  average: { firstDays: 293, shape: 0.424, least: 0, gain: 14.4, kept: 0.18 },
  hard: { firstDays: 3.2, shape: 0.6, least: 0.24, gain: 4, kept: 0.73 },
};

/**
 * What can be retrieved fades as a stretched exponential, the slower the better it is stored; storing gains
 * most from what was nearly forgotten and yet recalled (after Bjork's storage and retrieval strength).
 */
function twoStrengths(rates: StrengthRates, items: number, random: () => number): Memory {
  const person = scatter(0.3, random);
  const ease = listOf(items, () => rates.firstDays * person * scatter(0.3, random));
  const stored = listOf(items, () => 0);
  const lastAt = listOf<number | null>(items, () => null);
  const recall = (item: number, day: number) => {
    const at = lastAt[item] ?? null;
    if (at === null) return 0;
    return Math.exp(-(((day - at) / ((ease[item] ?? 1) * Math.exp(stored[item] ?? 0))) ** rates.shape));
  };
  return metOneByOne(recall, lastAt, (item, day, isRecalled) => {
    const before = stored[item] ?? 0;
    stored[item] = isRecalled
      ? before + rates.least + rates.gain * (1 - recall(item, day))
      : rates.kept * before;
  });
}

/** A key that is read counts as an encounter of its own, a minute after the answer. */
function metOneByOne(
  recall: Memory["recall"],
  lastAt: (number | null)[],
  change: (item: number, day: number, isRecalled: boolean) => void,
): Memory {
  const met = (item: number, day: number, isRecalled: boolean) => {
    change(item, day, isRecalled);
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

interface TraceRates {
  readonly decay: number;
  readonly spacing: number;
  readonly threshold: number;
  readonly noise: number;
  /** How fast time passes between sessions. */
  readonly pace: number;
  readonly missed: number;
}

const traceRates: Readonly<Record<Material, TraceRates>> = {
  average: { decay: 0.162, spacing: 0.02, threshold: -2.09, noise: 0.55, pace: 0.25, missed: 0.05 },
  hard: { decay: 0.092, spacing: 0.6, threshold: -1.36, noise: 0.165, pace: 0.17, missed: 0.1 },
};

/**
 * Every encounter leaves a trace that fades by a power of time; activation is the sum of the traces, and what
 * is met while it is still active fades faster, which is the spacing effect (Pavlik and Anderson 2005).
 */
function fadingTraces(rates: TraceRates, items: number, random: () => number): Memory {
  const decay = rates.decay * scatter(0.2, random);
  const ease = listOf(items, () => Math.log(scatter(0.2, random)));
  const traces = listOf(items, (): { at: number; fades: number; weight: number }[] => []);
  const activation = (item: number, day: number) => {
    const sum = (traces[item] ?? []).reduce((total, { at, fades, weight }) => {
      const seconds = Math.max(1, (day - at) * 86_400 * rates.pace);
      return total + weight * seconds ** -fades;
    }, 0);
    return Math.log(sum) + (ease[item] ?? 0);
  };
  const leaveTrace = (item: number, day: number, weight: number) => {
    const fades = rates.spacing * Math.exp(activation(item, day)) + decay;
    traces[item]?.push({ at: day, fades, weight });
  };
  return {
    recall: (item, day) => 1 / (1 + Math.exp((rates.threshold - activation(item, day)) / rates.noise)),
    learn: (item, day) => leaveTrace(item, day, 1),
    practise: (item, day, isRecalled) => {
      leaveTrace(item, day, isRecalled ? 1 : rates.missed);
      if (!isRecalled) leaveTrace(item, day + aMinute, 1);
    },
  };
}

function listOf<T>(length: number, make: () => T): T[] {
  return Array.from({ length }, make);
}

/** A factor around 1: its logarithm is drawn from a normal distribution (Box and Muller). */
function scatter(deviation: number, random: () => number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return Math.exp(deviation * normal);
}
