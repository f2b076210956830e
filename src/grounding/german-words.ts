/** Whether the small words of a text are German ones. */
export function isGerman(text: string): boolean {
  return (text.match(germanWords)?.length ?? 0) > (text.match(englishWords)?.length ?? 0);
}

const germanWords =
  /\b(?:der|die|das|den|dem|des|ein|eine|einen|einer|und|oder|nicht|kein|keine|ist|sind|wird|werden|muss|müssen|darf|dürfen|bei|mit|von|für|nach|nur|auf|wenn|sie)\b/gi;
const englishWords =
  /\b(?:the|an|and|or|not|no|is|are|be|must|may|can|by|with|of|for|to|from|only|on|if|you|it|when|after)\b/gi;

const germanUnits: readonly (readonly [string, string])[] = [
  ["(?:Arbeits|Werk)tage?n?", "working days"],
  ["Kalendertage?n?", "calendar days"],
  ["Tage?n?", "days"],
  ["Stunden?", "hours"],
  ["Minuten?", "minutes"],
  ["Wochen?", "weeks"],
  ["Monate?n?", "months"],
  ["Quartale?n?", "quarters"],
  ["Jahre?n?", "years"],
  ["Prozent", "percent"],
];
const germanDates: readonly (readonly [string, string])[] = [
  ["Januar", "January"],
  ["Februar", "February"],
  ["März", "March"],
  ["Mai", "May"],
  ["Juni", "June"],
  ["Juli", "July"],
  ["Oktober", "October"],
  ["Dezember", "December"],
  ["Montag", "Monday"],
  ["Dienstag", "Tuesday"],
  ["Mittwoch", "Wednesday"],
  ["Donnerstag", "Thursday"],
  ["Freitag", "Friday"],
  ["Samstag", "Saturday"],
  ["Sonntag", "Sunday"],
];

/** German numbers, units and dates as English ones. */
export function withoutGerman(text: string): string {
  let told = text
    .replace(germanNumber, (word) => String(germanValue(word)))
    .replace(/\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b/g, (_, day, month, year) =>
      [year, month.padStart(2, "0"), day.padStart(2, "0")].join("-"),
    )
    .replace(/\b(\d{1,2}) Uhr\b/g, "$1:00")
    .replace(/(\d:\d\d) Uhr\b/g, "$1");
  for (const [unit, english] of germanUnits)
    told = told.replace(new RegExp(String.raw`(\d)[ -]${unit}(?!\p{L})`, "gu"), `$1 ${english}`);
  for (const [name, english] of germanDates)
    told = told.replace(new RegExp(String.raw`(?:(?<=\d)\. )?(?<!\p{L})${name}(?!\p{L})`, "gu"), (found) =>
      found.startsWith(".") ? ` ${english}` : english,
    );
  return told;
}

const germanUnit = "(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun)";
const germanNumber = new RegExp(
  String.raw`(?<!\p{L})(?:(?:ein|${germanUnit})?tausend)?(?:(?:ein|${germanUnit})?hundert)?(?:(?:ein|${germanUnit})und(?:zwan|drei|vier|fünf|sech|sieb|acht|neun)(?:z|ß)ig|(?:zwan|drei|vier|fünf|sech|sieb|acht|neun)(?:z|ß)ig|(?:drei|vier|fünf|sech|sieb|acht|neun)zehn|zehn|elf|zwölf|${germanUnit}|(?<=tausend|hundert))(?!\p{L})`,
  "giu",
);
const germanDigits = "ein zwei drei vier fünf sechs sieben acht neun".split(" ");

function germanValue(word: string): number {
  const [, thousands, hundreds, rest = ""] =
    /^(?:(\p{L}*?)tausend)?(?:(\p{L}*?)hundert)?(\p{L}*)$/u.exec(word.toLowerCase()) ?? [];
  const times = (count: string | undefined, scale: number) =>
    count === undefined ? 0 : Math.max(1, germanDigits.indexOf(count) + 1) * scale;
  return times(thousands, 1000) + times(hundreds, 100) + germanRest(rest);
}

function germanRest(rest: string): number {
  if (rest === "elf") return 11;
  if (rest === "zwölf") return 12;
  const ten = /^(?:(\p{L}+)und)?(\p{L}+?)(?:z|ß)ig$/u.exec(rest);
  if (ten !== null) return 10 * germanDigit(ten[2]) + (ten[1] === undefined ? 0 : germanDigit(ten[1]));
  const teen = /^(\p{L}*)zehn$/u.exec(rest);
  if (teen !== null) return 10 + germanDigit(teen[1]);
  return germanDigit(rest);
}

/** By its first three letters: "zwan" is two, "sech" is six. */
function germanDigit(word: string | undefined): number {
  const start = word?.slice(0, 3) ?? "";
  return start === ""
    ? 0
    : start === "zwa"
      ? 2
      : germanDigits.findIndex((digit) => digit.startsWith(start)) + 1;
}
