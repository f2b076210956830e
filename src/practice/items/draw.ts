import type { ItemText } from "../../core/items.ts";
import { seededRandom } from "../../core/seeded-random.ts";
import { rightOptions } from "./show-question.ts";
import { countValues, type DrawnValue, placeOf, valueAt } from "./variants.ts";

export interface Draw {
  readonly values: Readonly<Record<string, DrawnValue>>;
  /** The values as one text: which variant it is. */
  readonly variant: string;
}

/**
 * One value of every range, the same for the same seed. `unlike`: the variant drawn last, which does not come
 * again where there is any other. Of an item with a rule every option has the same chance to be right, so that
 * nobody does well by always choosing the branch of the widest range.
 */
export function drawValues(item: ItemText, seed: string, unlike: string | null): Draw {
  const random = seededRandom(`values ${seed}`);
  const first = drawOnce(item, random, unlike);
  const wanted = item.options[Math.floor(random() * item.options.length)];
  if (item.rule === null || wanted === undefined) return first;
  for (let tries = 0; tries < triesForBranch; tries += 1) {
    const draw = drawOnce(item, random, unlike);
    if (rightOptions(item, draw.values).includes(wanted.name)) return draw;
  }
  return first;
}

/** A branch that takes up a tenth of the range is found more than nine times in ten. */
const triesForBranch = 24;

function drawOnce(
  { variants }: Pick<ItemText, "variants">,
  random: () => number,
  unlike: string | null,
): Draw {
  const ranges = Object.values(variants);
  const places = ranges.map((range) => Math.floor(random() * countValues(range)));
  const drawn = drawAt(variants, places);
  const movable = ranges.flatMap((range, at) => (countValues(range) > 1 ? [at] : []));
  const moved = movable[Math.floor(random() * movable.length)];
  const range = moved === undefined ? undefined : ranges[moved];
  if (drawn.variant !== unlike || moved === undefined || range === undefined) return drawn;
  const count = countValues(range);
  const elsewhere = ((places[moved] ?? 0) + 1 + Math.floor(random() * (count - 1))) % count;
  return drawAt(variants, places.with(moved, elsewhere));
}

/**
 * Draws that show what an item can come to: every mix of the ends of its ranges and of what lies at and beside
 * `numbers` (where its rule may turn), as far as that stays below `mixes`, and some by chance.
 */
export function sampleDraws(
  item: Pick<ItemText, "variants">,
  {
    numbers,
    mixes,
    random,
  }: { readonly numbers: readonly number[]; readonly mixes: number; readonly random: number },
): readonly Draw[] {
  const ranges = Object.values(item.variants);
  const corners = ranges.map((range) => {
    const last = countValues(range) - 1;
    if (range.kind === "list") return Array.from({ length: last + 1 }, (_, place) => place);
    const turns = numbers.flatMap((number) => [-1, 0, 1].map((step) => placeOf(range, number) + step));
    return [...new Set([0, last, ...turns])].filter((place) => place >= 0 && place <= last);
  });
  const ends = mixed(corners, mixes).map((places) => drawAt(item.variants, places));
  const chance = seededRandom("sample");
  const others = Array.from({ length: ranges.length === 0 ? 0 : random }, () => drawOnce(item, chance, null));
  return [...ends, ...others];
}

function drawAt(variants: ItemText["variants"], places: readonly number[]): Draw {
  const entries = Object.entries(variants).map(
    ([name, range], at) => [name, valueAt(range, places[at] ?? 0)] as const,
  );
  const values = Object.fromEntries(entries);
  return { values, variant: variantOf(values) };
}

/** What was drawn, as one text: which variant it is. */
export function variantOf(values: Draw["values"]): string {
  return Object.entries(values)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join("; ");
}

/** Every mix of one of each list; where these are more than `limit`, some in which each of them comes. */
function mixed(lists: readonly (readonly number[])[], limit: number): readonly (readonly number[])[] {
  const count = lists.reduce((product, list) => product * list.length, 1);
  if (count <= limit) {
    return lists.reduce<readonly (readonly number[])[]>(
      (found, list) => found.flatMap((start) => list.map((one) => [...start, one])),
      [[]],
    );
  }
  const longest = Math.max(...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, at) => lists.map((list) => list[at % list.length] ?? 0));
}
