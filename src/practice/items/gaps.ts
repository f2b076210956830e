/** A sentence with a gap where its one amount, limit or date stood. */
export interface Gap {
  readonly sentence: string;
  readonly answer: string;
  /** It says up to where or from where on something holds. */
  readonly isLimit: boolean;
}

/** `null`: it names no amount or more than one number, so that a gap would be no question or an unfair one. */
export function gapsIn(sentence: string): Gap | null {
  if (sentence.length < shortest || sentence.length > longest || sentence.includes("___")) return null;
  const found = [...sentence.matchAll(amount)];
  const [match] = found;
  if (found.length !== 1 || match === undefined) return null;
  const rest = `${sentence.slice(0, match.index)}___${sentence.slice(match.index + match[0].length)}`;
  if (/\d/.test(rest)) return null;
  return { sentence: rest, answer: match[0], isLimit: limit.test(sentence) };
}

/** Characters. */
const shortest = 20;
const longest = 220;

const number = "\\d+(?:[.,]\\d+)*";
const numberWord =
  "two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|fifteen|twenty|thirty|sixty|ninety";
const unit =
  "(?:(?:working|business|calendar) )?(?:minutes?|hours?|days?|weeks?|months?|years?)|percent|per cent|EUR|USD|GBP|INR|CHF|euros?|dollars?|pounds?";
const month = "January|February|March|April|May|June|July|August|September|October|November|December";

const amount = new RegExp(
  [
    `(?<![\\w-])(?:EUR|USD|GBP|INR|CHF|€|\\$|£|₹)\\s?${number}`,
    `(?<![\\w.,-])${number}\\s?(?:%|€|(?:${unit})\\b)`,
    `(?<![\\w-])\\d{1,2} (?:${month})(?: \\d{4})?\\b`,
    "(?<![\\w-])\\d{1,2}:\\d\\d\\b",
    `\\b(?:${numberWord}) (?:${unit})\\b`,
  ].join("|"),
  "gi",
);

const limit =
  /\b(?:up to|at most|at least|over|under|above|below|more than|less than|fewer than|within|until|from)\b/i;
