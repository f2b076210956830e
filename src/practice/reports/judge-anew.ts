import type { Fact } from "../../core/facts.ts";
import type { Attempt } from "../../core/practice.ts";
import { learnerOf } from "../learner.ts";
import type { PracticeDeps } from "../practice-deps.ts";
import { rate } from "../schedule/rate.ts";
import { rebuildMemory } from "../session/rebuild-memory.ts";

/** An answer that was taken for wrong counts as right: what the learner remembers is told anew from all attempts. */
export async function judgeAnew(
  deps: PracticeDeps,
  { question, by, at }: { readonly question: string; readonly by: string; readonly at: Date },
): Promise<readonly Fact[]> {
  const attempt = await deps.store.attemptAt(question);
  if (attempt === null || attempt.correct) return [];
  const rating = rate({ correct: true, confidence: attempt.confidence, memory: null });
  const judged: Attempt = { ...attempt, correct: true, rating };
  const memory = await memoryWith(deps, judged, at);
  return [{ kind: "attempt-judged", attempt: attempt.id, correct: true, rating, by, memory, at }];
}

/** What is known of the item, had this attempt been judged so from the start; `null`: its page is gone. */
async function memoryWith(deps: PracticeDeps, judged: Attempt, at: Date) {
  const person = deps.people.find(({ id }) => id === judged.person);
  const section = (await deps.pool(at)).find(({ item }) => item.id === judged.item)?.section ?? null;
  if (person === undefined || section === null) return null;
  const all = await deps.store.attemptsOf(judged.person, new Date(0));
  const attempts = all
    .filter(({ item }) => item === judged.item)
    .map((one) => (one.id === judged.id ? judged : one))
    .toReversed();
  return rebuildMemory({ attempts, section, learner: await learnerOf(deps, person) });
}
