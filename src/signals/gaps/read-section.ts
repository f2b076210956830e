import { blockLines } from "../../core/blocks.ts";
import type { Policy } from "../../core/policy.ts";
import type { SectionFigures, SectionTextKey } from "../../core/ports/detection-store.ts";
import type { CurrentSection, PageReader } from "../../core/ports/page-store.ts";
import type { SignalStore } from "../../core/ports/signal-store.ts";
import { type Episodes, episodesSince, merged } from "../signs/section-episodes.ts";
import { keepsMeaning } from "./gap-life.ts";

interface ReadingLook {
  readonly store: Pick<SignalStore, "usesOfSection">;
  readonly pages: Pick<PageReader, "sectionAt">;
  readonly policy: Policy["signals"];
  readonly now: Date;
}

/** A section as it is current, with what was done with it. */
export interface SectionRead {
  readonly section: CurrentSection;
  /** What each person did with the texts of its present meaning. */
  readonly uses: ReadonlyMap<string, Episodes>;
}

/** What is kept of the texts of one section. */
interface SectionTexts {
  readonly texts: readonly SectionFigures[];
  readonly standing: readonly (SectionTextKey & { readonly at: Date })[];
}

/** What people did with a section, in all its texts that mean what it means now. */
export async function readSection(
  look: ReadingLook,
  section: CurrentSection,
  { texts, standing }: SectionTexts,
): Promise<SectionRead> {
  const same: SectionFigures[] = [];
  for (const text of texts) if (await hasMeaningOf(look, section, text)) same.push(text);
  const since = countedSince(look, same, standing);
  const byPerson = new Map<string, Episodes[]>();
  for (const text of same) {
    for (const { person, state } of await look.store.usesOfSection(text, since)) {
      const episodes = episodesSince(state as Episodes, since);
      byPerson.set(person, [...(byPerson.get(person) ?? []), episodes]);
    }
  }
  const uses = new Map([...byPerson].map(([person, all]) => [person, merged(all)]));
  return { section, uses };
}

/** Once whoever looks after the page said of a text that it is right, only later signs count. */
function countedSince(
  { now, policy }: ReadingLook,
  texts: readonly SectionFigures[],
  standing: SectionTexts["standing"],
): Date {
  const hashes = new Set(texts.map(({ sectionHash }) => sectionHash));
  const stood = standing.filter(({ sectionHash }) => hashes.has(sectionHash)).map(({ at }) => at.getTime());
  return new Date(Math.max(now.getTime() - policy.pageDays * dayMs, ...stood));
}

/** "A gap survives a new version of the page when the section's meaning stayed." */
export async function hasMeaningOf(
  { pages, policy }: Pick<ReadingLook, "pages" | "policy">,
  section: CurrentSection,
  text: { readonly sectionHash: string; readonly state: unknown },
): Promise<boolean> {
  if (text.sectionHash === section.hash) return true;
  const before = await pages.sectionAt(section, (text.state as { readonly version: number }).version);
  return before !== null && keepsMeaning(worded(before), worded(section), policy);
}

/** A section's text, as its meaning is compared. */
export function worded({ hash, heading, blocks }: Pick<CurrentSection, "hash" | "heading" | "blocks">) {
  return { hash, text: [heading, ...blockLines(blocks)].join("\n") };
}

const dayMs = 86_400_000;
