import type { Policy } from "../../core/policy.ts";
import type { ProposedTag, TagKind, TagSubject, TagsByKind } from "../../core/tags.ts";
import {
  type Corpus,
  corpusOf,
  similarity,
  vectorOf,
  type WordVector,
  wordsInCommon,
} from "./word-vectors.ts";

/** Something with words that has tags, or is to have some. */
export interface Taggable {
  readonly subject: TagSubject;
  readonly title: string;
  readonly text: string;
  /** What is known of it. */
  readonly tags: TagsByKind;
  /** Tags of the sections that it is built on, or tests. */
  readonly builtOn: TagsByKind;
}

/** What the company's documents say of a tag. */
export interface NamedTag {
  readonly tagKind: TagKind;
  readonly tag: string;
  readonly words: string;
}

/** What tags are told by: what they are called, and texts that have them. */
export interface TagModel {
  readonly corpus: Corpus;
  readonly named: readonly (NamedTag & { readonly vector: WordVector })[];
  readonly examples: readonly { readonly taggable: Taggable; readonly vector: WordVector }[];
  /** Examples by word, with what the word says of each. */
  readonly having: ReadonlyMap<string, readonly { readonly example: number; readonly weight: number }[]>;
}

export function tagModel(examples: readonly Taggable[], named: readonly NamedTag[]): TagModel {
  const corpus = corpusOf(examples.map(wordsOf));
  const vectors = examples.map((taggable) => ({ taggable, vector: vectorOf(wordsOf(taggable), corpus) }));
  const having = new Map<string, { example: number; weight: number }[]>();
  for (const [example, { vector }] of vectors.entries()) {
    for (const [term, weight] of vector) {
      const known = having.get(term);
      if (known === undefined) having.set(term, [{ example, weight }]);
      else known.push({ example, weight });
    }
  }
  return {
    corpus,
    named: named.map((one) => ({ ...one, vector: vectorOf(one.words, corpus) })),
    examples: vectors,
    having,
  };
}

interface Held {
  /** Examples that are not to be looked at, beside the subject itself. */
  readonly isHeldOut?: (example: Taggable) => boolean;
}

/**
 * Every tag of a kind by how well it fits, the likeliest first: "how like it is to what the skill map or the areas
 * say of the tag, and to the texts most like it that have the tag".
 */
export function scoreTags(
  model: TagModel,
  subject: Taggable,
  tagKind: TagKind,
  policy: Policy["tags"],
  { isHeldOut = () => false }: Held = {},
): readonly ProposedTag[] {
  const text = wordsOf(subject);
  const vector = vectorOf(text, model.corpus);
  const scores = new Map<string, { score: number; like: WordVector[] }>();
  const add = (tag: string, score: number, like: WordVector) => {
    const known = scores.get(tag) ?? { score: 0, like: [] };
    scores.set(tag, { score: known.score + score, like: [...known.like, like] });
  };
  for (const named of model.named) {
    if (named.tagKind === tagKind) add(named.tag, similarity(vector, named.vector), named.vector);
  }
  const isDescribed = tagKind === "skill" || tagKind === "topic";
  const weight = isDescribed ? policy.describedWeight : policy.namedWeight;
  for (const { example, likeness } of nearest(model, subject, vector, { policy, isHeldOut })) {
    const { taggable, vector: like } = model.examples[example] ?? { taggable: subject, vector };
    // A text that is twice as like says four times as much.
    for (const tag of taggable.tags[tagKind]) add(tag, weight * likeness ** 2, like);
  }
  return [...scores]
    .sort((a, b) => b[1].score - a[1].score || (a[0] < b[0] ? -1 : 1))
    .slice(0, mostCandidates)
    .map(([tag, { score, like }]) => ({
      tag,
      score: Math.round(score * 1000) / 1000,
      reason: { kind: "words", words: wordsInCommon(text, vector, like, reasonWords) },
    }));
}

/** Tags told apart in a proposal and offered where somebody corrects it; words said as the reason. */
const mostCandidates = 5;
const reasonWords = 3;

function nearest(
  { examples, having }: TagModel,
  { subject }: Taggable,
  vector: WordVector,
  {
    policy,
    isHeldOut,
  }: { readonly policy: Policy["tags"]; readonly isHeldOut: (example: Taggable) => boolean },
): readonly { readonly example: number; readonly likeness: number }[] {
  const likeness = new Map<number, number>();
  for (const [term, weight] of vector) {
    for (const { example, weight: other } of having.get(term) ?? [])
      likeness.set(example, (likeness.get(example) ?? 0) + weight * other);
  }
  return [...likeness]
    .filter(([example]) => {
      const taggable = examples[example]?.taggable;
      if (taggable === undefined || isHeldOut(taggable)) return false;
      return taggable.subject.kind !== subject.kind || taggable.subject.id !== subject.id;
    })
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, policy.neighbours)
    .map(([example, like]) => ({ example, likeness: like }));
}

/** A title says more than a sentence of the text. */
function wordsOf({ title, text }: Taggable): string {
  return `${title} ${title} ${title} ${text}`;
}
