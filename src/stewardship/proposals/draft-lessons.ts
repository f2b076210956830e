import { askForDrafts } from "../../core/ask-for-drafts.ts";
import { withDraftStep } from "../../core/draft-facts.ts";
import { type Draft, isOpen } from "../../core/drafts.ts";
import type { Fact } from "../../core/facts.ts";
import { languageName } from "../../core/language-name.ts";
import { newPageWords } from "../../core/messages/new-page.ts";
import type { ModelDrafting } from "../../core/model-drafts.ts";
import { type WeeklyShare, weeklyShare } from "../../core/weekly-share.ts";
import { sectionText } from "../../grounding/section-source.ts";
import { draftedPage, reviewersFor } from "../drafts/draft-view.ts";
import { examplesOf } from "./examples-of.ts";
import { modelDraft } from "./model-draft.ts";
import type { ProposeDeps } from "./propose-rewrites.ts";
import { type ProposedLesson, proposedLesson } from "./proposed-lesson.ts";
import { lessonDraftId, type TaskToTeach, tasksToTeach } from "./tasks-to-teach.ts";
import { teachableSections } from "./teachable-sections.ts";

/**
 * A lesson for each task of the skill map that none teaches, one at a time, as the draft of a page: whoever looks
 * after the sections decides. Drafts whose sections say something else by now end. Ends where the model has no time
 * or money left.
 */
export async function* draftLessons(
  deps: Omit<ProposeDeps, "flags">,
  now: Date,
): AsyncGenerator<readonly Fact[]> {
  const { policy, skillMap } = deps.company;
  const known = await teachableSections(deps, now);
  const tasks = tasksToTeach(skillMap, known);
  for (const draft of await outdated(deps, tasks))
    yield [withDraftStep(draft, { kind: "lapsed", at: now }).fact];
  const draftings = await deps.modelDrafts.draftings({ kind: "lesson" });
  // Tasks of two roles may be made of the same sections: one lesson teaches both.
  const asked = new Set(draftings.map(({ textHash }) => textHash));
  const share = await shareOf(
    deps,
    tasksToTeach(skillMap, { ...known, isTaught: () => false }),
    draftings,
    now,
  );
  let done = 0;
  for (const task of tasks) {
    if (asked.has(task.textHash)) continue;
    const person = await deciderOf(deps, task, now);
    if (share.left(person) === 0) continue;
    if (done === policy.drafting.sectionsPerNight) return;
    done += 1;
    asked.add(task.textHash);
    const facts = await draftLesson(deps, task, { person, now });
    if (facts === null) return;
    yield facts;
    share.take(person, facts.filter(({ kind }) => kind === "draft-made").length);
  }
}

type LessonDeps = Parameters<typeof draftLessons>[0];

/** `null`: the model has no time or money left. */
async function draftLesson(
  deps: LessonDeps,
  task: TaskToTeach,
  { person, now }: { readonly person: string | null; readonly now: Date },
): Promise<readonly Fact[] | null> {
  const { company } = deps;
  const [first] = task.sections;
  const drafted = await askForDrafts(deps, "draft-lesson", {
    sections: task.sections.map((section, at) => `[${at + 1}] ${sectionText(section)}`).join("\n\n"),
    examples: await examplesOf(deps, person, "new"),
    language: languageName(first.language),
  });
  if (drafted === null) return null;
  const { output, use } = drafted;
  const setting = { at: now, timeZone: company.policy.timeZone };
  const proposed = output === null ? null : proposedLesson(output, task, setting);
  const lesson = proposed !== null && (await isFree(deps, proposed)) ? proposed : null;
  const drafting: ModelDrafting = {
    kind: "lesson",
    subject: task.id,
    textHash: task.textHash,
    kept: lesson === null ? 0 : 1,
    use,
    at: now,
  };
  const noted = { kind: "model-drafted", drafting } as const;
  return lesson === null ? [noted] : [noted, { kind: "draft-made", draft: draftOf(task, lesson, now) }];
}

async function isFree({ store }: LessonDeps, { sop }: ProposedLesson): Promise<boolean> {
  const standing = await store.pages.storedPages("", [sop]);
  return standing.length === 0 && !(await store.drafts.draftsOn(sop)).some(isOpen);
}

function draftOf(task: TaskToTeach, { sop, title, body }: ProposedLesson, now: Date): Draft {
  const reason = newPageWords.lessonFor(task.task.title);
  const text = { sop, base: 0, section: null, title, body };
  return modelDraft({ id: lessonDraftId(task), kind: "new", ...text, reason, at: now });
}

/** Drafts that nobody touched, and that no task asks for any more: it has a lesson, or its sections changed. */
async function outdated({ store }: LessonDeps, tasks: readonly TaskToTeach[]): Promise<readonly Draft[]> {
  const wanted = new Set(tasks.map(lessonDraftId));
  const open = await store.drafts.openDrafts(null);
  return open.filter(
    (draft) =>
      draft.kind === "new" && draft.origin === "model" && draft.author === null && !wanted.has(draft.id),
  );
}

/** Who is to decide: whoever decides on the first of the sections; `null`: nobody is known. */
async function deciderOf(deps: LessonDeps, { sections }: TaskToTeach, now: Date): Promise<string | null> {
  const drafted = await draftedPage(deps, sections[0].sop);
  if (drafted === null) return null;
  const [person] = reviewersFor(deps, drafted, { kind: "edit", author: null }, now);
  return person?.id ?? null;
}

/** What each of those who decide may still be given this week. */
async function shareOf(
  deps: LessonDeps,
  tasks: readonly TaskToTeach[],
  draftings: readonly ModelDrafting[],
  now: Date,
): Promise<WeeklyShare> {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const given = [];
  for (const { subject, kept, at } of draftings) {
    const task = byId.get(subject);
    if (task !== undefined) given.push({ person: await deciderOf(deps, task, now), count: kept, at });
  }
  return weeklyShare(given, deps.company.policy.drafting.lessonsPerWeek, now);
}
