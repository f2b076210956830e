import type { Asker } from "../core/asker.ts";
import type { Fact } from "../core/facts.ts";
import type { Outcome, QuotedPart } from "../core/outcome.ts";
import { questionWords } from "../retrieval/analyse.ts";

/** What is remembered of an answer, before its outcome is known. */
export interface Record {
  readonly id: string;
  readonly question: string | null;
  readonly standalone: string | null;
  readonly evidence: number;
  /** How it was looked for; see `modeText`. */
  readonly retrieval: string;
  readonly passages: readonly { readonly id: string; readonly score: number }[];
  readonly sensitive: boolean;
  /** Milliseconds since the question was taken up. */
  readonly elapsed: () => number;
}

/** The fact of an answer. Near sensitive pages it keeps outcome and version, and nothing that leads to a person. */
export function answerGiven(record: Record, asker: Asker, outcome: Outcome): Fact & { kind: "answer-given" } {
  const { id, question, standalone, evidence, retrieval, passages, sensitive } = record;
  const parts = "parts" in outcome ? outcome.parts : [];
  const shared = {
    kind: "answer-given" as const,
    id,
    event: asker.event,
    outcome: outcome.kind,
    reason: outcome.reason,
    evidence,
    retrieval,
    sensitive,
    elapsedMs: record.elapsed(),
    at: asker.at,
  };
  const cited = parts.map(citedSection);
  if (sensitive) {
    const withoutQuotes = cited.map((citation) => ({ ...citation, quote: "" }));
    const nobody = { person: null, conversation: "", question: null, standalone: null, key: null };
    return { ...shared, ...nobody, passages: [], citations: withoutQuotes };
  }
  return {
    ...shared,
    person: asker.person?.id ?? null,
    conversation: asker.conversation,
    question,
    standalone,
    key: standalone === null ? null : keyOf(standalone),
    passages,
    citations: cited,
  };
}

/** That a person saw these sections at these versions. Sensitive ones are not remembered. */
export function sectionsRead(outcome: Outcome, asker: Asker, sensitive: boolean): readonly Fact[] {
  const person = asker.person;
  if (person === null || sensitive || !("parts" in outcome)) return [];
  return outcome.parts.map(({ citation: { sop, section, version } }) => ({
    kind: "section-read",
    person: person.id,
    sop,
    section,
    version,
    at: asker.at,
  }));
}

/** The question's content words in one order, so that the same question of two people meets. */
export function keyOf(question: string): string {
  return [...new Set(questionWords(question).map(({ term }) => term))].sort().join(" ");
}

function citedSection({ citation: { sop, version, section, passage, quote } }: QuotedPart) {
  return { sop, version, section, passage, quote };
}
