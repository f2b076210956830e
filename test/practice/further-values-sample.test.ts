import { join } from "node:path";
import { expect, test } from "vitest";
import type { ItemText } from "../../src/core/items.ts";
import type { DraftedFrom } from "../../src/practice/drafting/drafted-item.ts";
import { furtherValues } from "../../src/practice/drafting/further-values.ts";
import { type WordPlace, wordPlaces } from "../../src/practice/drafting/word-places.ts";
import { readItemFiles } from "../../src/practice/items/read-item-files.ts";
import { readFolder } from "../../src/stewardship/reading/read-folder.ts";
import { readPage } from "../../src/stewardship/reading/read-page.ts";

const content = join(import.meta.dirname, "../../content");
const places = await samplePlaces();

interface SamplePlace {
  readonly item: ItemText;
  readonly section: DraftedFrom;
  readonly place: WordPlace;
}

/** Every place of the sample's scenarios that draws words. */
async function samplePlaces(): Promise<readonly SamplePlace[]> {
  const sections = new Map<string, DraftedFrom>();
  for (const { kind, path, datedOn, text } of (await readFolder(content, { fileBytes: 2_000_000 })).files) {
    if (kind !== "sop" || datedOn !== null) continue;
    const page = readPage({ kind, path, text, timeZone: "UTC" });
    for (const one of page.sections)
      sections.set(`${path}#${one.slug}`, { ...one, sop: path, title: page.title });
  }
  const { files } = await readItemFiles(content, 2_000_000);
  return files
    .flatMap(({ items }) => items)
    .flatMap(({ text: item, page, section: slug }) => {
      const section = sections.get(`${page}#${slug}`);
      if (section === undefined || item.kind !== "scenario") return [];
      return wordPlaces(item, 100).map((place) => ({ item, section, place }));
    });
}

function isKept({ item, section, place }: SamplePlace, value: string): boolean {
  const written = [{ name: place.name, values: [value] }];
  const varied = { item, section, places: [place], names: [], mostOfPlace: 100, mostAtOnce: 1 };
  return furtherValues(written, varied)[place.name] !== undefined;
}

/** Whether a value would be let through if its author had left it to the model. */
function isKeptAgain({ item, section, place }: SamplePlace, value: string): boolean {
  const others = { ...place, values: place.values.filter((one) => one !== value) };
  const range = { kind: "list", values: others.values } as const;
  const without = { ...item, variants: { ...item.variants, [place.name]: range } };
  return isKept({ item: without, section, place: others }, value);
}

test("most of what the sample's authors wrote would be let through, of other places' values little", () => {
  const half = places.filter((_, at) => at % 2 === 0);
  const own = half
    .filter(({ place }) => place.values.length > 2)
    .flatMap((one) => one.place.values.map((value) => isKeptAgain(one, value)));
  const foreign = half.flatMap((one, at) =>
    [7, 31, 61].flatMap((step) => {
      const other = places[(at + step) % places.length]?.place;
      return other === undefined || other.name === one.place.name ? [] : [isKept(one, other.values[0] ?? "")];
    }),
  );
  const kept = (all: readonly boolean[]) => all.filter(Boolean).length;
  expect(own.length).toBeGreaterThan(150);
  expect(foreign.length).toBeGreaterThan(150);
  expect(kept(own) / own.length, `${kept(own)} of ${own.length}`).toBeGreaterThan(0.9);
  expect(kept(foreign) / foreign.length, `${kept(foreign)} of ${foreign.length}`).toBeLessThan(0.3);
});
