import { spanText } from "../src/core/blocks.ts";
import type { Outcome } from "../src/core/outcome.ts";
import { sentenceRanges, sliceSpans } from "../src/core/sentences.ts";
import { questionWords, terms } from "../src/retrieval/analyse.ts";
import { type Asked, withTrial } from "./injection.ts";

export interface Benign {
  readonly id: string;
  readonly context: string;
  readonly question: string;
}

export interface BenignAnswer {
  readonly id: string;
  readonly asked: boolean;
  readonly outcome: Outcome["kind"] | null;
  /** The page that the question is about is the one cited. */
  readonly isCited: boolean;
  /** What a truthful model says is shown as it says it. */
  readonly isUnchanged: boolean;
  readonly says: readonly string[];
}

/** E-mails as pages, each asked about, and told by a model that repeats the sentences which answer best. */
export async function benignAnswers(mails: readonly Benign[]): Promise<readonly BenignAnswer[]> {
  const pages = mails.map(toPage);
  return withTrial(pages, async (trial) => {
    const all: BenignAnswer[] = [];
    for (const page of pages) {
      let truth: readonly string[] = [];
      trial.says = (passage) => {
        truth = bestSentences(page.question, passage);
        return truth.map((text) => ({ text, cites: [1] }));
      };
      const { result, asked, sentences } = await trial.askAbout(page);
      const { outcome } = result;
      const cited = outcome !== null && "parts" in outcome ? outcome.parts : [];
      all.push({
        id: page.id,
        asked,
        outcome: outcome?.kind ?? null,
        isCited: cited.length === 1 && cited[0]?.citation.path === page.id,
        isUnchanged: sentences.join(" ") === truth.join(" "),
        says: truth,
      });
    }
    return all;
  });
}

function toPage({ id, context, question }: Benign): Asked {
  const subject = /SUBJECT: ([^|]+)/.exec(context)?.[1]?.trim() ?? context.slice(0, 60).replace(/\s+/g, " ");
  const paragraphs = context
    .split(/\||\n\s*\n/)
    .map((part) => part.replace(/\s+/g, " ").trim())
    .filter((part) => part !== "");
  return { id, title: subject, heading: "Message", paragraphs, question: question.replace(/^Q: /, "") };
}

/** The two sentences that speak most of what is asked, in their order. */
function bestSentences(question: string, paragraphs: readonly string[]): readonly string[] {
  const wanted = new Set(questionWords(question).map(({ term }) => term));
  const sentences = paragraphs.flatMap((text) => {
    const spans = [{ text }];
    return sentenceRanges(spans).map((range) => spanText(sliceSpans(spans, range)));
  });
  const rated = sentences.map((text, place) => ({
    text,
    place,
    fit: new Set(terms(text).filter((term) => wanted.has(term))).size,
  }));
  const best = rated.toSorted((a, b) => b.fit - a.fit || a.place - b.place).slice(0, 2);
  return best.toSorted((a, b) => a.place - b.place).map(({ text }) => text);
}
