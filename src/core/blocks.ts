/** The structure of a page's text, as parsed once at publication and stored. Nothing later reads Markdown. */

/** A run of words with one look. `href` is a link's target as written in the page. */
export interface Span {
  readonly text: string;
  readonly bold?: true;
  readonly italic?: true;
  readonly code?: true;
  readonly href?: string;
}

export type Block =
  | { readonly kind: "paragraph"; readonly spans: readonly Span[] }
  | {
      readonly kind: "list";
      /** `true`: the items are steps, to be done in this order. */
      readonly ordered: boolean;
      /** Number of the first item of an ordered list. */
      readonly start: number;
      readonly items: readonly (readonly Block[])[];
    }
  | {
      readonly kind: "table";
      readonly header: readonly (readonly Span[])[];
      readonly rows: readonly (readonly (readonly Span[])[])[];
    }
  /** A warning or note set off from the text; it belongs to the step or paragraph before it. */
  | { readonly kind: "aside"; readonly blocks: readonly Block[] }
  | { readonly kind: "code"; readonly text: string };

/** The words of some spans, without their look. */
export function spanText(spans: readonly Span[]): string {
  return spans.map((span) => span.text).join("");
}

/**
 * The lines of some blocks as plain text: a paragraph, a list item's paragraph or a code block is a line
 * each; a table row is one line of `label: value` pairs.
 */
export function blockLines(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap(linesOf).filter((line) => line !== "");
}

function linesOf(block: Block): readonly string[] {
  switch (block.kind) {
    case "paragraph":
      return [spanText(block.spans).replace(/\s+/g, " ").trim()];
    case "list":
      return block.items.flatMap(blockLines);
    case "table":
      return block.rows.map((row) => spanText(tableRowSpans(block.header, row)).trim());
    case "aside":
      return blockLines(block.blocks);
    case "code":
      return block.text.split("\n").map((line) => line.trimEnd());
  }
}

/** A table row as one line: `Plan: Basic · Fee: €12`. A column without a heading gives its value alone. */
export function tableRowSpans(
  header: readonly (readonly Span[])[],
  row: readonly (readonly Span[])[],
): readonly Span[] {
  return row.flatMap((cell, column) => {
    const label = spanText(header[column] ?? []).trim();
    const value = spanText(cell).trim() === "" ? [] : cell;
    if (value.length === 0) return [];
    return [
      ...(column === 0 ? [] : [{ text: " · " }]),
      ...(label === "" ? [] : [{ text: `${label}: ` }]),
      ...value,
    ];
  });
}

/** Where the links of some blocks lead, as the page writes them, in its order. */
export function linkTargets(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap(linksIn);
}

function linksIn(block: Block): readonly string[] {
  const inSpans = (spans: readonly Span[]) => spans.flatMap(({ href }) => href ?? []);
  switch (block.kind) {
    case "paragraph":
      return inSpans(block.spans);
    case "list":
      return linkTargets(block.items.flat());
    case "table":
      return [...block.header, ...block.rows.flat()].flatMap(inSpans);
    case "aside":
      return linkTargets(block.blocks);
    case "code":
      return [];
  }
}
