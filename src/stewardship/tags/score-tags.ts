import type { Policy } from "../../core/policy.ts";
import {
  isSameSubject,
  type ProposedTag,
  type TagKind,
  type TagSubject,
  type TagsByKind,
} from "../../core/tags.ts";
import {
  type Corpus,
  countTerms,
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
  const steps = tagModelInSteps(examples, named);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same, a text at a time, so that others in this process get a turn in between. */
export function* tagModelInSteps(
  examples: readonly Taggable[],
  named: readonly NamedTag[],
): Generator<void, TagModel> {
  const textsWith = new Map<string, number>();
  for (const example of examples) {
    countTerms(wordsOf(example), textsWith);
    yield;
  }
  const corpus: Corpus = { texts: examples.length, textsWith };
  const vectors: TagModel["examples"][number][] = [];
  const having = new Map<string, { example: number; weight: number }[]>();
  for (const [example, taggable] of examples.entries()) {
    const vector = vectorOf(wordsOf(taggable), corpus);
    vectors.push({ taggable, vector });
    for (const [term, weight] of vector) {
      const known = having.get(term);
      if (known === undefined) having.set(term, [{ example, weight }]);
      else known.push({ example, weight });
    }
    yield;
  }
  const byName = named.map((one) => ({ ...one, vector: vectorOf(one.words, corpus) }));
  return { corpus, named: byName, examples: vectors, having };
}

interface Held {
  /** Examples that are not to be looked at, beside the subject itself. */
  readonly isHeldOut?: (example: Taggable) => boolean;
}

export interface ScoredTag {
  readonly tag: string;
  readonly score: number;
  /** What it was found like. */
  readonly like: readonly WordVector[];
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
): readonly ScoredTag[] {
  const vector = vectorOf(wordsOf(subject), model.corpus);
  const scores = new Map<string, { score: number; like: WordVector[] }>();
  const add = (tag: string, score: number, like: WordVector) => {
    const known = scores.get(tag);
    if (known === undefined) scores.set(tag, { score, like: [like] });
    else {
      known.score += score;
      known.like.push(like);
    }
  };
  for (const named of model.named) {
    if (named.tagKind === tagKind) add(named.tag, similarity(vector, named.vector), named.vector);
  }
  const isDescribed = tagKind === "skill" || tagKind === "topic";
  const weight = isDescribed ? policy.describedWeight : policy.namedWeight;
  for (const { example, likeness } of nearest(model, subject, vector, { policy, isHeldOut })) {
    // A text that is twice as like says four times as much.
    for (const tag of example.taggable.tags[tagKind]) add(tag, weight * likeness ** 2, example.vector);
  }
  return [...scores]
    .map(([tag, found]) => ({ tag, ...found }))
    .sort((a, b) => b.score - a.score || (a.tag < b.tag ? -1 : 1))
    .slice(0, mostCandidates);
}

/** A tag as it is proposed, with the words that speak for it. */
export function withReason(
  { corpus }: TagModel,
  subject: Taggable,
  { tag, score, like }: ScoredTag,
): ProposedTag {
  const text = wordsOf(subject);
  const words = wordsInCommon(text, vectorOf(text, corpus), like, reasonWords);
  return { tag, score: Math.round(score * 1000) / 1000, reason: { kind: "words", words } };
}

/** Tags told apart, and offered where somebody corrects a proposal; words said as the reason. */
const mostCandidates = 5;
const reasonWords = 3;

function nearest(
  { examples, having }: TagModel,
  { subject }: Taggable,
  vector: WordVector,
  { policy, isHeldOut }: Pick<Required<Held>, "isHeldOut"> & { readonly policy: Policy["tags"] },
): readonly { readonly example: TagModel["examples"][number]; readonly likeness: number }[] {
  const likeness = new Map<number, number>();
  for (const [term, weight] of vector) {
    for (const { example, weight: other } of having.get(term) ?? [])
      likeness.set(example, (likeness.get(example) ?? 0) + weight * other);
  }
  return [...likeness]
    .flatMap(([place, like]) => {
      const example = examples[place];
      if (example === undefined || isHeldOut(example.taggable)) return [];
      return isSameSubject(example.taggable.subject, subject) ? [] : [{ example, likeness: like }];
    })
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, policy.neighbours);
}

/** A title says more than a sentence of the text. */
function wordsOf({ title, text }: Taggable): string {
  return `${title} ${title} ${title} ${text}`;
}
