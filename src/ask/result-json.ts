import { toElements } from "../core/block-elements.ts";
import { plainText } from "../core/card-text.ts";
import { abstainedWords, clarifyWords } from "../core/messages/ask.ts";
import type { Outcome, OutcomeKind, Quoted } from "../core/outcome.ts";
import type { Result } from "../core/result.ts";
import type { Trust } from "../core/terms.ts";
import { candidateLabel } from "./offer-cards.ts";
import { writtenElements } from "./written/written-elements.ts";

/** What `cairn ask --json` prints. `text` and quotes hold current wording only; older wording stands in `changes`. */
export interface AnswerJson {
  readonly id: string;
  readonly outcome: OutcomeKind;
  readonly reason: string;
  readonly text: string;
  readonly citations: readonly {
    /** The page's path. */
    readonly sop: string;
    readonly title: string;
    readonly version: number;
    readonly section: string;
    readonly quote: string;
    /** ISO date in the company's zone. */
    readonly effective: string;
    readonly trust: Trust;
    readonly url: string;
  }[];
  readonly changes: readonly {
    readonly section: string;
    readonly before: readonly string[];
    readonly after: readonly string[];
  }[];
  readonly passages: readonly { readonly id: string; readonly score: number }[];
  readonly elapsedMs: number;
}

/**
 * @param baseUrl start of the addresses of our own pages, without a slash at the end.
 * @throws when the result answers no question: only `ask` gives one that does.
 */
export function answerJson({ outcome, facts }: Result, baseUrl: string): AnswerJson {
  const given = facts.find((fact) => fact.kind === "answer-given");
  if (outcome === null || given === undefined) throw new Error("A result without an answer has no JSON");
  const quoted = "parts" in outcome ? outcome : null;
  return {
    id: given.id,
    outcome: outcome.kind,
    reason: outcome.reason,
    text: textOf(outcome),
    citations: quoted === null ? [] : citationsOf(quoted, baseUrl),
    changes: (quoted?.changes ?? []).map(({ section, before, after }) => ({ section, before, after })),
    passages: given.passages,
    elapsedMs: given.elapsedMs,
  };
}

/** The answer in plain lines: steps numbered, sentences with the numbers of their citations, the candidates, or that no page answers. */
function textOf(outcome: Outcome): string {
  switch (outcome.kind) {
    case "answered":
      return outcome.written === null
        ? quotesOf(outcome)
        : plainText(writtenElements(outcome.written, outcome.parts));
    case "needs-approval":
      return quotesOf(outcome);
    case "clarify":
      return [
        clarifyWords.title,
        ...outcome.candidates.map((candidate) => `- ${candidateLabel(candidate)}`),
      ].join("\n");
    case "abstained":
      return `${abstainedWords.title}. ${abstainedWords.tried[outcome.reason]}`;
  }
}

function quotesOf({ parts }: Quoted): string {
  return parts.map(({ blocks }) => plainText(toElements(blocks, (href) => href))).join("\n");
}

function citationsOf({ parts }: Quoted, baseUrl: string): AnswerJson["citations"] {
  return parts.map(({ citation }) => ({
    sop: citation.path,
    title: citation.title,
    version: citation.version,
    section: citation.section,
    quote: citation.quote,
    effective: citation.effectiveOn,
    trust: citation.trust,
    url: `${baseUrl}${citation.url}`,
  }));
}
