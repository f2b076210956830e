import type { SectionText } from "../src/core/ports/page-store.ts";
import { seededRandom, shuffled } from "../src/core/seeded-random.ts";
import { readPage } from "../src/stewardship/reading/read-page.ts";
import type { NamedSeries } from "./read-series.ts";

/** Two texts of a page that followed one another. */
export interface Step {
  readonly series: string;
  /** Names of their files. */
  readonly from: string;
  readonly to: string;
  readonly before: readonly SectionText[];
  readonly after: readonly SectionText[];
}

/**
 * One thing that happened to a section, as its address tells it: `vanished` and `appeared` may be a renaming,
 * a removal, a split; `displaced` may be that others moved.
 */
export interface SectionEvent {
  readonly stratum: "vanished" | "appeared" | "changed" | "displaced";
  readonly step: Step;
  /** Slug in the older text, in the newer one for `appeared`. */
  readonly slug: string;
}

export function stepsOf({ name, file, texts }: NamedSeries): readonly Step[] {
  const path = file.replace(/\.md$/, "");
  const pages = texts.map(({ text, file: version }) => ({
    version,
    sections: readPage({ kind: "sop", path, text, timeZone: "UTC" }).sections,
  }));
  return pages.slice(1).map((after, place): Step => {
    const before = pages[place];
    if (before === undefined) throw new Error("A step has two texts.");
    return {
      series: name,
      from: before.version,
      to: after.version,
      before: before.sections,
      after: after.sections,
    };
  });
}

export function eventsOf(step: Step): readonly SectionEvent[] {
  const now = new Map(step.after.map((section) => [section.slug, section]));
  const then = new Set(step.before.map((section) => section.slug));
  const order = step.after.filter(({ slug }) => then.has(slug)).map(({ slug }) => slug);
  const common = step.before.filter(({ slug }) => now.has(slug));
  const event = (stratum: SectionEvent["stratum"], slug: string): SectionEvent => ({ stratum, step, slug });
  return [
    ...step.before.filter(({ slug }) => !now.has(slug)).map(({ slug }) => event("vanished", slug)),
    ...step.after.filter(({ slug }) => !then.has(slug)).map(({ slug }) => event("appeared", slug)),
    ...common.filter((one) => now.get(one.slug)?.hash !== one.hash).map(({ slug }) => event("changed", slug)),
    ...common.filter(({ slug }, place) => order[place] !== slug).map(({ slug }) => event("displaced", slug)),
  ];
}

/** So many events of each stratum, spread over the series, the same for the same seed. */
export function drawSample(
  events: readonly SectionEvent[],
  sizes: Readonly<Record<SectionEvent["stratum"], number>>,
  seed: string,
): readonly SectionEvent[] {
  return Object.entries(sizes).flatMap(([stratum, size]) => {
    const all = events.filter((event) => event.stratum === stratum);
    const bySeries = [
      ...Map.groupBy(shuffled(all, seededRandom(`${seed} ${stratum}`)), ({ step }) => step.series).values(),
    ];
    const inTurn = Array.from({ length: all.length }, (_, turn) =>
      bySeries.flatMap((some) => some[turn] ?? []),
    ).flat();
    return inTurn.slice(0, size);
  });
}
