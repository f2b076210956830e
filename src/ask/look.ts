import type { FoundSection } from "../core/ports/page-store.ts";
import { type Decision, decide } from "../retrieval/decide.ts";
import type { SearchResult } from "../retrieval/search.ts";
import type { Asking } from "./ask.ts";
import type { AskDeps } from "./ask-deps.ts";
import { readableSections, sectionOf } from "./readable.ts";
import { isNearSensitive } from "./sensitive.ts";
import { timeLeft } from "./time-left.ts";
import { rewriteQuestion } from "./written/rewrite-question.ts";

/** What was found for a question, and what to do with it. */
export interface Looked {
  readonly found: SearchResult;
  readonly sections: readonly FoundSection[];
  readonly decision: Decision;
  /** Nothing of the question may be kept, or be told to a model. */
  readonly sensitive: boolean;
  /** The question as a model told it so that it stands by itself; `null`: as it was asked. */
  readonly rewritten: string | null;
}

/**
 * Looks for a question as it was asked and by its words; then, where there are models for it, by what it means and,
 * with a conversation before it, as a model tells it. The first look says whether a model may see it at all, and
 * stands where the second finds less.
 */
export async function look(deps: AskDeps, asking: Asking, elapsed: () => number): Promise<Looked> {
  const plain = await lookFor(deps, asking, { search: deps.search, rewritten: null });
  const { question, history, person, addressed } = asking;
  const rewritten = await rewriteQuestion(
    { model: deps.model, policy: deps.company.policy.models },
    {
      question,
      history,
      person,
      addressed,
      sensitive: plain.sensitive,
      leftMs: timeLeft(deps, asking, elapsed()),
    },
  );
  // What people say to each other, and what is sensitive, is no model's business.
  const byMeaning = addressed && !plain.sensitive ? deps.searchByMeaning : null;
  if (rewritten === null && byMeaning === null) return plain;
  const again = await lookFor(deps, asking, { search: byMeaning ?? deps.search, rewritten });
  const foundLess = again.decision.kind === "abstain" && plain.decision.kind !== "abstain";
  return foundLess ? { ...plain, found: { ...plain.found, mode: again.found.mode } } : again;
}

async function lookFor(
  deps: AskDeps,
  asking: Asking,
  { search, rewritten }: Pick<AskDeps, "search"> & Pick<Looked, "rewritten">,
): Promise<Looked> {
  const { question, history, reader, at } = asking;
  const found = await search({ text: question, history, rewritten, reader, at, language: null });
  const sections = await readableSections(
    deps.pages,
    found.candidates.slice(0, LOADED).map(({ row }) => row),
    asking,
  );
  const decision = decide(
    { ...found, candidates: withSection(found, sections) },
    deps.company.policy.ask.candidates,
  );
  return { found, sections, decision, sensitive: isNearSensitive(question, found, sections), rewritten };
}

/** Candidates whose section stands in a current version with words to quote. */
export function withSection(
  { candidates }: SearchResult,
  sections: readonly FoundSection[],
): SearchResult["candidates"] {
  return candidates.filter(({ row }) => sectionOf(sections, row) !== undefined);
}

/** Candidates whose sections are loaded: the answer and its alternatives are among them. */
const LOADED = 8;
