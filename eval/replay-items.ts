import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { QuizItem } from "../src/core/items.ts";
import { defaultPolicy } from "../src/core/policy.ts";
import type { SectionText } from "../src/core/ports/page-store.ts";
import type { StoredVersion } from "../src/core/ports/page-writer.ts";
import { itemPool } from "../src/practice/items/pool.ts";
import { publish } from "../src/stewardship/publishing/publish.ts";
import type { Series } from "./replay-series.ts";
import type { TemporaryData } from "./temporary-data.ts";

/** What became of items when the next version of their page was published. */
export interface ItemReplay {
  /** On sections whose heading and text are as they were, under the same slug. */
  readonly untouched: number;
  readonly untouchedAsked: number;
  /** On sections whose text stands under another heading now, word for word. */
  readonly renamed: number;
  readonly renamedAsked: number;
  /** On sections with another text, or none. */
  readonly changed: number;
  /** Of those, items that would still be asked: must be none. */
  readonly changedAsked: number;
  readonly wrong: readonly string[];
}

/**
 * Publishes a page text by text. For each section of each version an item is approved; after the next version it is
 * held against the words of the two texts, not against hashes, whether it should still be asked.
 */
export async function replayItems({ store, index }: TemporaryData, series: Series): Promise<ItemReplay> {
  const folder = await mkdtemp(join(tmpdir(), "cairn-items-"));
  const path = series.file.replace(/\.md$/, "");
  const outcomes: Outcome[] = [];
  let last: StoredVersion | undefined;
  let items: readonly QuizItem[] = [];
  for (const { at, text } of series.texts) {
    await mkdir(dirname(join(folder, series.file)), { recursive: true });
    await writeFile(join(folder, series.file), text);
    await publish({ store, index }, { folder, source: "folder", policy: defaultPolicy, now: at, yes: true });
    const sop = (await store.pages.resolve(path))?.sop;
    const version = sop === undefined ? undefined : (await store.pages.storedVersions([sop])).at(-1);
    if (version === undefined || version.version === last?.version) continue;
    if (last !== undefined) outcomes.push(...(await outcomesOf(store, { items, last, version, at })));
    items = version.sections.filter(hasWords).map((section) => itemOn(version, section));
    await store.transaction(({ items: written }) =>
      written.writeItems({ source: "replay", at, items, retired: [], files: [], forgottenFiles: [] }),
    );
    last = version;
  }
  await rm(folder, { recursive: true });
  return summed(outcomes);
}

/** Of several pages together. */
export function sumReplays(all: readonly ItemReplay[]): ItemReplay {
  const sum = (key: Exclude<keyof ItemReplay, "wrong">) => all.reduce((total, one) => total + one[key], 0);
  return {
    untouched: sum("untouched"),
    untouchedAsked: sum("untouchedAsked"),
    renamed: sum("renamed"),
    renamedAsked: sum("renamedAsked"),
    changed: sum("changed"),
    changedAsked: sum("changedAsked"),
    wrong: all.flatMap(({ wrong }) => wrong),
  };
}

interface Outcome {
  readonly kind: "untouched" | "renamed" | "changed";
  readonly isAsked: boolean;
  readonly item: string;
}

async function outcomesOf(
  store: TemporaryData["store"],
  {
    items,
    last,
    version,
    at,
  }: {
    readonly items: readonly QuizItem[];
    readonly last: StoredVersion;
    readonly version: StoredVersion;
    readonly at: Date;
  },
): Promise<readonly Outcome[]> {
  const now = new Date(at.getTime() + 1);
  const pool = await itemPool({ items: store.items, pages: store.pages, policy: defaultPolicy }, now);
  const states = new Map(pool.map(({ item, state }) => [item.id, state]));
  return items.flatMap((item): readonly Outcome[] => {
    const was = last.sections.find(({ slug }) => slug === item.section);
    if (was === undefined) return [];
    return [
      { kind: whatBecame(was, version.sections), isAsked: states.get(item.id) === "askable", item: item.id },
    ];
  });
}

/** By the words alone. */
function whatBecame(was: SectionText, now: readonly SectionText[]): Outcome["kind"] {
  const saysTheSame = (one: SectionText) => isDeepStrictEqual(one.blocks, was.blocks);
  const is = now.find(({ slug }) => slug === was.slug);
  if (is !== undefined) {
    if (!saysTheSame(is)) return "changed";
    return is.heading === was.heading ? "untouched" : "renamed";
  }
  const others = now.filter(saysTheSame);
  return others.length === 1 ? "renamed" : "changed";
}

/** Of a mere heading nothing can be asked. */
function hasWords({ blocks }: SectionText): boolean {
  return blocks.length > 0;
}

function itemOn({ sop, version }: StoredVersion, { slug, hash }: SectionText): QuizItem {
  return {
    id: `${sop}/${version}/${slug}`,
    sop,
    section: slug,
    version: 1,
    kind: "recall",
    stem: "What does it say?",
    options: [],
    key: ["That"],
    explain: null,
    variants: {},
    rule: null,
    about: "routine",
    skills: [],
    approvedFor: hash,
    origin: "written",
  };
}

function summed(outcomes: readonly Outcome[]): ItemReplay {
  const of = (kind: Outcome["kind"]) => outcomes.filter((one) => one.kind === kind);
  const asked = (kind: Outcome["kind"]) => of(kind).filter(({ isAsked }) => isAsked).length;
  return {
    untouched: of("untouched").length,
    untouchedAsked: asked("untouched"),
    renamed: of("renamed").length,
    renamedAsked: asked("renamed"),
    changed: of("changed").length,
    changedAsked: asked("changed"),
    wrong: outcomes
      .filter(({ kind, isAsked }) => isAsked === (kind === "changed"))
      .map(({ kind, isAsked, item }) => `${item}: ${kind}, ${isAsked ? "asked" : "not asked"}`),
  };
}
