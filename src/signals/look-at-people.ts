import { blockLines } from "../core/blocks.ts";
import type { Company } from "../core/company.ts";
import { type PersonalGap, type Subject, subjectKey } from "../core/gaps.ts";
import type { Person } from "../core/people.ts";
import type { CurrentSection, PageReader } from "../core/ports/page-store.ts";
import type { RunningTest, SignalStore } from "../core/ports/signal-store.ts";
import type { System } from "../core/ports/system.ts";
import type { SignalFact } from "../core/signal-facts.ts";
import { scheduleOf, shifts } from "../core/working-time.ts";
import { keepsMeaning, movePersonalGap } from "./gap-life.ts";
import { decideGap } from "./personal-gap.ts";
import { freshState, restarted, type TestState } from "./running-test.ts";

export interface PeopleLook {
  readonly store: Pick<SignalStore, "runningTests">;
  readonly pages: Pick<PageReader, "currentSections" | "sectionAt">;
  readonly people: readonly Person[];
  readonly company: Pick<Company, "policy" | "calendars">;
  readonly newId: System["newId"];
  readonly now: Date;
  /** Gaps of people that are open. */
  readonly open: readonly PersonalGap[];
  /** Tests that say something, were the page not to blame. */
  readonly suspects: readonly Pick<RunningTest, "person" | "subject">[];
  /** Sections (`sop#slug`) with a page problem that is open, and those that may have one. */
  readonly inDoubt: ReadonlySet<string>;
  readonly suspected: ReadonlySet<string>;
}

type Move = Extract<SignalFact, { kind: "gap-moved" }>;

/** Opens the gaps of people whose test says so, and looks at what becomes of those that are open. */
export async function lookAtPeople(look: PeopleLook): Promise<readonly Move[]> {
  const open = new Set(look.open.map(nameOf));
  const known = new Map(look.people.map((person) => [person.id, person]));
  const fresh = look.suspects.filter((one) => !open.has(nameOf(one)) && known.has(one.person));
  const tests = await look.store.runningTests([...look.open, ...fresh]);
  const states = new Map(tests.map((test) => [nameOf(test), test.state as TestState]));
  const opened = fresh.flatMap((one) => openedBy(look, one, states.get(nameOf(one)) ?? freshState));
  const moved = await Promise.all(
    look.open.map((gap) => moveOf(look, gap, states.get(nameOf(gap)) ?? freshState, known.get(gap.person))),
  );
  return [...moved.flat(), ...opened];
}

function openedBy(
  look: PeopleLook,
  { person, subject }: PeopleLook["suspects"][number],
  { test }: TestState,
): readonly Move[] {
  const { now, company } = look;
  const isPageSuspected = touches(look.suspected, subject, test.run.sections);
  const facts = { test, subject: subject.kind, coaching: null, isPageSuspected, now };
  const decision = decideGap({ ...facts, policy: company.policy.signals });
  if (decision.kind !== "coach") return [];
  const life = { id: look.newId(), openedAt: now, confirmedAt: now, closedAt: null, closing: null };
  const told = { state: "coaching", why: decision.why, toldAt: null } as const;
  return [{ kind: "gap-moved", gap: { kind: "personal", ...life, person, subject, ...told }, was: null }];
}

async function moveOf(
  look: PeopleLook,
  was: PersonalGap,
  kept: TestState,
  person: Person | undefined,
): Promise<readonly Move[]> {
  const { now, company } = look;
  const policy = company.policy.signals;
  const { subject } = was;
  const state = restarted(kept, was.toldAt);
  const { test } = state;
  const daysWorked = was.toldAt === null || person === undefined ? null : worked(look, person, was.toldAt);
  const isPageSuspected = touches(look.suspected, subject, test.run.sections);
  const coaching = { daysWorked };
  const decision = decideGap({ test, subject: subject.kind, coaching, isPageSuspected, now, policy });
  const move = movePersonalGap({
    gap: was,
    test,
    decision,
    daysWorked,
    lastTryAt: state.lastTryAt === null ? null : new Date(state.lastTryAt),
    hasMeaningChanged: await hasMeaningChanged(look, subject, kept),
    isPageInDoubt: touches(look.inDoubt, subject, []),
    hasLeft: person === undefined,
    now,
    policy,
  });
  switch (move.kind) {
    case "stays":
      return [];
    case "confirmed":
      return [{ kind: "gap-moved", gap: { ...was, confirmedAt: now }, was }];
    case "persists": {
      const gap = { ...was, state: "persists", why: move.why, confirmedAt: now } as const;
      return [{ kind: "gap-moved", gap, was }];
    }
    case "closes":
      return [{ kind: "gap-moved", gap: { ...was, closedAt: now, closing: move.closing }, was }];
  }
}

function touches(sections: ReadonlySet<string>, subject: Subject, missed: readonly string[]): boolean {
  if (subject.kind === "section") return sections.has(`${subject.sop}#${subject.section}`);
  return missed.some((section) => sections.has(section));
}

/** Days on which they began to work since, leave and holidays apart. */
function worked({ company, now }: PeopleLook, person: Person, since: Date): number {
  let days = 0;
  for (const { start } of shifts(since, scheduleOf(person, company))) {
    if (start > now) break;
    if (start > since) days += 1;
  }
  return days;
}

/** Whether a section says something else than when it was last tried, or is there no more. */
async function hasMeaningChanged(
  { pages, now, company }: PeopleLook,
  subject: Subject,
  { version }: TestState,
): Promise<boolean> {
  if (subject.kind === "skill" || version === null) return false;
  const [section] = await pages.currentSections([subject], now);
  if (section === undefined) return true;
  if (section.version === version) return false;
  const before = await pages.sectionAt(subject, version);
  return before === null || !keepsMeaning(worded(before), worded(section), company.policy.signals);
}

function worded({ hash, heading, blocks }: Pick<CurrentSection, "hash" | "heading" | "blocks">) {
  return { hash, text: [heading, ...blockLines(blocks)].join("\n") };
}

function nameOf({ person, subject }: Pick<RunningTest, "person" | "subject">): string {
  return `${person} ${subjectKey(subject)}`;
}
