import type { SkillMap } from "../../core/company.ts";
import type { Fact } from "../../core/facts.ts";
import type { CurrentSection, SectionKey } from "../../core/ports/page-store.ts";
import { type SignalFact, signalNoted } from "../../core/signal-facts.ts";
import type { NotedSignal } from "../../core/signals.ts";
import { type NoteDeps, type Sign, signsAtWork, signsOf } from "./signs-of.ts";

/** Whether anything of this may be a sign, so that nothing need be read for what is none. */
export function maySignal(facts: readonly Fact[]): boolean {
  return facts.some(({ kind }) => Object.hasOwn(signKinds, kind));
}

const signKinds = {
  "answer-given": true,
  "feedback-given": true,
  "request-made": true,
  "attempt-made": true,
  "attempt-judged": true,
  "question-reported": true,
  "work-event-taken": true,
} as const satisfies Partial<Record<Fact["kind"], true>>;

/**
 * What is about to be remembered, as signs about sections: written in the same transaction. Of sensitive sections
 * there is none, nor of what nobody known did.
 */
export async function noteSignals(
  deps: NoteDeps,
  { facts, at }: { readonly facts: readonly Fact[]; readonly at: Date },
): Promise<readonly SignalFact[]> {
  const signs: Sign[] = [];
  for (const fact of facts) signs.push(...(await signsOf(deps, fact, facts)));
  const events = facts.flatMap((fact) => (fact.kind === "work-event-taken" ? [fact.event] : []));
  signs.push(...(await signsAtWork(deps, events, at)));
  const corrections = facts.filter((fact) => fact.kind === "attempt-judged");
  return [...(await placed(deps, signs, at)), ...(await correct(deps, corrections))];
}

/** Signs with the version and text of their section. Those of sections that are gone or sensitive are dropped. */
async function placed(deps: NoteDeps, signs: readonly Sign[], at: Date): Promise<readonly SignalFact[]> {
  if (signs.length === 0) return [];
  const keys = new Map(signs.map(({ sop, section }) => [`${sop}#${section}`, { sop, section }]));
  const current = await deps.pages.currentSections([...keys.values()], at);
  const sections = new Map(current.map((section) => [`${section.sop}#${section.asked}`, section]));
  const facts = signs.map(async (sign) => {
    const section = sections.get(`${sign.sop}#${sign.section}`);
    if (section === undefined || section.sensitive) return [];
    // What is looked up need not be known by heart.
    if (section.lookup && tries.has(sign.kind)) return [];
    const hash = await hashAt(deps, section, sign.version);
    return hash === null ? [] : [signalNoted(await toSignal(deps, sign, { ...section, hash }))];
  });
  return (await Promise.all(facts)).flat();
}

const tries: ReadonlySet<NotedSignal["kind"]> = new Set(["missed", "right", "step-missed", "step-right"]);

async function hashAt(
  deps: NoteDeps,
  section: CurrentSection,
  version: number | null,
): Promise<string | null> {
  if (version === null || version === section.version) return section.hash;
  return (await deps.pages.sectionAt(section, version))?.hash ?? null;
}

async function toSignal(
  { items, skillMap }: NoteDeps,
  { item, version, predicted = null, skills = [], ...sign }: Sign,
  section: Pick<CurrentSection, "version" | "hash">,
): Promise<NotedSignal> {
  const isTry = tries.has(sign.kind);
  const own = item === undefined ? skills : ((await items.itemAt(item.id, item.version))?.skills ?? []);
  const taught = isTry ? skillsOf(skillMap, sign, item?.id ?? null) : [];
  return {
    ...sign,
    version: version ?? section.version,
    sectionHash: section.hash,
    skills: [...new Set([...own, ...taught])],
    predicted,
    item: item?.id ?? null,
    isFirstTry: isTry && item !== undefined && predicted === null,
  };
}

/** Skills that a section or an item teaches. */
function skillsOf(
  { skills }: SkillMap,
  { sop, section }: SectionKey,
  item: string | null,
): readonly string[] {
  return Object.entries(skills)
    .filter(
      ([, skill]) => skill.sections.includes(`${sop}#${section}`) || skill.items.some((id) => id === item),
    )
    .map(([id]) => id);
}

/** An attempt judged anew is the sign it would have been, at the moment at which it was made. */
async function correct(
  { signals }: NoteDeps,
  judged: readonly Extract<Fact, { kind: "attempt-judged" }>[],
): Promise<readonly SignalFact[]> {
  const facts = judged.map(async ({ attempt, correct: isRight }) => {
    const noted = await signals.signalsOf(attempt);
    return noted.map(({ id, sequence, corrects, ...signal }) =>
      signalNoted({ ...signal, kind: isRight ? "right" : "missed" }, true),
    );
  });
  return (await Promise.all(facts)).flat();
}
