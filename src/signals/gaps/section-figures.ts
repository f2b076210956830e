import type { Policy } from "../../core/policy.ts";
import type { SectionFigures, SectionTextKey } from "../../core/ports/detection-store.ts";
import { otherTrouble } from "../signs/section-episodes.ts";
import type { PageDecision } from "./page-problem.ts";
import type { SectionRead } from "./read-section.ts";

/** What is kept of one text of a section between two nights, as JSON. */
export interface Figures {
  /** Version of the page in which it was read last. */
  readonly version: number;
  readonly shown: number;
  readonly weight: number;
  readonly decision: PageDecision["kind"];
}

/** Every text of every section, by `textOf`. */
type Texts = Map<string, SectionFigures>;

interface FiguresLook {
  readonly policy: Policy["signals"];
  readonly now: Date;
}

/** There are new signs on a text. */
export function touchFigures(
  texts: Texts,
  { version, ...key }: SectionTextKey & { readonly version: number },
  at: Date,
): void {
  const known = texts.get(textOf(key))?.state as Figures | undefined;
  texts.set(textOf(key), { ...key, state: { ...(known ?? unknown), version }, at });
}

const unknown: Omit<Figures, "version"> = { shown: 0, weight: 0, decision: "sound" };

/** As it came out of the latest look. */
export function keepFigures(
  texts: Texts,
  { section, uses }: SectionRead,
  { now, policy }: FiguresLook,
  decision: PageDecision["kind"] = "sound",
): void {
  const { sop, section: slug, hash, version } = section;
  const key = { sop, section: slug, sectionHash: hash };
  const state: Figures = { version, ...otherTrouble([...uses.values()], policy), decision };
  texts.set(textOf(key), { ...key, state, at: now });
}

/** What was doubtful of a section is told of its present text alone. */
export function clearOlder(
  texts: Texts,
  ofSection: readonly SectionFigures[],
  { now }: Pick<FiguresLook, "now">,
): void {
  for (const text of ofSection) {
    const state = text.state as Figures;
    if (state.decision === "sound") continue;
    texts.set(textOf(text), { ...text, state: { ...state, decision: "sound" }, at: now });
  }
}

/** Texts that were not sound when they were last looked at: with time, or an owner's word, they may be. */
export function doubtfulIn(texts: ReadonlyMap<string, SectionFigures>): readonly SectionTextKey[] {
  return [...texts.values()].filter(({ state }) => (state as Figures).decision !== "sound");
}

export function textOf({ sop, section, sectionHash }: SectionTextKey): string {
  return `${sop}#${section} ${sectionHash}`;
}
