import type { Contest, Digest, EntryFacts, Escalation } from "../../src/core/escalations.ts";
import type { ContentGap, PageProblem, PersonalGap } from "../../src/core/gaps.ts";
import type { NotedSignal } from "../../src/core/signals.ts";

export const now = new Date("2026-11-02T09:00:00.000Z");
export const later = (ms: number) => new Date(now.getTime() + ms);
export const days = (count: number) => later(count * 86_400_000);

/** A missed answer of Ada's about refunds over 500, unless told otherwise. */
export function signal(more: Partial<NotedSignal> = {}): NotedSignal {
  return {
    cause: "a1",
    kind: "missed",
    person: "ada",
    sop: "refunds",
    section: "over-500",
    version: 7,
    sectionHash: "h1",
    skills: ["refunding"],
    predicted: 0.5,
    item: "limit",
    isFirstTry: false,
    at: now,
    ...more,
  };
}

const life = { openedAt: now, confirmedAt: now, closedAt: null, closing: null } as const;

export function personalGap(more: Partial<PersonalGap> = {}): PersonalGap {
  return {
    ...life,
    id: "g1",
    kind: "personal",
    person: "ada",
    subject: { kind: "section", sop: "refunds", section: "over-500" },
    state: "coaching",
    why: {
      rule: "less-than-predicted",
      tries: 5,
      missed: 3,
      days: 3,
      predicted: 0.9,
      statistic: 4.2,
      threshold: 4,
    },
    toldAt: null,
    ...more,
  };
}

export function pageProblem(more: Partial<PageProblem> = {}): PageProblem {
  return {
    ...life,
    id: "g2",
    kind: "page",
    sop: "refunds",
    section: "over-500",
    version: 7,
    sectionHash: "h1",
    why: { people: 4, users: 9, lower: 0.3, expected: 0.1, kinds: { unclear: 3, missed: 2 } },
    ...more,
  };
}

export function contentGap(more: Partial<ContentGap> = {}): ContentGap {
  return {
    ...life,
    id: "g3",
    kind: "content",
    title: "Gift cards",
    questions: ["q1", "q2", "q3"],
    people: 2,
    area: "refunds",
    ...more,
  };
}

const entry: EntryFacts = {
  person: "ada",
  skill: null,
  topic: null,
  page: null,
  since: "2026-10-01T00:00:00.000Z",
  practisedSince: null,
  weeks: [0, 1, 3],
  tries: 5,
  missed: 3,
  days: 3,
  predicted: 0.9,
  people: 0,
  cause: "recall",
  said: "new",
  isCritical: false,
};

export function escalation(more: Partial<Escalation> = {}): Escalation {
  return {
    id: "e1",
    gap: "g1",
    person: "ada",
    manager: "mia",
    at: now,
    shownAt: now,
    entry,
    steps: [],
    ...more,
  };
}

export function contest(more: Partial<Contest> = {}): Contest {
  return {
    id: "c1",
    gap: "g1",
    escalation: null,
    person: "ada",
    words: "I was on another team.",
    at: now,
    decider: "pia",
    dueAt: days(7),
    settled: null,
    ...more,
  };
}

export function digest(more: Partial<Digest> = {}): Digest {
  return {
    id: "d1",
    manager: "mia",
    occasion: "2026-11-02",
    message: "m1",
    at: now,
    entries: [{ gap: "g1", escalation: "e1", said: "new", figures: { missed: 3 } }],
    ...more,
  };
}
