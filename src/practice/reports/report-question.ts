import { z } from "zod";
import type { Tap } from "../../core/asker.ts";
import type { Form } from "../../core/card.ts";
import { sentences } from "../../core/card-text.ts";
import { reportWords } from "../../core/messages/practice-reports.ts";
import type { QuestionReport } from "../../core/practice.ts";
import { inSentences, type Result, shown } from "../../core/result.ts";
import type { PracticeDeps } from "../practice-deps.ts";
import { loadQuestion } from "../session/open-question.ts";
import { reportOf } from "../session/question-ids.ts";
import { reportCard } from "./report-card.ts";

const words = reportWords.learner;

export interface Reporting {
  readonly question: string;
  readonly about: QuestionReport["about"];
  readonly words: string;
}

/** "Something wrong here?": to whoever looks after the page it tests. */
export async function reportQuestion(deps: PracticeDeps, tap: Tap<Reporting>): Promise<Result> {
  const loaded = await loadQuestion(deps, tap, tap.value.question);
  if (typeof loaded === "string") return inSentences(loaded);
  const { attempt, question } = loaded;
  if (attempt === null) return inSentences(words.notAnswered);
  if ((await deps.store.report(reportOf(question.id))) !== null) return inSentences(words.takenAlready);
  const said = tap.value.words.trim();
  const owner = await responsibleFor(deps, loaded.pooled?.section?.owner ?? null, question.person);
  const report: QuestionReport = {
    id: reportOf(question.id),
    question: question.id,
    item: question.item,
    person: question.person,
    about: attempt.correct && tap.value.about === "right" ? "other" : tap.value.about,
    words: said === "" ? null : said,
    owner: owner?.id ?? null,
    at: tap.at,
    settled: null,
  };
  const card = await reportCard(deps, { loaded: { ...loaded, attempt }, report });
  return {
    ...shown([sentences(owner === null ? words.takenByNobody : words.taken(owner.name))]),
    facts: [{ kind: "question-reported", report }],
    notices:
      owner === null
        ? []
        : [{ id: deps.newId(), to: { kind: "person", person: owner.id }, card, replaces: null }],
  };
}

/** What is asked of the learner; who was right has nothing to contest. */
export function reportForm(value: unknown): Form {
  const { title, submit, intro, about, options, words: label } = reportWords.form;
  const button = z.object({ mayContest: z.boolean() }).safeParse(value);
  const kinds = (["right", "unclear", "outdated", "other"] as const).filter(
    (kind) => kind !== "right" || (button.success && button.data.mayContest),
  );
  return {
    title,
    submit,
    intro,
    fields: [
      {
        kind: "choice",
        name: "about",
        label: about,
        style: "list",
        options: kinds.map((kind) => ({ value: kind, label: options[kind] })),
        initial: kinds[0] ?? null,
      },
      {
        kind: "text",
        name: "words",
        label,
        lines: "many",
        required: false,
        most: longestWords,
        initial: null,
      },
    ],
  };
}

/** Characters. */
export const longestWords = 1000;

/** Whoever looks after the page, else who looks after Cairn; nobody judges their own doubt but for want of others. */
async function responsibleFor(
  { people, administrator }: PracticeDeps,
  owner: string | null,
  learner: string,
) {
  const found = [owner, administrator].flatMap((id) => people.find((person) => person.id === id) ?? []);
  return found.find(({ id }) => id !== learner) ?? found[0] ?? null;
}
