import { practiceExplained } from "../../core/messages/practice-plan.ts";
import type { ItemStore } from "../../core/ports/item-store.ts";
import type { PageReader } from "../../core/ports/page-store.ts";
import type { PracticeStore } from "../../core/ports/practice-store.ts";
import type { Attempt, MemoryState, Why } from "../../core/practice.ts";
import { showQuestion } from "../items/show-question.ts";
import { questionOf, reportOf } from "../session/question-ids.ts";

/** Why a question was asked and what became of it: from stored facts, without anybody's words. */
export interface PracticeExplanation {
  readonly id: string;
  readonly person: string;
  /** ISO time. */
  readonly at: string;
  readonly why: Why;
  readonly item: string;
  readonly itemVersion: number;
  /** `sop` is the page's path. */
  readonly section: { readonly sop: string; readonly version: number; readonly section: string };
  /** What was drawn. */
  readonly values: Readonly<Record<string, string | number>>;
  /** What counted as right for these values; `null`: the item's text is gone. */
  readonly key: readonly string[] | null;
  /** `null`: not answered. */
  readonly attempt:
    | (Pick<Attempt, "kind" | "correct" | "gradedBy" | "confidence" | "rating" | "predicted"> & {
        readonly at: string;
      })
    | null;
  /** What is remembered of the item now; `null`: nothing. */
  readonly memory:
    | (Pick<MemoryState, "stability" | "difficulty" | "repetitions" | "lapses"> & { readonly due: string })
    | null;
  readonly report: { readonly about: string; readonly verdict: string | null } | null;
}

interface ExplainDeps {
  readonly store: Pick<PracticeStore, "question" | "attemptAt" | "memoryOf" | "report">;
  readonly items: Pick<ItemStore, "itemAt">;
  readonly pages: Pick<PageReader, "resolve">;
}

/** @param id of a question, of its attempt or of its report; `null`: there is none. */
export async function explainPractice(
  { store, items, pages }: ExplainDeps,
  id: string,
): Promise<PracticeExplanation | null> {
  const question = await store.question(questionOf(id));
  if (question === null) return null;
  const [attempt, memories, report, item, page] = await Promise.all([
    store.attemptAt(question.id),
    store.memoryOf(question.person),
    store.report(reportOf(question.id)),
    items.itemAt(question.item, question.itemVersion),
    pages.resolve(question.sop),
  ]);
  const memory = memories.find((one) => one.item === question.item) ?? null;
  return {
    id: question.id,
    person: question.person,
    at: question.at.toISOString(),
    why: question.why,
    item: question.item,
    itemVersion: question.itemVersion,
    section: { sop: page?.path ?? question.sop, version: question.sopVersion, section: question.section },
    values: question.values,
    key: item === null ? null : showQuestion(item, question.values, question.seed).key,
    attempt: attempt === null ? null : attemptToExplain(attempt),
    memory: memory === null ? null : memoryToExplain(memory),
    report: report === null ? null : { about: report.about, verdict: report.settled?.verdict ?? null },
  };
}

/** The same in lines to read. */
export function practiceExplanationLines(explained: PracticeExplanation): readonly string[] {
  const { item, itemVersion, section, why, at, attempt, memory, report } = explained;
  const { asked, unanswered, answered, remembered, reported } = practiceExplained;
  return [
    asked(item, itemVersion, section.sop, section.version, section.section),
    `${at}  ${why.kind} ${JSON.stringify(why)}`,
    attempt === null
      ? unanswered
      : answered(attempt.at, attempt.correct, attempt.gradedBy, attempt.confidence, attempt.rating),
    ...(memory === null ? [] : [remembered(memory.due, memory.stability)]),
    ...(report === null ? [] : [reported(report.about, report.verdict)]),
  ];
}

function attemptToExplain({
  kind,
  correct,
  gradedBy,
  confidence,
  rating,
  predicted,
  at,
}: Attempt): NonNullable<PracticeExplanation["attempt"]> {
  return { kind, correct, gradedBy, confidence, rating, predicted, at: at.toISOString() };
}

function memoryToExplain({
  stability,
  difficulty,
  repetitions,
  lapses,
  dueAt,
}: MemoryState): NonNullable<PracticeExplanation["memory"]> {
  return { stability, difficulty, repetitions, lapses, due: dueAt.toISOString() };
}
