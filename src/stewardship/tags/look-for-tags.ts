import { setImmediate } from "node:timers/promises";
import type { TagFact } from "../../core/tags.ts";
import { tagName } from "../../core/tags.ts";
import { proposeTags } from "./propose.ts";
import { scoreTags, tagModel } from "./score-tags.ts";
import type { TagDeps } from "./tag-deps.ts";
import { namedTags, type TagFacts, taggablesOf } from "./taggables.ts";
import { untaggedIn } from "./waiting-tags.ts";

/** Everything that proposals are made of, as it is now. Drafts of items wait for their own approval first. */
export async function readTagFacts({ tags, items, company }: TagDeps, at: Date): Promise<TagFacts> {
  const [pages, all, decisions] = await Promise.all([
    tags.pagesToTag(at),
    items.items(),
    tags.tagDecisions(),
  ]);
  const { skillMap } = company;
  return {
    pages,
    items: all.filter(({ approvedFor }) => approvedFor !== null),
    company,
    skillMap,
    decisions,
  };
}

/**
 * The nightly look for texts without tags. A text for which tags were proposed once is not looked at again until
 * its words change; where nothing is clear nothing is proposed, and the next night may know more.
 */
export async function lookForTags(deps: TagDeps, now: Date): Promise<readonly TagFact[]> {
  const facts = await readTagFacts(deps, now);
  const proposed = new Set((await deps.tags.tagProposals()).map((one) => `${tagName(one)}\n${one.text}`));
  const open = untaggedIn(facts).filter(({ taggable: { subject }, tagKind, text }) => {
    return !proposed.has(`${tagName({ subject, tagKind })}\n${text}`);
  });
  if (open.length === 0) return [];
  const model = tagModel(taggablesOf(facts), namedTags(facts));
  const policy = deps.company.policy.tags;
  const found: TagFact[] = [];
  for (const [place, { taggable, tagKind, text }] of open.entries()) {
    // A server answers meanwhile.
    if (place % atOnce === 0) await setImmediate();
    const tags = proposeTags(model, taggable, tagKind, policy);
    if (tags.length === 0) continue;
    const names = new Set(tags.map(({ tag }) => tag));
    const others = scoreTags(model, taggable, tagKind, policy).flatMap(({ tag }) =>
      names.has(tag) ? [] : [tag],
    );
    found.push({
      kind: "tags-proposed",
      proposal: { subject: taggable.subject, tagKind, text, tags, others, at: now },
    });
  }
  return found;
}

/** Texts looked at before anybody else in this process gets a turn. */
const atOnce = 20;
