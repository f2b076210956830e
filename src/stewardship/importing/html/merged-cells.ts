import { attribute, elementsOf, type HtmlElement, text, textIn } from "./html-tree.ts";

/**
 * Gives every place of a table a cell of its own: what a merged cell says is said in each place it covered,
 * so that a row can be read alone.
 *
 * @returns how many cells were merged.
 */
export function spreadMergedCells(table: HtmlElement): number {
  const rows = [...elementsOf(table)].filter(({ tagName }) => tagName === "tr");
  nameColumns(rows);
  let merged = 0;
  /** Cells that reach down into the next rows, by the place they cover. */
  let reaching = new Map<number, { readonly words: string; readonly rows: number; readonly name: string }>();
  for (const row of rows) {
    const cells: HtmlElement[] = [];
    const next: typeof reaching = new Map();
    const own = row.children.filter(
      (child): child is HtmlElement => child.type === "element" && /^t[dh]$/.test(child.tagName),
    );
    const cover = () => {
      for (let above = reaching.get(cells.length); above !== undefined; above = reaching.get(cells.length)) {
        if (above.rows > 1) next.set(cells.length, { ...above, rows: above.rows - 1 });
        cells.push(cellOf(above.name, above.words));
      }
    };
    for (const cell of own) {
      cover();
      const [across, down] = [spanOf(cell, "colSpan"), spanOf(cell, "rowSpan")];
      if (across > 1 || down > 1) merged += 1;
      const words = textIn(cell);
      for (let place = 0; place < across; place += 1) {
        if (down > 1) next.set(cells.length, { words, rows: down - 1, name: cell.tagName });
        cells.push(place === 0 ? cell : cellOf(cell.tagName, words));
      }
      cell.properties = {};
    }
    cover();
    row.children = cells;
    reaching = next;
  }
  return merged;
}

/** Without a row of headings the first row is one: every cell of a page's table is read with its label. */
function nameColumns(rows: readonly HtmlElement[]): void {
  const isHeading = (cell: HtmlElement["children"][number]) =>
    cell.type === "element" && cell.tagName === "th";
  if (rows.some(({ children }) => children.every((cell) => cell.type !== "element" || isHeading(cell))))
    return;
  for (const cell of rows[0]?.children ?? [])
    if (cell.type === "element" && cell.tagName === "td") cell.tagName = "th";
}

function cellOf(tagName: string, words: string): HtmlElement {
  return { type: "element", tagName, properties: {}, children: [text(words)] };
}

/** A table of a page has no more; a larger number is a slip or a trap. */
const mostSpanned = 50;

function spanOf(cell: HtmlElement, name: "colSpan" | "rowSpan"): number {
  const span = Number(attribute(cell, name) ?? 1);
  return Number.isInteger(span) && span > 1 ? Math.min(span, mostSpanned) : 1;
}
