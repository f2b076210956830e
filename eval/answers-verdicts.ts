import type { GroundingProblem } from "../src/grounding/claims.ts";
import type { GoldQuestion } from "./answers-gold.ts";
import type { Asked, Verdicts } from "./answers-record.ts";

interface Opinion {
  readonly borneOut: boolean;
  readonly answersQuestion: boolean;
}

/** What is to be said of an answer by rule, and by a judge model where one was asked. */
export function verdictsOn(
  gold: GoldQuestion,
  asked: Asked,
  { problems, opinion }: { readonly problems: readonly GroundingProblem[]; readonly opinion: Opinion | null },
): Verdicts {
  const isAnswer = asked.told !== null;
  const only = (applies: boolean, verdict: () => boolean) => (applies ? verdict() : null);
  const shown = [...asked.citations.map(({ section }) => section), ...asked.offered];
  const numbers = asked.citations.map(({ number }) => number);
  const byRule = {
    outcome: gold.outcomes.includes(asked.outcome),
    section: only(gold.sections.length > 0 && !isRightlyWithout(gold, asked), () =>
      shown.some((section) => gold.sections.includes(section)),
    ),
    says: only(isAnswer && gold.says.length > 0, () =>
      gold.says.every((spellings) => spellings.some((fact) => states(asked.text, fact))),
    ),
    avoids: only(gold.not.length > 0, () => !gold.not.some((fact) => states(asked.text, fact))),
    grounded: only(isAnswer, () => problems.length === 0),
    cited: only(isAnswer, () =>
      asked.sentences.every(({ cites }) => cites.length > 0 && cites.every((one) => numbers.includes(one))),
    ),
    noPromise: only(isAnswer, () => !problems.some(({ kind }) => kind === "promise" || kind === "decision")),
  };
  return {
    right: Object.values(byRule).every((verdict) => verdict !== false),
    ...byRule,
    borneOut: opinion?.borneOut ?? null,
    answersQuestion: opinion?.answersQuestion ?? null,
  };
}

/** It abstained where that was one of the good ends. */
function isRightlyWithout(gold: GoldQuestion, asked: Asked): boolean {
  return asked.outcome === "abstained" && gold.outcomes.includes("abstained");
}

/** Whether a text states a fact, as whole words, whatever the case, the punctuation and the form of amounts. */
export function states(text: string, fact: string): boolean {
  return ` ${comparable(text)} `.includes(` ${comparable(fact)} `);
}

/** "€1,000" and "1000 Euro" are "1000 eur", "97 percent" is "97%", "Day: 14" is "day 14". */
function comparable(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll("’", "'")
    .replace(/(?<=\d)[,\s](?=\d{3}(?!\d))/gu, "")
    .replace(/(?:€|\beur)\s?(\d+(?:\.\d+)?)/gu, "$1 eur")
    .replace(/(?<=\d)\s?€|\beuros?\b/gu, " eur")
    .replace(/(?<=\d)\s?(?:%|per\s?cent\b)/gu, "%")
    .replace(/(?<!\d)[.:]|[.:](?!\d)/gu, " ")
    .replace(/[^\p{L}\p{N}%.:']+/gu, " ")
    .trim();
}
