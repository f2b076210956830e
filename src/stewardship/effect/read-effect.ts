import type { LessonLink, SectionKey } from "../../core/ports/page-store.ts";
import type { Store } from "../../core/ports/store.ts";
import { isRetold, type PageComparison } from "../changes/compare-pages.ts";
import { type Effect, effectOf } from "./effect.ts";

export type EffectDeps = Pick<Store, "items" | "practice" | "pages" | "signals" | "ask">;

/** A page and how its text is about to change, or did. */
export interface PageChange {
  /** Id of the page. */
  readonly sop: string;
  readonly comparison: PageComparison;
}

/** What a change of a page touches now: the same before it is published and after. */
export async function readEffect(
  deps: EffectDeps,
  { now, ...change }: PageChange & { readonly now: Date },
): Promise<Effect> {
  const [effect] = await readEffects(deps, [change], now);
  if (effect === undefined) throw new Error("A change has an effect, be it none.");
  return effect;
}

/** The same for many pages at once, in their order. */
export async function readEffects(
  { items: itemStore, practice, pages, signals, ask }: EffectDeps,
  changes: readonly PageChange[],
  now: Date,
): Promise<readonly Effect[]> {
  if (changes.length === 0) return [];
  const sops = new Set(changes.map(({ sop }) => sop));
  const keys = changes.flatMap(retoldSections);
  const items = (await itemStore.items()).filter(({ sop }) => sops.has(sop));
  const known = await pages.currentSections(items, now);
  const [memories, gaps, wordings] = await Promise.all([
    practice.whoKnows(items.map(({ id }) => id)),
    signals.gaps({ kind: "page", open: true }),
    ask.knownWordings(keys),
  ]);
  const lessons: (LessonLink & { readonly on: SectionKey })[] = [];
  for (const on of keys) {
    for (const lesson of await pages.lessonsFor(on, now)) lessons.push({ ...lesson, on });
  }
  // An item names its section as it was called when the item was written.
  const present = new Map(known.map(({ sop, asked, slug }) => [`${sop}#${asked}`, slug]));
  return changes.map(({ sop, comparison }) =>
    effectOf(
      comparison,
      {
        items: items
          .filter((item) => item.sop === sop)
          .map((item) => ({ ...item, section: present.get(`${sop}#${item.section}`) ?? item.section })),
        memories,
        lessons: lessons.flatMap(({ on, ...lesson }) =>
          on.sop === sop ? [{ ...lesson, section: on.section }] : [],
        ),
        gaps: gaps.flatMap((gap) => (gap.kind === "page" && gap.sop === sop ? [gap] : [])),
        wordings: wordings.filter((wording) => wording.sop === sop),
      },
      now,
    ),
  );
}

function retoldSections({ sop, comparison }: PageChange): readonly SectionKey[] {
  return comparison.sections.flatMap((section) =>
    section.before !== null && isRetold(section) ? [{ sop, section: section.before.slug }] : [],
  );
}
