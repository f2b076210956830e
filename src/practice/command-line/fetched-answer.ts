import type { Tap } from "../../core/asker.ts";
import type { Fact } from "../../core/facts.ts";
import { practiceLines } from "../../core/messages/practice-plan.ts";
import { pageUrl } from "../../core/page-url.ts";
import type { Attempt, Confidence, Rating } from "../../core/practice.ts";
import type { Result } from "../../core/result.ts";
import type { Trust } from "../../core/terms.ts";
import type { PracticeDeps } from "../practice-deps.ts";
import { answer, dontKnow, rateOwn } from "../session/answer-question.ts";
import { type CitedSection, citeAt } from "../session/cite-section.ts";
import { givenAnswer } from "../session/given-answer.ts";
import { type LoadedQuestion, loadQuestion } from "../session/open-question.ts";

export interface GivenAnswer {
  readonly question: string;
  readonly answer: string;
  readonly confidence: Confidence;
}

/** What `cairn practice answer --json` prints. */
export interface AnswerJson {
  /** `null`: no rule can tell; it is not counted until the learner says. */
  readonly correct: boolean | null;
  readonly rating: Rating | null;
  /** ISO time at which it comes back. */
  readonly due: string | null;
  readonly key: string;
  /** `null`: no page has the section any more. */
  readonly citation: {
    /** The page's path. */
    readonly sop: string;
    readonly title: string;
    readonly version: number;
    readonly section: string;
    /** ISO date in the company's zone. */
    readonly effective: string;
    readonly trust: Trust;
    readonly url: string;
  } | null;
}

export interface AnswerFetched {
  readonly json: AnswerJson;
  readonly facts: readonly Fact[];
}

/** Answers a question in words, as somebody at a terminal does; or says why that is not possible. */
export function giveAnswer(deps: PracticeDeps, tap: Tap<GivenAnswer>): Promise<AnswerFetched | string> {
  const { question, answer: said } = tap.value;
  const isUnknown = saysDontKnow.test(said.trim());
  return fetched(deps, tap, said, () =>
    isUnknown ? dontKnow(deps, { ...tap, value: { question } }) : answer(deps, tap),
  );
}

/** The learner's own word on an answer that no rule could grade. */
export function rateAnswer(
  deps: PracticeDeps,
  tap: Tap<{ readonly question: string; readonly rating: "same" | "partly" | "different" }>,
): Promise<AnswerFetched | string> {
  return fetched(deps, tap, null, () => rateOwn(deps, tap));
}

const saysDontKnow = /^(dont|don't|don’t|do not)[- ]know$/i;

async function fetched(
  deps: PracticeDeps,
  tap: Tap<{ readonly question: string }>,
  said: string | null,
  work: () => Promise<Result>,
): Promise<AnswerFetched | string> {
  const { question } = tap.value;
  const loaded = await loadQuestion(deps, tap, question);
  if (typeof loaded === "string") return loaded;
  const refusal = whyNot(loaded, said);
  if (refusal !== null) return refusal;
  const { facts } = await work();
  const made = facts.find((fact) => fact.kind === "attempt-made");
  // Its page has changed meanwhile.
  if (made === undefined && !facts.some((fact) => fact.kind === "answer-held"))
    return practiceLines.over(question);
  const cited = await citeAt(deps, loaded.question, loaded.question.at);
  const json = toJson(loaded, made?.attempt ?? null, made?.memory?.dueAt ?? null, cited);
  return { json, facts };
}

function whyNot({ attempt, session, question, shown }: LoadedQuestion, said: string | null): string | null {
  if (attempt !== null) return practiceLines.answered(question.id);
  if (session !== null && session.question !== question.id) return practiceLines.over(question.id);
  if (said === null || saysDontKnow.test(said.trim())) return null;
  return givenAnswer(shown, said) === null ? practiceLines.noOption(said) : null;
}

function toJson(
  { shown }: LoadedQuestion,
  attempt: Attempt | null,
  due: Date | null,
  cited: CitedSection | null,
): AnswerJson {
  return {
    correct: attempt?.correct ?? null,
    rating: attempt?.rating ?? null,
    due: due?.toISOString() ?? null,
    key: shown.keyText,
    citation:
      cited === null
        ? null
        : {
            sop: cited.section.path,
            title: cited.section.title,
            version: cited.section.version,
            section: cited.section.slug,
            effective: cited.section.effectiveOn,
            trust: cited.trust,
            url: pageUrl(cited.section, cited.section.slug),
          },
  };
}
