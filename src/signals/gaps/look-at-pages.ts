import type { PageProblem } from "../../core/gaps.ts";
import type { Policy } from "../../core/policy.ts";
import type { SectionFigures, SectionTextKey } from "../../core/ports/detection-store.ts";
import type { CurrentSection, FoundSection, PageReader, SectionKey } from "../../core/ports/page-store.ts";
import type { SignalStore } from "../../core/ports/signal-store.ts";
import type { System } from "../../core/ports/system.ts";
import type { SignalFact } from "../../core/signal-facts.ts";
import { useOf } from "../signs/section-episodes.ts";
import { movePageProblem } from "./gap-life.ts";
import { decidePage, type PageDecision, usualTrouble } from "./page-problem.ts";
import { hasMeaningOf, readSection, type SectionRead } from "./read-section.ts";
import {
  clearOlder,
  doubtfulIn,
  type Figures,
  keepFigures,
  textOf,
  touchFigures,
} from "./section-figures.ts";

export interface PageLook {
  readonly store: Pick<
    SignalStore,
    "sectionFigures" | "keepSectionFigures" | "usesOfSection" | "textsThatStand"
  >;
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

/**
 * Decides on the sections with new signs and on those whose problem is open. What is usual comes from the figures of
 * all sections, each as it was when it was last looked at.
 */
export async function lookAtPages(asked: PageLook): Promise<PagesLookedAt> {
  const figures = await asked.store.sectionFigures();
  const texts = new Map(figures.map((one) => [textOf(one), one]));
  for (const text of asked.touched) touchFigures(texts, text, asked.now);
  const all = await sectionsToLookAt(asked, doubtfulIn(texts));
  const look = { ...asked, open: underPresentNames(asked.open, all) };
  const sections = [...new Map(all.map((section) => [nameOf(section), section])).values()];
  const bySection = Map.groupBy(texts.values(), nameOf);
  const sops = [...new Set(sections.map(({ sop }) => sop))];
  const standing = Map.groupBy(await look.store.textsThatStand(sops), nameOf);
  const read = (section: CurrentSection) => {
    const name = nameOf(section);
    return readSection(look, section, {
      texts: bySection.get(name) ?? [],
      standing: standing.get(name) ?? [],
    });
  };
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
    clearOlder(texts, bySection.get(nameOf(section)) ?? [], look);
    keepFigures(texts, found, look, decision.kind);
    moves.push(...(await moveOf(look, found, decision)));
  }
  await look.store.keepSectionFigures([...texts.values()].filter(({ at }) => at === look.now));
  return lookedAt(look, moves, texts);
}

/** As they stand now: what an old text was like is no trouble of the present one. */
async function sectionsToLookAt(
  { pages, touched, open, now }: PageLook,
  doubtful: readonly SectionKey[],
): Promise<readonly FoundSection[]> {
  const keys = new Map(
    [...touched, ...open, ...doubtful].map(({ sop, section }) => [`${sop}#${section}`, { sop, section }]),
  );
  const sections: FoundSection[] = [];
  const all = [...keys.values()];
  for (let from = 0; from < all.length; from += atOnce)
    sections.push(...(await pages.currentSections(all.slice(from, from + atOnce), now)));
  return sections.filter(({ sensitive }) => !sensitive);
}

const atOnce = 200;

function decideOn({ now, policy }: PageLook, { uses }: SectionRead, usual: number): PageDecision {
  const { pageLatestDays, pageRecentDays, pageDays } = policy;
  const spans = [pageLatestDays, pageRecentDays, pageDays].map((days) => {
    const since = new Date(now.getTime() - days * dayMs);
    return [...uses].flatMap(([person, episodes]) => useOf(person, episodes, { since, policy }) ?? []);
  });
  return decidePage({ spans, usual, policy });
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

/** The problem of a section that was renamed since is one of what it is called now. */
function underPresentNames(
  open: readonly PageProblem[],
  found: readonly FoundSection[],
): readonly PageProblem[] {
  const names = new Map(found.map(({ sop, asked, slug }) => [nameOf({ sop, section: asked }), slug]));
  return open.map((gap) => ({ ...gap, section: names.get(nameOf(gap)) ?? gap.section }));
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
  const suspected = new Set([...gaps.values(), ...doubtfulIn(texts)].map(nameOf));
  return { moves, open: [...gaps.values()], suspected };
}

function nameOf({ sop, section }: SectionKey): string {
  return `${sop}#${section}`;
}

const dayMs = 86_400_000;
