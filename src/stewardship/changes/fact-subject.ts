import type { StatedFact } from "../../grounding/facts.ts";

/**
 * The words a fact belongs to: a row's label, else those before it in its clause, else those after it. Empty where
 * only words stand there that join others.
 *
 * @param ofLine every fact of the same line
 */
export function aboutOf({ line, from, text }: StatedFact, ofLine: readonly StatedFact[]): string {
  const others = ofLine.filter(({ kind }) => kind !== "name");
  const last = others.findLast((one) => one.from < from);
  const next = others.find((one) => one.from > from);
  const before = line.slice(last === undefined ? 0 : last.from + last.text.length, from);
  return (
    labelOf(line, from) ??
    (nearest(clauses(before).at(-1) ?? "", "end") ||
      nearest(clauses(line.slice(from + text.length, next?.from).replace(openMark, ""))[0] ?? "", "start"))
  );
}

/** "Basic, Fee" of a cell in `Plan: Basic · Fee: 12 EUR`; "Owner" of `Owner: Ana`. */
function labelOf(line: string, from: number): string | null {
  const label = /(?:^|· )([^·:]+):\s*$/.exec(line.slice(0, from))?.[1]?.trim();
  const row = /^[^·:]+: ([^·]+?) ·/.exec(line)?.[1]?.trim();
  if (label === undefined || label.split(/\s+/).length > aboutWords) return null;
  return row === undefined ? label : `${row}, ${label}`;
}

function clauses(text: string): readonly string[] {
  return text.split(/[.;!?,:](?=\s|$)|[()–—·|]/).filter((part) => /\p{L}/u.test(part));
}

const openMark = /^[^\p{L}\p{N}]+/u;

/** The words nearest to the fact, without those that only join. */
function nearest(text: string, end: "start" | "end"): string {
  const words = text
    .trim()
    .split(/\s+/)
    .filter((word) => word !== "");
  if (words.every(isJoining)) return "";
  const kept = end === "end" ? words.slice(-aboutWords) : words.slice(0, aboutWords);
  const first = kept.findIndex((word) => !isJoining(word));
  const last = kept.findLastIndex((word) => !isJoining(word));
  return (end === "end" ? kept.slice(first) : kept.slice(0, last + 1)).join(" ");
}

function isJoining(word: string): boolean {
  return joining.has(word.toLowerCase());
}

const aboutWords = 5;
const joining: ReadonlySet<string> = new Set(
  "a an the of to and or in on for from with by at is are that up most least within including until per".split(
    " ",
  ),
);
