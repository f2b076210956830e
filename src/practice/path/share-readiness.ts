import type { Asker, Tap } from "../../core/asker.ts";
import { sentences } from "../../core/card-text.ts";
import { pathWords } from "../../core/messages/path.ts";
import type { Person } from "../../core/people.ts";
import { inSentences, type Result, shown } from "../../core/result.ts";
import { learnerOf } from "../learner.ts";
import type { PracticeDeps } from "../practice-deps.ts";
import { tasksByWeight } from "../schedule/task-weight.ts";
import { evidenceSince } from "./load-progress.ts";
import { passedTasks } from "./readiness.ts";
import { passesShown, type ReadinessView, readinessCard, sharedCard } from "./readiness-card.ts";

const words = pathWords.readiness;

/** "My readiness": what is passed, for the learner alone. */
export async function showReadiness(deps: PracticeDeps, asker: Asker): Promise<Result> {
  const { person } = asker;
  if (person === null) return inSentences(pathWords.path.nobody);
  return shown([readinessCard(await readinessOf(deps, person, asker.at))]);
}

/** Shares with a person by their id, as the card offers it. */
export function shareReadiness(
  deps: PracticeDeps,
  tap: Tap<{ readonly with: string; readonly shown: string }>,
): Promise<Result> {
  return share(
    deps,
    tap,
    deps.people.find(({ id }) => id === tap.value.with) ?? words.unknown(tap.value.with),
  );
}

/** Shares with somebody by name or e-mail address. */
export function shareReadinessWith(
  deps: PracticeDeps,
  tap: Tap<{ readonly name: string; readonly shown: string }>,
): Promise<Result> {
  return share(deps, tap, colleagueCalled(tap.value.name, deps.people));
}

/** `to`: whom, or why there is nobody. What is shared is what stood on the card that was tapped on. */
async function share(
  deps: PracticeDeps,
  { person, at, value }: Tap<{ readonly shown: string }>,
  to: Person | string,
): Promise<Result> {
  if (person === null) return inSentences(pathWords.path.nobody);
  const view = await readinessOf(deps, person, at);
  const again = (said: string): Result => ({ ...shown([readinessCard(view, said)]), place: "instead" });
  if (!view.canShare) return again(words.council);
  if (typeof to === "string") return again(to);
  if (to.id === person.id) return again(words.yourself);
  if (value.shown !== passesShown(view.passed) || view.passed.length === 0) return again(words.changed);
  if (!(await deps.reachable([to.id])).has(to.id)) return again(words.unreachable(to.name));
  const card = sharedCard(view);
  const told = sentences(words.shared(to.name));
  return {
    ...shown([
      { summary: `${told.summary}\n${card.summary}`, elements: [...told.elements, ...card.elements] },
    ]),
    place: "instead",
    notices: [{ id: deps.newId(), to: { kind: "person", person: to.id }, card, replaces: null }],
  };
}

async function readinessOf(deps: PracticeDeps, person: Person, at: Date): Promise<ReadinessView> {
  const policy = deps.company.policy.practice;
  const [pool, attempts, learner] = await Promise.all([
    deps.pool(at),
    deps.store.attemptsOf(person.id, evidenceSince(at)),
    learnerOf(deps, person),
  ]);
  const tasks = tasksByWeight(deps.skillMap, person.roles, policy);
  const manager = deps.people.find(({ id }) => id === person.manager) ?? null;
  return {
    person,
    manager,
    passed: passedTasks({ skillMap: deps.skillMap, tasks, pool, attempts, policy }),
    cases: policy.readinessCases,
    canShare: !deps.company.policy.worksCouncil,
    zone: learner.zone,
    now: at,
  };
}

/** The one person of this name or address; or in words why there is none. */
function colleagueCalled(said: string, people: readonly Person[]): Person | string {
  const wanted = said.trim().toLowerCase();
  if (wanted === "") return words.nobody;
  const byAddress = people.find(
    ({ email, id }) => email?.toLowerCase() === wanted || id.toLowerCase() === wanted,
  );
  if (byAddress !== undefined) return byAddress;
  const named = people.filter(({ name }) => name.toLowerCase() === wanted);
  const [first, second] = named;
  if (first === undefined) return words.unknown(said.trim());
  return second === undefined ? first : words.several(first.name);
}
