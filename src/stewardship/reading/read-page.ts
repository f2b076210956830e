import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { oddities, refusals } from "../../core/messages/stewardship.ts";
import type { SectionText } from "../../core/ports/page-store.ts";
import type { PageKind } from "../../core/terms.ts";
import { splitFrontMatter } from "./front-matter.ts";
import { lessonNotes } from "./lesson-notes.ts";
import { inPageLinkNotes, linksOf, type PageLink } from "./links.ts";
import { textNotes } from "./page-notes.ts";
import { PageProblem } from "./page-problem.ts";
import { type PageSettings, pageSettings } from "./page-settings.ts";
import { type RawSection, toRawSections } from "./sections.ts";
import { toPlainMarkdown } from "./site-syntax.ts";
import { withSlugs } from "./slugged-sections.ts";
import { referencesOf } from "./spans.ts";
import type { Conversion } from "./to-blocks.ts";

/** One text of a page, as its file says it. */
export interface ReadPage extends PageSettings {
  readonly title: string;
  /** The Markdown after the front matter. */
  readonly body: string;
  readonly sections: readonly SectionText[];
  /** Line of the file on which the body begins, from 1. */
  readonly bodyLine: number;
  /** Line of the file on which each section begins, in their order. */
  readonly sectionLines: readonly number[];
  readonly links: readonly PageLink[];
  /** Names that links may point to: slugs and HTML anchors. */
  readonly anchors: ReadonlySet<string>;
  /** What is odd about it, in words. */
  readonly notes: readonly string[];
}

export interface PageFile {
  readonly kind: PageKind;
  /** Below `sops/`, without `.md`. */
  readonly path: string;
  readonly text: string;
  readonly timeZone: string;
}

/** Reads a page's text. Throws `PageProblem`, with the line, for a page that cannot be published. */
export function readPage(file: PageFile): ReadPage {
  const text = file.text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  const { fields, lineOf, body, bodyLine, notes } = splitFrontMatter(text);
  refuseDeepLists(body, bodyLine);
  const root = processor.parse(toPlainMarkdown(body));
  const conversion: Conversion = { references: referencesOf(root), dropped: new Set(), anchors: new Set() };
  const raw = toRawSections(root, conversion, bodyLine);
  const title = fields.title ?? titleOf(raw) ?? fileTitle(file.path);
  const slugged = withSlugs(raw, title);
  const slugs = new Set(slugged.sections.map((section) => section.slug));
  const missing = (fields.lookup ?? []).filter((slug) => !slugs.has(slug));
  const links = linksOf(slugged.sections);
  const anchors = new Set([...slugs, ...conversion.anchors]);
  return {
    ...pageSettings(fields, lineOf, slugs, file.timeZone),
    title,
    body,
    bodyLine,
    sections: slugged.sections,
    sectionLines: raw.map((section) => section.line),
    links,
    anchors,
    notes: [
      ...notes,
      ...missing.map((slug) => oddities.noSuchSection("lookup", slug)),
      ...slugged.notes,
      ...textNotes(raw, slugged.sections, body, bodyLine),
      ...(conversion.dropped.size === 0 ? [] : [oddities.droppedHtml([...conversion.dropped].sort())]),
      ...inPageLinkNotes(links, anchors),
      ...(file.kind === "lesson" ? lessonNotes(fields.kind ?? null, slugged.sections) : []),
    ],
  };
}

/** The parser takes time with the cube of a list's depth; nobody writes a hundred levels. */
function refuseDeepLists(body: string, bodyLine: number): void {
  const deep = /^[ \t]{300,}(?:[-*+]|\d+[.)])\s/m.exec(body);
  if (deep !== null) {
    throw new PageProblem(bodyLine + body.slice(0, deep.index).split("\n").length - 1, refusals.tooDeep());
  }
}

const processor = unified().use(remarkParse).use(remarkGfm);

function titleOf(sections: readonly RawSection[]): string | null {
  return sections.find((section) => section.level === 1 && section.heading !== "")?.heading ?? null;
}

function fileTitle(path: string): string {
  const name = path.split("/").at(-1) ?? path;
  const words = name.replace(/[-_]+/g, " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
