import { passagesFor } from "../src/ask/written/sources.ts";
import { publishFolder } from "../src/commands/publishing.ts";
import { answersEvaluationWords } from "../src/core/messages/answers-evaluation.ts";
import type { LanguageModel } from "../src/core/ports/language-model.ts";
import { checkGrounding } from "../src/grounding/check.ts";
import type { GroundingProblem } from "../src/grounding/claims.ts";
import type { Runtime } from "../src/runtime.ts";
import { type AskedOfPages, askGold } from "./answers-ask.ts";
import { type Gold, goldProblem } from "./answers-gold.ts";
import type { AnswerRecord } from "./answers-record.ts";
import { verdictsOn } from "./answers-verdicts.ts";

interface AnswersRequest {
  readonly gold: Gold;
  /** What writes answers; `null`: pages are quoted. */
  readonly model: LanguageModel | null;
  /** What judges them; `null`: rules alone do. */
  readonly judge: LanguageModel | null;
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
}

/**
 * Publishes a gold set's pages into an empty runtime, puts each question to the whole of `ask`, and says of each
 * answer by rule, and by a judge model where there is one, how good it is.
 *
 * @throws InputError when the gold set names a section or a person that its content has not got.
 */
export async function evaluateAnswers(
  runtime: Runtime,
  { gold, model, judge, onProgress }: AnswersRequest,
): Promise<readonly AnswerRecord[]> {
  const { content, at, questions } = gold;
  await publishFolder(runtime, { folder: content, source: "folder", now: at, yes: true });
  await refuseUnknown(runtime, gold);
  await runtime.meaning?.fill();
  const records: AnswerRecord[] = [];
  for (const question of questions) {
    const { asked, sources } = await askGold(runtime, { gold: question, at, model });
    const problems = problemsOf({ asked, sources });
    const opinion = judge === null ? null : await opinionOf(judge, { asked, sources });
    records.push({
      ...asked,
      verdicts: verdictsOn(question, asked, { problems, opinion }),
      problems,
      judge: judge === null || opinion === null ? null : { model: judge.name, why: opinion.why },
    });
    onProgress?.({ done: records.length, total: questions.length });
  }
  return records;
}

function problemsOf({ asked, sources }: AskedOfPages): readonly GroundingProblem[] {
  if (asked.told === null) return [];
  const question = [...asked.history, asked.question].join(" ");
  const grounding = checkGrounding({ claims: asked.sentences, sources, question });
  return grounding.kind === "grounded" ? [] : grounding.problems;
}

async function opinionOf(judge: LanguageModel, { asked, sources }: AskedOfPages) {
  if (asked.told === null) return null;
  const inputs = { question: asked.question, passages: passagesFor(sources), answer: asked.text };
  const result = await judge.write({ prompt: "judge", inputs, person: null, withinMs: JUDGED_WITHIN_MS });
  return result.kind === "written" ? result.output : null;
}

/** A misspelt section could never be cited, and nobody would see why. */
async function refuseUnknown(runtime: Runtime, gold: Gold): Promise<void> {
  const { personById } = await runtime.directory();
  const { pages } = runtime.store;
  for (const question of gold.questions) {
    if (question.as !== null && !personById.has(question.as))
      throw goldProblem(gold, question, answersEvaluationWords.noPerson(question.as));
    for (const address of question.sections) {
      const [path = "", section = ""] = address.split("#");
      const page = await pages.resolve(path);
      const found = page === null ? [] : await pages.currentSections([{ sop: page.sop, section }], gold.at);
      if (found.length === 0) throw goldProblem(gold, question, answersEvaluationWords.noSection(address));
    }
  }
}

/** Nobody waits for a judge. */
const JUDGED_WITHIN_MS = 60_000;
