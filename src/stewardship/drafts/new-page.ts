import { stringify } from "yaml";
import type { Draft } from "../../core/drafts.ts";
import type { StoredPage } from "../../core/ports/page-writer.ts";
import type { PageKind } from "../../core/terms.ts";
import { detailsOf } from "../publishing/page-record.ts";
import type { ReadPage } from "../reading/read-page.ts";
import { tryReadPage } from "../reading/read-texts.ts";
import { slugOf } from "../reading/slugs.ts";
import type { TextProblem } from "./draft-text.ts";

/** A page that is not there yet, as its draft says it. */
export interface NewPage {
  readonly page: StoredPage;
  readonly read: ReadPage;
}

/** What the file of a new page begins with. */
export interface NewPageHead {
  readonly title: string;
  readonly owner: string | null;
  /** `null`: it is a Sop. */
  readonly lesson: NewLesson | null;
}

export interface NewLesson {
  readonly kind: string;
  /** `sop#slug` that it is built on. */
  readonly sections: readonly string[];
  readonly skills: readonly string[];
}

/** The file that a new page would be. */
export function newPageFile({ title, owner, lesson }: NewPageHead, text: string): string {
  const front = {
    title,
    ...(owner === null ? {} : { owner }),
    ...(lesson === null ? {} : { kind: lesson.kind, sections: lesson.sections, skills: lesson.skills }),
  };
  return `---\n${stringify(front)}---\n${text.trim()}\n`;
}

/** Reads the draft of a new page just as its file would be read. `source`: where the page is to belong. */
export function readNewPage(
  { sop, body, at }: Pick<Draft, "sop" | "body" | "at">,
  { source, timeZone }: { readonly source: string; readonly timeZone: string },
): NewPage | TextProblem {
  const place = placeOf(sop);
  const read = tryReadPage({ file: sop, ...place, text: body }, timeZone);
  if ("reason" in read && "file" in read) return { line: lineOfText(body, read.line), problem: read.reason };
  const page = {
    ...detailsOf(read, place.kind),
    ...place,
    sop,
    source,
    createdAt: at,
    retiredAt: null,
    retirement: null,
  };
  return { page, read };
}

/** Its text without what the file begins with; empty: it cannot be read. */
export function newPageText(
  draft: Pick<Draft, "sop" | "body" | "at">,
  { timeZone }: { readonly timeZone: string },
): string {
  const made = readNewPage(draft, { source: "", timeZone });
  return "problem" in made ? "" : made.read.body.trim();
}

/** The id of a page by its folder and title: what a file there would have. `null`: the title has no letter in it. */
export function newPageId(folder: string, title: string, kind: PageKind): string | null {
  if (!/[\p{L}\p{N}]/u.test(title)) return null;
  const name = slugOf(title)
    .slice(0, longestName)
    .replace(/^-+|-+$/g, "");
  const path = folder === "" ? name : `${folder}/${name}`;
  return kind === "lesson" ? `${lessons}${path}` : path;
}

/** Characters of a file's name. */
const longestName = 80;

/** Ids of lessons begin with it. */
const lessons = "lessons/";

/** Of a page whose id is the one that its file gives it. */
export function placeOf(sop: string): Pick<StoredPage, "kind" | "path"> {
  return sop.startsWith(lessons)
    ? { kind: "lesson", path: sop.slice(lessons.length) }
    : { kind: "sop", path: sop };
}

/** The folder of a page, below `sops/` or `lessons/`; empty: at the top. */
export function folderOfNew(sop: string): string {
  return placeOf(sop).path.split("/").slice(0, -1).join("/");
}

/** A line of the file as a line of its text; `null`: it stands in the front matter. */
function lineOfText(body: string, line: number | null): number | null {
  const head = body.indexOf("\n---\n") + "\n---\n".length;
  const above = body.slice(0, head).split("\n").length - 1;
  return line === null || line <= above ? null : line - above;
}
