import type { Policy } from "../../../core/policy.ts";
import { decodeText } from "../convert-text.ts";
import { draftPath } from "../draft-path.ts";
import { planFiles } from "../plan-files.ts";
import type { ImportPlan, PlannedPage } from "../planned-page.ts";
import { extensionOf, type SourceFile } from "../source-file.ts";
import { convertDatabase } from "./convert-database.ts";
import { convertNotion } from "./convert-notion.ts";

/** Notion puts the id of a page behind its name. */
const named = /^(.*\S)\s+([0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(_all)?(\.(?:md|csv))?$/;

/** Pages and databases that Notion exported as Markdown and CSV; `null`: it is no such export. */
export function planNotion(files: readonly SourceFile[], limits: Policy["importing"]): ImportPlan | null {
  const isNotion = ({ path }: SourceFile) =>
    named.test(path.split("/").at(-1) ?? "") && /\.(?:md|csv)$/.test(path);
  const own = files.filter(isNotion);
  if (own.length === 0) return null;
  const rest = planFiles(
    files.filter((file) => !isNotion(file)),
    limits,
  );
  const paths = new Set(own.map(({ path }) => path));
  // A database comes twice where it has views: as it is shown, and as a whole.
  const isView = (path: string) => path.endsWith(".csv") && paths.has(path.replace(/\.csv$/, "_all.csv"));
  const pages = own.filter(({ path }) => !isView(path)).map((source) => planned(source, own));
  return { ...rest, pages: [...pages, ...rest.pages], idIn };
}

function planned(source: SourceFile, all: readonly SourceFile[]): PlannedPage {
  const parts = source.path.split("/").map(withoutId);
  const title = parts.at(-1) ?? "";
  const isDatabase = extensionOf(source.path) === "csv";
  return {
    source,
    draft: draftPath(
      parts[0] !== undefined && /^Export-[0-9a-f-]+$/i.test(parts[0]) ? parts.slice(1) : parts,
    ),
    title,
    ids: [named.exec(source.path.split("/").at(-1) ?? "")?.[2]?.replaceAll("-", "") ?? ""],
    convert: async () => {
      const text = decodeText(await source.bytes());
      return isDatabase ? convertDatabase(text, title, rowsOf(source.path, all)) : convertNotion(text);
    },
  };
}

/** The page of each row, by its title, as its link from the database is written. */
function rowsOf(database: string, all: readonly SourceFile[]): ReadonlyMap<string, string> {
  const folder = `${database.replace(/(?:_all)?\.csv$/, "")}/`;
  const folders = [folder, folder.replace(/ [0-9a-f]{32}\/$/, "/")];
  const rows = all.filter(
    ({ path }) => path.endsWith(".md") && folders.includes(path.slice(0, path.lastIndexOf("/") + 1)),
  );
  const above = database.slice(0, database.lastIndexOf("/") + 1);
  return new Map(
    rows.map(({ path }) => [withoutId(path.split("/").at(-1) ?? ""), encodeURI(path.slice(above.length))]),
  );
}

function withoutId(part: string): string {
  return named.exec(part)?.[1] ?? part.replace(/\.(?:md|csv)$/, "");
}

/** As Notion writes addresses of its pages. */
function idIn(address: string): string | null {
  if (!/^https:\/\/(?:www\.)?notion\.(?:so|site)\//.test(address)) return null;
  return /([0-9a-f]{32})(?:[?#]|$)/.exec(address.replaceAll("-", ""))?.[1] ?? null;
}
