import { diffArrays, diffWordsWithSpace } from "diff";
import { pairLines } from "./pair-lines.ts";

/** A line of two texts beside one another: a sentence, a step, a row. */
export type ComparedRow =
  | { readonly kind: "same"; readonly text: string }
  /** `null`: only the other text has it. */
  | {
      readonly kind: "different";
      readonly before: readonly LinePart[] | null;
      readonly after: readonly LinePart[] | null;
    };

export interface LinePart {
  readonly text: string;
  /** These words are in this text alone. */
  readonly isOwn: boolean;
}

/** Two texts line by line, in the order of the newer one; what was dropped stands where it stood. */
export function sideBySide(before: readonly string[], after: readonly string[]): readonly ComparedRow[] {
  const rows: ComparedRow[] = [];
  const parts = diffArrays([...before], [...after]);
  for (let place = 0; place < parts.length; place += 1) {
    const part = parts[place];
    const next = parts[place + 1];
    if (part === undefined) continue;
    if (!part.added && !part.removed)
      rows.push(...part.value.map((text) => ({ kind: "same" as const, text })));
    else if (part.removed && next?.added) {
      rows.push(...beside(part.value, next.value));
      place += 1;
    } else rows.push(...beside(part.removed ? part.value : [], part.added ? part.value : []));
  }
  return rows;
}

function beside(before: readonly string[], after: readonly string[]): readonly ComparedRow[] {
  const pairs = pairLines(before, after);
  const rows: ComparedRow[] = [];
  let from = 0;
  for (const [to, is] of after.entries()) {
    const pair = pairs.find((one) => one.to === to);
    if (pair === undefined) {
      rows.push({ kind: "different", before: null, after: whole(is) });
      continue;
    }
    for (; from < pair.from; from += 1)
      if (!pairs.some((one) => one.from === from)) rows.push(dropped(before[from]));
    from = Math.max(from, pair.from + 1);
    rows.push({ kind: "different", ...wordParts(pair.was, pair.is) });
  }
  for (; from < before.length; from += 1)
    if (!pairs.some((one) => one.from === from)) rows.push(dropped(before[from]));
  return rows;
}

function dropped(text = ""): ComparedRow {
  return { kind: "different", before: whole(text), after: null };
}

function whole(text: string): readonly LinePart[] {
  return [{ text, isOwn: true }];
}

function wordParts(was: string, is: string) {
  const parts = diffWordsWithSpace(was, is);
  return {
    before: parts
      .filter(({ added }) => !added)
      .map(({ value, removed }) => ({ text: value, isOwn: removed })),
    after: parts.filter(({ removed }) => !removed).map(({ value, added }) => ({ text: value, isOwn: added })),
  };
}
