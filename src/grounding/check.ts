import { swappedIn } from "./attached.ts";
import { isBorneOut, problemOf } from "./borne-out.ts";
import type { Claim, Grounding, GroundingProblem, Source } from "./claims.ts";
import { reversedIn } from "./directions.ts";
import { type KnownSource, knownSource } from "./known-source.ts";
import { namesUnknown } from "./names-known.ts";
import { disguisesIn } from "./plain-text.ts";
import { repeatsQuestion } from "./repeated.ts";
import { rarity, restsOn, type Weight } from "./rests-on.ts";
import { type Sentence, sentencesOf } from "./sentence.ts";
import { supportIn } from "./support.ts";
import { turnedIn } from "./turned.ts";
import { undertakingsIn } from "./undertakings.ts";

export interface Checked {
  readonly claims: readonly Claim[];
  /** All that the text may cite. */
  readonly sources: readonly Source[];
  /** As it was asked; `null` where nobody asked. */
  readonly question: string | null;
}

/**
 * Whether every claim of a text is borne out by the sources that it cites. A check of form, not of understanding: it
 * compares words, figures and what turns their sense, so it refuses some that are true and, more rarely, lets one
 * pass that is not (`npm run eval:grounding` measures both). The text is to be shown whole or not at all.
 */
export function checkGrounding({ claims, sources, question }: Checked): Grounding {
  if (claims.every(({ text }) => text.trim() === ""))
    return ungrounded([{ claim: null, kind: "empty", text: "" }]);
  const known = sources.map(knownSource);
  const weight = rarity(known.flatMap(({ sentences }) => sentences));
  const parts = claims.map(({ text, cites }) => ({ text, cites, sentences: sentencesOf(text) }));
  const all = parts.flatMap(({ sentences }) => sentences);
  const asked = knownSource({ number: 0, headings: [], text: question ?? "", links: [] });
  const problems = parts.flatMap(({ text, cites, sentences }, claim) => {
    const found = [
      ...disguisesIn(text).map((disguise) => ({ kind: "disguised" as const, text: disguise })),
      ...citationProblems(text, cites, sources),
      ...sentences.flatMap((sentence) =>
        sentenceProblems(sentence, {
          known,
          cites,
          weight,
          asked,
          others: all,
        }),
      ),
    ];
    return found.map((problem): GroundingProblem => ({ claim, ...problem }));
  });
  return ungrounded(problems);
}

type Found = Omit<GroundingProblem, "claim">;

function ungrounded(problems: readonly GroundingProblem[]): Grounding {
  const [first, ...others] = problems;
  return first === undefined ? { kind: "grounded" } : { kind: "ungrounded", problems: [first, ...others] };
}

function citationProblems(
  text: string,
  cites: readonly number[],
  sources: readonly Source[],
): readonly Found[] {
  if (text.trim() === "") return [{ kind: "empty", text }];
  if (cites.length === 0) return [{ kind: "uncited", text }];
  const unknown = cites.filter((cited) => !sources.some(({ number }) => number === cited));
  return unknown.map((cited) => ({ kind: "unknown-citation", text: String(cited) }));
}

interface Setting {
  readonly known: readonly KnownSource[];
  readonly cites: readonly number[];
  readonly weight: Weight;
  readonly asked: KnownSource;
  readonly others: readonly Sentence[];
}

function sentenceProblems(
  sentence: Sentence,
  { known, cites, weight, asked, others }: Setting,
): readonly Found[] {
  const cited = known.filter(({ number }) => cites.includes(number));
  const uncited = known.filter(({ number }) => !cites.includes(number));
  const citedSentences = cited.flatMap(({ sentences }) => sentences);
  if (citedSentences.some(({ bare }) => bare === sentence.bare)) return undertakingsIn(sentence, [sentence]);
  const basis = restsOn(sentence, citedSentences, weight);
  return [
    ...valueProblems(sentence, cited, uncited, asked),
    ...nameProblems(sentence, cited, uncited),
    ...turnedIn(sentence, { basis, cited: citedSentences, others }).map(
      (text): Found => ({ kind: "negation", text }),
    ),
    ...reversedIn(sentence, basis, citedSentences).map((text): Found => ({ kind: "opposite", text })),
    ...swappedIn(sentence, citedSentences, weight).map((text): Found => ({ kind: "swapped", text })),
    ...supportIn(sentence, { cited, uncited, asked, weight }).map(
      (kind): Found => ({ kind, text: sentence.text }),
    ),
    ...undertakingsIn(sentence, basis),
  ];
}

function valueProblems(
  sentence: Sentence,
  cited: readonly KnownSource[],
  uncited: readonly KnownSource[],
  asked: KnownSource,
): readonly Found[] {
  return sentence.values
    .filter((value) => !cited.some((source) => isBorneOut(value, source)))
    .filter((value) => !repeatsQuestion(value, sentence, asked))
    .map((value) => {
      const isElsewhere = uncited.some((source) => isBorneOut(value, source));
      return { kind: isElsewhere ? "wrong-source" : problemOf(value.kind), text: value.text };
    });
}

function nameProblems(
  sentence: Sentence,
  cited: readonly KnownSource[],
  uncited: readonly KnownSource[],
): readonly Found[] {
  const elsewhere = new Set(namesUnknown(sentence, uncited));
  return namesUnknown(sentence, cited).map((text) => ({
    kind: elsewhere.has(text) ? "name" : "wrong-source",
    text,
  }));
}
