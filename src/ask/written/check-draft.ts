import type { WrittenAnswer, WrittenSentence } from "../../core/written.ts";
import { checkGrounding } from "../../grounding/check.ts";
import type { Claim, GroundingProblemKind, Source } from "../../grounding/claims.ts";
import { sentencesOf } from "../../grounding/sentence.ts";

export interface Draft {
  readonly kind: WrittenAnswer["kind"];
  readonly claims: readonly Claim[];
  /** The first is what retrieval found to answer; the others came next. */
  readonly sources: readonly Source[];
  /** What was asked, with the earlier questions it leans on. */
  readonly question: string;
  /** `policy.models.answerSentences`. */
  readonly most: number;
}

/** `elsewhere`: it does not rest on what was found to answer. `too-long`: more than a few lines. */
type DraftProblem = GroundingProblemKind | "elsewhere" | "too-long";

export type CheckedDraft =
  | {
      readonly kind: "sound";
      readonly written: WrittenAnswer;
      /** Places among the sources, in the order in which `written` counts them. */
      readonly cited: readonly [number, ...number[]];
    }
  | { readonly kind: "unsound"; readonly problems: readonly [DraftProblem, ...DraftProblem[]] };

/**
 * Whether a model's draft may be shown: each of its sentences is borne out by what it cites, it rests on what was
 * found to answer, and it is short. One sentence that is not spoils all of it: what is left would be half a truth.
 */
export function checkDraft({ kind, claims: drafted, sources, question, most }: Draft): CheckedDraft {
  const claims = drafted.map(asShown);
  const grounding = checkGrounding({ claims: taken(claims), sources, question });
  if (grounding.kind === "ungrounded") {
    const [first, ...others] = grounding.problems;
    const kinds = others.map((problem) => problem.kind);
    return { kind: "unsound", problems: [first.kind, ...new Set(kinds.filter((one) => one !== first.kind))] };
  }
  if (!taken(claims).every(saysSomething)) return unsound("unsupported");
  const cited = citedPlaces(claims, sources);
  const [first, ...others] = claims.flatMap((claim) => toSentence(claim, sources, cited) ?? []);
  if (first === undefined || others.length + 1 !== claims.length) return unsound("empty");
  if (!claims.some(({ cites }) => cites.includes(sources[0]?.number ?? Number.NaN)))
    return unsound("elsewhere");
  if (claims.length > most) return unsound("too-long");
  return { kind: "sound", written: { kind, sentences: [first, ...others] }, cited };
}

/** The first sentences of a draft that is still being written; none where one of them does not hold. */
export function checkBeginning({
  claims: drafted,
  sources,
  question,
  most,
}: Draft): readonly WrittenSentence[] {
  const claims = drafted.slice(0, most).map(asShown);
  if (checkGrounding({ claims: taken(claims), sources, question }).kind === "ungrounded") return [];
  if (!taken(claims).every(saysSomething)) return [];
  const cited = citedPlaces(claims, sources);
  return claims.flatMap((claim) => toSentence(claim, sources, cited) ?? []);
}

/**
 * Claims as they are checked: what begins with a small letter after a full stop is a sentence of its own, so that
 * nothing hides behind a true one.
 */
function taken(claims: readonly Claim[]): readonly Claim[] {
  return claims.flatMap(({ text, cites }) =>
    text.split(/(?<=\p{L}{4}[.!?])\s+(?=\p{Ll})/u).map((part) => ({ text: part, cites })),
  );
}

/** Whether all of its sentences say something that a source can bear out: "Yes." and "do it now" do not. */
function saysSomething({ text }: Claim): boolean {
  return sentencesOf(text).every(({ content, values }) => content.size > 0 || values.length > 0);
}

/** What was found to answer is always the first; the others are counted as they are first cited. */
function citedPlaces(claims: readonly Claim[], sources: readonly Source[]): readonly [number, ...number[]] {
  const places = claims
    .flatMap(({ cites }) => cites)
    .map((number) => sources.findIndex((source) => source.number === number))
    .filter((place) => place > 0);
  return [0, ...new Set(places)];
}

function toSentence(
  { text, cites }: Claim,
  sources: readonly Source[],
  cited: readonly number[],
): WrittenSentence | null {
  const places = cites.map((number) => cited.indexOf(sources.findIndex((one) => one.number === number)));
  const [first, ...others] = [...new Set(places.filter((place) => place >= 0))].sort((a, b) => a - b);
  return first === undefined ? null : { text, cites: [first, ...others] };
}

/** In one line, and without the marks that a model may write itself: the card has its own. */
function asShown({ text, cites }: Claim): Claim {
  const bare = text.replace(/\s{0,3}\[\d{1,3}(?:, ?\d{1,3})*\]/g, "");
  return { text: bare.replace(/\s+/g, " ").trim(), cites };
}

function unsound(problem: DraftProblem): CheckedDraft {
  return { kind: "unsound", problems: [problem] };
}
