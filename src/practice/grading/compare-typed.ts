import { editDistance } from "../../retrieval/edit-distance.ts";
import type { Reading, Word } from "./normalise.ts";
import type { Quantity } from "./quantities.ts";
import type { Unit } from "./units.ts";

export type Verdict = "right" | "wrong" | "undecided";

/**
 * A typed answer against one text that is right. `context` is the question: a word or a unit that it names
 * need not be said again. Wrong only where a number, a unit, a yes or a not contradicts.
 */
export function compareTyped(key: Reading, answer: Reading, context: Reading): Verdict {
  const amounts = compareQuantities(key, answer, context);
  if (amounts === "wrong") return "wrong";
  const isYesOrNo = key.words.length === 0 && key.quantities.length === 0;
  if (isYesOrNo) return compareYesAndNo(key, answer, context);
  if (answer.hedges && !key.hedges) return "undecided";
  if (amounts !== "right" || !compareWords(key, answer, context)) return "undecided";
  const turned = turns(key, answer);
  if (turned !== null) return turned === "opposite" ? "wrong" : "undecided";
  return key.denies === answer.denies ? "right" : "wrong";
}

/** Whether an answer states the numbers of a key, all of them and no other. */
export function hasSameQuantities(key: Reading, answer: Reading, context: Reading): boolean {
  return compareQuantities(key, answer, context) === "right";
}

function compareYesAndNo(key: Reading, answer: Reading, context: Reading): Verdict {
  const says = answer.affirms !== answer.denies;
  if (!says || key.affirms === key.denies || answer.hedges) return "undecided";
  if (key.denies !== answer.denies) return "wrong";
  return answer.words.every((word) => has(context.words, word)) ? "right" : "undecided";
}

/** Words that the key needs are there, in their order, and nothing that neither key nor question says. */
function compareWords(key: Reading, answer: Reading, context: Reading): boolean {
  const own = key.words.filter(isNoTurn);
  const said = answer.words.filter(isNoTurn);
  const fresh = own.filter((word) => !has(context.words, word));
  const needed = fresh.length > 0 || key.quantities.length > 0 ? fresh : own;
  if (!needed.every((word) => has(said, word))) return false;
  if (!said.every((word) => has(own, word) || has(context.words, word))) return false;
  const order = said.flatMap((word) => own.findIndex((one) => isLike(one, word)));
  const places = order.filter((place) => place >= 0);
  return places.every((place, at) => at === 0 || (places[at - 1] ?? 0) <= place);
}

/** `undecided`: there is no number where one belongs, or one too many, or nobody can compare them. */
function compareQuantities(key: Reading, answer: Reading, context: Reading): Verdict {
  if (key.quantities.length === 0) return answer.quantities.length === 0 ? "right" : "undecided";
  if (answer.quantities.length === 0) return "undecided";
  const pairs = key.quantities.map((wanted) =>
    answer.quantities.map((said) => compareQuantity(wanted, said, context)),
  );
  const met = pairs.map((verdicts) => verdicts.includes("right"));
  const used = answer.quantities.map((_, at) => pairs.some((verdicts) => verdicts[at] === "right"));
  if (met.every(Boolean) && used.every(Boolean)) return "right";
  const missed = pairs.filter((_, at) => !met[at]);
  const contradicted = missed.filter((verdicts) =>
    verdicts.some((verdict, at) => verdict === "wrong" && !used[at]),
  );
  const isOpen = missed.some((verdicts) => verdicts.includes("undecided"));
  return contradicted.length > 0 && !isOpen ? "wrong" : "undecided";
}

function compareQuantity(key: Quantity, said: Quantity, context: Reading): Verdict {
  if (key.kind !== said.kind) return "undecided";
  const isEqual = key.values.some((one) => said.values.some((other) => isClose(one, other)));
  if (key.kind === "date") {
    const isSameYear = key.year === null || said.year === null || key.year === said.year;
    return isEqual && isSameYear ? "right" : "wrong";
  }
  if (key.kind === "clock") return isEqual ? "right" : "wrong";
  if (key.unit === null && said.unit === null) return isEqual ? "right" : "wrong";
  if (key.unit !== null && said.unit !== null) return compareUnits(key, key.unit, said, said.unit, isEqual);
  return compareBare(key, said, context);
}

function compareUnits(key: Quantity, wanted: Unit, said: Quantity, given: Unit, isEqual: boolean): Verdict {
  if (wanted.scale === given.scale) return isEqual ? "right" : "wrong";
  if (
    wanted.family === "money" ||
    wanted.family === "share" ||
    given.family === "money" ||
    given.family === "share"
  )
    return "wrong";
  // 5 days are not 5 working days, but 7 days may come to the same.
  const isSameNumber = isClose((key.values[0] ?? 0) / wanted.factor, (said.values[0] ?? 0) / given.factor);
  return wanted.family !== given.family && isSameNumber ? "wrong" : "undecided";
}

/** One of the two says no unit. */
function compareBare(key: Quantity, said: Quantity, context: Reading): Verdict {
  const unit = key.unit ?? said.unit;
  if (unit === null) return "undecided";
  const isNamed = context.units.some(({ scale, factor }) => scale === unit.scale && factor === unit.factor);
  const isOther = context.units.some(({ family, scale }) => isRelated(family, unit) && scale !== unit.scale);
  const plain = (quantity: Quantity) => quantity.values.map((value) => value / (quantity.unit?.factor ?? 1));
  const isEqual = plain(key).some((one) => plain(said).some((other) => isClose(one, other)));
  if (isEqual) {
    if (isNamed || (unit.family === "money" && !isOther)) return "right";
    return isOther && key.unit === null ? "wrong" : "undecided";
  }
  const asShare =
    unit.family === "share" &&
    plain(key).some((one) => plain(said).some((other) => isClose(one, other * 100)));
  const isTold = isNamed || unit.family === "money" || unit.family === "share";
  return isTold && !asShare ? "wrong" : "undecided";
}

function isRelated(family: Unit["family"], unit: Unit): boolean {
  const isTime = (one: Unit["family"]) => one === "time" || one === "working-time";
  return family === unit.family || (isTime(family) && isTime(unit.family));
}

function isClose(one: number, other: number): boolean {
  return Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(one), Math.abs(other));
}

const below = new Set("up under below less fewer until within most maximum max".split(" "));
const above = new Set("over above more least minimum min exceeding from".split(" "));

function isNoTurn({ word }: Word): boolean {
  return !below.has(word) && !above.has(word);
}

/** Whether one of the two says "over" where the other says "under", or says neither. */
function turns(key: Reading, answer: Reading): "opposite" | "other" | null {
  const side = ({ words }: Reading, names: ReadonlySet<string>) => words.some(({ word }) => names.has(word));
  const [keyBelow, keyAbove] = [side(key, below), side(key, above)];
  const [saidBelow, saidAbove] = [side(answer, below), side(answer, above)];
  if (keyBelow === saidBelow && keyAbove === saidAbove) return null;
  const isOpposite = keyBelow !== keyAbove && saidBelow !== saidAbove && keyBelow !== saidBelow;
  return isOpposite ? "opposite" : "other";
}

function has(words: readonly Word[], word: Word): boolean {
  return words.some((one) => isLike(one, word));
}

function isLike(one: Word, other: Word): boolean {
  return one.stem === other.stem || isTypo(one.word, other.word);
}

/** A slip of the finger: never in digits, in the first letter, or between a payer and a payee. */
function isTypo(one: string, other: string): boolean {
  if (/\d/.test(one + other) || one[0] !== other[0]) return false;
  if (isPair(one, other) || isPair(other, one)) return false;
  const length = Math.min(one.length, other.length);
  if (length >= 5 && isSwapped(one, other)) return true;
  const limit = length >= 11 ? 2 : length >= 7 ? 1 : 0;
  return limit > 0 && editDistance(one, other, limit) <= limit;
}

function isPair(one: string, other: string): boolean {
  return /[eo]r$/.test(one) && /ee$/.test(other);
}

/** Two neighbouring letters in the other order, or one of a double letter left out. */
function isSwapped(one: string, other: string): boolean {
  if (one.length === other.length) {
    const at = [...one].findIndex((letter, place) => letter !== other[place]);
    return at >= 0 && one.slice(0, at) + one[at + 1] + one[at] + one.slice(at + 2) === other;
  }
  const [long, short] = one.length > other.length ? [one, other] : [other, one];
  return long.replaceAll(/(.)\1/g, "$1") === short;
}
