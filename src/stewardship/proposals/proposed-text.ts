import { linkTargets } from "../../core/blocks.ts";
import type { PromptOutput } from "../../core/prompts.ts";
import { readDraftText, type TextHome } from "../drafts/draft-text.ts";
import { withSection } from "../drafts/with-section.ts";
import { type SectionSource, sectionSources } from "../reading/section-sources.ts";

/** The page and the section that a model worded anew. */
export interface Rewritten {
  readonly home: TextHome;
  /** Slug. */
  readonly section: string;
}

/** A page's body with the proposal in it, and why. */
export interface ProposedText {
  readonly body: string;
  /** In one line; `null`: it says nothing that could stand in the page's history. */
  readonly reason: string | null;
}

/**
 * A model's rewrite of a section as a text of the page, if it can be one: it can be read, holds this one section,
 * differs, leads nowhere that the section does not lead, and is no other text altogether. `null`: it cannot.
 */
export function proposedText(
  { markdown, reason }: PromptOutput<"rewrite-page">,
  { home, section }: Rewritten,
): ProposedText | null {
  const before = readDraftText(home, home.version.body);
  if ("problem" in before) return null;
  const sources = sectionSources(before);
  const own = sources.find(({ slug }) => slug === section);
  if (own === undefined) return null;
  const text = withHeading(markdown.trim(), own);
  if (text.length > longest(own) || hasForeignMarks(text, own.text)) return null;
  const body = withSection(sources, section, text);
  const after = readDraftText(home, body);
  if ("problem" in after) return null;
  const slugs = (read: typeof before) => read.sections.map(({ slug }) => slug).join("\n");
  if (slugs(before) !== slugs(after)) return null;
  const [was, is] = [before, after].map((read) => read.sections.find(({ slug }) => slug === section));
  if (was === undefined || is === undefined) return null;
  if (is.blocks.length === 0 || was.hash === is.hash) return null;
  const links = new Set(linkTargets(was.blocks));
  if (!linkTargets(is.blocks).every((link) => links.has(link))) return null;
  return { body, reason: reasonOf(reason) };
}

/** A model that leaves the heading out means the same heading. */
function withHeading(text: string, { text: before }: SectionSource): string {
  const heading = /^#{1,6}[ \t].*$/m.exec(before.trimStart());
  const hasOwn = heading === null || heading.index > 0 || /^#{1,6}[ \t]/.test(text);
  return hasOwn ? text : `${heading[0]}\n\n${text}`;
}

/** Clearer is seldom much longer. */
function longest({ text }: SectionSource): number {
  return text.length * 2 + 400;
}

/** HTML, addresses and pictures that the section does not have. */
export function hasForeignMarks(text: string, before: string): boolean {
  const marks = text.match(/<[a-z!/][^>]*>|https?:\/\/[^\s)>\]]+|!\[|[\w.+-]+@[\w-]+\.\w+/gi) ?? [];
  return marks.some((mark) => !before.includes(mark));
}

function reasonOf(reason: string): string | null {
  const line = reason.replaceAll(/\s+/g, " ").trim();
  const isUsable = line !== "" && line.length <= longestReason && !/https?:\/\/|[<>@]/.test(line);
  return isUsable ? line : null;
}

/** Characters. */
const longestReason = 300;
