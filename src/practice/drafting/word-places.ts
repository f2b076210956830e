import type { ItemText, VariantRange } from "../../core/items.ts";
import { factsInLine } from "../../grounding/facts.ts";
import { withDigits } from "../../grounding/number-words.ts";

/** A place of an item that draws one of several wordings: names, states, ordinary cases. */
export interface WordPlace {
  readonly name: string;
  readonly values: readonly string[];
}

/** The places to which further wordings may be added: no figures or days stand in them, and there are not `most` yet. */
export function wordPlaces({ variants }: Pick<ItemText, "variants">, most: number): readonly WordPlace[] {
  return Object.entries(variants).flatMap(([name, range]) =>
    isOfWords(range) && range.values.length < most ? [{ name, values: range.values }] : [],
  );
}

function isOfWords(range: VariantRange): range is Extract<VariantRange, { readonly kind: "list" }> {
  return range.kind === "list" && !range.values.some(hasFigure);
}

function hasFigure(value: string): boolean {
  const text = withDigits(value);
  return /\p{N}/u.test(text) || factsInLine(text).some(({ kind }) => kind !== "name");
}

/** The item with these further values in its places. */
export function withValues<Text extends Pick<ItemText, "variants">>(
  item: Text,
  further: Readonly<Record<string, readonly string[]>>,
): Text {
  const variants = Object.entries(item.variants).map(([name, range]) => {
    const more = further[name] ?? [];
    return [name, range.kind === "list" ? { ...range, values: [...range.values, ...more] } : range] as const;
  });
  return { ...item, variants: Object.fromEntries(variants) };
}
