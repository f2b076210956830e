import { isGerman, withoutGerman } from "./german-words.ts";

/**
 * Numbers, units and dates that are written as words, in the one form in which they are compared: "twenty-four" and
 * "vierundzwanzig" are 24, "half an hour" is 30 minutes, "2. Oktober" is 2 October, "3 Arbeitstage" are 3 working days.
 * "One" stays: mostly it is not a number.
 */
export function withDigits(text: string): string {
  const english = text
    .replace(/\bhalf an hour\b/gi, "30 minutes")
    .replace(/\b(?:noon|midday)\b/gi, "12:00")
    .replace(/\bmidnight\b/gi, "00:00")
    .replace(/\b(\d{1,2}) o'clock\b/gi, "$1:00")
    .replace(phrase, (words) => String(numberOf(words)));
  return isGerman(english) ? withoutGerman(english) : english;
}

const small: Readonly<Record<string, number>> = Object.fromEntries(
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
    .split(" ")
    .map((word, value) => [word, value]),
);
const tens: Readonly<Record<string, number>> = Object.fromEntries(
  "twenty thirty forty fifty sixty seventy eighty ninety".split(" ").map((word, at) => [word, 20 + 10 * at]),
);
const scales: Readonly<Record<string, number>> = { hundred: 100, thousand: 1000, million: 1_000_000 };
const counting = [...Object.keys(small), ...Object.keys(tens), ...Object.keys(scales), "dozen"].join("|");
const phrase = new RegExp(
  String.raw`\b(?!one\b(?![ -](?:hundred|thousand|million)))(?:a (?=hundred|thousand|million|dozen))?(?:${counting})(?:(?: and |[ -])(?:${counting}))*\b`,
  "gi",
);

function numberOf(words: string): number {
  let whole = 0;
  let part = 0;
  for (const word of words.toLowerCase().split(/[ -]/)) {
    const scale = word === "dozen" ? 12 : scales[word];
    if (scale === undefined) part += small[word] ?? tens[word] ?? 0;
    else if (scale < 1000) part = Math.max(part, 1) * scale;
    else {
      whole += Math.max(part, 1) * scale;
      part = 0;
    }
  }
  return whole + part;
}
