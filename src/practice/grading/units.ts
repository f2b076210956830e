/**
 * What a number counts. Units of one `scale` are turned into one another; of two scales of one `family`
 * (30 days, one month) nobody can say without a calendar.
 */
export interface Unit {
  readonly scale: string;
  readonly family: "time" | "working-time" | "money" | "share";
  /** So many of the scale's smallest. */
  readonly factor: number;
}

/** The unit that some words begin with, and how many of them it takes; `null`: none. */
export function readUnit(words: readonly string[]): { readonly unit: Unit; readonly length: number } | null {
  const [first = "", second = ""] = words;
  const working = workingWords.has(first) ? times.get(second) : undefined;
  if (working !== undefined) return { unit: atWork(working), length: 2 };
  if (first === "calendar" && times.has(second)) return { unit: times.get(second) as Unit, length: 2 };
  if (first === "per" && second === "cent") return { unit: percent, length: 2 };
  const unit = times.get(first) ?? others.get(first);
  return unit === undefined ? null : { unit, length: 1 };
}

/** All units that a text speaks of, with or without a number. */
export function unitsIn(words: readonly string[]): readonly Unit[] {
  const found: Unit[] = [];
  for (let at = 0; at < words.length; ) {
    const read = readUnit(words.slice(at, at + 2));
    if (read) found.push(read.unit);
    at += read?.length ?? 1;
  }
  return found;
}

export function isCurrency(word: string): boolean {
  return others.get(word)?.family === "money";
}

const workingWords = new Set(["working", "business", "work"]);

function time(scale: string, factor: number): Unit {
  return { scale, family: "time", factor };
}

function atWork({ scale, factor }: Unit): Unit {
  return { scale: `working ${scale}`, family: "working-time", factor };
}

function named<T>(names: string, value: T): readonly (readonly [string, T])[] {
  return names.split(" ").map((name) => [name, value] as const);
}

const times: ReadonlyMap<string, Unit> = new Map([
  ...named("second seconds sec secs", time("hour", 1)),
  ...named("minute minutes min mins", time("hour", 60)),
  ...named("hour hours hr hrs h", time("hour", 3600)),
  ...named("day days d", time("day", 1)),
  ...named("week weeks wk wks", time("day", 7)),
  ...named("fortnight fortnights", time("day", 14)),
  ...named("month months", time("month", 1)),
  ...named("quarter quarters", time("month", 3)),
  ...named("year years yr yrs", time("month", 12)),
]);

const percent: Unit = { scale: "percent", family: "share", factor: 1 };

function money(currency: string): Unit {
  return { scale: currency, family: "money", factor: 1 };
}

const others: ReadonlyMap<string, Unit> = new Map([
  ...named("weekday weekdays workday workdays", atWork(time("day", 1))),
  ...named("% percent pct", percent),
  ...named("€ eur euro euros", money("eur")),
  ...named("$ usd dollar dollars", money("usd")),
  ...named("£ gbp pound pounds", money("gbp")),
  ...named("₹ inr rupee rupees", money("inr")),
  ...named("¥ jpy yen", money("jpy")),
  ...named("chf franc francs", money("chf")),
  ...named("pln zloty", money("pln")),
  ...named("sek", money("sek")),
  ...named("dkk", money("dkk")),
  ...named("nok", money("nok")),
  ...named("czk", money("czk")),
]);
