import type { Company, SkillMap } from "../../core/company.ts";
import type { PersonalGap } from "../../core/gaps.ts";
import type { CurrentSection, PageReader, SectionKey } from "../../core/ports/page-store.ts";
import { sectionsOf } from "../subjects.ts";
import { keepsMeaning } from "./gap-life.ts";
import { worded } from "./read-section.ts";
import type { TestState } from "./running-test.ts";

export interface MeaningDeps {
  readonly pages: Pick<PageReader, "currentSections" | "sectionAt">;
  readonly skillMap: Pick<SkillMap, "skills">;
  readonly company: Pick<Company, "policy">;
  readonly now: Date;
}

/**
 * Whether what a gap is about says something else by now, or is there no more: a section, since it was last tried;
 * of a skill, every section that it had when the gap opened.
 */
export async function hasMeaningChanged(
  deps: MeaningDeps,
  { subject, openedAt }: Pick<PersonalGap, "subject" | "openedAt">,
  { version }: Pick<TestState, "version">,
): Promise<boolean> {
  if (subject.kind === "section") return version !== null && hasSectionChanged(deps, subject, version);
  const before = await deps.pages.currentSections(sectionsOf(deps, subject), openedAt);
  const found = await deps.pages.currentSections(before, deps.now);
  const after = new Map(found.map((one) => [nameOf({ sop: one.sop, section: one.asked }), one]));
  return before.length > 0 && before.every((one) => saysOtherwise(deps, one, after.get(nameOf(one))));
}

async function hasSectionChanged(deps: MeaningDeps, key: SectionKey, version: number): Promise<boolean> {
  const [section] = await deps.pages.currentSections([key], deps.now);
  if (section?.version === version) return false;
  const before = await deps.pages.sectionAt(key, version);
  return before === null || saysOtherwise(deps, before, section);
}

type Worded = Pick<CurrentSection, "hash" | "heading" | "blocks">;

function saysOtherwise({ company }: MeaningDeps, before: Worded, after: Worded | undefined): boolean {
  return after === undefined || !keepsMeaning(worded(before), worded(after), company.policy.signals);
}

function nameOf({ sop, section }: SectionKey): string {
  return `${sop}#${section}`;
}
