import type { CurrentSection } from "../../core/ports/page-store.ts";
import { factsOf, type StatedFact } from "../../grounding/facts.ts";

/** A sentence, step or row of a page with amounts, dates, limits or names that are to be checked. */
export interface FactToCheck {
  readonly heading: string;
  /** Shortened to what is about its facts. */
  readonly line: string;
  /** As they are written: "5 working days". */
  readonly facts: readonly string[];
}

/** "The page's amounts, dates, limits and names": each once, in the order of the page. */
export function factsToCheck(
  sections: readonly Pick<CurrentSection, "heading" | "blocks">[],
): readonly FactToCheck[] {
  const seen = new Set<string>();
  return sections.flatMap(({ heading, blocks }) => {
    const fresh = factsOf(blocks).filter((fact) => {
      const key = `${fact.kind} ${fact.value}`;
      if (!isChecked(fact) || seen.has(key)) return false;
      seen.add(key);
      return true;
    });
    return [...Map.groupBy(fresh, ({ line }) => line)].map(([line, facts]) => {
      return { heading, line: shortened(line, facts), facts: facts.map(({ text }) => text) };
    });
  });
}

/** Where links lead is looked after by itself; of names, those of people can become untrue. */
function isChecked({ kind, text }: StatedFact): boolean {
  switch (kind) {
    case "amount":
    case "percentage":
    case "date":
    case "time":
    case "duration":
    case "number":
    case "address":
      return true;
    case "name":
      return personName.test(text);
    case "link":
      return false;
  }
}

const personName = /^\p{Lu}\p{Ll}+(?:\s\p{Lu}\p{Ll}+){1,2}$/u;

/** From the sentence in which the first fact stands to a few words after the last one. */
function shortened(line: string, facts: readonly StatedFact[]): string {
  if (line.length <= longestLine) return line;
  const first = Math.min(...facts.map(({ from }) => from));
  const last = Math.max(...facts.map(({ from, text }) => from + text.length));
  const sentence = line.slice(0, first).search(/[^.!?]*$/);
  const start = Math.max(sentence, first - lettersBefore);
  const from = start === 0 ? 0 : line.indexOf(" ", start) + (start === sentence ? 0 : 1);
  const stop = line.slice(last).search(/[.!?](?:\s|$)/);
  const end = Math.min(stop < 0 ? line.length : last + stop + 1, last + lettersAfter);
  const to = end >= line.length ? line.length : Math.max(last, line.lastIndexOf(" ", end));
  const text = line.slice(from, stop >= 0 && last + stop + 1 === end ? end : to).trim();
  return `${start > sentence ? "…" : ""}${text}${/[.!?]$/.test(text) || to === line.length ? "" : "…"}`;
}

/** Letters. */
const longestLine = 90;
const lettersBefore = 50;
const lettersAfter = 30;
