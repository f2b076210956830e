import type { Policy } from "../../core/policy.ts";
import type { ProposedTag, TagKind } from "../../core/tags.ts";
import { scoreTags, type Taggable, type TagModel } from "./score-tags.ts";

/** A lesson on more sections than this is about none of them in particular. */
const mostBuiltOn = 3;

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
): readonly ProposedTag[] {
  const inherited = subject.builtOn[tagKind];
  if (inherited.length > 0 && inherited.length <= mostBuiltOn)
    return inherited.map((tag) => ({ tag, score: 1, reason: { kind: "built-on" } }));
  const [best, next] = scoreTags(model, subject, tagKind, policy, held);
  if (best === undefined || best.score < policy.floor) return [];
  return best.score >= (next?.score ?? 0) * policy.margin ? [best] : [];
}
