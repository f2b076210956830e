import type { Company } from "../../core/company.ts";
import type { QuizItem } from "../../core/items.ts";
import { sectionSubject } from "../../core/model-drafts.ts";
import type { Person } from "../../core/people.ts";
import type { FlagReader } from "../../core/ports/flag-store.ts";
import type { ItemStore } from "../../core/ports/item-store.ts";
import type { ModelDraftReader } from "../../core/ports/model-draft-store.ts";
import type { PageListing, PageReader } from "../../core/ports/page-store.ts";
import type { SignalReader } from "../../core/ports/signal-store.ts";
import { type WeeklyShare, weeklyShare } from "../../core/weekly-share.ts";
import { itemDeciders } from "../owners/item-deciders.ts";
import { itemExamples } from "./item-examples.ts";
import { type Demand, pagesInDemand } from "./sections-to-draft.ts";

export interface NightDeps {
  readonly pages: Pick<PageReader, "currentPages">;
  readonly items: Pick<ItemStore, "itemHistories">;
  readonly drafts: Pick<ModelDraftReader, "draftings">;
  readonly flags: Pick<FlagReader, "usesOfPages">;
  readonly signals: Pick<SignalReader, "signalCounts">;
  readonly company: Pick<Company, "policy">;
  /** Everybody who has not left. */
  readonly people: readonly Person[];
  readonly administrator: string | null;
}

/** What one night's drafts rest on. */
export interface Night extends Demand {
  /** In the order in which items are drafted of them. */
  readonly pages: readonly PageListing[];
  readonly items: readonly QuizItem[];
  readonly share: WeeklyShare;
  /** `sop#section hash` of what was put before the model already: the section's text, or a question on it. */
  readonly asked: ReadonlySet<string>;
}

export async function nightOf(deps: NightDeps, items: readonly QuizItem[], now: Date): Promise<Night> {
  const { policy } = deps.company;
  const since = new Date(now.getTime() - policy.queue.useDays * dayMs);
  const [pages, ofItems, ofVariants, uses, counts] = await Promise.all([
    deps.pages.currentPages(now),
    deps.drafts.draftings({ kind: "items" }),
    deps.drafts.draftings({ kind: "variants" }),
    deps.flags.usesOfPages(since),
    deps.signals.signalCounts({ since }),
  ]);
  const draftings = [...ofItems, ...ofVariants];
  const stuck = new Map<string, number>();
  for (const { kind, count, ...key } of counts) {
    const isStuck = kind !== "shown" && kind !== "right" && kind !== "step-right";
    if (isStuck) stuck.set(sectionSubject(key), (stuck.get(sectionSubject(key)) ?? 0) + count);
  }
  const byId = new Map(pages.map((page) => [page.sop, page]));
  const given = draftings.map(({ subject, kept, at }) => {
    const page = byId.get(subject.slice(0, subject.indexOf("#")));
    return { person: page === undefined ? null : deciderOf(deps, page), count: kept, at };
  });
  return {
    items,
    stuck,
    uses,
    pages: pagesInDemand(pages, { stuck, uses }),
    share: weeklyShare(given, policy.drafting.itemsPerWeek, now),
    asked: new Set(draftings.map(({ subject, textHash }) => `${subject} ${textHash}`)),
  };
}

const dayMs = 86_400_000;

/** Who is to be shown drafts of a page's items; `null`: nobody is known. */
export function deciderOf(
  { people, administrator }: Pick<NightDeps, "people" | "administrator">,
  page: PageListing,
): string | null {
  return itemDeciders({ page, people, administrator })[0]?.id ?? null;
}

/** What this person made of earlier drafts for their pages. */
export async function examplesFor(deps: NightDeps, night: Night, person: string | null): Promise<string> {
  const own = new Set(night.pages.filter((page) => deciderOf(deps, page) === person).map(({ sop }) => sop));
  const edited = night.items.filter(
    ({ origin, version, sop }) => origin === "model" && version > 1 && own.has(sop),
  );
  const histories = await deps.items.itemHistories(edited.map(({ id }) => id));
  return itemExamples(histories.values(), deps.company.policy.drafting.examples);
}
