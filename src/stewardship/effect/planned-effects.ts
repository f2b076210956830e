import { comparePages } from "../changes/compare-pages.ts";
import type { PublicationPlan } from "../publishing/plan.ts";
import { type Effect, hasEffect } from "./effect.ts";
import { type EffectDeps, type PageChange, readEffects } from "./read-effect.ts";

/** What a planned version, or the retirement of a page, would touch. */
export interface PlannedEffect extends Effect {
  /** Path of the page. */
  readonly sop: string;
  /** `null`: the page is retired. */
  readonly version: number | null;
}

/** What a publication would touch, page by page; those that touch nothing are left out. */
export async function plannedEffects(
  store: EffectDeps,
  { pages, retired }: Pick<PublicationPlan, "pages" | "retired">,
  now: Date,
): Promise<readonly PlannedEffect[]> {
  const versions = pages.flatMap(({ page, newVersions }) =>
    newVersions.flatMap(({ version, sections, replaces }) =>
      replaces === null ? [] : [{ page, version, comparison: comparePages(replaces.sections, sections) }],
    ),
  );
  const current = await store.pages.storedVersions(retired.map(({ sop }) => sop));
  const ended = retired.map((page) => {
    const last = current.findLast(({ sop, withdrawnAt }) => sop === page.sop && withdrawnAt === null);
    return { page, version: null, comparison: comparePages(last?.sections ?? [], []) };
  });
  const all = [...versions, ...ended];
  const changes = all.map(({ page, comparison }): PageChange => ({ sop: page.sop, comparison }));
  const effects = await readEffects(store, changes, now);
  return all.flatMap(({ page, version }, place) => {
    const effect = effects[place];
    return effect === undefined || !hasEffect(effect) ? [] : [{ sop: page.path, version, ...effect }];
  });
}
