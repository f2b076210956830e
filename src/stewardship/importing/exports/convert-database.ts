import type { PhrasingContent, Table, TableCell } from "mdast";
import { importing } from "../../../core/messages/importing.ts";
import type { Converted } from "../draft-tree.ts";
import { SourceProblem } from "../source-problem.ts";

/** Rows of one table; a page of more is a list nobody reads. */
const mostRows = 500;

/**
 * A database as a page with one table, whose rows lead to their own pages.
 *
 * @param pages address of a row's page, by its title.
 */
export function convertDatabase(csv: string, title: string, pages: ReadonlyMap<string, string>): Converted {
  const [header = [], ...rows] = readCsv(csv);
  if (rows.length === 0) throw new SourceProblem(importing.refused.noText());
  const width = header.length;
  const named = header.map((name, place) => (name.trim() === "" ? importing.column(place + 1) : name));
  const table: Table = {
    type: "table",
    children: [
      { type: "tableRow", children: named.map((name) => toCell(name, null)) },
      ...rows.slice(0, mostRows).map((row) => ({
        type: "tableRow" as const,
        children: Array.from({ length: width }, (_, place) =>
          toCell(row[place] ?? "", place === 0 ? (pages.get(row[0]?.trim() ?? "") ?? null) : null),
        ),
      })),
    ],
  };
  const left = Math.max(0, rows.length - mostRows);
  return {
    tree: { type: "root", children: [table] },
    title,
    language: null,
    losses: [{ what: "row-left-out", count: left }],
  };
}

function toCell(value: string, address: string | null): TableCell {
  const words: PhrasingContent = { type: "text", value: value.replace(/\s+/g, " ").trim() };
  return {
    type: "tableCell",
    children: [address === null ? words : { type: "link", url: address, children: [words] }],
  };
}

/** RFC 4180. */
function readCsv(csv: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain = "", end = ""] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n|$)/g)) {
    row.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === ",") continue;
    if (row.some((value) => value.trim() !== "")) rows.push(row);
    row = [];
  }
  return rows;
}
