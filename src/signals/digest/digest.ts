import type { Card } from "../../core/card.ts";
import type { Digest } from "../../core/escalations.ts";
import type { Fact } from "../../core/facts.ts";
import type { Person } from "../../core/people.ts";
import { isOnLeave, isWorking, scheduleOf } from "../../core/working-time.ts";
import { toldSteps } from "../escalation/escalation-state.ts";
import { stepOf } from "../escalation/step.ts";
import type { GapNews } from "../gaps/gap-news.ts";
import type { EscalationDeps } from "../signal-deps.ts";
import { digestCard } from "./digest-card.ts";
import { type ChosenEntries, chooseEntries, figuresOf, type Tellable } from "./digest-entries.ts";
import { digestSlot } from "./digest-time.ts";
import { teamsOf } from "./managers.ts";
import { deputyOf } from "./stand-in.ts";
import { type TeamMatter, teamMatters } from "./team-matters.ts";
import { teamPages } from "./team-pages.ts";
import { tellables } from "./tellable.ts";

/** What a digest would be, to whom it would go. */
export interface DigestMade extends ChosenEntries {
  readonly manager: Person;
  readonly to: Person;
  readonly card: Card;
}

/** Every manager's digest that is due now; none where there is nothing to say. */
export async function sendDigests(deps: EscalationDeps, now: Date): Promise<readonly GapNews[]> {
  const news: GapNews[] = [];
  let matters: readonly TeamMatter[] | null = null;
  for (const manager of managersOf(deps)) {
    const slot = digestSlot({ manager, deputy: deputyOf(deps, manager), company: deps.company }, now);
    if (slot === null || !(await canHear(deps, manager, slot.to, slot.occasion))) continue;
    matters ??= await teamMatters(deps, now);
    const made = await makeDigest(deps, { manager, to: slot.to, matters, now });
    if (made !== null) news.push(newsOf(deps, made, slot.occasion, now));
  }
  return news;
}

/** "For critical pages an escalation that is due goes at once, within the manager's hours." */
export async function tellAtOnce(deps: EscalationDeps, now: Date): Promise<readonly GapNews[]> {
  const news: GapNews[] = [];
  const matters = await criticalPages(deps, now);
  for (const manager of await managersWithUrgent(deps, matters)) {
    const to = readerNow(deps, manager, now);
    if (to === null) continue;
    const urgent = (await tellables(deps, { manager, to, matters, now })).filter(
      ({ kind, escalation }) => kind !== "closed" && escalation.entry.isCritical,
    );
    for (const one of urgent) {
      const occasion = one.escalation.id;
      if (!(await canHear(deps, manager, to, occasion))) continue;
      const chosen = { entries: [one], waiting: 0 };
      const card = cardFor(deps, { manager, to, chosen, isAtOnce: true, now });
      news.push(newsOf(deps, { manager, to, card, ...chosen }, occasion, now));
    }
  }
  return news;
}

/** `null`: there is nothing to say. */
export async function makeDigest(
  deps: EscalationDeps,
  {
    manager,
    to,
    matters,
    now,
  }: {
    readonly manager: Person;
    readonly to: Person;
    readonly matters: readonly TeamMatter[];
    readonly now: Date;
  },
): Promise<DigestMade | null> {
  const all = await tellables(deps, { manager, to, matters, now });
  const chosen = chooseEntries(all, deps.company.policy.escalation.digestEntries);
  if (chosen.entries.length === 0) return null;
  return { manager, to, ...chosen, card: cardFor(deps, { manager, to, chosen, isAtOnce: false, now }) };
}

/** Nearly always nothing: so little is looked up for it. */
async function criticalPages(deps: EscalationDeps, now: Date): Promise<readonly TeamMatter[]> {
  const open = (await deps.store.gaps({ kind: "page", open: true })).flatMap((gap) =>
    gap.kind === "page" ? [gap] : [],
  );
  const sections = await deps.pages.currentSections(open, now);
  if (!sections.some(({ risk }) => risk === "critical")) return [];
  const critical = new Set(
    sections.filter(({ risk }) => risk === "critical").map(({ sop, asked }) => `${sop}#${asked}`),
  );
  return (await teamPages(deps, now)).filter(({ gap }) => critical.has(`${gap.sop}#${gap.section}`));
}

async function managersWithUrgent(
  deps: EscalationDeps,
  pages: readonly TeamMatter[],
): Promise<readonly Person[]> {
  const open = await deps.store.escalations({ open: true });
  const urgent = open.filter((one) => one.entry.isCritical && toldSteps(one).length === 0);
  const ids = new Set([
    ...urgent.map(({ manager }) => manager),
    ...pages.flatMap(({ groups }) => groups.map(({ manager }) => manager)),
  ]);
  return managersOf(deps).filter(({ id }) => ids.has(id));
}

export function managersOf(deps: EscalationDeps): readonly Person[] {
  const ids = new Set(teamsOf(deps).map(({ manager }) => manager));
  return deps.people.filter(({ id }) => ids.has(id));
}

function readerNow(deps: EscalationDeps, manager: Person, now: Date): Person | null {
  const schedule = scheduleOf(manager, deps.company);
  const reader = isOnLeave(now, schedule) ? deputyOf(deps, manager) : manager;
  return reader !== null && isWorking(now, scheduleOf(reader, deps.company)) ? reader : null;
}

/** They can be written to, and were not on this occasion. */
async function canHear(
  deps: EscalationDeps,
  manager: Person,
  to: Person,
  occasion: string,
): Promise<boolean> {
  const sent = await deps.store.digests({ manager: manager.id, limit: 50 });
  if (sent.some((one) => one.occasion === occasion)) return false;
  return (await deps.reachable([to.id])).has(to.id);
}

function cardFor(
  { people, company }: EscalationDeps,
  {
    chosen,
    ...view
  }: {
    readonly manager: Person;
    readonly to: Person;
    readonly chosen: ChosenEntries;
    readonly isAtOnce: boolean;
    readonly now: Date;
  },
): Card {
  return digestCard({ ...view, ...chosen, people, policy: company.policy });
}

function newsOf(deps: EscalationDeps, made: DigestMade, occasion: string, now: Date): GapNews {
  const { manager, to, entries, card } = made;
  const message = deps.newId();
  const digest: Digest = {
    id: `${manager.id}-${occasion}`,
    manager: manager.id,
    occasion,
    message,
    at: now,
    entries: entries.map((one) => ({
      gap: one.escalation.gap,
      escalation: one.escalation.id,
      said: one.kind === "closed" ? "closed" : one.escalation.entry.said,
      figures: figuresOf(one.escalation.entry),
    })),
  };
  return {
    facts: [...entries.flatMap((one) => factsOf(one, to.id, now)), { kind: "digest-sent", digest }],
    notices: [{ id: message, to: { kind: "person", person: to.id }, card, replaces: null }],
  };
}

function factsOf(one: Tellable, reader: string, at: Date): readonly Fact[] {
  const { escalation } = one;
  const told = { kind: "told", by: reader, words: null, at } as const;
  switch (one.kind) {
    case "closed":
      return one.isDropped
        ? []
        : [stepOf(escalation, { kind: "closed", by: null, words: one.gap.closing, at })];
    case "page":
      return [
        ...(one.replaces === null
          ? []
          : [stepOf(one.replaces, { kind: "worse" as const, by: null, words: null, at })]),
        { kind: "escalation-made", escalation: { ...escalation, steps: [told] } },
      ];
    case "person":
      return [stepOf(escalation, told)];
  }
}
