import type { Person } from "../../core/people.ts";
import { questionWords } from "../../retrieval/analyse.ts";
import { isNumber } from "./cluster.ts";
import { isName, namesOf } from "./personal-data.ts";

/**
 * What a page that answers some questions might be called: words that at least two people used, in the order of the
 * question that has most of them. So it tells the topic, and nothing of anybody.
 */
export function proposedTitle(
  questions: readonly { readonly person: string; readonly words: string }[],
  people: readonly Pick<Person, "name" | "id">[],
): string {
  const names = namesOf(people);
  const asked = questions.map(({ words }) => questionWords(words));
  const users = new Map<string, Set<string>>();
  for (const [at, { person }] of questions.entries()) {
    for (const { word, term } of asked[at] ?? []) {
      if (isName(word, names) || isNumber(word)) continue;
      users.set(term, (users.get(term) ?? new Set()).add(person));
    }
  }
  const shared = [...users].filter(([, who]) => who.size >= 2).toSorted(([, a], [, b]) => b.size - a.size);
  const topic = new Set(shared.slice(0, longestTitle).map(([term]) => term));
  const wording =
    asked.map((words) => ofTopic(words, topic)).toSorted((a, b) => b.length - a.length)[0] ?? [];
  const title = wording.join(" ");
  return title === "" ? "" : `${title[0]?.toUpperCase()}${title.slice(1)}`;
}

/** Words. */
const longestTitle = 5;

/** Each word of the topic once, as it is written here. */
function ofTopic(words: ReturnType<typeof questionWords>, topic: ReadonlySet<string>): readonly string[] {
  const first = new Map<string, string>();
  for (const { word, term } of words) if (topic.has(term) && !first.has(term)) first.set(term, word);
  return [...first.values()];
}
