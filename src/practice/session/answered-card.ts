import type { Card } from "../../core/card.ts";
import type { Attempt, MemoryState } from "../../core/practice.ts";
import type { PracticeDeps } from "../practice-deps.ts";
import { citeAt } from "./cite-section.ts";
import { feedbackCard } from "./feedback-card.ts";
import type { QuestionView } from "./question-card.ts";
import { reportOf } from "./question-ids.ts";

interface Answered extends QuestionView {
  readonly attempt: Attempt;
  /** Left out: as it is stored. */
  readonly memory?: MemoryState;
}

/** The feedback on an answer, as it stands now. */
export async function answeredCard(deps: PracticeDeps, answered: Answered): Promise<Card> {
  const { question } = answered;
  const [section, report, stored] = await Promise.all([
    citeAt(deps, question, question.at),
    deps.store.report(reportOf(question.id)),
    answered.memory ?? memoryOf(deps, question),
  ]);
  const settledBy = report?.settled?.by ?? null;
  return feedbackCard({
    ...answered,
    memory: stored,
    section,
    report,
    settledBy: deps.people.find(({ id }) => id === settledBy)?.name ?? settledBy,
  });
}

async function memoryOf(
  { store }: PracticeDeps,
  { person, item }: { readonly person: string; readonly item: string },
): Promise<MemoryState | null> {
  return (await store.memoryOf(person)).find((memory) => memory.item === item) ?? null;
}
