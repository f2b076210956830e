import type { Asker } from "../../core/asker.ts";
import { mayRead, type Person } from "../../core/people.ts";
import { learnerOf } from "../learner.ts";
import { loadPath } from "../path/load-path.ts";
import type { PracticeDeps } from "../practice-deps.ts";
import { type CitedSection, citeAt } from "../session/cite-section.ts";
import type { LessonShown, StepPlace } from "./lesson-card.ts";

/** Which lesson, by its id, and the skill whose step it is; empty: none. */
export interface LessonWanted {
  readonly lesson: string;
  readonly skill: string;
}

/** A lesson with what its card says; `null`: it is not there any more, or not open to them. */
export async function readLesson(
  deps: PracticeDeps,
  { lesson, skill }: LessonWanted,
  { person, reader, at }: Pick<Asker, "person" | "reader" | "at">,
): Promise<LessonShown | null> {
  const page = await deps.pages.resolve(lesson);
  if (page?.kind !== "lesson") return null;
  const view = await deps.pages.pageAt({ kind: "lesson", path: page.path, version: null }, at);
  if (view === null || view.retiredAt !== null || !mayRead(reader, view.audience)) return null;
  const sections = await Promise.all(view.builtOn.map((key) => citeAt(deps, key, at)));
  const cited = sections.filter((one): one is CitedSection => one !== null);
  return {
    page: view,
    cited: cited.filter(({ section }) => !section.sensitive && mayRead(reader, section.audience)),
    step: person === null ? null : await stepOf(deps, { person, reader, at, skill }),
    zone: person === null ? deps.company.policy.timeZone : (await learnerOf(deps, person)).zone,
    now: at,
  };
}

async function stepOf(
  deps: PracticeDeps,
  { skill, ...owner }: { readonly skill: string; readonly person: Person } & Pick<Asker, "reader" | "at">,
): Promise<StepPlace | null> {
  if (skill === "") return null;
  const { path } = await loadPath(deps, owner);
  const place = path.findIndex((step) => step.skill === skill);
  const step = path[place];
  return step === undefined ? null : { step, place: place + 1, all: path.length };
}
