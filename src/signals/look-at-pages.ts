import { blockLines } from "../core/blocks.ts";
import type { PageProblem } from "../core/gaps.ts";
import type { Policy } from "../core/policy.ts";
import type { CurrentSection, PageReader, SectionKey } from "../core/ports/page-store.ts";
import type { SectionFigures, SectionTextKey, SignalStore } from "../core/ports/signal-store.ts";
import type { System } from "../core/ports/system.ts";
import type { SignalFact } from "../core/signal-facts.ts";
import { keepsMeaning, movePageProblem } from "./gap-life.ts";
import { decidePage, type PageDecision, usualTrouble } from "./page-problem.ts";
import { type Episodes, merged, otherTrouble, useOf } from "./section-episodes.ts";

export interface PageLook {
  readonly store: Pick<SignalStore, "sectionFigures" | "keepSectionFigures" | "usesOfSection">;
  readonly pages: Pick<PageReader, "currentSections" | "sectionAt">;
  readonly newId: System["newId"];
  readonly policy: Policy["signals"];
  readonly now: Date;
  /** Page problems that are open. */
  readonly open: readonly PageProblem[];
  /** Texts of sections with a new sign of trouble. */
  readonly touched: readonly (SectionTextKey & { readonly version: number })[];
}

/** What came of it. */
export interface PagesLookedAt {
  readonly moves: readonly Extract<SignalFact, { kind: "gap-moved" }>[];
  /** Page problems that are open from now on. */
  readonly open: readonly PageProblem[];
  /** Sections (`sop#slug`) whose page may be to blame for what is missed there. */
  readonly suspected: ReadonlySet<string>;
}

/** What is kept of one text of a section between two nights, as JSON. */
interface Figures {
  /** Version of the page in which it was read last. */
  readonly version: number;
  readonly shown: number;
  readonly weight: number;
  readonly decision: PageDecision["kind"];
}

/**
 * Decides on the sections with new signs and on those whose problem is open. What is usual comes from the figures of
 * all sections, each as it was when it was last looked at.
 */
export async function lookAtPages(look: PageLook): Promise<PagesLookedAt> {
  const figures = await look.store.sectionFigures();
  const texts = new Map(figures.map((one) => [textOf(one), one]));
  for (const { version, ...key } of look.touched) {
    const known = texts.get(textOf(key))?.state as Figures | undefined;
    texts.set(textOf(key), { ...key, state: { ...(known ?? unknown), version }, at: look.now });
  }
  const sections = await sectionsToLookAt(look);
  const bySection = Map.groupBy(texts.values(), nameOf);
  const read = (section: CurrentSection) => readSection(look, section, bySection.get(nameOf(section)) ?? []);
  // The first night nothing is known of what is usual: then everything is read twice.
  if (figures.length === 0) {
    for (const section of sections) keepFigures(texts, await read(section), look);
  }
  const usual = usualTrouble(
    [...texts.values()].map(({ state }) => state as Figures),
    look.policy,
  );
  const moves: PagesLookedAt["moves"][number][] = goneMoves(look, sections);
  for (const section of sections) {
    const found = await read(section);
    const decision = decideOn(look, found, usual);
    keepFigures(texts, found, look, decision.kind);
    moves.push(...(await moveOf(look, found, decision)));
  }
  await look.store.keepSectionFigures([...texts.values()].filter(({ at }) => at === look.now));
  return lookedAt(look, moves, texts);
}

const unknown: Omit<Figures, "version"> = { shown: 0, weight: 0, decision: "sound" };

/** As they stand now: what an old text was like is no trouble of the present one. */
async function sectionsToLookAt({ pages, touched, open, now }: PageLook): Promise<readonly CurrentSection[]> {
  const keys = new Map(
    [...touched, ...open].map(({ sop, section }) => [`${sop}#${section}`, { sop, section }]),
  );
  const sections: CurrentSection[] = [];
  const all = [...keys.values()];
  for (let from = 0; from < all.length; from += atOnce)
    sections.push(...(await pages.currentSections(all.slice(from, from + atOnce), now)));
  return sections.filter(({ sensitive }) => !sensitive);
}

const atOnce = 200;

interface SectionRead {
  readonly section: CurrentSection;
  /** What each person did with the texts of its present meaning. */
  readonly uses: ReadonlyMap<string, Episodes>;
}

async function readSection(
  look: PageLook,
  section: CurrentSection,
  texts: readonly SectionFigures[],
): Promise<SectionRead> {
  const since = new Date(look.now.getTime() - look.policy.pageDays * dayMs);
  const byPerson = new Map<string, Episodes[]>();
  for (const text of texts) {
    if (!(await hasMeaningOf(look, section, text))) continue;
    for (const { person, state } of await look.store.usesOfSection(text, since)) {
      byPerson.set(person, [...(byPerson.get(person) ?? []), state as Episodes]);
    }
  }
  const uses = new Map([...byPerson].map(([person, all]) => [person, merged(all)]));
  return { section, uses };
}

/** "A gap survives a new version of the page when the section's meaning stayed." */
async function hasMeaningOf(
  { pages, policy }: PageLook,
  section: CurrentSection,
  text: { readonly sectionHash: string; readonly state: unknown },
): Promise<boolean> {
  if (text.sectionHash === section.hash) return true;
  const before = await pages.sectionAt(section, (text.state as Pick<Figures, "version">).version);
  return before !== null && keepsMeaning(worded(before), worded(section), policy);
}

function worded({ hash, heading, blocks }: Pick<CurrentSection, "hash" | "heading" | "blocks">) {
  return { hash, text: [heading, ...blockLines(blocks)].join("\n") };
}

function decideOn({ now, policy }: PageLook, { uses }: SectionRead, usual: number): PageDecision {
  const spans = [policy.pageRecentDays, policy.pageDays].map((days) => {
    const since = new Date(now.getTime() - days * dayMs);
    return [...uses].flatMap(([person, episodes]) => useOf(person, episodes, { since, policy }) ?? []);
  });
  return decidePage({ spans, usual, policy });
}

function keepFigures(
  texts: Map<string, SectionFigures>,
  { section, uses }: SectionRead,
  { now, policy }: PageLook,
  decision: PageDecision["kind"] = "sound",
): void {
  const { sop, section: slug, hash, version } = section;
  const key = { sop, section: slug, sectionHash: hash };
  const state: Figures = { version, ...otherTrouble([...uses.values()], policy), decision };
  texts.set(textOf(key), { ...key, state, at: now });
}

async function moveOf(
  look: PageLook,
  { section }: SectionRead,
  decision: PageDecision,
): Promise<readonly PagesLookedAt["moves"][number][]> {
  const { now, policy } = look;
  const { sop, section: slug, version, hash } = section;
  const was = look.open.find((gap) => gap.sop === sop && gap.section === slug);
  if (was === undefined) {
    if (decision.kind !== "problem") return [];
    const life = { id: look.newId(), openedAt: now, confirmedAt: now, closedAt: null, closing: null };
    const about = { sop, section: slug, version, sectionHash: hash, why: decision.why };
    return [{ kind: "gap-moved", gap: { kind: "page", ...life, ...about }, was: null }];
  }
  const meansTheSame = await hasMeaningOf(look, section, { sectionHash: was.sectionHash, state: was });
  const meaningChangedAt = meansTheSame ? null : section.effective;
  const move = movePageProblem({ gap: was, decision, meaningChangedAt, isGone: false, now, policy });
  switch (move.kind) {
    case "stays":
      return [];
    case "confirmed": {
      const gap = { ...was, version, sectionHash: hash, confirmedAt: now, why: move.why };
      return [{ kind: "gap-moved", gap, was }];
    }
    case "closes":
      return [{ kind: "gap-moved", gap: { ...was, closedAt: now, closing: move.closing }, was }];
  }
}

/** The problems of sections that are in no version any more are over. */
function goneMoves({ open, now }: PageLook, sections: readonly CurrentSection[]) {
  const there = new Set(sections.map(nameOf));
  return open
    .filter((gap) => !there.has(nameOf(gap)))
    .map((was) => {
      return { kind: "gap-moved" as const, gap: { ...was, closedAt: now, closing: "fixed" as const }, was };
    });
}

function lookedAt(
  { open }: PageLook,
  moves: PagesLookedAt["moves"],
  texts: ReadonlyMap<string, SectionFigures>,
): PagesLookedAt {
  const gaps = new Map(open.map((gap) => [gap.id, gap]));
  for (const { gap } of moves) {
    if (gap.kind !== "page") continue;
    if (gap.closedAt === null) gaps.set(gap.id, gap);
    else gaps.delete(gap.id);
  }
  const doubtful = [...texts.values()].filter(({ state }) => (state as Figures).decision !== "sound");
  const suspected = new Set([...gaps.values(), ...doubtful].map(nameOf));
  return { moves, open: [...gaps.values()], suspected };
}

function nameOf({ sop, section }: SectionKey): string {
  return `${sop}#${section}`;
}

function textOf({ sop, section, sectionHash }: SectionTextKey): string {
  return `${sop}#${section} ${sectionHash}`;
}

const dayMs = 86_400_000;
