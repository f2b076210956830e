import type { AnticipatedQuestion } from "../model-drafts.ts";

/** `content questions`: what a page is searched by besides its words. */
interface QuestionsShown {
  readonly path: string;
  readonly questions: readonly Pick<AnticipatedQuestion, "section" | "question">[];
  readonly removed: number;
}

export function questionLines({ path, questions, removed }: QuestionsShown): readonly string[] {
  if (removed > 0) return [`Taken out of ${path}: ${removed}`];
  if (questions.length === 0) return [`${path} is searched by no question of a language model.`];
  return [
    `${path} is also searched by these, which a language model worded:`,
    ...questions.map(({ section, question }) => `  #${section}  ${question}`),
  ];
}

export const questionProblems = {
  noPage: (sop: string) => `There is no page ${sop}.`,
  noQuestion: (question: string) => `The page is not searched by “${question}”.`,
} as const;
