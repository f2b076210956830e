import type { Asker } from "../core/asker.ts";
import { sentences } from "../core/card-text.ts";
import { troubleWords } from "../core/messages/ask.ts";
import type { Outcome } from "../core/outcome.ts";
import type { FoundSection } from "../core/ports/page-store.ts";
import { type Result, shown } from "../core/result.ts";
import { byWords, modeText } from "../core/retrieval-mode.ts";
import type { Decision } from "../retrieval/decide.ts";
import type { SearchResult } from "../retrieval/search.ts";
import { answerFrom } from "./answer.ts";
import { answerGiven, type Record } from "./answer-facts.ts";
import type { AskDeps } from "./ask-deps.ts";
import { candidateOf } from "./cite.ts";
import { type Looked, look, withSection } from "./look.ts";
import { abstainedCard, clarifyCard } from "./offer-cards.ts";
import { sectionOf, visibilityOf } from "./readable.ts";
import { secondSection } from "./second-section.ts";
import { troubleWith } from "./trouble.ts";

export interface Asking extends Asker {
  readonly question: string;
  /** Earlier questions of the conversation, oldest first. */
  readonly history: readonly string[];
  /** `whole`: sections in full. */
  readonly form?: "short" | "whole";
}

/**
 * Answers a question from the company's pages: retrieve, decide, tell or quote, cite. The outcome is `answered` or
 * `needs-approval` with a citation, `clarify` with candidates, or `abstained` with a reason.
 */
export async function ask(deps: AskDeps, asking: Asking): Promise<Result> {
  const record = newRecord(deps, asking);
  const trouble = troubleWith(asking.question);
  if (trouble !== null)
    return unlessOverheard(asking, abstainFromNothing(record, asking, troubleWords[trouble]));

  const looked = await look(deps, asking, record.elapsed);
  const { found, sections, decision, sensitive } = looked;
  const known = { ...record, ...knownFrom(found), sensitive };
  switch (decision.kind) {
    case "answer":
      return answer(deps, asking, known, looked, decision);
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
    retrieval: modeText(byWords),
    passages: [],
    sensitive: false,
    elapsed: () => deps.stopwatch() - started,
  };
}

/** What retrieval tells about the question, for the record. */
function knownFrom({
  question,
  evidence,
  mode,
  candidates,
}: SearchResult): Pick<Record, "standalone" | "evidence" | "retrieval" | "passages"> {
  return {
    standalone: [...question.context, question.text].join(" "),
    evidence,
    retrieval: modeText(mode),
    passages: candidates.slice(0, RECORDED).map(({ row, score }) => ({ id: row.id, score })),
  };
}

function answer(
  deps: AskDeps,
  asking: Asking,
  record: Record,
  { found, sections, rewritten }: Looked,
  { best }: Extract<Decision, { kind: "answer" }>,
): Promise<Result> {
  const { question, form = "short" } = asking;
  const candidates = withSection(found, sections);
  const second = secondSection(question, candidates);
  const toChosen = ({ row }: (typeof candidates)[number]) => {
    const section = sectionOf(sections, row);
    return section === undefined ? [] : [{ section, passage: row.id }];
  };
  const chosen = [best, ...(second === null ? [] : [second])].flatMap(toChosen);
  return answerFrom(deps, asking, {
    record,
    reason: form === "whole" ? "whole-section" : "clear-match",
    form,
    corrections: found.corrections,
    chosen: chosen as [(typeof chosen)[number], ...typeof chosen],
    writing:
      form === "whole"
        ? null
        : {
            question: rewritten ?? record.standalone ?? question,
            beside: candidates.filter(({ score }) => score >= best.score * BESIDE).flatMap(toChosen),
            unclear: null,
          },
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

/** Passages kept with an answer, for "wrong page" and for explaining it. */
const RECORDED = 10;
/** Share of the best passage's score below which a section has nothing to add to it. */
const BESIDE = 0.5;
/** Pages named as near to a question that none answers. */
const NEAREST = 2;
/** Below this, a page that shares a word with the question is not near it. */
const NEAREST_EVIDENCE = 0.3;
