import { blockLines, linkTargets } from "../../core/blocks.ts";
import type { CurrentSection } from "../../core/ports/page-store.ts";
import type { PromptOutput } from "../../core/prompts.ts";
import { checkGrounding } from "../../grounding/check.ts";
import type { Claim, Source } from "../../grounding/claims.ts";
import { factsInLine } from "../../grounding/facts.ts";
import { sectionSource } from "../../grounding/section-source.ts";
import { newPageFile, newPageId, readNewPage } from "../drafts/new-page.ts";
import { hasForeignMarks } from "./proposed-text.ts";
import type { TaskToTeach } from "./tasks-to-teach.ts";

export interface ProposedLesson {
  readonly sop: string;
  readonly title: string;
  /** The file that it would be. */
  readonly body: string;
}

/**
 * A model's lesson as the page that it would be, if all of it stands in the sections that it is built on and it leads
 * nowhere. `null`: it does not, or cannot be read.
 */
export function proposedLesson(
  written: PromptOutput<"draft-lesson">,
  { task, sections }: TaskToTeach,
  { at, timeZone }: { readonly at: Date; readonly timeZone: string },
): ProposedLesson | null {
  const [first] = sections;
  const title = written.title.replaceAll(/\s+/g, " ").trim();
  const folder = first.path.split("/").slice(0, -1).join("/");
  const sop = newPageId(folder, title, "lesson");
  if (sop === null || title.length > longestTitle || hasForeignMarks(`${title}\n${written.markdown}`, ""))
    return null;
  const lesson = {
    kind: "explainer",
    sections: sections.map(({ sop: page, slug }) => `${page}#${slug}`),
    skills: task.skills,
  };
  const body = newPageFile({ title, owner: first.owner, lesson }, written.markdown);
  const made = readNewPage({ sop, body, at }, { source: "", timeZone });
  if ("problem" in made || linkTargets(made.read.sections.flatMap(({ blocks }) => blocks)).length > 0)
    return null;
  const headings = [title, ...made.read.sections.map(({ heading }) => heading)];
  const lines = made.read.sections.flatMap(({ blocks }) => blockLines(blocks));
  return isBorneOut(lines, headings, sections) ? { sop, title, body } : null;
}

/** Characters of a title. */
const longestTitle = 100;

/** Each line by the sections; headings, which claim nothing, as far as they state figures, dates and names. */
function isBorneOut(
  lines: readonly string[],
  headings: readonly string[],
  sections: readonly CurrentSection[],
): boolean {
  const sources = sections.map((section, at): Source => ({ ...sectionSource(section), number: at + 1 }));
  const cites = sources.map(({ number }) => number);
  const claims = lines.map((text): Claim => ({ text, cites }));
  const stated = new Set(
    sources.flatMap(({ headings: above, text }) =>
      [...above, ...text.split("\n")].flatMap(factsInLine).map(({ kind, value }) => `${kind} ${value}`),
    ),
  );
  const areKnown = headings
    .flatMap(factsInLine)
    .every(({ kind, value }) => kind === "name" || stated.has(`${kind} ${value}`));
  return areKnown && checkGrounding({ claims, sources, question: null }).kind === "grounded";
}
