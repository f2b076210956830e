/** What of a page can be wrong without its wording being odd. */
export type StatedFactKind =
  | "amount"
  | "percentage"
  | "date"
  | "time"
  | "duration"
  | "number"
  /** E-mail, telephone, or a channel of a chat. */
  | "address"
  | "link"
  /** Person, product or system. */
  | "name";

export interface FactPattern {
  readonly kind: StatedFactKind;
  readonly pattern: RegExp;
  /** What is compared, so that "three days" and "3 days" are the same. */
  readonly value: (text: string) => string;
}

const digits = String.raw`\d+(?:[.,\u00a0 ]\d{3}){0,6}(?:[.,]\d+)?`;
const anyDigits = new RegExp(digits);
export const counted = [
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
];
export const ranked = [
  "first",
  "second",
  "third",
  "fourth",
  "fifth",
  "sixth",
  "seventh",
  "eighth",
  "ninth",
  "tenth",
];
const larger: Readonly<Record<string, number>> = {
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  ninety: 90,
  hundred: 100,
};
const numberWords = [...counted, ...Object.keys(larger)].join("|");
const signs = "[€$£¥]";
const codes = "(?:EUR|USD|GBP|CHF|PLN|SEK|NOK|DKK|CZK|JPY|CAD|AUD|euros?|dollars?|pounds?|francs?|cents?)";
const scale = "(?:k|m|thousand|million|billion)";
const units = "(?:second|minute|hour|day|night|week|weekend|month|quarter|year|decade|shift)s?";
const unitQualifiers = "(?:working|business|calendar|consecutive|full|federal|paid|working-)";
const months =
  "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const weekdays = "(?:mon|tues|wednes|thurs|fri|satur|sun)days?";
const day = String.raw`\d{1,2}(?:st|nd|rd|th)?`;
const clock = String.raw`\d{1,2}(?:[:.]\d{2})?\s?(?:a\.?m\b\.?|p\.?m\b\.?)|\d{1,2}:\d{2}`;

/** Tried in this order at each place of a line; the first that fits takes its letters. */
export const factPatterns: readonly FactPattern[] = [
  fact("address", String.raw`[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+`, (text) => text.toLowerCase()),
  fact("link", String.raw`(?:https?:\/\/|www\.)[^\s<>()"'\]]*[^\s<>()"'\].,;:!?]`, (text) => text),
  fact("address", String.raw`(?<![\w/&])#[a-z][\w-]*[a-z0-9]`, (text) => text.toLowerCase()),
  fact(
    "address",
    String.raw`(?<![\w.])(?:\+\d{1,3}[\s-]?)?(?:\(\d{2,4}\)[\s-]?|\d{3,4}[\s-])\d{3}[\s-]\d{4}(?!\d)`,
    bare,
  ),
  fact("amount", String.raw`(?:${signs}|\b(?:EUR|USD|GBP|CHF)\s)\s?${digits}(?:\s?${scale}\b)?`, money),
  fact("amount", String.raw`(?<![\w.])${digits}(?:\s?${scale})?\s?(?:${signs}|${codes}\b)`, money),
  fact(
    "percentage",
    String.raw`(?<![\w.])${digits}\s?(?:%|percent\b|per cent\b)`,
    (text) => `${quantity(text)}%`,
  ),
  fact("date", String.raw`\b\d{4}-\d{2}-\d{2}\b`, (text) => text),
  fact(
    "date",
    String.raw`\b(?:(?:${weekdays}),?\s)?(?:${day}\s(?:of\s)?${months}\b|${months}\b\.?\s${day}\b)(?:,?\s\d{4}\b)?`,
    calendar,
  ),
  fact("date", String.raw`(?<![\w/])\d{1,2}\/\d{1,2}\/(?:\d{4}|\d{2})(?![\w/])`, (text) => text),
  fact("date", String.raw`\b(?:FY|fiscal year\s)\s?\d{2,4}\b`, calendar),
  fact("time", String.raw`(?<![\w.:])(?:${clock})(?![\w:])`, (text) =>
    text.toLowerCase().replace(/[\s.]/g, ""),
  ),
  fact(
    "duration",
    String.raw`(?<![\w.])(?:${digits}|(?:${numberWords}))[\s-](?:${unitQualifiers}\s)?${units}\b`,
    span,
  ),
  fact(
    "duration",
    String.raw`\b(?:${ranked.join("|")}|\d{1,2}(?:st|nd|rd|th))\s(?:${unitQualifiers}\s)?(?:hour|day|week|month|year)\b`,
    span,
  ),
  fact("date", String.raw`\b${months.replace("may|", "")}\b(?:,?\s\d{4}\b)?`, calendar, monthNamed),
  fact("date", String.raw`\b(?:${weekdays})\b`, calendar),
  fact("date", String.raw`(?<![\w.,/#-])(?:19|20)\d{2}(?![\w/-]|[.,]\d)`, (text) => text),
  fact("number", String.raw`(?<![\w./#-])${digits}(?![\w/]|[.,:]\d)`, quantity),
  fact("number", String.raw`\b(?:${numberWords.replace("one|", "")})\b`, quantity),
];

/** A number as digits: "3,500.00" and "3 500" are 3500, "five" is 5, "third" is 3. */
export function quantity(text: string): string {
  const word = /[a-z]+/i.exec(text)?.[0]?.toLowerCase() ?? "";
  const written = anyDigits.exec(text)?.[0];
  if (written !== undefined) return plainNumber(written);
  if (counted.includes(word)) return String(counted.indexOf(word) + 1);
  if (ranked.includes(word)) return String(ranked.indexOf(word) + 1);
  return String(larger[word] ?? word);
}

function fact(
  kind: StatedFactKind,
  pattern: string,
  value: FactPattern["value"],
  flags: (source: string) => RegExp = insensitive,
): FactPattern {
  return { kind, pattern: flags(pattern), value };
}

function insensitive(source: string): RegExp {
  return new RegExp(source, "iuy");
}

/** A month alone begins with a capital: "march" is also what people do. */
function monthNamed(source: string): RegExp {
  return new RegExp(String.raw`\b(?-i:(?=\p{Lu}))${source.slice(2)}`, "iuy");
}

/** A point or comma before exactly three digits parts thousands. */
function plainNumber(written: string): string {
  const joined = written.replace(/[.,\u00a0 ](?=\d{3}(?!\d))/g, "").replace(",", ".");
  return String(Number(joined));
}

function money(text: string): string {
  const unit = text
    .replace(anyDigits, "")
    .toLowerCase()
    .replace(/eur(?:os?)?\b|€/, "eur")
    .replace(/usd|dollars?|\$/, "usd")
    .replace(/gbp|pounds?|£/, "gbp");
  return `${quantity(text)} ${unit.trim().replace(/\s+/g, " ")}`;
}

function span(text: string): string {
  const unit = /[a-z]+$/i.exec(text)?.[0]?.toLowerCase().replace(/s$/, "") ?? "";
  const qualifier = /\b(working|business|calendar)\b/i
    .exec(text)?.[1]
    ?.toLowerCase()
    .replace("business", "working");
  return [quantity(text), qualifier, unit].filter((part) => part !== undefined).join(" ");
}

function calendar(text: string): string {
  return text
    .toLowerCase()
    .replace(/(\d)(?:st|nd|rd|th)\b/g, "$1")
    .replace(/\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?/g, "$1")
    .replace(/fiscal year\s?(?:20)?|fy\s?(?:20)?/, "fy")
    .replace(/days\b/, "day")
    .replace(/[\s,]+/g, " ")
    .replace(/\bof /, "");
}

function bare(text: string): string {
  return text.replace(/[^\d+]/g, "");
}
