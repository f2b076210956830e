import { setImmediate } from "node:timers/promises";
import type { TagFact } from "../../core/tags.ts";
import { tagName } from "../../core/tags.ts";
import { proposeTags } from "./propose.ts";
import { type TagModel, tagModelInSteps } from "./score-tags.ts";
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
 * The nightly look for texts without tags, in batches. A text for which tags were proposed once is not looked at
 * again until its words change; where nothing is clear nothing is proposed, and the next night may know more. Each
 * night begins somewhere else, so that one that ends early leaves out others than the last.
 */
export async function* lookForTags(deps: TagDeps, now: Date): AsyncGenerator<readonly TagFact[]> {
  const facts = await readTagFacts(deps, now);
  const proposed = new Set((await deps.tags.tagProposals()).map((one) => `${tagName(one)}\n${one.text}`));
  const open = untaggedIn(facts).filter(({ taggable: { subject }, tagKind, text }) => {
    return !proposed.has(`${tagName({ subject, tagKind })}\n${text}`);
  });
  if (open.length === 0) return;
  const model = await modelOf(facts);
  const policy = deps.company.policy.tags;
  const night = Math.floor(now.getTime() / 86_400_000);
  const first = (night * textsOfNight) % open.length;
  const turned = [...open.slice(first), ...open.slice(0, first)];
  for (let from = 0; from < turned.length; from += textsAtOnce) {
    const found: TagFact[] = [];
    for (const { taggable, tagKind, text } of turned.slice(from, from + textsAtOnce)) {
      await setImmediate();
      const { tags, others } = proposeTags(model, taggable, tagKind, policy);
      const proposal = { subject: taggable.subject, tagKind, text, tags, others, at: now };
      if (tags.length > 0) found.push({ kind: "tags-proposed", proposal });
    }
    yield found;
  }
}

/** By how many texts the beginning moves on each night. */
const textsOfNight = 997;

/** A server answers meanwhile. */
async function modelOf(facts: TagFacts): Promise<TagModel> {
  const steps = tagModelInSteps(taggablesOf(facts), namedTags(facts));
  for (let done = 0; ; done += 1) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (done % textsAtOnce === 0) await setImmediate();
  }
}

/** Texts taken in before anybody else in this process gets a turn. */
const textsAtOnce = 20;
