import type { SkillMap } from "../../core/company.ts";
import type { AnswerGiven, Fact, FeedbackGiven } from "../../core/facts.ts";
import type { Policy } from "../../core/policy.ts";
import type { AskStore } from "../../core/ports/ask-store.ts";
import type { ItemStore } from "../../core/ports/item-store.ts";
import type { PageReader, SectionKey } from "../../core/ports/page-store.ts";
import type { PracticeStore } from "../../core/ports/practice-store.ts";
import type { SignalReader } from "../../core/ports/signal-store.ts";
import type { Attempt, QuestionReport, WorkEvent } from "../../core/practice.ts";
import type { Request } from "../../core/requests.ts";
import type { NotedSignal } from "../../core/signals.ts";
import { isQuestion, soughtAgain } from "./sought-again.ts";
import { stepSigns } from "./work-steps.ts";

export interface NoteDeps {
  readonly answers: Pick<AskStore, "answer" | "sectionsOfPassages">;
  readonly signals: Pick<SignalReader, "answersSince" | "signalsOf" | "workOutcomes">;
  readonly pages: Pick<PageReader, "currentSections" | "sectionAt">;
  readonly practice: Pick<PracticeStore, "question">;
  readonly items: Pick<ItemStore, "itemAt">;
  /** With the sections of skills as `sop#slug` by the Sop's id. */
  readonly skillMap: SkillMap;
  readonly policy: Policy;
}

/** A sign before its section was looked up. */
export interface Sign extends SectionKey, Pick<NotedSignal, "cause" | "kind" | "person" | "at"> {
  /** `null`: the version that is current. */
  readonly version: number | null;
  readonly item?: { readonly id: string; readonly version: number };
  readonly predicted?: number | null;
  readonly skills?: readonly string[];
}

export async function signsOf(deps: NoteDeps, fact: Fact, facts: readonly Fact[]): Promise<readonly Sign[]> {
  switch (fact.kind) {
    case "answer-given":
      return answerSigns(deps, fact);
    case "feedback-given":
      return feedbackSigns(deps, fact, facts);
    case "request-made":
      return requestSigns(fact.request);
    case "attempt-made":
      return attemptSigns(fact.attempt);
    case "question-reported":
      return reportSigns(deps, fact.report);
  }
  // Nothing else is a sign of what somebody makes of a section; judgements and work are looked at together.
  return [];
}

async function answerSigns(deps: NoteDeps, answer: AnswerGiven): Promise<readonly Sign[]> {
  const { id, person, citations, at, sensitive } = answer;
  if (person === null || sensitive) return [];
  const shown = citations.map(({ sop, section, version }): Sign => {
    return { cause: id, kind: "shown", person, sop, section, version, at };
  });
  // A follow-up leans on the question before it: it goes on, it does not ask anew.
  const isFollowUp = answer.standalone !== answer.question;
  if (!isQuestion(answer) || isFollowUp) return shown;
  const { policy } = deps;
  const since = new Date(at.getTime() - policy.signals.askedAgainDays * dayMs);
  const [earlier, found] = await Promise.all([
    deps.signals.answersSince(person, since),
    sectionsFound(deps, answer),
  ]);
  const again = soughtAgain({ ...answer, found, cited: citations }, earlier, policy);
  return [...shown, ...again.map((sought): Sign => ({ ...sought, cause: id, person, version: null, at }))];
}

/** Sections of the passages that were found, best first. */
async function sectionsFound({ answers }: NoteDeps, { passages }: AnswerGiven) {
  const scores = new Map(passages.map(({ id, score }) => [id, score]));
  const sections = await answers.sectionsOfPassages([...scores.keys()]);
  const best = new Map<string, SectionKey & { readonly score: number }>();
  for (const { passage, sop, section } of sections) {
    const score = scores.get(passage) ?? 0;
    const key = `${sop}#${section}`;
    if ((best.get(key)?.score ?? -1) < score) best.set(key, { sop, section, score });
  }
  return [...best.values()].toSorted((a, b) => b.score - a.score);
}

async function feedbackSigns(
  { answers }: NoteDeps,
  feedback: FeedbackGiven,
  facts: readonly Fact[],
): Promise<readonly Sign[]> {
  const { id, person, verdict, at } = feedback;
  if (person === null || verdict === "helpful") return [];
  const given = facts.find((fact) => fact.kind === "answer-given" && fact.id === feedback.answer);
  const answer = given?.kind === "answer-given" ? given : await answers.answer(feedback.answer);
  const cited = answer?.citations[0];
  if (cited === undefined || answer?.sensitive !== false) return [];
  const { sop, section, version } = cited;
  return [{ cause: id, kind: verdict, person, sop, section, version, at }];
}

/** An approval is the way the page itself points out: no sign of trouble. */
function requestSigns({ id, kind, place, about, at }: Request): readonly Sign[] {
  if (kind !== "help" || place.person === null || about === null) return [];
  return [{ cause: id, kind: "handed-on", person: place.person, ...about, at }];
}

/** Work done right is a sign of its own, told by its event. */
function attemptSigns(attempt: Attempt): readonly Sign[] {
  const { id, kind, person, sop, section, sopVersion, item, itemVersion, correct, predicted, at } = attempt;
  if (kind === "work") return [];
  return [
    {
      cause: id,
      kind: correct ? "right" : "missed",
      person,
      sop,
      section,
      version: sopVersion,
      item: { id: item, version: itemVersion },
      predicted,
      at,
    },
  ];
}

async function reportSigns({ practice }: NoteDeps, report: QuestionReport): Promise<readonly Sign[]> {
  const question = await practice.question(report.question);
  if (question === null) return [];
  const { sop, section, sopVersion: version } = question;
  const { id, person, at } = report;
  return [{ cause: id, kind: "question-wrong", person, sop, section, version, at }];
}

export async function signsAtWork(
  { signals, skillMap, policy }: NoteDeps,
  events: readonly WorkEvent[],
  now: Date,
): Promise<readonly Sign[]> {
  const done = events.filter(({ kind }) => kind !== "started");
  if (done.length === 0) return [];
  const since = new Date(now.getTime() - policy.signals.stepDays * dayMs);
  const outcomes = await signals.workOutcomes([...new Set(done.map(({ task }) => task))], since);
  return stepSigns(done, { outcomes, skillMap }).map((sign) => ({ ...sign, version: null }));
}

const dayMs = 86_400_000;
