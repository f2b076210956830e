import type { Policy } from "../../core/policy.ts";
import type { ProposedTag, TagKind } from "../../core/tags.ts";
import { type ScoredTag, scoreTags, type Taggable, type TagModel, withReason } from "./score-tags.ts";

/** A lesson on more sections than this is about none of them in particular. */
const mostBuiltOn = 3;

export interface Proposed {
  readonly tags: readonly ProposedTag[];
  /** What it might be instead, the likeliest first. */
  readonly others: readonly string[];
}

/**
 * The tags of a kind to propose for a text: "those of the sections it is built on, else the likeliest, if it is
 * likely enough and clearly ahead of the next one". Nothing, where nothing is clear: an owner's time is dear.
 */
export function proposeTags(
  model: TagModel,
  subject: Taggable,
  tagKind: TagKind,
  policy: Policy["tags"],
  held: Parameters<typeof scoreTags>[4] = {},
): Proposed {
  const scored = scoreTags(model, subject, tagKind, policy, held);
  const tags = clearOnes(model, subject, { tagKind, scored, policy });
  const names = new Set(tags.map(({ tag }) => tag));
  return { tags, others: scored.flatMap(({ tag }) => (names.has(tag) ? [] : [tag])) };
}

function clearOnes(
  model: TagModel,
  subject: Taggable,
  {
    tagKind,
    scored: [best, next],
    policy,
  }: {
    readonly tagKind: TagKind;
    readonly scored: readonly ScoredTag[];
    readonly policy: Policy["tags"];
  },
): readonly ProposedTag[] {
  const inherited = subject.builtOn[tagKind];
  if (inherited.length > 0 && inherited.length <= mostBuiltOn)
    return inherited.map((tag) => ({ tag, score: 1, reason: { kind: "built-on" } }));
  if (best === undefined || best.score < policy.floor) return [];
  return best.score >= (next?.score ?? 0) * policy.margin ? [withReason(model, subject, best)] : [];
}
