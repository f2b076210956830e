import { publishFolder } from "../src/commands/publishing.ts";
import type { Company } from "../src/core/company.ts";
import type { Person } from "../src/core/people.ts";
import type { Policy } from "../src/core/policy.ts";
import { type TagKind, type TagProposal, tagKinds } from "../src/core/tags.ts";
import { withTemporaryRuntime } from "../src/runtime.ts";
import { proposeTags } from "../src/stewardship/tags/propose.ts";
import { type Taggable, tagModel } from "../src/stewardship/tags/score-tags.ts";
import { namedTags, noTags, type TagFacts, taggablesOf } from "../src/stewardship/tags/taggables.ts";
import { tagsCard } from "../src/stewardship/tags/tags-card.ts";
import { untaggedIn, waitingFor, waitingTags } from "../src/stewardship/tags/waiting-tags.ts";
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
  readonly imported: Imported;
}

/** What owners would be asked if the same pages came without any tag. */
export interface Imported {
  /** Texts on one card at most. */
  readonly onCard: number;
  readonly owners: readonly { readonly waiting: number; readonly shown: number }[];
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
  return { measures, imported: askedAfterImport(facts) };
}

interface SampleFacts extends TagFacts {
  readonly company: Company;
  readonly people: readonly Person[];
}

/** Pages in one folder without tags, with the skill map alone to go by. */
function askedAfterImport(tagged: SampleFacts): Imported {
  const pages = tagged.pages.map((page) => ({ ...page, skills: [], area: "", inFile: noTags }));
  const skills = Object.entries(tagged.skillMap.skills).map(([id, skill]) => [
    id,
    { ...skill, sections: [] },
  ]);
  const items = tagged.items.map((item) => ({ ...item, skills: [] }));
  const skillMap = { ...tagged.skillMap, skills: Object.fromEntries(skills) };
  const facts = { ...tagged, pages, items, skillMap };
  const model = tagModel(taggablesOf(facts), namedTags(facts));
  const { tags: policy } = facts.company.policy;
  const proposals = untaggedIn(facts).map(({ taggable, tagKind, text }): TagProposal => {
    const proposed = proposeTags(model, taggable, tagKind, policy);
    return { subject: taggable.subject, tagKind, text, ...proposed, at: new Date(0) };
  });
  const company = { ...tagged.company, skillMap };
  const search = {
    people: tagged.people,
    former: new Map(),
    areas: facts.company.areas,
    administrator: null,
  };
  const waiting = waitingTags(facts, proposals, search);
  const owners = tagged.people.map(({ id }) => waitingFor(waiting, id)).filter((own) => own.length > 0);
  return {
    onCard: policy.onCard,
    owners: owners.map((own) => {
      const card = tagsCard({ waiting: own, said: null, company });
      return { waiting: own.length, shown: card.elements.filter(({ kind }) => kind === "buttons").length };
    }),
  };
}

async function tagFactsOf(folder: string): Promise<SampleFacts> {
  return withTemporaryRuntime(async (runtime) => {
    const now = new Date();
    await publishFolder(runtime, { folder, source: "folder", now, yes: true });
    const { company, sops, people } = await runtime.directory();
    const items = (await runtime.store.items.items()).filter(({ origin }) => origin === "written");
    return {
      pages: await runtime.store.tags.pagesToTag(now),
      items,
      company,
      people,
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
  return new Map<string, readonly string[]>([
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
    const { tags: proposed } = proposeTags(model, { ...subject, tags: noTags }, tagKind, policy, {
      isHeldOut,
    });
    const hits = proposed.filter(({ tag }) => own.includes(tag)).length;
    right += hits;
    wrong += proposed.length - hits;
    missed += own.length - hits;
    tagged += own.length > 0 ? 1 : 0;
  }
  return { name, tagKind, tagged, untagged: subjects.length - tagged, right, wrong, missed };
}
