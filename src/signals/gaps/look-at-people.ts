import type { Company } from "../../core/company.ts";
import { type PersonalGap, type Subject, subjectKey } from "../../core/gaps.ts";
import type { Person } from "../../core/people.ts";
import type { RunningTest } from "../../core/ports/detection-store.ts";
import type { SignalStore } from "../../core/ports/signal-store.ts";
import type { System } from "../../core/ports/system.ts";
import type { SignalFact } from "../../core/signal-facts.ts";
import { scheduleOf, shifts } from "../../core/working-time.ts";
import { type IsTaughtBy, mayBegin, movePersonalGap } from "./gap-life.ts";
import { hasMeaningChanged, type MeaningDeps } from "./meaning-change.ts";
import { decideGap } from "./personal-gap.ts";
import { freshState, restarted, type TestState } from "./running-test.ts";

export interface PeopleLook extends MeaningDeps {
  readonly store: Pick<SignalStore, "runningTests">;
  readonly people: readonly Person[];
  readonly company: Pick<Company, "policy" | "calendars">;
  readonly newId: System["newId"];
  /** Gaps of people that are open. */
  readonly open: readonly PersonalGap[];
  /** Tests that say something, were the page not to blame. */
  readonly suspects: readonly Pick<RunningTest, "person" | "subject">[];
  /** Sections (`sop#slug`) with a page problem that is open, and those that may have one. */
  readonly inDoubt: ReadonlySet<string>;
  readonly suspected: ReadonlySet<string>;
  readonly isTaughtBy: IsTaughtBy;
}

type Move = Extract<SignalFact, { kind: "gap-moved" }>;

/** Opens the gaps of people whose test says so, and looks at what becomes of those that are open. */
export async function lookAtPeople(look: PeopleLook): Promise<readonly Move[]> {
  const open = new Set(look.open.map(nameOf));
  const known = new Map(look.people.map((person) => [person.id, person]));
  const fresh = look.suspects.filter((one) => !open.has(nameOf(one)) && known.has(one.person));
  const tests = await look.store.runningTests([...look.open, ...fresh]);
  const states = new Map(tests.map((test) => [nameOf(test), test.state as TestState]));
  const moved = await Promise.all(
    look.open.map((gap) => moveOf(look, gap, states.get(nameOf(gap)) ?? freshState, known.get(gap.person))),
  );
  return [...moved.flat(), ...begun(look, fresh, states)];
}

/** One thing at a time: what closes tonight holds back the next until tomorrow. */
function begun(
  look: PeopleLook,
  fresh: PeopleLook["suspects"],
  states: ReadonlyMap<string, TestState>,
): readonly Move[] {
  const open = [...look.open];
  const moves: Move[] = [];
  for (const one of fresh) {
    const own = open.filter(({ person }) => person === one.person);
    if (!mayBegin(one.subject, own, look.isTaughtBy)) continue;
    const gap = openedBy(look, one, states.get(nameOf(one)) ?? freshState);
    if (gap === null) continue;
    open.push(gap);
    moves.push({ kind: "gap-moved", gap, was: null });
  }
  return moves;
}

function openedBy(
  look: PeopleLook,
  { person, subject }: PeopleLook["suspects"][number],
  { test }: TestState,
): PersonalGap | null {
  const { now, company } = look;
  const isPageSuspected = touches(look.suspected, subject, test.run.sections);
  const facts = { test, subject: subject.kind, coaching: null, isPageSuspected, now };
  const decision = decideGap({ ...facts, policy: company.policy.signals });
  if (decision.kind !== "coach") return null;
  const life = { id: look.newId(), openedAt: now, confirmedAt: now, closedAt: null, closing: null };
  const told = { state: "coaching", why: decision.why, toldAt: null } as const;
  return { kind: "personal", ...life, person, subject, ...told };
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
    hasMeaningChanged: await hasMeaningChanged(look, was, kept),
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

function nameOf({ person, subject }: Pick<RunningTest, "person" | "subject">): string {
  return `${person} ${subjectKey(subject)}`;
}
