import { publishFolder } from "../src/commands/publishing.ts";
import type { Policy } from "../src/core/policy.ts";
import { type TagKind, tagKinds } from "../src/core/tags.ts";
import { withTemporaryRuntime } from "../src/runtime.ts";
import { proposeTags } from "../src/stewardship/tags/propose.ts";
import { type Taggable, tagModel } from "../src/stewardship/tags/score-tags.ts";
import { namedTags, noTags, type TagFacts, taggablesOf } from "../src/stewardship/tags/taggables.ts";
import { withIds } from "../src/wiring/practice.ts";

/** How proposals compare with the tags that people gave. */
export interface TagMeasure {
  /** What is tagged, and what is known of it. */
  readonly name: string;
  readonly tagKind: TagKind;
  /** Texts with a tag of this kind, and without. */
  readonly tagged: number;
  readonly untagged: number;
  readonly right: number;
  readonly wrong: number;
  readonly missed: number;
}

export interface TagEvaluation {
  readonly measures: readonly TagMeasure[];
  readonly facts: TagFacts;
}

/** The pages of a content folder with their own tags held out, one at a time. */
export async function evaluateTags(folder: string): Promise<TagEvaluation> {
  const facts = await tagFactsOf(folder);
  const all = taggablesOf(facts);
  const model = tagModel(all, namedTags(facts));
  const { tags: policy } = facts.company.policy;
  const groups = groupsOf(facts);
  const kinds = new Map(facts.pages.map(({ sop, kind }) => [sop, kind]));
  const of = (kind: string) =>
    all.filter(({ subject }) => (subject.kind === "item" ? "item" : kinds.get(subject.id)) === kind);
  const isRelated = (one: Taggable, other: Taggable) =>
    (groups.get(one.subject.id) ?? []).some((page) => groups.get(other.subject.id)?.includes(page));
  const measures = [
    ...tagKinds.map((tagKind) =>
      measure("pages, all that rests on them held out, too", tagKind, of("sop").map(alone), {
        model,
        policy,
        isRelated,
      }),
    ),
    measure("lessons, by their words alone", "skill", of("lesson").map(alone), { model, policy }),
    measure("lessons, as built on pages with tags", "skill", of("lesson"), { model, policy }),
    measure("questions, by their words alone", "skill", of("item").map(alone), { model, policy }),
    measure("questions, as testing pages with tags", "skill", of("item"), { model, policy }),
  ];
  return { measures, facts };
}

async function tagFactsOf(folder: string): Promise<TagFacts> {
  return withTemporaryRuntime(async (runtime) => {
    const now = new Date();
    await publishFolder(runtime, { folder, source: "folder", now, yes: true });
    const { company, sops } = await runtime.directory();
    const items = (await runtime.store.items.items()).filter(({ origin }) => origin === "written");
    return {
      pages: await runtime.store.tags.pagesToTag(now),
      items,
      company,
      skillMap: withIds(company.skillMap, (path) => sops.get(path) ?? null),
      decisions: [],
    };
  });
}

/** The pages that something is about: itself, or those it rests on. */
function groupsOf({ pages, items }: TagFacts): ReadonlyMap<string, readonly string[]> {
  const byPath = new Map(pages.map(({ path, sop }) => [path, sop]));
  const onPages = (sections: readonly string[]) =>
    sections.map((section) => section.split("#")[0] ?? "").map((page) => byPath.get(page) ?? page);
  return new Map([
    ...pages.map(({ sop, kind, builtOn }) => [sop, kind === "sop" ? [sop] : onPages(builtOn)] as const),
    ...items.map(({ id, sop }) => [id, [sop]] as const),
  ]);
}

function alone(taggable: Taggable): Taggable {
  return { ...taggable, builtOn: noTags };
}

function measure(
  name: string,
  tagKind: TagKind,
  subjects: readonly Taggable[],
  {
    model,
    policy,
    isRelated = () => false,
  }: {
    readonly model: ReturnType<typeof tagModel>;
    readonly policy: Policy["tags"];
    readonly isRelated?: (one: Taggable, other: Taggable) => boolean;
  },
): TagMeasure {
  let [right, wrong, missed, tagged] = [0, 0, 0, 0];
  for (const subject of subjects) {
    const own = subject.tags[tagKind];
    const isHeldOut = (example: Taggable) => isRelated(example, subject);
    const proposed = proposeTags(model, { ...subject, tags: noTags }, tagKind, policy, { isHeldOut });
    const hits = proposed.filter(({ tag }) => own.includes(tag)).length;
    right += hits;
    wrong += proposed.length - hits;
    missed += own.length - hits;
    tagged += own.length > 0 ? 1 : 0;
  }
  return { name, tagKind, tagged, untagged: subjects.length - tagged, right, wrong, missed };
}

export async function evaluateTagsGrid() {
  const { sampleContent } = await import("./sample-questions.ts");
  const facts = await tagFactsOf(sampleContent);
  const all = taggablesOf(facts);
  const groups = groupsOf(facts);
  const kinds = new Map(facts.pages.map(({ sop, kind }) => [sop, kind]));
  const of = (kind: string) => all.filter(({ subject }) => (subject.kind === "item" ? "item" : kinds.get(subject.id)) === kind);
  const isRelated = (one: Taggable, other: Taggable) =>
    (groups.get(one.subject.id) ?? []).some((page) => groups.get(other.subject.id)?.includes(page));
  for (const withItems of [true, false]) {
  const model = tagModel(withItems ? all : all.filter((x) => x.subject.kind === "page"), namedTags(facts));
  for (const neighbourWeight of [0, 0.15, 0.3, 0.6, 1, 1.5]) for (const neighbours of [5, 8]) for (const [floor, margin] of [[0.1, 1.2], [0.15,1.2],[0.15,1.5],[0.2, 1.2], [0.2, 1.3], [0.2,1.5]] as const) {
    const policy = { ...facts.company.policy.tags, neighbourWeight, neighbours, floor, margin };
    const line = [];
    for (const kind of tagKinds) { const m = measure("", kind, of("sop").map(alone), { model, policy, isRelated }); line.push(`${kind} ${m.right}+${m.wrong}-${m.missed}`); }
    const l = measure("", "skill", of("lesson").map(alone), { model, policy }); line.push(`lesson ${l.right}+${l.wrong}-${l.missed}`);
    if (withItems) { const i = measure("", "skill", of("item").map(alone), { model, policy }); line.push(`item ${i.right}+${i.wrong}-${i.missed}`); }
    console.log(withItems ? "items" : "pages", "w", neighbourWeight, "k", neighbours, "f", floor, "m", margin, line.join("  "));
  } }
}
