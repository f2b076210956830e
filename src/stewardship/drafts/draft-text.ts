import { stringify } from "yaml";
import type { StoredPage, StoredVersion } from "../../core/ports/page-writer.ts";
import type { ReadPage } from "../reading/read-page.ts";
import { tryReadPage } from "../reading/read-texts.ts";

/** Why a text cannot be published. */
export interface TextProblem {
  /** In the body, from 1; `null`: the page as a whole. */
  readonly line: number | null;
  readonly problem: string;
}

/** A page and the version whose settings a text is read with. */
export interface TextHome {
  readonly page: Pick<StoredPage, "kind" | "path" | "lookup" | "sensitiveParts">;
  readonly version: Pick<StoredVersion, "title" | "body" | "approval">;
  readonly timeZone: string;
}

/**
 * Reads a page's body just as if it stood in a file with the front matter that the page has. Sections that the
 * page protects by name must still be there.
 */
export function readDraftText(home: TextHome, body: string): ReadPage | TextProblem {
  const { page, version, timeZone } = home;
  const { approval, title } = version;
  const front = frontMatter({ approval, lookup: page.lookup, sensitive: page.sensitiveParts });
  // A title that stands in the text changes with it; one of the front matter stays.
  const own = read(page, front, version.body, timeZone);
  const isOwn = !("problem" in own) && own.title === title;
  return read(page, isOwn ? front : frontMatter({ ...front, title }), body, timeZone);
}

type Fields = Readonly<Record<string, string | readonly string[]>>;

function frontMatter(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value.length > 0));
}

function read(
  { kind, path }: TextHome["page"],
  fields: Fields,
  body: string,
  timeZone: string,
): ReadPage | TextProblem {
  const head = `---\n${Object.keys(fields).length === 0 ? "" : stringify(fields)}---\n`;
  const headLines = head.split("\n").length - 1;
  const found = tryReadPage({ file: path, kind, path, text: head + body }, timeZone);
  if (!("reason" in found && "file" in found)) return found;
  const line = found.line === null || found.line <= headLines ? null : found.line - headLines;
  return { line, problem: found.reason };
}
