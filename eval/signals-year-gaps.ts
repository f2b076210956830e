import type { Subject } from "../src/core/gaps.ts";
import { defaultPolicy } from "../src/core/policy.ts";
import { mayBegin, movePersonalGap } from "../src/signals/gap-life.ts";
import { decideGap, type Evidence, freshTest, type GapTest, stepGap } from "../src/signals/personal-gap.ts";
import { itemsOfSection, sectionsOfSkill } from "./signals-year-company.ts";
import { instantOf, type YearSignal } from "./signals-year-people.ts";

/** A section, or a skill by the number of its first section. */
export interface YearSubject {
  readonly of: "section" | "skill";
  readonly place: number;
}

export interface PersonalNews {
  readonly kind: "coached" | "persists" | "closed";
  readonly person: number;
  readonly subject: YearSubject;
  readonly day: number;
  readonly closing: string | null;
}

interface Watched {
  readonly person: number;
  readonly subject: YearSubject;
  test: GapTest;
  open: Open | null;
}

interface Open {
  state: "coaching" | "persists";
  readonly openedOn: number;
  toldOn: number | null;
  daysWorked: number;
  lastTryAt: Date | null;
}

interface Night {
  readonly day: number;
  readonly isThere: (person: number) => boolean;
  readonly isPageSuspected: (section: number) => boolean;
  readonly isPageInDoubt: (section: number) => boolean;
}

/** The rules on people as a company's nightly job runs them: only what was touched or is open is looked at. */
export function watchPeople() {
  const watched = new Map<string, Watched>();
  const open = new Set<Watched>();
  const touched = new Set<Watched>();

  const take = (signal: YearSignal, isPageInDoubt: boolean): void => {
    const evidence = toEvidence(signal);
    if (evidence === null || isPageInDoubt) return;
    const skill = signal.section - (signal.section % sectionsOfSkill);
    for (const subject of [
      { of: "section", place: signal.section },
      { of: "skill", place: skill },
    ] as const) {
      const key = `${signal.person} ${subject.of} ${subject.place}`;
      const one = watched.get(key) ?? { person: signal.person, subject, test: freshTest, open: null };
      watched.set(key, one);
      one.test = stepGap(one.test, evidence, policy);
      if (one.open !== null) one.open.lastTryAt = signal.at;
      touched.add(one);
    }
  };

  const night = (facts: Night): readonly PersonalNews[] => {
    const news: PersonalNews[] = [];
    for (const one of new Set([...touched, ...open])) {
      const said = one.open === null ? begin(one, facts) : goOn(one, one.open, facts);
      if (said !== null) news.push(said);
    }
    touched.clear();
    return news;
  };

  const openOf = (person: number) =>
    [...open].flatMap(({ person: other, subject, open: gap }) =>
      other === person && gap !== null ? [{ subject: toSubject(subject), state: gap.state }] : [],
    );

  const begin = (one: Watched, { day, isPageSuspected }: Night): PersonalNews | null => {
    const { person, subject, test } = one;
    const isSuspected = subject.of === "section" && isPageSuspected(subject.place);
    const facts = { test, subject: subject.of, now: instantOf(day), policy } as const;
    const decision = decideGap({ ...facts, coaching: null, isPageSuspected: isSuspected });
    if (decision.kind !== "coach" || !mayBegin(toSubject(subject), openOf(person), isTaughtBy)) return null;
    one.open = { state: "coaching", openedOn: day, toldOn: null, daysWorked: 0, lastTryAt: null };
    open.add(one);
    return { kind: "coached", person, subject, day, closing: null };
  };

  const goOn = (one: Watched, gap: Open, facts: Night): PersonalNews | null => {
    const { person, subject } = one;
    const { day } = facts;
    if (gap.toldOn === null) {
      // Told in their own working hours; the test is started anew from there.
      if (!facts.isThere(person) || day <= gap.openedOn) return null;
      gap.toldOn = day;
      one.test = freshTest;
      return null;
    }
    if (facts.isThere(person)) gap.daysWorked += 1;
    const now = instantOf(day);
    const isSuspected = subject.of === "section" && facts.isPageSuspected(subject.place);
    const { test } = one;
    const coaching =
      gap.state === "coaching" ? { daysWorked: gap.daysWorked } : { daysWorked: policy.persistsFromDays };
    const decision = decideGap({
      test,
      subject: subject.of,
      coaching,
      isPageSuspected: isSuspected,
      now,
      policy,
    });
    const move = movePersonalGap({
      gap: { state: gap.state, confirmedAt: instantOf(gap.openedOn), toldAt: instantOf(gap.toldOn) },
      test,
      decision,
      daysWorked: gap.daysWorked,
      lastTryAt: gap.lastTryAt,
      hasMeaningChanged: false,
      isPageInDoubt: subject.of === "section" && facts.isPageInDoubt(subject.place),
      hasLeft: false,
      now,
      policy,
    });
    if (move.kind === "persists") {
      gap.state = "persists";
      return { kind: "persists", person, subject, day, closing: null };
    }
    if (move.kind !== "closes") return null;
    const was = gap.state;
    open.delete(one);
    one.open = null;
    one.test = freshTest;
    return { kind: "closed", person, subject, day, closing: `${was}: ${move.closing}` };
  };

  return {
    take,
    night,
    /** Sections whose items somebody is asked first, because they are coached. */
    coachedSections: (): ReadonlyMap<number, readonly number[]> => {
      const sections = new Map<number, number[]>();
      for (const { person, subject, open: gap } of open) {
        if (gap === null || gap.toldOn === null || gap.state !== "coaching") continue;
        sections.set(person, [...(sections.get(person) ?? []), ...sectionsOf(subject)]);
      }
      return sections;
    },
  };
}

export function sectionsOf({ of, place }: YearSubject): readonly number[] {
  return of === "section" ? [place] : Array.from({ length: sectionsOfSkill }, (_, i) => place + i);
}

function toSubject({ of, place }: YearSubject): Subject {
  return of === "skill"
    ? { kind: "skill", skill: String(place) }
    : { kind: "section", sop: "page", section: String(place) };
}

function isTaughtBy(skill: string, { section }: { readonly section: string }): boolean {
  return sectionsOf({ of: "skill", place: Number(skill) }).includes(Number(section));
}

function toEvidence({ kind, section, item, predicted, isFirstTry, at }: YearSignal): Evidence | null {
  const isTry = kind === "missed" || kind === "right" || kind === "step-missed" || kind === "step-right";
  if (!isTry || predicted === null || isFirstTry) return null;
  return {
    section: String(section),
    item: item === null ? null : String(section * itemsOfSection + (item % itemsOfSection)),
    isMissed: kind === "missed" || kind === "step-missed",
    predicted,
    day: at.toISOString().slice(0, 10),
    at,
  };
}

const policy = defaultPolicy.signals;
