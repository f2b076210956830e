/** A name as it stands in a line. */
export interface NameInLine {
  readonly text: string;
  readonly from: number;
}

/**
 * Names of people, products and systems in a line: words with capitals that are not just the start of a
 * sentence, a step or a cell. One capital word there is too little to go by.
 */
export function namesIn(line: string): readonly NameInLine[] {
  return [...line.matchAll(run)].flatMap(({ 0: text, index }) => {
    const opens = isOpening(line.slice(0, index));
    const words = text.split(/\s+/);
    if (!opens) return plain.has(text) ? [] : [{ text, from: index }];
    if (words.length > 1 && !plain.has(words[0] ?? "")) return [{ text, from: index }];
    const rest = words.slice(1).join(" ");
    return rest === "" || plain.has(rest)
      ? camel(text, index)
      : [{ text: rest, from: index + text.indexOf(rest) }];
  });
}

/** "CommuniCart", "VLTP": written as no ordinary word is. */
function camel(text: string, from: number): readonly NameInLine[] {
  return /^\p{Lu}[\p{L}\d]*[\p{Lu}\d][\p{L}\d]*$/u.test(text) ? [{ text, from }] : [];
}

const word = String.raw`\p{Lu}[\p{L}\p{N}&’'-]*(?:\/\p{Lu}[\p{L}\p{N}]*)?`;
const run = new RegExp(
  String.raw`(?<![\p{L}\p{N}#@/._-])${word}(?:\s${word})*(?![\p{L}\p{N}@/_]|\.\p{L})`,
  "gu",
);

function isOpening(before: string): boolean {
  return /(?:^|[.!?:;·•–—(“"»|→]\s*|\d[.)]\s+)$/u.test(before);
}

/** Words with capitals that name nothing. */
const plain: ReadonlySet<string> = new Set([
  "I",
  "I’m",
  "I'm",
  "A",
  "The",
  "An",
  "If",
  "In",
  "For",
  "To",
  "At",
  "On",
  "When",
  "You",
  "Your",
  "We",
  "Our",
  "It",
  "This",
  "That",
  "These",
  "Please",
  "Note",
  "See",
  "Ask",
  "Tell",
  "AM",
  "PM",
  "OK",
  "FAQ",
  "NOT",
  "AND",
  "OR",
]);
