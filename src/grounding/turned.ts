import { type Cue, cuesIn } from "./cues.ts";
import type { Sentence } from "./sentence.ts";

interface Told {
  /** What the claim rests on. */
  readonly basis: readonly Sentence[];
  /** All sentences of the sources it cites. */
  readonly cited: readonly Sentence[];
  /** All that is said: an exception may have a sentence of its own. */
  readonly others: readonly Sentence[];
}

/**
 * What of a claim turns the sense of the sentences it rests on: a "not", an "only" or an exception more or less, a
 * permission for a duty. What is denied must be denied there, and the other way round.
 */
export function turnedIn(claim: Sentence, { basis, cited, others }: Told): readonly string[] {
  if (basis.length === 0) return [];
  const said = cuesIn(claim);
  const known = basis.map((sentence) => ({ sentence, cues: cuesIn(sentence) }));
  const all = known.flatMap(({ cues }) => cues);
  return [
    ...added(said, cited, basis),
    ...known.flatMap(({ sentence, cues }) => dropped(claim, said, { sentence, basis }, cues)),
    ...miscounted(claim, said, basis, all),
    ...known.flatMap(({ sentence, cues }) => exceptionsDropped(claim, sentence, cues, others)),
    ...dutiesTurned(said, all),
  ];
}

/** Denied or limited here and not there. */
function added(
  said: readonly Cue[],
  cited: readonly Sentence[],
  basis: readonly Sentence[],
): readonly string[] {
  const turning = said.filter(({ kind, scope }) => (kind === "not" || kind === "only") && scope.length > 0);
  if (turning.length === 0) return [];
  const known = cited.flatMap(cuesIn);
  return turning.filter((cue) => !isKnown(cue, known, basis)).map(({ text }) => text);
}

/** Limits are told in many ways: "only", "no other", "unless". */
function isKnown(cue: Cue, known: readonly Cue[], basis: readonly Sentence[]): boolean {
  if (cue.kind === "only")
    return known.some(({ kind }) => kind === "only" || kind === "not" || kind === "except");
  const alike = known.filter(({ kind }) => kind === "not");
  if (/^n(?:either|or)$/i.test(cue.text)) return alike.length > 0;
  const near = cue.scope.slice(0, 2);
  if (alike.some(({ scope }) => scope.length === 0 || near.some((word) => scope.includes(word)))) return true;
  const isOfBasis = near.some((word) => basis.some(({ content }) => content.has(word)));
  return alike.length > 0 && !isOfBasis;
}

/** Denied or limited there and not here, though the words are the same. */
function dropped(
  claim: Sentence,
  said: readonly Cue[],
  { sentence, basis }: { readonly sentence: Sentence; readonly basis: readonly Sentence[] },
  cues: readonly Cue[],
): readonly string[] {
  return cues.flatMap((cue) => {
    if (cue.kind !== "not" && cue.kind !== "only") return [];
    const head = headOf(cue, basis);
    if (head === null || !claim.content.has(head) || !tells(claim, sentence, cue)) return [];
    if (cue.kind === "only" && (said.length > 0 || limits.test(claim.text))) return [];
    const isSaid = said.some(
      ({ kind, scope }) => kind === cue.kind && (scope.includes(head) || scope.length === 0),
    );
    return isSaid || (cue.kind === "not" && denies.test(claim.text)) ? [] : [head];
  });
}

/** Whether a claim has most words of the clause in which a cue stands. */
function tells(claim: Sentence, { words }: Sentence, cue: Cue): boolean {
  const place = words.find(({ from }) => from >= cue.from)?.clause;
  const clause = words.flatMap(({ clause: own, stem }) => (own === place ? (stem ?? []) : []));
  return clause.filter((word) => claim.content.has(word)).length >= clauseTold * clause.length;
}

const clauseTold = 0.7;

/** The first word that is denied and stands nowhere else in what the claim rests on. */
function headOf({ scope }: Cue, basis: readonly Sentence[]): string | null {
  const words = basis.flatMap((sentence) => sentence.words);
  return scope.find((head) => words.filter(({ stem }) => stem === head).length === 1) ?? null;
}

const limits = /\b(?:alone|needs?|requires?|nobody else|nothing else|no(?: one)? else|just|must)\b/i;
const denies =
  /\b(?:refus|reject|forbid|prohibit|exclud|fail|unable|impossible|lack|missing|until|before|only|unless|stop)\w*/i;

/** Where a claim has nearly all the words of what it rests on, and no others, it denies as often. */
function miscounted(
  claim: Sentence,
  said: readonly Cue[],
  basis: readonly Sentence[],
  known: readonly Cue[],
): readonly string[] {
  const words = new Set(basis.flatMap(({ content }) => [...content]));
  const shared = [...claim.content].filter((word) => words.has(word)).length;
  if (shared < verbatim * Math.max(words.size, claim.content.size)) return [];
  const here = said.filter(({ kind }) => kind === "not");
  const there = known.filter(({ kind }) => kind === "not");
  const isSame = (here.length - there.length) % 2 === 0 || (here.length > 0 && there.length > 0);
  return isSame ? [] : [(here[0] ?? there[0])?.text ?? ""];
}

const verbatim = 0.85;

function exceptionsDropped(
  claim: Sentence,
  sentence: Sentence,
  cues: readonly Cue[],
  others: readonly Sentence[],
): readonly string[] {
  return cues
    .filter(({ kind }) => kind === "except")
    .filter((cue) => {
      const rule = sentence.words.filter(({ from, stem }) => stem !== null && from < cue.from);
      const told = rule.filter(({ stem }) => stem !== null && claim.content.has(stem)).length;
      const isSaid = others.some((one) => cue.scope.some((word) => one.content.has(word)));
      return rule.length > 0 && told >= ruleTold * rule.length && cue.scope.length > 0 && !isSaid;
    })
    .map(({ text }) => text);
}

const ruleTold = 0.6;

/** "May" for "must", and the other way round, of the same thing to do. */
function dutiesTurned(said: readonly Cue[], known: readonly Cue[]): readonly string[] {
  const duties = (cues: readonly Cue[]) => cues.filter(({ kind }) => kind === "must" || kind === "may");
  return duties(said)
    .filter((cue) => {
      const [head] = cue.scope;
      const same = duties(known).filter(({ scope }) => head !== undefined && scope[0] === head);
      return same.length > 0 && same.every(({ kind }) => kind !== cue.kind);
    })
    .map(({ text }) => text);
}
