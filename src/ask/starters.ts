import type { Asker } from "../core/asker.ts";
import type { SkillMap, Task } from "../core/company.ts";
import { commandWords } from "../core/messages/ask.ts";
import { mayRead, type Person } from "../core/people.ts";
import type { CurrentSection, PageListing } from "../core/ports/page-store.ts";
import { type Decision, decide } from "../retrieval/decide.ts";
import type { AskDeps } from "./ask-deps.ts";
import { readableSections } from "./readable.ts";
import { isNearSensitive } from "./sensitive.ts";

interface StarterSources {
  readonly person: Person | null;
  readonly skillMap: SkillMap;
  /** Sections that the tasks of the person's roles are made of. */
  readonly sections: readonly Pick<CurrentSection, "title" | "heading">[];
  /** Pages the person may read. */
  readonly pages: readonly Pick<PageListing, "title" | "kind" | "sensitive">[];
}

/**
 * Questions to try, the most useful first: the tasks of the person's roles by how often they come up, their
 * sections, then the pages open to them.
 */
export function starters({ person, skillMap, sections, pages }: StarterSources): readonly string[] {
  const tasks = (person?.roles ?? []).flatMap((role) => skillMap.roles[role]?.tasks ?? []);
  const byFrequency = [...tasks].sort((a, b) => often.indexOf(a.frequency) - often.indexOf(b.frequency));
  const open = pages.filter((page) => page.kind === "sop" && !page.sensitive);
  return [
    ...new Set([
      ...byFrequency.map((task) => commandWords.howDoI(lowerFirst(task.title))),
      ...sections.map(questionFromHeading),
      ...open.map((page) => page.title),
    ]),
  ];
}

/** The first of the starters that our own pages answer: nobody's first question should meet a shrug. */
export async function startersFor(
  deps: AskDeps,
  asker: Pick<Asker, "reader" | "person" | "at">,
  limit: number,
): Promise<readonly string[]> {
  const keys = [...asker.reader.sections].map(toKey).slice(0, SECTIONS_TRIED);
  const [sections, pages] = await Promise.all([
    readableSections(deps.pages, keys, asker),
    deps.pages.currentPages(asker.at),
  ]);
  const candidates = starters({
    person: asker.person,
    skillMap: deps.company.skillMap,
    sections: sections.filter((section) => !section.sensitive),
    pages: pages.filter(({ audience }) => mayRead(asker.reader, audience)),
  });
  const answered: string[] = [];
  const offered: string[] = [];
  for (const question of candidates.slice(0, QUESTIONS_TRIED)) {
    if (answered.length === limit) break;
    const decision = await decisionOn(deps, asker, question);
    if (decision === "answer") answered.push(question);
    if (decision === "offer") offered.push(question);
  }
  return [...answered, ...offered].slice(0, limit);
}

/** What the asker would get, as far as it is about their own work and nothing sensitive. */
async function decisionOn(
  deps: AskDeps,
  { reader, at }: Pick<Asker, "reader" | "at">,
  question: string,
): Promise<Decision["kind"]> {
  const found = await deps.search({ text: question, history: [], reader, at, language: null });
  const sections = await readableSections(
    deps.pages,
    found.candidates.map(({ row }) => row),
    { reader, at },
  );
  if (isNearSensitive(question, found, sections)) return "abstain";
  const best = found.candidates[0]?.row;
  const ofRole = best !== undefined && reader.sections.has(`${best.sop}#${best.section}`);
  const isOwnWork = ofRole || reader.sections.size === 0 || !question.endsWith("?");
  return isOwnWork ? decide(found).kind : "abstain";
}

function questionFromHeading({ title, heading }: Pick<CurrentSection, "title" | "heading">): string {
  if (heading.trim().endsWith("?")) return heading.trim();
  return heading === title ? title : commandWords.sectionOf(title, heading);
}

function toKey(section: string): { readonly sop: string; readonly section: string } {
  const cut = section.lastIndexOf("#");
  return { sop: section.slice(0, cut), section: section.slice(cut + 1) };
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

const often: readonly Task["frequency"][] = ["daily", "weekly", "monthly", "rarely"];
const SECTIONS_TRIED = 12;
const QUESTIONS_TRIED = 12;
