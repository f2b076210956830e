import type { SkillMap } from "../core/company.ts";
import type { EntryFacts, EntryPage } from "../core/escalations.ts";
import type { Subject } from "../core/gaps.ts";
import { answerWords } from "../core/messages/ask.ts";
import type { SectionKey } from "../core/ports/page-store.ts";
import type { StoredSignal } from "../core/signals.ts";
import type { EscalationDeps } from "./signal-deps.ts";

/** The sections that a gap is about. */
export function sectionsOf(
  { skillMap }: { readonly skillMap: Pick<SkillMap, "skills"> },
  subject: Subject,
): readonly SectionKey[] {
  if (subject.kind === "section") return [{ sop: subject.sop, section: subject.section }];
  return (skillMap.skills[subject.skill]?.sections ?? []).flatMap((key) => {
    const [sop, section] = key.split("#");
    return sop === undefined || section === undefined ? [] : [{ sop, section }];
  });
}

/** Whether a sign is about it. */
export function isAbout(signal: Pick<StoredSignal, "sop" | "section" | "skills">, subject: Subject): boolean {
  return subject.kind === "section"
    ? signal.sop === subject.sop && signal.section === subject.section
    : signal.skills.includes(subject.skill);
}

/** The section as it is current, as an entry names it; `null`: no page has it. */
export async function pageNow(
  { pages, trust }: Pick<EscalationDeps, "pages" | "trust">,
  key: SectionKey,
  at: Date,
): Promise<(EntryPage & { readonly risk: "normal" | "high" | "critical"; readonly effective: Date }) | null> {
  const [found] = await pages.currentSections([key], at);
  if (found === undefined) return null;
  const { sop, section, path, title, heading, version, hash, effectiveOn, risk, effective } = found;
  return {
    sop,
    section,
    path,
    title,
    heading,
    version,
    sectionHash: hash,
    effectiveOn,
    trust: trust.get(sop) ?? "unverified",
    risk,
    effective,
  };
}

/** "Refund approvals · Over 500", or the title of a skill, or of a page that is missing. */
export function titleOf({
  skill,
  page,
  topic = null,
}: Pick<EntryFacts, "skill" | "page"> & Partial<Pick<EntryFacts, "topic">>): string {
  if (topic !== null) return topic;
  if (skill !== null) return skill;
  if (page === null) return "";
  const isWhole = page.heading.trim().toLowerCase() === page.title.trim().toLowerCase();
  return answerWords.citation(page.title, isWhole ? null : page.heading);
}

/** What a gap is called now. */
export async function subjectTitle(deps: EscalationDeps, subject: Subject, at: Date): Promise<string> {
  if (subject.kind === "skill") return deps.skillMap.skills[subject.skill]?.title ?? subject.skill;
  const page = await pageNow(deps, subject, at);
  return titleOf({ skill: null, page }) || subject.section;
}
