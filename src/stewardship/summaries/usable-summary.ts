import { checkGrounding } from "../../grounding/check.ts";
import type { Source } from "../../grounding/claims.ts";
import { factsInLine, type StatedFact } from "../../grounding/facts.ts";

/** What a version no longer says, and what it says instead. */
export interface ChangedText {
  /** Titles of its page and of the sections. */
  readonly headings: readonly string[];
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/**
 * A model's sentences on a change, if they may be told: few, borne out by the two texts, and with what held before
 * told as what held before. `null`: they may not, and the change speaks for itself.
 */
export function usableSummary(sentences: readonly string[], changed: ChangedText): readonly string[] | null {
  const told = sentences.map((one) => one.replaceAll(/\s+/g, " ").trim()).filter((one) => one !== "");
  if (told.length === 0 || told.length > mostSentences) return null;
  if (told.some(({ length }) => length > longestSentence)) return null;
  const grounding = checkGrounding({
    claims: told.map((text) => ({ text, cites: [1, 2] })),
    sources: [sourceOf(1, changed.headings, changed.after), sourceOf(2, changed.headings, changed.before)],
    question: null,
  });
  return grounding.kind === "grounded" && told.every((one) => isInTime(one, changed)) ? told : null;
}

const mostSentences = 2;
/** Characters. */
const longestSentence = 240;

function sourceOf(number: number, headings: readonly string[], lines: readonly string[]): Source {
  return { number, headings, text: lines.join("\n"), links: [] };
}

/** Every fact that only the older text states is told as one that held before, and every new one is not. */
function isInTime(sentence: string, { before, after }: ChangedText): boolean {
  const [was, is] = [before, after].map((lines) => new Set(lines.flatMap(factsInLine).map(nameOf)));
  const facts = factsInLine(sentence).filter(({ kind }) => kind !== "name");
  return facts.every((fact, at) => {
    const isOld = was?.has(nameOf(fact)) === true && is?.has(nameOf(fact)) !== true;
    const isNew = is?.has(nameOf(fact)) === true && was?.has(nameOf(fact)) !== true;
    const last = facts[at - 1];
    const lead = sentence.slice(last === undefined ? 0 : last.from + last.text.length, fact.from);
    const rest = sentence.slice(fact.from + fact.text.length);
    const clause = lead.slice(Math.max(0, ...clauseEnds(lead)));
    const saysBefore = earlier.test(clause) || (/\bfrom $/i.test(lead) && / to\b/i.test(rest));
    return (!isOld || saysBefore) && (!isNew || !saysBefore);
  });
}

/** Where the clause begins in which a fact stands: "before, it was 500" is one. */
function clauseEnds(lead: string): readonly number[] {
  return [...lead.matchAll(/[;.:]\s/g)].map(({ index, 0: end }) => index + end.length);
}

const earlier =
  /\b(?:before|was|were|formerly|previously|earlier|until now|so far|used to|instead of|rather than|no longer|not|replaces|replacing)\b/i;

function nameOf({ kind, value }: Pick<StatedFact, "kind" | "value">): string {
  return `${kind} ${value}`;
}
