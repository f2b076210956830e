import type { Person } from "../../core/people.ts";
import type { Policy } from "../../core/policy.ts";
import type { LanguageModel } from "../../core/ports/language-model.ts";
import { questionWords } from "../../retrieval/analyse.ts";
import { type Corpus, isNumber } from "./cluster.ts";
import { isName, namesOf, withoutPersonalData } from "./personal-data.ts";

interface Cluster {
  /** Nothing sensitive is among them. */
  readonly questions: readonly { readonly person: string; readonly words: string }[];
  readonly people: readonly Pick<Person, "name" | "id">[];
  readonly corpus: Corpus;
}

interface Titling {
  /** `null`: none is configured. */
  readonly model: LanguageModel | null;
  readonly policy: Pick<Policy, "drafting">;
}

/** What a model would call a page that answers some questions; `null`: nothing that may be shown. */
export async function modelTitle({ model, policy }: Titling, cluster: Cluster): Promise<string | null> {
  if (model === null) return null;
  const { seconds, titleWords } = policy.drafting;
  const questions = cluster.questions.map(({ words }) => withoutPersonalData(words, cluster.people));
  const written = await model.write({
    prompt: "cluster-title",
    inputs: { questions: [...new Set(questions)].join("\n"), language: "the one of the questions" },
    person: null,
    withinMs: seconds * 1000,
  });
  if (written.kind === "unwritten") return null;
  const title = written.output.title.replaceAll(/\s+/g, " ").trim();
  return isTopic(title, cluster, titleWords) ? title : null;
}

/**
 * Whether a title tells the topic and nothing of anybody: a word of it was used by two people at least, or by nobody
 * and is one of the company's pages; there is no number and no name in it.
 */
function isTopic(title: string, { questions, people, corpus }: Cluster, mostWords: number): boolean {
  if (title.split(" ").length > mostWords || mark.test(title)) return false;
  const users = new Map<string, Set<string>>();
  for (const { person, words } of questions)
    for (const { term } of questionWords(words)) users.set(term, (users.get(term) ?? new Set()).add(person));
  const used = ({ term }: { readonly term: string }) => users.get(term)?.size ?? 0;
  const names = namesOf(people);
  const topic = questionWords(title);
  return (
    topic.some((one) => used(one) >= 2) &&
    topic.every(({ word }) => !isNumber(word) && !isName(word, names)) &&
    topic.every((one) => used(one) >= 2 || (used(one) === 0 && corpus.frequencies.has(one.term)))
  );
}

const mark = /https?:|www\.|[@<>{}[\]`|?!;]/i;
