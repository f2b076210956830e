import type { Subject } from "../src/core/gaps.ts";
import { defaultPolicy } from "../src/core/policy.ts";
import type { Coaching } from "../src/core/practice.ts";
import { mayBegin, movePersonalGap } from "../src/signals/gaps/gap-life.ts";
import { type Evidence, freshTest, type GapTest, stepGap } from "../src/signals/gaps/gap-test.ts";
import { decideGap } from "../src/signals/gaps/personal-gap.ts";
import { morningOf, nightAfter } from "./gaps-calendar.ts";
import { itemsOfSection, sectionsOfSkill, skillOf } from "./signals-year-company.ts";
import type { YearSignal } from "./signals-year-people.ts";

/** A section, or a skill by the number of its first section. */
export interface YearSubject {
  readonly of: Subject["kind"];
  readonly place: number;
}

export interface PersonalNews {
  readonly kind: "coached" | "persists" | "closed";
  readonly person: number;
  readonly subject: YearSubject;
  readonly day: number;
  /** The state in which it closed, and what closed it. */
  readonly closing: string | null;
}

/** What the nightly look at people knows besides their tries. */
interface Night {
  readonly day: number;
  readonly isThere: (person: number) => boolean;
  readonly isPageSuspected: (section: number) => boolean;
  readonly isPageInDoubt: (section: number) => boolean;
}

/** One person and one section or skill. */
interface Watched {
  readonly person: number;
  readonly subject: YearSubject;
  test: GapTest;
  gap: OpenGap | null;
}

interface OpenGap {
  readonly state: "coaching" | "persists";
  readonly openedOn: number;
  readonly toldOn: number | null;
  readonly daysWorked: number;
  readonly lastTryAt: Date | null;
}

/** The rules on people as a company's nightly job runs them: only what was touched or is open is looked at. */
export function watchPeople() {
  const all = new Map<string, Watched>();
  const open = new Set<Watched>();
  const touched = new Set<Watched>();

  const watched = (person: number, subject: YearSubject): Watched => {
    const key = `${person} ${subject.of} ${subject.place}`;
    const one = all.get(key) ?? { person, subject, test: freshTest, gap: null };
    all.set(key, one);
    return one;
  };

  const openOf = (person: number) => [...open].filter((one) => one.person === person);

  const begin = (one: Watched, night: Night): PersonalNews | null => {
    const { person, subject } = one;
    const others = openOf(person).flatMap(({ subject: other, gap }) =>
      gap === null ? [] : [{ subject: toSubject(other), state: gap.state }],
    );
    if (decide(one, night).kind !== "coach") return null;
    if (!mayBegin(toSubject(subject), others, isTaughtBy)) return null;
    one.gap = { state: "coaching", openedOn: night.day, toldOn: null, daysWorked: 0, lastTryAt: null };
    open.add(one);
    return { kind: "coached", person, subject, day: night.day, closing: null };
  };

  const goOn = (one: Watched, gap: OpenGap, night: Night): PersonalNews | null => {
    const { person, subject } = one;
    const { day } = night;
    const move = moveOf(one, gap, night);
    if (move.kind === "persists") {
      one.gap = { ...gap, state: "persists" };
      return { kind: "persists", person, subject, day, closing: null };
    }
    if (move.kind !== "closes") return null;
    one.gap = null;
    open.delete(one);
    // What led to a gap that is over leads to no other of the same trouble.
    for (const other of sameTrouble(subject)) watched(person, other).test = freshTest;
    return { kind: "closed", person, subject, day, closing: `${gap.state}: ${move.closing}` };
  };

  return {
    /** Whoever is there is told what was found the nights before; their test starts anew. */
    morning: (day: number, isThere: (person: number) => boolean): void => {
      for (const one of open) {
        if (one.gap === null || !isThere(one.person)) continue;
        if (one.gap.toldOn !== null) one.gap = { ...one.gap, daysWorked: one.gap.daysWorked + 1 };
        else {
          one.gap = { ...one.gap, toldOn: day };
          one.test = freshTest;
        }
      }
    },
    /** What everybody is coached on, by person. */
    coaching: (): ReadonlyMap<number, readonly Coaching[]> =>
      Map.groupBy([...open].flatMap(coachingOf), ({ person }) => Number(person)),
    take: (signal: YearSignal): void => {
      const evidence = toEvidence(signal);
      if (evidence === null) return;
      const { person, section } = signal;
      const subjects: readonly YearSubject[] = [
        { of: "section", place: section },
        { of: "skill", place: skillOf(section) },
      ];
      for (const subject of subjects) {
        const one = watched(person, subject);
        one.test = stepGap(one.test, evidence, policy);
        if (one.gap !== null) one.gap = { ...one.gap, lastTryAt: signal.at };
        touched.add(one);
      }
    },
    night: (night: Night): readonly PersonalNews[] => {
      const news = [...open].flatMap((one) => (one.gap === null ? [] : (goOn(one, one.gap, night) ?? [])));
      const fresh = [...touched].filter(({ gap }) => gap === null);
      touched.clear();
      return [...news, ...fresh.flatMap((one) => begin(one, night) ?? [])];
    },
  };
}

function decide({ subject, test, gap }: Watched, { day, isPageSuspected }: Night) {
  const isSuspected =
    subject.of === "section"
      ? isPageSuspected(subject.place)
      : test.run.sections.some((section) => isPageSuspected(Number(section)));
  const coaching = gap === null ? null : { daysWorked: gap.toldOn === null ? null : gap.daysWorked };
  const facts = { test, subject: subject.of, coaching, isPageSuspected: isSuspected };
  return decideGap({ ...facts, now: nightAfter(day), policy });
}

function moveOf(one: Watched, gap: OpenGap, night: Night) {
  const { subject, test } = one;
  const { toldOn, openedOn, state, daysWorked, lastTryAt } = gap;
  return movePersonalGap({
    gap: { state, confirmedAt: nightAfter(openedOn), toldAt: toldOn === null ? null : morningOf(toldOn) },
    test,
    decision: decide(one, night),
    daysWorked: toldOn === null ? null : daysWorked,
    lastTryAt,
    hasMeaningChanged: false,
    isPageInDoubt: subject.of === "section" && night.isPageInDoubt(subject.place),
    hasLeft: false,
    now: nightAfter(night.day),
    policy,
  });
}

function coachingOf({ person, subject, gap }: Watched): readonly Coaching[] {
  if (gap === null || gap.toldOn === null || gap.state !== "coaching") return [];
  return [{ person: String(person), subject: toSubject(subject), since: morningOf(gap.toldOn) }];
}

export function sectionsOf({ of, place }: YearSubject): readonly number[] {
  return of === "section" ? [place] : Array.from({ length: sectionsOfSkill }, (_, i) => place + i);
}

function sameTrouble(subject: YearSubject): readonly YearSubject[] {
  if (subject.of === "section") return [subject, { of: "skill", place: skillOf(subject.place) }];
  return [subject, ...sectionsOf(subject).map((place) => ({ of: "section" as const, place }))];
}

function toSubject({ of, place }: YearSubject): Subject {
  return of === "skill"
    ? { kind: "skill", skill: String(place) }
    : { kind: "section", sop: "page", section: String(place) };
}

function isTaughtBy(skill: string, { section }: { readonly section: string }): boolean {
  return skillOf(Number(section)) === Number(skill);
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
