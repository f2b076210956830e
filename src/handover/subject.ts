import type { AnswerGiven } from "../core/facts.ts";
import type { CurrentSection, PageView } from "../core/ports/page-store.ts";
import type { HandoverDeps } from "./handover-deps.ts";

/** What a request is about. */
export interface Subject {
  /** The page at the version that was shown, with its people as it names them now; `null`: none answered. */
  readonly page: PageView | null;
  readonly section: CurrentSection | null;
  /** The words that were shown, a line each. */
  readonly quote: string | null;
  /** Path of the page, or of the one that came nearest when none answered. */
  readonly path: string | null;
}

/** What an answer was about. `null`: that answer is not there any more. */
export async function subjectOf(
  deps: Pick<HandoverDeps, "answers" | "pages">,
  { answer, at }: { readonly answer: AnswerGiven | null; readonly at: Date },
): Promise<Subject> {
  const cited = answer?.citations[0];
  if (answer === null || cited === undefined) {
    return { page: null, section: null, quote: null, path: await nearestPath(deps, answer) };
  }
  const found = await deps.pages.resolve(cited.sop);
  const page = found === null ? null : await deps.pages.pageAt({ ...found, version: cited.version }, at);
  return {
    page,
    section: page?.sections.find(({ slug }) => slug === cited.section) ?? null,
    quote: cited.quote === "" ? null : cited.quote,
    path: found?.path ?? null,
  };
}

async function nearestPath(
  { answers, pages }: Pick<HandoverDeps, "answers" | "pages">,
  answer: AnswerGiven | null,
): Promise<string | null> {
  const nearest = answer?.passages.slice(0, 1).map(({ id }) => id) ?? [];
  const [section] = nearest.length === 0 ? [] : await answers.sectionsOfPassages(nearest);
  return section === undefined ? null : ((await pages.resolve(section.sop))?.path ?? null);
}
