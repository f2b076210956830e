import type { Asker, Tap } from "../../core/asker.ts";
import type { Card } from "../../core/card.ts";
import { line } from "../../core/card-parts.ts";
import { pathWords } from "../../core/messages/path.ts";
import { mayRead, type Person } from "../../core/people.ts";
import { inSentences, type Result, shown } from "../../core/result.ts";
import { learnerOf } from "../learner.ts";
import { openLesson } from "../lessons/open-lesson.ts";
import type { PracticeDeps } from "../practice-deps.ts";
import { beginChosen } from "../session/begin-chosen.ts";
import { type CitedSection, citeAt } from "../session/cite-section.ts";
import { loadPath, type PathLoaded, sectionKey } from "./load-path.ts";
import { mayBePlaced } from "./may-be-placed.ts";
import { type PathStep, pathOf } from "./path.ts";
import { pathCard } from "./path-card.ts";
import { sectionStepCard } from "./section-step-card.ts";

/** "My path": what comes next, and all of it. */
export async function showPath(deps: PracticeDeps, asker: Asker): Promise<Result> {
  const { person } = asker;
  if (person === null) return inSentences(pathWords.path.nobody);
  return shown([await pathCardFor(deps, { ...asker, person }, await loadPath(deps, { ...asker, person }))]);
}

/** A step of the path: its lesson, or the section it is about. */
export async function learn(deps: PracticeDeps, tap: Tap<{ readonly skill: string }>): Promise<Result> {
  const { person, at } = tap;
  if (person === null) return inSentences(pathWords.path.nobody);
  const loaded = await loadPath(deps, { ...tap, person });
  const place = loaded.path.findIndex(({ skill }) => skill === tap.value.skill);
  const step = loaded.path[place];
  if (step === undefined)
    return shown([await pathCardFor(deps, { ...tap, person }, loaded, pathWords.lesson.gone)]);
  if (step.lesson !== null) {
    return openLesson(deps, { ...tap, value: { lesson: step.lesson.id, skill: step.skill } });
  }
  const [source, { zone }] = await Promise.all([sourceOf(deps, step, tap), learnerOf(deps, person)]);
  const all = loaded.path.length;
  return shown([sectionStepCard({ step, place: place + 1, all, source, zone, now: at })]);
}

/** The case of a step, asked at once. */
export async function tryStep(deps: PracticeDeps, tap: Tap<{ readonly skill: string }>): Promise<Result> {
  const { person } = tap;
  if (person === null) return inSentences(pathWords.path.nobody);
  const loaded = await loadPath(deps, { ...tap, person });
  const step = loaded.path.find(({ skill }) => skill === tap.value.skill);
  if (step === undefined || step.item === null) {
    const said = step === undefined ? pathWords.lesson.gone : pathWords.lesson.caseAgain;
    return shown([await pathCardFor(deps, { ...tap, person }, loaded, said)]);
  }
  const why = { kind: "lesson", title: step.lesson?.title ?? step.title } as const;
  const otherwise = await pathCardFor(deps, { ...tap, person }, loaded, pathWords.lesson.caseAgain);
  return beginChosen(
    deps,
    {
      asker: tap,
      person,
      kind: "asked",
      queue: [{ item: step.item, why }],
      pool: new Map(loaded.pool.map((one) => [one.item.id, one])),
      memory: loaded.memory,
      before: [],
    },
    () => otherwise,
  );
}

/** `said`: what to say first. */
async function pathCardFor(
  deps: PracticeDeps,
  { person, at }: { readonly person: Person; readonly at: Date },
  loaded: PathLoaded,
  said: string | null = null,
): Promise<Card> {
  const card = pathCard({ ...loaded, isPlacementOffered: await mayBePlaced(deps, person, at) });
  return said === null
    ? card
    : { summary: `${said}\n${card.summary}`, elements: [line(said), ...card.elements] };
}

/** The first section behind a step that the learner may read. */
async function sourceOf(
  deps: PracticeDeps,
  { skill }: PathStep,
  { reader, at }: Pick<Asker, "reader" | "at">,
): Promise<CitedSection | null> {
  for (const key of (deps.skillMap.skills[skill]?.sections ?? []).map(sectionKey)) {
    const cited = await citeAt(deps, key, at);
    if (cited !== null && !cited.section.sensitive && mayRead(reader, cited.section.audience)) return cited;
  }
  return null;
}

/** The step after a case, as things stand once it is answered; `null`: there is none. */
export function stepAfter(loaded: PathLoaded, memory: PathLoaded["memory"]): PathStep | null {
  return pathOf({ ...loaded, memory }).find(({ state }) => state.kind === "next") ?? null;
}
