import type { Asker, Tap } from "../../core/asker.ts";
import type { Element } from "../../core/card.ts";
import { tagWords as words } from "../../core/messages/tags.ts";
import type { Person } from "../../core/people.ts";
import { inSentences, type Result, shown } from "../../core/result.ts";
import { type TagDecision, type TagKind, tagName } from "../../core/tags.ts";
import { waitingOf, waitingOn } from "./read-waiting.ts";
import type { TagDeps } from "./tag-deps.ts";
import { tagNamed, tagTitle } from "./tag-titles.ts";
import { type TagTap, tagsAtHome, tagsCard, tagsInShort } from "./tags-card.ts";
import type { WaitingTags } from "./waiting-tags.ts";

/** "Tags": what is proposed for the texts of whoever asks. */
export async function showTags(deps: TagDeps, { person, at }: Pick<Asker, "person" | "at">): Promise<Result> {
  if (person === null) return inSentences(words.nothing);
  const { waiting } = await waitingOf(deps, person, at);
  return shown([tagsCard({ waiting, said: null, company: deps.company })]);
}

/** One line on the home card; nothing where nothing waits. */
export async function tagsHome(
  deps: TagDeps,
  { person, at }: { readonly person: Person; readonly at: Date },
): Promise<readonly Element[]> {
  return tagsAtHome((await waitingOf(deps, person, at)).waiting.length);
}

/** The same at the end of a queue. */
export async function tagsInQueue(
  deps: TagDeps,
  { person, at }: { readonly person: Person; readonly at: Date },
): Promise<readonly Element[]> {
  return tagsInShort((await waitingOf(deps, person, at)).waiting.length);
}

export function confirmTags(deps: TagDeps, tap: Tap<TagTap>): Promise<Result> {
  return withWaiting(deps, tap, ({ proposal }) => proposal.tags.map(({ tag }) => tag));
}

export function refuseTags(deps: TagDeps, tap: Tap<TagTap>): Promise<Result> {
  return withWaiting(deps, tap, () => []);
}

export function correctTags(
  deps: TagDeps,
  tap: Tap<TagTap & { readonly which: string; readonly typed: string }>,
): Promise<Result> {
  const { which, typed, tagKind } = tap.value;
  const written = typed.trim() === "" ? which : typed;
  const tag = tagNamed(tagKind, written, deps.company);
  if (tag === null) return Promise.resolve(inSentences(words.unknown(written.trim(), words.kinds[tagKind])));
  return withWaiting(deps, tap, () => [tag]);
}

/** Runs for who may say, while it waits. Of two who say at once the first wins, and the other reads what was said. */
async function withWaiting(
  deps: TagDeps,
  tap: Tap<TagTap>,
  tagsOf: (waiting: WaitingTags) => readonly string[],
): Promise<Result> {
  const { person, at, value } = tap;
  const subject = { kind: value.kind, id: value.id };
  const name = tagName({ subject, tagKind: value.tagKind });
  const { waiting: all, decisions } = await waitingOn(deps, subject, at);
  const waiting = all.find((one) => tagName(one.proposal) === name && one.text === value.text);
  const before = decisions.filter((one) => tagName(one) === name);
  if (waiting === undefined) return inSentences(whatBecame(deps, before.at(-1), value));
  const { stewards } = waiting;
  if (person === null || !stewards.some(({ id }) => id === person.id)) {
    const names = stewards.map((one) => one.name).join(", ");
    return inSentences(stewards.length === 0 ? words.nobodys : words.notYours(names));
  }
  const tags = tagsOf(waiting);
  const decision: TagDecision = {
    subject,
    tagKind: value.tagKind,
    ordinal: before.length,
    text: value.text,
    proposed: waiting.proposal.tags.map(({ tag }) => tag),
    tags,
    by: person.id,
    at,
  };
  const { title } = waiting.taggable;
  const said = saidOf(title, { tagKind: value.tagKind, tags, titles: titlesOf(deps, value, tags) });
  const own = (await waitingOf(deps, person, at)).waiting;
  const left = own.filter((one) => tagName(one.proposal) !== name);
  const card = tagsCard({ waiting: left, said, company: deps.company });
  return { ...shown([card]), place: "instead", facts: [{ kind: "tags-decided", decision }] };
}

function saidOf(
  title: string,
  {
    tagKind,
    tags,
    titles,
  }: { readonly tagKind: TagKind; readonly tags: readonly string[]; readonly titles: string },
): string {
  if (tags.length === 0) return words.said.none(title);
  return tagKind === "audience" ? words.said.audience(title, titles, tags) : words.said.kept(title, titles);
}

function whatBecame(deps: TagDeps, last: TagDecision | undefined, tap: TagTap): string {
  const by = deps.people.find(({ id }) => id === last?.by);
  if (last === undefined || by === undefined || last.text !== tap.text) return words.gone;
  return words.goneTo(by.name, titlesOf(deps, tap, last.tags));
}

function titlesOf({ company }: TagDeps, { tagKind }: TagTap, tags: readonly string[]): string {
  return tags.map((tag) => tagTitle(tagKind, tag, company)).join(", ");
}
