import type { Asker } from "../core/asker.ts";
import { sentences } from "../core/card-text.ts";
import { troubleWords } from "../core/messages/ask.ts";
import type { Outcome } from "../core/outcome.ts";
import type { FoundSection } from "../core/ports/page-store.ts";
import { type Result, shown } from "../core/result.ts";
import { type Decision, decide } from "../retrieval/decide.ts";
import type { SearchResult } from "../retrieval/search.ts";
import { answerFrom } from "./answer.ts";
import { answerGiven, type Record } from "./answer-facts.ts";
import type { AskDeps } from "./ask-deps.ts";
import { candidateOf } from "./cite.ts";
import { abstainedCard, clarifyCard } from "./offer-cards.ts";
import { readableSections, sectionOf, visibilityOf } from "./readable.ts";
import { secondSection } from "./second-section.ts";
import { isNearSensitive } from "./sensitive.ts";
import { troubleWith } from "./trouble.ts";

export interface Asking extends Asker {
  readonly question: string;
  /** Earlier questions of the conversation, oldest first. */
  readonly history: readonly string[];
  /** `whole`: sections in full. */
  readonly form?: "short" | "whole";
}

/**
 * Answers a question from the company's pages: retrieve, decide, quote, cite. The outcome is `answered` or
 * `needs-approval` with a citation, `clarify` with candidates, or `abstained` with a reason.
 */
export async function ask(deps: AskDeps, asking: Asking): Promise<Result> {
  const record = newRecord(deps, asking);
  const trouble = troubleWith(asking.question);
  if (trouble !== null)
    return unlessOverheard(asking, abstainFromNothing(record, asking, troubleWords[trouble]));

  const { question, history, reader, at } = asking;
  const found = await deps.search({ text: question, history, reader, at, language: null });
  const sections = await readableSections(
    deps.pages,
    found.candidates.slice(0, LOADED).map(({ row }) => row),
    asking,
  );
  const decision = decide(
    { ...found, candidates: withSection(found, sections) },
    deps.company.policy.ask.candidates,
  );

  const known = {
    ...record,
    ...knownFrom(found),
    sensitive: isNearSensitive(question, found, sections),
  };
  switch (decision.kind) {
    case "answer":
      return answer(deps, asking, known, found, decision, sections);
    case "offer":
      return unlessOverheard(asking, offer(asking, known, decision, sections));
    case "abstain":
      return unlessOverheard(asking, abstain(asking, known, found, decision, sections));
  }
}

/** People talking in a thread are not interrupted by what is no answer, and what they said is not kept. */
function unlessOverheard({ addressed }: Asking, result: Result): Result {
  return addressed ? result : shown([]);
}

function newRecord(deps: AskDeps, { question }: Asking): Record {
  const started = deps.stopwatch();
  return {
    id: deps.newId(),
    question,
    standalone: question,
    evidence: 0,
    passages: [],
    sensitive: false,
    elapsed: () => deps.stopwatch() - started,
  };
}

/** What retrieval tells about the question, for the record. */
function knownFrom({
  question,
  evidence,
  candidates,
}: SearchResult): Pick<Record, "standalone" | "evidence" | "passages"> {
  return {
    standalone: [...question.context, question.text].join(" "),
    evidence,
    passages: candidates.slice(0, RECORDED).map(({ row, score }) => ({ id: row.id, score })),
  };
}

/** Candidates whose section stands in a current version with words to quote. */
function withSection(
  { candidates }: SearchResult,
  sections: readonly FoundSection[],
): SearchResult["candidates"] {
  return candidates.filter(({ row }) => sectionOf(sections, row) !== undefined);
}

function answer(
  deps: AskDeps,
  asking: Asking,
  record: Record,
  found: SearchResult,
  { best }: Extract<Decision, { kind: "answer" }>,
  sections: readonly FoundSection[],
): Promise<Result> {
  const candidates = withSection(found, sections);
  const second = secondSection(asking.question, candidates);
  const chosen = [best, ...(second === null ? [] : [second])].flatMap(({ row }) => {
    const section = sectionOf(sections, row);
    return section === undefined ? [] : [{ section, passage: row.id }];
  });
  return answerFrom(deps, asking, {
    record,
    reason: asking.form === "whole" ? "whole-section" : "clear-match",
    form: asking.form ?? "short",
    corrections: found.corrections,
    chosen: chosen as [(typeof chosen)[number], ...typeof chosen],
  });
}

function offer(
  asking: Asking,
  record: Record,
  decision: Extract<Decision, { kind: "offer" }>,
  sections: readonly FoundSection[],
): Result {
  const [first, ...others] = decision.candidates.flatMap(({ row }) => {
    const section = sectionOf(sections, row);
    return section === undefined ? [] : [candidateOf(section)];
  });
  if (first === undefined) return abstainFromNothing(record, asking, troubleWords.sectionGone);
  const outcome: Outcome = { kind: "clarify", reason: decision.reason, candidates: [first, ...others] };
  return {
    ...shown([clarifyCard(record.id, [first, ...others])], visibilityOf(sections, record.sensitive)),
    outcome,
    facts: [answerGiven(record, asking, outcome)],
    sensitive: record.sensitive,
  };
}

function abstain(
  asking: Asking,
  record: Record,
  found: SearchResult,
  { reason }: Extract<Decision, { kind: "abstain" }>,
  sections: readonly FoundSection[],
): Result {
  const outcome: Outcome = { kind: "abstained", reason };
  const nearest =
    reason === "nothing-found" || record.evidence < NEAREST_EVIDENCE ? [] : sections.slice(0, NEAREST);
  const card = abstainedCard({
    answer: record.id,
    reason,
    corrections: found.corrections,
    nearest: nearest.map(candidateOf),
    sensitive: record.sensitive,
    canLend: asking.person !== null,
  });
  return {
    ...shown([card], visibilityOf(nearest, record.sensitive)),
    outcome,
    facts: [answerGiven(record, asking, outcome)],
    sensitive: record.sensitive,
  };
}

/** There was no question in it to look for. */
function abstainFromNothing(record: Record, asking: Asking, words: string): Result {
  const outcome: Outcome = { kind: "abstained", reason: "nothing-found" };
  return {
    ...shown([sentences(words)], "everybody"),
    outcome,
    facts: [answerGiven({ ...record, question: null, standalone: null }, asking, outcome)],
  };
}

/** Candidates whose sections are loaded: the answer and its alternatives are among them. */
const LOADED = 8;
/** Passages kept with an answer, for "wrong page" and for explaining it. */
const RECORDED = 10;
/** Pages named as near to a question that none answers. */
const NEAREST = 2;
/** Below this, a page that shares a word with the question is not near it. */
const NEAREST_EVIDENCE = 0.3;
