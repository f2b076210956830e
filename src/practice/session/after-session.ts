import type { Card, Element } from "../../core/card.ts";
import { act, line } from "../../core/card-parts.ts";
import { cardOf } from "../../core/card-text.ts";
import type { Fact } from "../../core/facts.ts";
import { pathWords } from "../../core/messages/path.ts";
import type { Attempt, MemoryState, PracticeSession } from "../../core/practice.ts";
import type { Reader } from "../../core/terms.ts";
import { hasMore } from "../day/has-more.ts";
import { stepAfter } from "../path/learn.ts";
import { loadPath } from "../path/load-path.ts";
import { inWords, pathButton, startButton } from "../path/path-card.ts";
import { modeAfter, skillsPlaced } from "../path/placement.ts";
import type { PracticeDeps } from "../practice-deps.ts";
import { type DoneResult, doneCard } from "./done-card.ts";
import type { LoadedQuestion } from "./open-question.ts";
import { resultsOf } from "./session-results.ts";

const words = pathWords.placement;

/** A session whose last question is over. */
export interface SessionOver {
  readonly session: PracticeSession;
  readonly last: Omit<LoadedQuestion, "attempt"> & { readonly attempt: Attempt | null };
  readonly reader: Reader;
  /** By item, with what the last answer left. */
  readonly remembered: ReadonlyMap<string, MemoryState>;
  /** Questions that the time did not suffice for. */
  readonly left: number;
}

/** What is said at the end: of a placement what follows from it, after the case of a lesson the next step. */
export async function afterSession(
  deps: PracticeDeps,
  over: SessionOver,
): Promise<{ readonly card: Card; readonly facts: readonly Fact[] }> {
  const { session, last, remembered, left } = over;
  const { zone, now } = last;
  const results = await resultsOf(deps, { session, latest: last.attempt, remembered, at: now });
  if (session.kind === "placement") return placed(deps, over, results);
  const answered = results.map(({ attempt }) => attempt.item);
  const mayAskMore = await hasMore(deps, { learner: last.learner, reader: over.reader, answered, at: now });
  const card = doneCard({ session, results, left, mayAskMore, zone, now });
  if (last.question.why.kind !== "lesson") return { card, facts: [] };
  return { card: cardOf([...card.elements, ...(await nextStepElements(deps, over))]), facts: [] };
}

async function nextStepElements(
  deps: PracticeDeps,
  { last, reader, remembered }: SessionOver,
): Promise<readonly Element[]> {
  const loaded = await loadPath(deps, { person: last.learner.person, reader, at: last.now });
  const next = stepAfter(loaded, remembered);
  // What was just missed comes back by itself.
  if (next === null || next.isTried) return [{ kind: "buttons", buttons: [pathButton()] }];
  return [
    line(pathWords.lesson.next(inWords(next))),
    { kind: "buttons", buttons: [startButton(next, pathWords.path.goOn), pathButton()] },
  ];
}

/** Somebody who knows more than half of it gets thresholds, exceptions and changes only. */
function placed(
  deps: PracticeDeps,
  { session, last }: SessionOver,
  results: readonly DoneResult[],
): { readonly card: Card; readonly facts: readonly Fact[] } {
  const { person } = last.learner;
  const right = results.filter(({ attempt }) => attempt.correct).length;
  const mode = modeAfter(right, results.length);
  const titles = (correct: boolean) => {
    const own = results.filter(({ attempt }) => attempt.correct === correct);
    const skills = own.flatMap(({ attempt }) => skillsPlaced(attempt.item, placing(deps, last)));
    return [...new Set(skills)].map((skill) => deps.skillMap.skills[skill]?.title ?? skill).join(", ");
  };
  const [known, unknown] = [titles(true), titles(false)];
  const card = cardOf([
    { kind: "heading", text: words.title },
    line(words.right(right, results.length)),
    ...(known === "" ? [] : [line(words.spared(known))]),
    ...(unknown === "" ? [] : [line(words.stays(unknown))]),
    line(words[mode]),
    { kind: "buttons", buttons: [pathButton(), act(words.preferences, "people.preferences", {})] },
  ]);
  const setting = { kind: "setting-changed", person: person.id, name: "practiceMode", value: mode } as const;
  return { card, facts: session.endedAt === null ? [] : [{ ...setting, at: session.endedAt }] };
}

function placing({ skillMap, company }: PracticeDeps, { pool, learner }: SessionOver["last"]) {
  return {
    pool: [...pool.values()],
    skillMap,
    roles: learner.person.roles,
    policy: company.policy.practice,
  };
}
