import { createHash } from "node:crypto";
import type { Root } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { type Block, blockLines } from "../core/blocks.ts";
import { oddities, refusals } from "../core/messages/stewardship.ts";
import type { SectionText } from "../core/ports/page-store.ts";
import type { PageKind, Risk } from "../core/terms.ts";
import { effectiveInstant } from "./effective.ts";
import { type FrontMatter, splitFrontMatter } from "./front-matter.ts";
import { linksOf, type PageLink } from "./links.ts";
import { PageProblem } from "./page-problem.ts";
import { type RawSection, toRawSections } from "./sections.ts";
import { toPlainMarkdown } from "./site-syntax.ts";
import { slugOf, uniqueSlugs } from "./slugs.ts";
import { referencesOf } from "./spans.ts";
import type { Conversion } from "./to-blocks.ts";

/** One text of a page, as its file says it. */
export interface ReadPage {
  /** As written; `null`: derived from the path. */
  readonly id: string | null;
  /** Line of the id in the file. */
  readonly idLine: number | null;
  readonly title: string;
  /** The Markdown after the front matter. */
  readonly body: string;
  readonly sections: readonly SectionText[];
  /** As written; `null`: at once. */
  readonly effective: { readonly text: string; readonly instant: Date } | null;
  readonly audience: readonly string[];
  readonly risk: Risk;
  readonly approval: readonly string[];
  readonly approver: string | null;
  readonly reason: string | null;
  readonly language: string;
  readonly owner: string | null;
  readonly deputy: string | null;
  readonly reviewEveryDays: number | null;
  readonly skills: readonly string[];
  readonly lookup: readonly string[];
  readonly sensitive: boolean;
  readonly sensitiveParts: readonly string[];
  readonly lessonKind: string | null;
  readonly builtOn: readonly string[];
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
  const root = parse(toPlainMarkdown(body), bodyLine);
  const conversion: Conversion = { references: referencesOf(root), dropped: new Set(), anchors: new Set() };
  const raw = toRawSections(root, conversion, bodyLine);
  const title = fields.title ?? titleOf(raw) ?? fileTitle(file.path);
  const slugged = withSlugs(raw, title);
  const slugs = new Set(slugged.sections.map((section) => section.slug));
  const links = linksOf(slugged.sections);
  const anchors = new Set([...slugs, ...conversion.anchors]);
  return {
    ...settings(fields, lineOf, slugs, file.timeZone),
    title,
    body,
    sections: slugged.sections,
    links,
    anchors,
    notes: [
      ...notes,
      ...(fields.lookup ?? [])
        .filter((slug) => !slugs.has(slug))
        .map((slug) => oddities.noSuchSection("lookup", slug)),
      ...slugged.notes,
      ...headingNotes(raw),
      ...textNotes(body, bodyLine),
      ...(slugged.sections.some((section) => blockLines(section.blocks).length > 0)
        ? []
        : [oddities.emptyPage()]),
      ...(conversion.dropped.size === 0 ? [] : [oddities.droppedHtml([...conversion.dropped].sort())]),
      ...links
        .filter(
          (link) =>
            link.target.startsWith("#") && link.target.length > 1 && !anchors.has(link.target.slice(1)),
        )
        .map((link) => oddities.linkInPage(link.target.slice(1))),
    ],
  };
}

/** What makes a section's text itself: its heading and its words with their looks. */
export function sectionHash(heading: string, blocks: readonly Block[]): string {
  return createHash("sha256")
    .update(JSON.stringify([heading, blocks]))
    .digest("hex");
}

const processor = unified().use(remarkParse).use(remarkGfm);

/** Nesting without end exhausts the parser's stack; that is this page's problem alone. */
function parse(markdown: string, line: number): Root {
  try {
    return processor.parse(markdown);
  } catch (error) {
    if (error instanceof RangeError) throw new PageProblem(line, refusals.tooDeep());
    throw error;
  }
}

function titleOf(sections: readonly RawSection[]): string | null {
  return sections.find((section) => section.level === 1 && section.heading !== "")?.heading ?? null;
}

function fileTitle(path: string): string {
  const name = path.split("/").at(-1) ?? path;
  const words = name.replace(/[-_]+/g, " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function withSlugs(raw: readonly RawSection[], title: string) {
  const opening = raw.findIndex((section, i) => section.level === 0 || (i === 0 && isTitle(section, title)));
  const wanted = raw.map((section, i) => ({
    slug: section.explicitSlug ?? (i === opening ? "top" : slugOf(section.heading)),
    explicit: section.explicitSlug !== null,
  }));
  const { slugs, renamed, repeated } = uniqueSlugs(wanted);
  const [again] = repeated;
  if (again !== undefined) {
    const first = wanted.findIndex((each) => each.explicit && each.slug === slugs[again]);
    throw new PageProblem(
      raw[again]?.line ?? 1,
      refusals.repeatedSlug(slugs[again] ?? "", raw[first]?.line ?? 1),
    );
  }
  const sections = raw.map((section, i): SectionText => {
    const heading = i === opening || section.heading === "" ? title : section.heading;
    return {
      slug: slugs[i] ?? "",
      heading,
      headings: i === opening ? [] : headingsPath(raw, i, title),
      level: Math.max(section.level, 1),
      ordinal: i,
      blocks: section.blocks,
      hash: sectionHash(heading, section.blocks),
    };
  });
  const notes = renamed.map((i) =>
    oddities.renamedSlug(raw[i]?.heading ?? "", raw[i]?.line ?? 1, slugs[i] ?? ""),
  );
  return { sections, notes };
}

/** Headings above a section, outermost first, and its own; the page's title is left out. */
function headingsPath(raw: readonly RawSection[], index: number, title: string): readonly string[] {
  const path: string[] = [];
  let level = Number.POSITIVE_INFINITY;
  for (let i = index; i >= 0 && level > 1; i -= 1) {
    const section = raw[i];
    if (section === undefined || section.level === 0 || section.level >= level) continue;
    level = section.level;
    if (section.heading !== "" && !(i === 0 && isTitle(section, title))) path.unshift(section.heading);
  }
  return path;
}

function isTitle(section: RawSection, title: string): boolean {
  return section.level === 1 && section.heading.toLowerCase() === title.toLowerCase();
}

function settings(
  fields: FrontMatter,
  lineOf: (key: string) => number,
  slugs: ReadonlySet<string>,
  timeZone: string,
) {
  const instant = fields.effective === undefined ? null : effectiveInstant(fields.effective, timeZone);
  if (fields.effective !== undefined && instant === null) {
    throw new PageProblem(lineOf("effective"), refusals.noSuchDate("effective", fields.effective));
  }
  const sensitiveParts = Array.isArray(fields.sensitive) ? fields.sensitive : [];
  for (const [key, named] of [
    ["approval", fields.approval ?? []],
    ["sensitive", sensitiveParts],
  ] as const) {
    const missing = named.find((slug) => !slugs.has(slug));
    if (missing !== undefined)
      throw new PageProblem(lineOf(key), refusals.noSuchSection(key, missing, [...slugs]));
  }
  return {
    id: fields.id ?? null,
    idLine: fields.id === undefined ? null : lineOf("id"),
    effective:
      fields.effective === undefined || instant === null ? null : { text: fields.effective, instant },
    audience: (fields.audience ?? []).map((name) => name.toLowerCase()),
    risk: fields.risk ?? "normal",
    approval: fields.approval ?? [],
    approver: fields.approver ?? null,
    reason: fields.reason ?? null,
    language: languageOf(fields, lineOf),
    owner: fields.owner ?? null,
    deputy: fields.deputy ?? null,
    reviewEveryDays: fields.review_every_days ?? null,
    skills: fields.skills ?? [],
    lookup: fields.lookup ?? [],
    sensitive: fields.sensitive === true,
    sensitiveParts,
    lessonKind: fields.kind ?? null,
    builtOn: fields.sections ?? [],
  };
}

function languageOf(fields: FrontMatter, lineOf: (key: string) => number): string {
  if (fields.language === undefined) return "en";
  const tag = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(fields.language) ? fields.language : null;
  if (tag === null) throw new PageProblem(lineOf("language"), refusals.noSuchLanguage(fields.language));
  return tag;
}

function headingNotes(raw: readonly RawSection[]): readonly string[] {
  const headed = raw.filter((section) => section.level > 0);
  return headed.flatMap((section, i) => {
    const before = headed[i - 1]?.level ?? Math.min(section.level, 2);
    const jumps = section.level > before + 1 && section.heading !== "";
    return [
      ...(section.heading === "" ? [oddities.emptyHeading(section.line)] : []),
      ...(jumps ? [oddities.headingJump(section.heading, section.line, before, section.level)] : []),
    ];
  });
}

/** A line this long was hardly written by hand: encoded data, a page without line ends. */
const longestLine = 5_000;

function textNotes(body: string, bodyLine: number): readonly string[] {
  return body
    .split("\n")
    .flatMap((line, i) => (line.length > longestLine ? [oddities.longLine(bodyLine + i, line.length)] : []));
}
