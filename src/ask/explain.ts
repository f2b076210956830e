import type { AnswerGiven, FeedbackGiven } from "../core/facts.ts";
import { writingInWords } from "../core/messages/written.ts";
import type { AskStore } from "../core/ports/ask-store.ts";
import type { PageReader } from "../core/ports/page-store.ts";
import type { AnswerWriting } from "../core/written.ts";

/** Why an answer was what it was: from stored facts, whether or not its text is still kept. */
export interface Explanation {
  readonly id: string;
  readonly at: string;
  readonly outcome: AnswerGiven["outcome"];
  /** The rule that decided. */
  readonly reason: string;
  /** 0 to 1. */
  readonly evidence: number;
  /** How it was looked for: by words, or by words and meaning. */
  readonly retrieval: string;
  readonly sensitive: boolean;
  /** `null`: blanked. */
  readonly question: string | null;
  /** The question as retrieval understood it. */
  readonly standalone: string | null;
  readonly citations: readonly {
    readonly sop: string;
    readonly version: number;
    readonly section: string;
    readonly passage: string;
    readonly quote: string;
  }[];
  /** What was retrieved, best first, with the version that was current when the answer was given. */
  readonly passages: readonly {
    readonly id: string;
    readonly score: number;
    readonly sop: string | null;
    readonly section: string | null;
    readonly version: number | null;
    readonly effective: string | null;
  }[];
  readonly feedback: readonly { readonly verdict: FeedbackGiven["verdict"]; readonly at: string }[];
  /** What a model did for it; `null`: none was asked, and the page was quoted. */
  readonly writing: (AnswerWriting & { readonly inWords: string }) | null;
  readonly elapsedMs: number;
}

/** `null`: there is no such answer. Citations and passages name pages by their path. */
export async function explain(
  { store, pages }: { readonly store: AskStore; readonly pages: PageReader },
  id: string,
): Promise<Explanation | null> {
  const answer = await store.answer(id);
  if (answer === null) return null;
  const [places, feedback, writing] = await Promise.all([
    store.sectionsOfPassages(answer.passages.map((passage) => passage.id)),
    store.feedbackOn(id),
    store.writingOf(id),
  ]);
  const sections = await pages.currentSections(places, answer.at);
  const paths = await pathsOf(pages, answer);
  const { outcome, reason, evidence, retrieval, sensitive, question, standalone, elapsedMs } = answer;
  return {
    id,
    at: answer.at.toISOString(),
    outcome,
    reason,
    evidence,
    retrieval,
    sensitive,
    question,
    standalone,
    citations: answer.citations.map((citation) => ({
      ...citation,
      sop: paths.get(citation.sop) ?? citation.sop,
    })),
    passages: answer.passages.map(({ id: passage, score }) => {
      const place = places.find((one) => one.passage === passage);
      const section = sections.find((one) => one.sop === place?.sop && one.slug === place.section);
      return {
        id: passage,
        score,
        sop: section?.path ?? place?.sop ?? null,
        section: place?.section ?? null,
        version: section?.version ?? null,
        effective: section?.effectiveOn ?? null,
      };
    }),
    feedback: feedback.map(({ verdict, at }) => ({ verdict, at: at.toISOString() })),
    writing: writing === null ? null : { ...writing, inWords: writingInWords(writing) },
    elapsedMs,
  };
}

async function pathsOf(pages: PageReader, { citations }: AnswerGiven): Promise<ReadonlyMap<string, string>> {
  const known = await Promise.all(citations.map(({ sop }) => pages.resolve(sop)));
  return new Map(known.flatMap((page) => (page === null ? [] : [[page.sop, page.path]])));
}
