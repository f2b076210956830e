/**
 * `skill` of the skill map. `topic`: an area. `audience`: groups that may read it. `compliance`: rules it falls
 * under, by the names that the company's pages use.
 */
export type TagKind = "skill" | "topic" | "audience" | "compliance";

export const tagKinds = ["skill", "topic", "audience", "compliance"] as const satisfies readonly TagKind[];

export type TagsByKind = Readonly<Record<TagKind, readonly string[]>>;

export function byKind(tagsOf: (kind: TagKind) => readonly string[]): TagsByKind {
  return {
    skill: tagsOf("skill"),
    topic: tagsOf("topic"),
    audience: tagsOf("audience"),
    compliance: tagsOf("compliance"),
  };
}

/** What is tagged: a Sop or lesson, or an item. */
export interface TagSubject {
  readonly kind: "page" | "item";
  readonly id: string;
}

/** A tag that seems to fit. */
export interface ProposedTag {
  readonly tag: string;
  /** The higher the likelier; from 0. */
  readonly score: number;
  /** Why. Words are those of the subject itself, so that nobody reads of a page that they may not see. */
  readonly reason:
    | { readonly kind: "words"; readonly words: readonly string[] }
    | { readonly kind: "built-on" };
}

/** Tags proposed for one text of a subject. */
export interface TagProposal {
  readonly subject: TagSubject;
  readonly tagKind: TagKind;
  /** SHA-256 of the words it was made of. */
  readonly text: string;
  /** What is proposed. */
  readonly tags: readonly ProposedTag[];
  /** What it might be instead, the likeliest first. */
  readonly others: readonly string[];
  readonly at: Date;
}

/** What somebody said the tags are. The last of a subject and kind counts. */
export interface TagDecision {
  readonly subject: TagSubject;
  readonly tagKind: TagKind;
  /** Place among the decisions on the subject's tags of this kind, from 0. */
  readonly ordinal: number;
  readonly text: string;
  readonly proposed: readonly string[];
  /** Empty: it has none. */
  readonly tags: readonly string[];
  /** `null`: somebody who was erased. */
  readonly by: string | null;
  readonly at: Date;
}

/** What tagging wants remembered: part of `Fact`. */
export type TagFact =
  /** Kept once for one text. */
  | { readonly kind: "tags-proposed"; readonly proposal: TagProposal }
  /** A ConflictError when somebody else was first. */
  | { readonly kind: "tags-decided"; readonly decision: TagDecision };

export function isSameSubject(one: TagSubject, other: TagSubject): boolean {
  return one.kind === other.kind && one.id === other.id;
}

/** A subject and a kind of tags as one name. */
export function tagName({ subject, tagKind }: Pick<TagProposal, "subject" | "tagKind">): string {
  return `${subject.kind}\n${subject.id}\n${tagKind}`;
}
