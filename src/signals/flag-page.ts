import type { Flag } from "../core/escalations.ts";
import type { ContentGap, PageProblem } from "../core/gaps.ts";
import type { Person } from "../core/people.ts";
import type { CurrentSection, SectionKey } from "../core/ports/page-store.ts";
import { isWorking, scheduleOf } from "../core/working-time.ts";
import { askerWords } from "./asker-words.ts";
import { type FlagCause, flagCard, missingPageCard } from "./flag-card.ts";
import type { GapNews } from "./gap-news.ts";
import type { EscalationDeps } from "./signal-deps.ts";

/** What came of doubting a page. `owner` null: nobody who looks after it is known, or can be reached. */
export interface Doubted extends GapNews {
  readonly owner: Person | null;
}

/**
 * "It is the page": told to whoever looks after it, once for each text of the section, however many people say
 * so.
 */
export async function blamePage(
  deps: EscalationDeps,
  about: {
    readonly key: SectionKey;
    /** Name of a manager; `null`: somebody who is not named. */
    readonly by: string | null;
    readonly said: string | null;
  },
  now: Date,
): Promise<Doubted> {
  const [section] = await deps.pages.currentSections([about.key], now);
  if (section === undefined) return { owner: null, facts: [], notices: [] };
  const earlier = await flagOn(deps, section);
  if (earlier !== null) {
    const owner = deps.people.find(({ id }) => id === earlier.owner) ?? null;
    return { owner, facts: [], notices: [] };
  }
  const cause = { kind: "page-blamed", by: about.by, said: about.said } as const;
  return doubt(deps, { section, cause, gap: null, isAtWork: false }, now);
}

/** Page problems and missing pages of which nobody was told yet, to their owners, in their working hours. */
export async function flagPages(deps: EscalationDeps, now: Date): Promise<readonly GapNews[]> {
  const news: GapNews[] = [];
  for (const gap of await deps.store.gaps({ open: true })) {
    if (gap.kind === "page") news.push(...(await flagProblem(deps, gap, now)));
    if (gap.kind === "content") news.push(...(await flagMissing(deps, gap, now)));
  }
  return news;
}

async function flagProblem(deps: EscalationDeps, gap: PageProblem, now: Date): Promise<readonly GapNews[]> {
  const [section] = await deps.pages.currentSections([gap], now);
  // What changed since then is looked at anew before anybody is asked.
  if (section === undefined || section.hash !== gap.sectionHash) return [];
  if ((await flagOn(deps, section)) !== null) return [];
  const cause = { kind: "page-problem", why: gap.why } as const;
  const { owner, ...news } = await doubt(deps, { section, cause, gap: gap.id, isAtWork: true }, now);
  return owner === null ? [] : [news];
}

async function flagMissing(deps: EscalationDeps, gap: ContentGap, now: Date): Promise<readonly GapNews[]> {
  if ((await deps.store.flags({ gap: gap.id })).length > 0) return [];
  const area = deps.company.areas.find(({ id }) => id === gap.area?.split("/")[0]);
  const owner = await firstOf(deps, [area?.lead, ...(area?.experts ?? []), deps.administrator], true, now);
  if (owner === null) return [];
  const id = `flag-${gap.id}`;
  const message = deps.newId();
  const flag: Flag = {
    id,
    reason: "content-gap",
    about: null,
    gap: gap.id,
    owner: owner.id,
    message,
    at: now,
    settled: null,
  };
  const asked = await wordsFor(deps, gap, owner.id);
  const card = missingPageCard(id, { gap, asked }, deps.company.policy);
  const to = { kind: "person", person: owner.id } as const;
  return [{ facts: [{ kind: "flag-raised", flag }], notices: [{ id: message, to, card, replaces: null }] }];
}

/** What was asked, as far as its reader may read it in the askers' own words. */
async function wordsFor({ store, people, company }: EscalationDeps, gap: ContentGap, owner: string) {
  const oldest = new Date(gap.openedAt.getTime() - askedDays * dayMs);
  const ids = new Set(gap.questions);
  const questions = (await store.unanswered(oldest)).filter(({ answer }) => ids.has(answer));
  return askerWords(questions, { owner, people, policy: company.policy });
}

/** Words of older questions are forgotten by default. */
const askedDays = 90;
const dayMs = 86_400_000;

/** The flag on this text of a section; `null`: nobody was asked about it yet. */
async function flagOn(deps: EscalationDeps, section: CurrentSection): Promise<Flag | null> {
  const flags = await deps.store.flags({ about: section });
  return flags.find(({ about }) => about?.sectionHash === section.hash) ?? null;
}

async function doubt(
  deps: EscalationDeps,
  {
    section,
    cause,
    gap,
    isAtWork,
  }: {
    readonly section: CurrentSection;
    readonly cause: FlagCause;
    readonly gap: string | null;
    readonly isAtWork: boolean;
  },
  now: Date,
): Promise<Doubted> {
  const owner = await firstOf(deps, ownersOf(deps, section), isAtWork, now);
  if (owner === null) return { owner, facts: [], notices: [] };
  const id = deps.newId();
  const message = deps.newId();
  const { sop, section: slug, version, hash } = section;
  const flag: Flag = {
    id,
    reason: cause.kind,
    about: { sop, section: slug, version, sectionHash: hash },
    gap,
    owner: owner.id,
    message,
    at: now,
    settled: null,
  };
  const trust = deps.trust.get(sop) ?? "unverified";
  const card = flagCard({ flag: id, section, trust, cause, policy: deps.company.policy, now });
  const to = { kind: "person", person: owner.id } as const;
  return {
    owner,
    facts: [{ kind: "flag-raised", flag }],
    notices: [{ id: message, to, card, replaces: null }],
  };
}

/** Who looks after a page: its owner, who stands in for them, the lead of its area, the administrator. */
function ownersOf(
  { people, company, administrator }: EscalationDeps,
  { owner, deputy, path }: CurrentSection,
): readonly (string | null | undefined)[] {
  const area = company.areas.find(({ id }) => id === path.split("/")[0]);
  return [owner, deputy, people.find(({ id }) => id === owner)?.deputy, area?.lead, administrator];
}

/** The first who can be written to and is at work; where that is not needed, the first who can be written to. */
async function firstOf(
  deps: EscalationDeps,
  ids: readonly (string | null | undefined)[],
  isAtWork: boolean,
  now: Date,
): Promise<Person | null> {
  const named = ids.flatMap((id) => deps.people.find((person) => person.id === id) ?? []);
  const reachable = await deps.reachable(named.map(({ id }) => id));
  const there = named.filter(({ id }) => reachable.has(id));
  const working = there.find((person) => isWorking(now, scheduleOf(person, deps.company)));
  return working ?? (isAtWork ? null : (there[0] ?? null));
}
