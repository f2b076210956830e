import type { DraftFact } from "../../core/draft-facts.ts";
import { pageUrl } from "../../core/page-url.ts";
import type { Person } from "../../core/people.ts";
import type { VersionTakingEffect } from "../../core/ports/draft-store.ts";
import type { PageAddressed, PageReader } from "../../core/ports/page-store.ts";
import type { System } from "../../core/ports/system.ts";
import type { Notice } from "../../core/result.ts";
import { inEffectCard } from "./news-cards.ts";

export interface TakeEffectDeps {
  readonly pages: Pick<PageReader, "addresses">;
  /** Everybody who has not left. */
  readonly people: readonly Person[];
  readonly newId: System["newId"];
}

/** Versions of which it is noted, all or none, that they hold, and who is told. */
export interface InEffectNews {
  readonly facts: readonly [DraftFact];
  readonly notices: readonly Notice[];
}

/**
 * Notes which versions hold by now. That a text which was scheduled does so is told to who owns the page and who
 * wrote it; one that held when it was published is no news.
 */
export async function inEffectNews(
  deps: TakeEffectDeps,
  versions: readonly VersionTakingEffect[],
  now: Date,
): Promise<readonly InEffectNews[]> {
  const isScheduled = ({ effective, publishedAt }: VersionTakingEffect) => effective > publishedAt;
  const atOnce = versions.filter((version) => !isScheduled(version));
  const scheduled = versions.filter(isScheduled);
  const pages = scheduled.length === 0 ? [] : await deps.pages.addresses();
  const byId = new Map(pages.map((page) => [page.sop, page]));
  return [
    ...(atOnce.length === 0 ? [] : [{ facts: [factOf(atOnce, now)] as const, notices: [] }]),
    ...scheduled.map((version) => ({
      facts: [factOf([version], now)] as const,
      notices: noticesOf(deps, version, byId.get(version.sop)),
    })),
  ];
}

function factOf(versions: readonly VersionTakingEffect[], at: Date): DraftFact {
  return { kind: "in-effect", versions: versions.map(({ sop, version }) => ({ sop, version })), at };
}

function noticesOf(
  { people, newId }: TakeEffectDeps,
  version: VersionTakingEffect,
  page: PageAddressed | undefined,
): readonly Notice[] {
  if (page === undefined) return [];
  const url = pageUrl({ ...page, version: version.version }, null);
  const card = inEffectCard({ title: version.title, version: version.version, url });
  const readers = people.filter(({ id }) => id === version.owner || id === version.author);
  return readers.map(({ id }) => ({ id: newId(), to: { kind: "person", person: id }, card, replaces: null }));
}
