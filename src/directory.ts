import { trustOf } from "./ask/trust.ts";
import type { Company } from "./core/company.ts";
import type { Person } from "./core/people.ts";
import type { Meaning } from "./core/ports/meaning.ts";
import type { PageListing } from "./core/ports/page-store.ts";
import type { PassageIndex } from "./core/ports/retrieval.ts";
import type { StorePorts } from "./core/ports/store.ts";
import type { System } from "./core/ports/system.ts";
import type { Trust } from "./core/terms.ts";
import { calibrate, measureChance } from "./retrieval/calibrate.ts";
import type { ChanceSimilarity } from "./retrieval/meaning.ts";
import { pagesOffTheMap, withTaggedPages } from "./stewardship/tags/skill-sections.ts";

/** What hardly changes and every answer needs. */
export interface Directory {
  readonly company: Company;
  readonly people: readonly Person[];
  readonly personById: ReadonlyMap<string, Person>;
  /** Ids of the people to whom somebody reports. */
  readonly managers: ReadonlySet<string>;
  /** Ids of the people who own a page. */
  readonly owners: ReadonlySet<string>;
  /** Path of a Sop → its id. */
  readonly sops: ReadonlyMap<string, string>;
  /** Id of a Sop → what a reader may rely on. */
  readonly trust: ReadonlyMap<string, Trust>;
}

/** How long a process may go by a directory that another process has since changed. */
const directoryKeptMs = 10_000;

/** The directory as it is now, or was a few seconds ago. */
export function keptDirectory(store: StorePorts, { now }: Pick<System, "now">) {
  return kept(() => loadDirectory(store, now()), directoryKeptMs);
}

async function loadDirectory(store: StorePorts, now: Date): Promise<Directory> {
  const [documents, people, addresses, current] = await Promise.all([
    store.company.company(),
    store.people.people(),
    store.pages.addresses(),
    store.pages.currentPages(now),
  ]);
  const offTheMap = pagesOffTheMap(documents.skillMap, current);
  const sections = await store.tags.practisedSections(
    offTheMap.map(({ sop }) => sop),
    now,
  );
  const company = { ...documents, skillMap: withTaggedPages(documents.skillMap, offTheMap, sections) };
  const reports = new Map((await store.ask.reports(current)).map((one) => [one.sop, one]));
  const trustIn = (page: PageListing) =>
    trustOf({ page, reports: reports.get(page.sop) ?? null }, now, company.policy).trust;
  return {
    company,
    people,
    personById: new Map(people.map((person) => [person.id, person])),
    managers: new Set(people.flatMap(({ manager }) => manager ?? [])),
    owners: new Set(addresses.flatMap(({ owner }) => owner ?? [])),
    sops: new Map(addresses.filter(({ kind }) => kind === "sop").map(({ path, sop }) => [path, sop])),
    trust: new Map(current.map((page) => [page.sop, trustIn(page)])),
  };
}

/**
 * Evidence below which nothing of a corpus is shown, measured on first use and again when the corpus has
 * grown or shrunk by a tenth.
 */
export function calibration(parts: {
  readonly index: PassageIndex;
  readonly store: StorePorts;
  readonly directory: () => Promise<Directory>;
  readonly system: Pick<System, "now">;
}): () => Promise<number> {
  const { index, store, directory, system } = parts;
  return measuredAgain(index, async () => {
    const { glossary } = (await directory()).company;
    return calibrate({ index, current: store.pages, glossary }, system.now());
  });
}

/** How similar chance is in a corpus, measured likewise, and again by the vectors of another model. */
export function chanceSimilarity(parts: {
  readonly index: PassageIndex;
  readonly meaning: Meaning | null;
  readonly system: Pick<System, "now">;
}): () => Promise<ChanceSimilarity | null> {
  const { index, meaning, system } = parts;
  if (meaning === null) return async () => null;
  const byModel = new Map<string, () => Promise<ChanceSimilarity | null>>();
  return async () => {
    const model = await index.vectors.serving();
    if (model === null) return null;
    const measure =
      byModel.get(model) ??
      measuredAgain(index, () => measureChance({ index, embedder: meaning }, system.now()));
    byModel.set(model, measure);
    return measure();
  };
}

/** Measures on first use and again when the corpus has grown or shrunk by a tenth; what failed or gave nothing is not kept. */
function measuredAgain<T>(index: PassageIndex, measure: () => Promise<T>): () => Promise<T> {
  let measured: { readonly passages: number; readonly value: Promise<T> } | null = null;
  const forget = () => {
    measured = null;
  };
  return async () => {
    const { passages } = await index.vocabulary();
    if (measured === null || Math.abs(passages - measured.passages) > measured.passages / 10) {
      const value = measure();
      measured = { passages, value };
      value.then((got) => got === null && forget(), forget);
    }
    return measured.value;
  };
}

/** Loads on first use and again once it is too old. A load that failed is not kept. */
function kept<T>(load: () => Promise<T>, forMs: number) {
  let loaded: { readonly value: Promise<T>; readonly until: number } | null = null;
  return {
    get: (): Promise<T> => {
      if (loaded !== null && performance.now() < loaded.until) return loaded.value;
      const value = load();
      loaded = { value, until: performance.now() + forMs };
      value.catch(() => {
        loaded = null;
      });
      return value;
    },
    forget: () => {
      loaded = null;
    },
  };
}
