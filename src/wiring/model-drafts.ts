import { type AnticipateDeps, anticipateQuestions } from "../ask/anticipated/anticipate.ts";
import { announceAll } from "../conversation/announce.ts";
import type { ReplyDeps } from "../conversation/reply.ts";
import type { Fact } from "../core/facts.ts";
import { type AnticipatedQuestion, sectionSubject } from "../core/model-drafts.ts";
import type { LanguageModel } from "../core/ports/language-model.ts";
import type { SectionKey } from "../core/ports/page-store.ts";
import type { Turn } from "../jobs/jobs.ts";
import { type DraftItemsDeps, draftItems } from "../practice/drafting/draft-items.ts";
import { draftVariants } from "../practice/drafting/draft-variants.ts";
import type { Runtime } from "../runtime.ts";
import { draftLessons } from "../stewardship/proposals/draft-lessons.ts";
import { proposeRewrites } from "../stewardship/proposals/propose-rewrites.ts";
import { summariseChanges } from "../stewardship/summaries/summarise-changes.ts";
import { askDeps } from "./ask.ts";
import { draftDeps } from "./drafts.ts";
import { administratorOf } from "./people.ts";
import type { Channels } from "./reach.ts";

/** A night's drafting, a turn of it; without a model nothing is drafted. */
interface Drafting {
  readonly channels: Channels;
  readonly edge: ReplyDeps;
  readonly now: Date;
  readonly turn: Turn;
}

/** Drafts of items for sections that nothing asks about, then further values for scenarios. */
export async function draftEveryItem(runtime: Runtime, drafting: Drafting): Promise<void> {
  const { model } = runtime;
  if (model === null) return;
  await writeEach(draftsForPractice(await itemDrafting(runtime, model), drafting.now), drafting);
}

/** What is not asked at all comes before more of what is: both are of one weekly share. */
async function* draftsForPractice(deps: DraftItemsDeps, now: Date): AsyncGenerator<readonly Fact[]> {
  yield* draftItems(deps, now);
  yield* draftVariants(deps, now);
}

/** Other texts for sections that people got stuck with. */
export async function proposeEveryRewrite(runtime: Runtime, drafting: Drafting): Promise<void> {
  const { model, store } = runtime;
  if (model === null) return;
  const { flags, modelDrafts } = store;
  const deps = { ...(await draftDeps(runtime, drafting.channels)), model, flags, modelDrafts };
  await writeEach(proposeRewrites(deps, drafting.now), drafting);
}

/** Lessons for tasks that no lesson teaches. */
export async function draftEveryLesson(runtime: Runtime, drafting: Drafting): Promise<void> {
  const { model, store } = runtime;
  if (model === null) return;
  const deps = { ...(await draftDeps(runtime, drafting.channels)), model, modelDrafts: store.modelDrafts };
  await writeEach(draftLessons(deps, drafting.now), drafting);
}

/** Questions that sections answer, for the index to take in; where the company does without, those there are go. */
export async function anticipateEveryQuestion(
  runtime: Runtime,
  { now, turn }: Pick<Drafting, "now" | "turn">,
): Promise<void> {
  const { model, store } = runtime;
  const { policy } = (await runtime.directory()).company;
  if (policy.drafting.questionsPerSection === 0)
    return removeQuestions(runtime, await store.modelDrafts.anticipated(), now);
  if (model === null) return;
  for await (const { facts, section } of anticipateQuestions(await anticipating(runtime, model), now)) {
    await writeQuestions(runtime, { facts, sections: [section], now });
    if (turn.isOver()) return turn.again();
  }
}

/** Takes questions out, and out of the index with its next look. */
export async function removeQuestions(
  runtime: Runtime,
  questions: readonly AnticipatedQuestion[],
  now: Date,
): Promise<void> {
  if (questions.length === 0) return;
  const facts = [{ kind: "questions-removed" as const, questions, at: now }];
  await writeQuestions(runtime, { facts, sections: questions, now });
}

/** What is searched changes with a publication of its own. */
async function writeQuestions(
  { store }: Runtime,
  {
    facts,
    sections,
    now,
  }: { readonly facts: readonly Fact[]; readonly sections: readonly SectionKey[]; readonly now: Date },
): Promise<void> {
  await store.transaction(async ({ conversation, pages }) => {
    await conversation.append(facts);
    const publication = await pages.nextPublication("anticipated questions", now);
    const keys = new Map(sections.map((key) => [sectionSubject(key), key]));
    for (const { sop, section } of keys.values()) await pages.refreshWordings({ sop, section }, publication);
  });
}

async function anticipating(runtime: Runtime, model: LanguageModel): Promise<AnticipateDeps> {
  const { store } = runtime;
  const { search, company } = await askDeps(runtime);
  return { model, pages: store.pages, drafts: store.modelDrafts, flags: store.flags, search, company };
}

/** A sentence or two on what versions change. */
export async function summariseEveryChange(runtime: Runtime, drafting: Drafting): Promise<void> {
  const { model, store } = runtime;
  if (model === null) return;
  const { company } = await runtime.directory();
  const deps = { model, pages: store.pages, drafts: store.modelDrafts, company };
  await writeEach(summariseChanges(deps, drafting.now), drafting);
}

async function itemDrafting(runtime: Runtime, model: LanguageModel): Promise<DraftItemsDeps> {
  const { store, config } = runtime;
  const { company, people } = await runtime.directory();
  return {
    model,
    pages: store.pages,
    items: store.items,
    drafts: store.modelDrafts,
    flags: store.flags,
    signals: store.signals,
    company,
    people,
    administrator: administratorOf(config, people)?.id ?? null,
  };
}

/** What is drafted is kept as it comes: it was paid for. */
async function writeEach(drafts: AsyncIterable<readonly Fact[]>, { edge, turn }: Drafting): Promise<void> {
  for await (const facts of drafts) {
    await announceAll(edge, [{ facts, notices: [] }]);
    if (turn.isOver()) return turn.again();
  }
}
