import type { Block } from "../../../src/core/blocks.ts";

export function paragraph(text: string): Block {
  return { kind: "paragraph", spans: [{ text }] };
}

/** Each step is its text, or its text with what belongs to it. */
export function steps(...items: readonly (string | readonly [string, ...Block[]])[]): Block {
  return { kind: "list", ordered: true, start: 1, items: items.map(toItem) };
}

export function points(...items: readonly (string | readonly [string, ...Block[]])[]): Block {
  return { kind: "list", ordered: false, start: 1, items: items.map(toItem) };
}

export function warning(text: string): Block {
  return { kind: "aside", blocks: [paragraph(text)] };
}

export function table(header: readonly string[], ...rows: readonly (readonly string[])[]): Block {
  const cells = (row: readonly string[]) => row.map((text) => [{ text }]);
  return { kind: "table", header: cells(header), rows: rows.map(cells) };
}

function toItem(item: string | readonly [string, ...Block[]]): readonly Block[] {
  if (typeof item === "string") return [paragraph(item)];
  const [text, ...rest] = item;
  return [paragraph(text), ...rest];
}
