import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ConflictError } from "../../src/core/errors.ts";
import type { Fact } from "../../src/core/facts.ts";
import type { PracticeFact } from "../../src/core/practice-facts.ts";
import { createStore } from "../../src/providers/store/store.ts";
import type { TestStore } from "../support/database.ts";
import {
  answered,
  asked,
  attempt,
  dayPlanned,
  later,
  memory,
  moved,
  now,
  question,
  report,
  session,
  workEvent,
} from "../support/practice-facts.ts";
import { personalGap } from "../support/signal-facts.ts";

/** What every database must keep to for practice. */
export function describePracticeStore(open: () => Promise<TestStore>): void {
  let store: TestStore;

  beforeEach(async () => {
    store = await open();
  });

  afterEach(async () => {
    await store.close();
  });

  describe("a day of practice", () => {
    test("is due when its time has come, the longest overdue first", async () => {
      await append(
        dayPlanned("ada", later(2), null),
        dayPlanned("bo", later(1), null),
        dayPlanned("cy", later(3), null, 2),
      );
      expect((await store.practice.daysDue(later(2), 10)).map(({ person }) => person)).toEqual(["bo", "ada"]);
      expect(await store.practice.daysDue(later(3), 1)).toEqual([
        { person: "bo", nextAt: later(1), ignored: 0 },
      ]);
      expect(await store.practice.dayOf("cy")).toEqual({ person: "cy", nextAt: later(3), ignored: 2 });
      expect(await store.practice.dayOf("dee")).toBeNull();
      expect(await store.practice.withoutDay(["eli", "bo", "dee"])).toEqual(["eli", "dee"]);
    });

    test("is looked at by one of several at once, and those who come second write nothing", async () => {
      await append(dayPlanned("ada", later(1), null), dayPlanned("bo", later(1), null));
      const plan = (number: number) =>
        append(
          ...(number % 2 === 0 ? ["ada", "bo"] : ["bo", "ada"]).map((person) =>
            dayPlanned(person, later(10 + number), later(1)),
          ),
          moved(session({ id: `s${number}`, person: number % 2 === 0 ? "ada" : "bo" }), null),
        );
      const ends = await Promise.allSettled([0, 1, 2, 3, 4, 5].map(plan));
      expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      expect(conflicts(ends)).toHaveLength(5);
      expect(await store.practice.openSessions(["ada", "bo"])).toHaveProperty("size", 1);
      await expect(append(dayPlanned("ada", later(1), null))).rejects.toThrow(ConflictError);
    });
  });

  describe("a session", () => {
    test("is read as it was last moved, and moved by one of two taps", async () => {
      const first = session({ id: "s1", person: "ada", queue: everyWhy });
      const next = { ...first, queue: [], question: "q1", asked: 1, openedAt: later(1), moves: 1 };
      await append(moved(first, null));
      expect(await store.practice.session("s1")).toEqual(first);
      await append(moved(next, 0));
      expect(await store.practice.session("s1")).toEqual(next);
      await expect(append(moved({ ...next, asked: 2 }, 0))).rejects.toThrow(ConflictError);
      const ends = await Promise.allSettled(
        [1, 2, 3].map(() => append(moved({ ...next, right: 1, moves: 2 }, 1))),
      );
      expect(conflicts(ends)).toHaveLength(2);
      expect(await store.practice.session("s2")).toBeNull();
    });

    test("is the only open one of its person", async () => {
      const first = session({ id: "s1", person: "ada" });
      await append(moved(first, null));
      await expect(append(moved(session({ id: "s2", person: "ada" }), null))).rejects.toThrow(ConflictError);
      const over = { ...first, endedAt: later(1), ending: "unopened", moves: 1 } as const;
      const second = session({ id: "s2", person: "ada" });
      await append(moved(over, 0), moved(second, null), moved(session({ id: "s3", person: "bo" }), null));
      expect(await store.practice.openSessions(["ada", "bo", "cy"])).toEqual(
        new Map([
          ["ada", second],
          ["bo", session({ id: "s3", person: "bo" })],
        ]),
      );
    });
  });

  describe("a question", () => {
    test("keeps what was drawn, in its order, and the answer that waits for a rating", async () => {
      const drawn = question({ id: "q1", values: { tier: "gold", amount: 12.5, b: "1" } });
      await append(asked(drawn));
      expect(await store.practice.question("q1")).toEqual(drawn);
      expect(Object.keys((await store.practice.question("q1"))?.values ?? {})).toEqual([
        "tier",
        "amount",
        "b",
      ]);
      await append({ kind: "answer-held", question: "q1", answer: "About\0 500", confidence: "sure" });
      expect((await store.practice.question("q1"))?.held).toEqual({
        answer: "About\ufffd 500",
        confidence: "sure",
      });
      await expect(append(asked(drawn))).rejects.toThrow(ConflictError);
    });

    test("is answered once, which ends it and is remembered", async () => {
      await append(asked(question({ id: "q1" })));
      await append({ kind: "answer-held", question: "q1", answer: "500", confidence: "plain" });
      expect(await store.practice.attemptAt("q1")).toBeNull();
      const ends = await Promise.allSettled(
        ["a1", "a2", "a3"].map((id) => append(answered(attempt({ id, question: "q1" }), memory({})))),
      );
      expect(conflicts(ends)).toHaveLength(2);
      expect(await store.practice.attemptAt("q1")).toMatchObject({ answer: "500", correct: true });
      expect(await store.practice.question("q1")).toMatchObject({ held: null, answeredAt: later(1) });
      expect(await store.practice.memoryOf("ada")).toEqual([memory({})]);
      const late = { kind: "answer-held", question: "q1", answer: "6", confidence: "plain" } as const;
      await expect(append(late)).rejects.toThrow(ConflictError);
    });

    test("an answer judged anew counts as last judged, and the attempt itself stays", async () => {
      await append(asked(question({ id: "q1" })), answered(attempt({ id: "a1", correct: false }), null));
      const judged = { kind: "attempt-judged", attempt: "a1", by: "olga", memory: null } as const;
      await append(
        { ...judged, correct: true, rating: "easy", at: later(2) },
        { ...judged, correct: true, rating: "good", at: later(2), memory: memory({ repetitions: 9 }) },
      );
      const now = { correct: true, gradedBy: "owner", rating: "good" };
      expect(await store.practice.attemptAt("q1")).toMatchObject(now);
      expect(await store.practice.attemptsOf("ada", later(0))).toMatchObject([now]);
      expect(await store.practice.memoryOf("ada")).toMatchObject([{ repetitions: 9 }]);
      expect(await store.database.prisma.attempt.findFirst()).toMatchObject({ correct: false });
    });

    test("attempts are read back newest first, work done right among them", async () => {
      const work = attempt({ id: "w1", question: null, kind: "work", gradedBy: "work", at: later(5) });
      await append(
        asked(question({ id: "q1" })),
        answered(attempt({ id: "a1" }), null),
        answered({ ...work, answer: null, predicted: null }, null),
        answered({ ...work, id: "w2", at: later(-5) }, null),
        answered({ ...work, id: "w3", person: "bo" }, null),
      );
      expect(await store.practice.attemptsOf("ada", now)).toEqual([
        { ...work, answer: null, predicted: null },
        attempt({ id: "a1" }),
      ]);
    });
  });

  describe("what is remembered", () => {
    beforeEach(async () => {
      await append(
        ...[
          memory({ item: "limit", dueAt: later(5) }),
          memory({ item: "cash", dueAt: later(1) }),
          memory({ person: "bo", item: "limit", dueAt: later(2), last: "sure-and-wrong" }),
        ].map((known) => credited(known)),
      );
    });

    test("is read for one, for several as far as it is due, and by item", async () => {
      expect(await store.practice.memoryOf("bo")).toEqual([
        memory({ person: "bo", item: "limit", dueAt: later(2), last: "sure-and-wrong" }),
      ]);
      const all = await store.practice.memoriesOf(["bo", "ada", "cy"]);
      expect(all.map(({ person, item }) => `${person} ${item}`)).toEqual([
        "ada cash",
        "ada limit",
        "bo limit",
      ]);
      const due = await store.practice.memoryDue(["ada", "bo", "cy"], later(2));
      expect(due.map(({ person, item }) => `${person} ${item}`)).toEqual(["ada cash"]);
      expect(await store.practice.memoryDue(["bo"], later(3))).toHaveLength(1);
      const known = await store.practice.knownItems(["ada", "cy"]);
      expect(known).toEqual(
        new Map([
          ["ada", new Set(["cash", "limit"])],
          ["cy", new Set()],
        ]),
      );
      expect((await store.practice.whoKnows(["limit", "none"])).map(({ person }) => person)).toEqual([
        "ada",
        "bo",
      ]);
    });

    test("holds numbers to the last digit, and one state for each item", async () => {
      const exact = memory({ item: "cash", stability: 0.1 + 0.2, difficulty: 1 / 3, sureRuns: 2 });
      await append(credited(exact));
      expect((await store.practice.memoryOf("ada"))[0]).toEqual(exact);
      expect(await store.practice.memoryOf("ada")).toHaveLength(2);
    });
  });

  describe("days before", () => {
    test("are told of everybody asked for: what Cairn asked, steps missed, what they found unclear", async () => {
      const isNew = { kind: "new", task: null, skill: "cash" } as const;
      await append(
        moved(session({ id: "s1", person: "ada", endedAt: later(9), ending: "done" }), null),
        moved(session({ id: "s2", person: "ada", kind: "asked" }), null),
        asked(question({ id: "q1", session: "s1", at: later(1), why: isNew })),
        asked(question({ id: "q2", session: "s1", at: later(2) })),
        asked(question({ id: "q3", session: "s2", at: later(3) })),
        asked(question({ id: "q0", session: "s1", at: later(-1) })),
        { kind: "work-event-taken", event: workEvent({ id: "e1", kind: "missed" }) },
        { kind: "work-event-taken", event: workEvent({ id: "e2", kind: "started" }) },
        ...unclearAnswer("a1", false),
        ...unclearAnswer("a2", true),
        ...unclearAnswer("a3", false),
        { kind: "feedback-given", id: "f4", answer: "a3", person: "ada", verdict: "helpful", at: later(8) },
      );
      expect(await store.practice.recently(["ada", "bo"], now)).toEqual(
        new Map([
          [
            "ada",
            {
              asked: [
                { at: later(2), item: "limit", isNew: false },
                { at: later(1), item: "limit", isNew: true },
              ],
              missedSteps: [workEvent({ id: "e1", kind: "missed" })],
              unclear: [{ section: "refunds#over-500", at: later(4) }],
            },
          ],
          ["bo", { asked: [], missedSteps: [], unclear: [] }],
        ]),
      );
    });
  });

  test("somebody is coached from when they were told until it persists or is over", async () => {
    const skill = { kind: "skill", skill: "refunding" } as const;
    const gaps = [
      personalGap({ toldAt: later(1) }),
      personalGap({ id: "g2", subject: skill, toldAt: later(2) }),
      personalGap({ id: "g3", person: "bo" }),
      personalGap({ id: "g4", person: "cy", toldAt: later(1), state: "persists" }),
      personalGap({ id: "g5", person: "dee", toldAt: later(1), closedAt: later(2), closing: "recalls" }),
    ];
    await append(...gaps.map((gap): Fact => ({ kind: "gap-moved", gap, was: null })));
    expect(await store.practice.coachingOf(["ada", "bo", "cy", "dee"])).toEqual(
      new Map([
        [
          "ada",
          [
            { person: "ada", subject: personalGap().subject, since: later(1) },
            { person: "ada", subject: skill, since: later(2) },
          ],
        ],
      ]),
    );
  });

  test("an event of a work system is taken once, and the same number of another system is another", async () => {
    const first = workEvent({ id: "7" });
    const other = workEvent({ id: "7", source: "till", at: later(1), step: null });
    await append({ kind: "work-event-taken", event: first });
    await append(
      { kind: "work-event-taken", event: { ...first, kind: "missed" } },
      { kind: "work-event-taken", event: other },
      { kind: "work-event-taken", event: other },
    );
    expect(await store.practice.workEventsOf("ada", now)).toEqual([other, first]);
    expect(await store.practice.workEventsOf("ada", later(1))).toEqual([other]);
    const keys = [
      { source: "crm", id: "8" },
      { source: "till", id: "7" },
      { source: "crm", id: "7" },
    ];
    expect(await store.practice.workEventsTaken(keys)).toEqual(keys.slice(1));
    expect(await store.practice.workEventsTaken([])).toEqual([]);
  });

  test("of a task, the last time before an instant is known", async () => {
    await append(
      { kind: "work-event-taken", event: workEvent({ id: "1" }) },
      { kind: "work-event-taken", event: workEvent({ id: "2", at: later(2) }) },
      { kind: "work-event-taken", event: workEvent({ id: "3", at: later(1), task: "retry" }) },
    );
    expect(await store.practice.lastWorkOn("ada", "refund", later(2))).toEqual(now);
    expect(await store.practice.lastWorkOn("ada", "refund", later(3))).toEqual(later(2));
    expect(await store.practice.lastWorkOn("ada", "refund", now)).toBeNull();
    expect(await store.practice.lastWorkOn("bo", "refund", later(3))).toBeNull();
  });

  test("what a placement credits is remembered, and never in place of what is known from answers", async () => {
    const known = memory({ item: "i1", repetitions: 4 });
    const taken = memory({ item: "i2", repetitions: 0 });
    await append(credited(known));
    await append(
      { kind: "memory-credited", memory: memory({ item: "i1", repetitions: 0 }) },
      { kind: "memory-credited", memory: taken },
      { kind: "memory-credited", memory: { ...taken, stability: 99 } },
    );
    expect(await store.practice.memoryOf("ada")).toEqual([known, taken]);
  });

  test("of a lesson the version seen last counts", async () => {
    const seen = { kind: "lesson-seen", person: "ada", lesson: "refunds-in-short" } as const;
    await append({ ...seen, version: 2, at: now }, { ...seen, version: 3, at: later(1) });
    await append({ ...seen, version: 2, at: later(2) }, { ...seen, lesson: "cash", version: 1, at: now });
    expect(await store.practice.lessonsSeen("ada")).toEqual(
      new Map([
        ["cash", 1],
        ["refunds-in-short", 2],
      ]),
    );
  });

  test("a doubt about a question stands before its owner until it is settled, once", async () => {
    await append(asked(question({ id: "q1" })));
    const later1 = report({ id: "r2", at: later(1), words: null });
    await append(
      { kind: "question-reported", report: later1 },
      { kind: "question-reported", report: report({ id: "r1" }) },
      { kind: "question-reported", report: report({ id: "r3", owner: null }) },
    );
    expect(await store.practice.openReports("olga")).toEqual([report({ id: "r1" }), later1]);
    const settled = { by: "olga", verdict: "accepted", reason: "You are right.", at: later(2) } as const;
    const ends = await Promise.allSettled(
      [1, 2].map(() => append({ kind: "report-settled", report: "r1", settled })),
    );
    expect(conflicts(ends)).toHaveLength(1);
    expect(await store.practice.report("r1")).toEqual({ ...report({ id: "r1" }), settled });
    expect(await store.practice.openReports("olga")).toEqual([later1]);
    expect(await store.practice.report("r9")).toBeNull();
  });

  test("how somebody forgets is their own, else the company's, and the last measurement counts", async () => {
    const fitted = (person: string | null, parameters: readonly number[] | null): PracticeFact => ({
      kind: "memory-fitted",
      person,
      parameters,
      reviews: 400,
      at: now,
    });
    await append(fitted("ada", [1, 2]), fitted("ben", null));
    expect(await store.practice.parametersOf(["ada", "ben"])).toEqual(new Map([["ada", [1, 2]]]));
    await append(fitted(null, [3]), fitted("ada", [4]));
    expect(await store.practice.parametersOf(["ada", "ben"])).toEqual(
      new Map([
        ["ada", [4]],
        ["ben", [3]],
      ]),
    );
  });

  test("who answered often enough is measured again once the last time is long ago; work is no answer", async () => {
    await append(asked(question({ id: "q1" })), answered(attempt({ id: "a1" }), memory({})));
    await append(answered(attempt({ id: "w1", question: null, kind: "work", at: later(1) }), null));
    expect(await store.practice.toBeFitted(1, later(1))).toEqual(["ada"]);
    expect(await store.practice.toBeFitted(2, later(1))).toEqual([]);
    const { person, item, sectionHash, rating, at } = attempt({ id: "a1" });
    expect(await store.practice.reviewsOf("ada", 5)).toEqual([{ person, item, sectionHash, rating, at }]);
    expect(await store.practice.reviewsOf(null, 5)).toHaveLength(1);
    await append({ kind: "memory-fitted", person: "ada", parameters: null, reviews: 1, at: now });
    expect(await store.practice.toBeFitted(1, later(1))).toEqual(["ada"]);
    expect(await store.practice.toBeFitted(1, now)).toEqual([]);
  });

  test("what people wrote in practice is forgotten in time, what they can do is not", async () => {
    const words = async () => [
      (await store.practice.attemptAt("q1"))?.answer,
      (await store.practice.question("q2"))?.held,
      (await store.practice.report("r1"))?.words,
    ];
    await append(
      asked(question({ id: "q1" })),
      asked(question({ id: "q2" })),
      answered(attempt({ id: "a1" }), memory({})),
      { kind: "answer-held", question: "q2", answer: "500", confidence: "plain" },
      { kind: "question-reported", report: report({ id: "r1" }) },
    );
    await store.conversation.forgetText(now);
    expect(await words()).toEqual(["500", { answer: "500", confidence: "plain" }, "It was 600."]);
    await store.conversation.forgetText(later(2));
    expect(await words()).toEqual([null, null, null]);
    expect(await store.practice.attemptAt("q1")).toMatchObject({ correct: true, rating: "good" });
    expect(await store.practice.memoryOf("ada")).toEqual([memory({})]);
  });

  test("facts appended together leave what they leave one by one, in whatever order they touch the same", async () => {
    await append(...planned);
    const together = await everything();
    await emptied();
    for (const fact of planned) await append(fact);
    expect(await everything()).toEqual(together);
    expect(together.sessions).toHaveLength(3);
  });

  test("a day planned for hundreds takes a handful of statements", async () => {
    const people = Array.from({ length: 500 }, (_, number) => `p${number}`);
    await append(...people.map((person) => dayPlanned(person, now, null)));
    await append(
      ...people.slice(0, 100).map((person) => moved(session({ id: `old ${person}`, person }), null)),
    );
    const statements: string[] = [];
    const counting = store.database.prisma.$extends({
      query: {
        $allOperations({ model = "", operation, args, query }) {
          statements.push(`${model} ${operation}`);
          return query(args);
        },
      },
    });
    const watched = createStore(counting as unknown as TestStore["database"]["prisma"]);
    await watched.transaction((ports) => ports.conversation.append(people.flatMap(dayOf)));
    expect(statements.length).toBeLessThanOrEqual(6);
    expect(await store.practice.openSessions(people)).toHaveProperty("size", 300);
    expect(await store.practice.daysDue(later(1), 1000)).toEqual([]);
  });

  function append(...facts: readonly Fact[]): Promise<void> {
    return store.transaction((ports) => ports.conversation.append(facts));
  }

  async function everything() {
    const { prisma } = store.database;
    return {
      days: await prisma.practiceDay.findMany({ orderBy: { personId: "asc" } }),
      sessions: await prisma.practiceSession.findMany({ orderBy: { id: "asc" } }),
      questions: await prisma.practiceQuestion.findMany({ orderBy: { id: "asc" } }),
      attempts: await prisma.attempt.findMany({ orderBy: { id: "asc" } }),
      memory: await prisma.memoryState.findMany({ orderBy: [{ personId: "asc" }, { itemId: "asc" }] }),
      lessons: await prisma.lessonSeen.findMany(),
    };
  }

  async function emptied(): Promise<void> {
    await store.close();
    store = await open();
  }
}

/** Every reason there is, as a queue keeps it. */
const everyWhy = [
  { item: "a", why: { kind: "due", recall: 0.87 } },
  { item: "b", why: { kind: "missed", at: now } },
  { item: "c", why: { kind: "new", task: "refund", skill: "refunds" } },
  { item: "d", why: { kind: "changed", from: null, to: 8 } },
  { item: "e", why: { kind: "step-missed", task: "refund", step: "refunds#over-500", at: now } },
  { item: "f", why: { kind: "unclear", at: now } },
  { item: "j", why: { kind: "new", task: null, skill: null } },
  { item: "k", why: { kind: "coached", since: now } },
  { item: "g", why: { kind: "topic", topic: "refunds" } },
  { item: "h", why: { kind: "placement" } },
  { item: "i", why: { kind: "lesson", title: "Refunds in short" } },
] as const;

/** Of work done right: the memory alone matters here. */
function credited(known: ReturnType<typeof memory>): PracticeFact {
  const { person, item } = known;
  const id = `${person} ${item} ${known.repetitions} ${known.stability}`;
  return answered(attempt({ id, question: null, kind: "work", person, item }), known);
}

function unclearAnswer(id: string, sensitive: boolean): readonly Fact[] {
  const cited = { sop: "refunds", version: 7, passage: "p1", quote: "Ask the lead." };
  return [
    {
      kind: "answer-given",
      id,
      event: `web:${id}`,
      person: "ada",
      conversation: "c1",
      question: "who approves?",
      standalone: null,
      key: null,
      outcome: "answered",
      reason: "clear-match",
      evidence: 0.9,
      retrieval: "words",
      passages: [],
      citations: [
        { ...cited, section: "over-500" },
        { ...cited, section: "under-500" },
      ],
      sensitive,
      elapsedMs: 1,
      at: now,
    },
    { kind: "feedback-given", id: `f-${id}`, answer: id, person: "ada", verdict: "unclear", at: later(4) },
  ];
}

/** A day in which the same rows are touched again and again. */
const planned: readonly PracticeFact[] = [
  dayPlanned("ada", later(1), null),
  moved(session({ id: "s1", person: "ada" }), null),
  moved(session({ id: "s3", person: "bo" }), null),
  dayPlanned("ada", later(2), later(1), 1),
  moved(session({ id: "s1", person: "ada", endedAt: later(2), ending: "unopened", moves: 1 }), 0),
  moved(session({ id: "s2", person: "ada" }), null),
  asked(question({ id: "q1", session: "s2" })),
  { kind: "answer-held", question: "q1", answer: "five hundred", confidence: "guessing" },
  answered(attempt({ id: "a1" }), memory({ repetitions: 1 })),
  asked(question({ id: "q2", session: "s2" })),
  answered(attempt({ id: "a2", question: "q2" }), memory({ repetitions: 2 })),
  moved(session({ id: "s2", person: "ada", asked: 2, right: 2, moves: 1 }), 0),
  dayPlanned("bo", later(2), null),
  { kind: "lesson-seen", person: "ada", lesson: "cash", version: 1, at: later(1) },
  { kind: "lesson-seen", person: "ada", lesson: "cash", version: 1, at: later(2) },
];

/** What planning appends for one of several hundred: an unopened session replaced for some, nothing for others. */
function dayOf(person: string, place: number): readonly PracticeFact[] {
  const day = dayPlanned(person, later(1000), now);
  if (place >= 300) return [day];
  const old = session({ id: `old ${person}`, person, endedAt: now, ending: "unopened", moves: 1 });
  return [
    day,
    ...(place < 100 ? [moved(old, 0)] : []),
    moved(session({ id: `new ${person}`, person, question: `q ${person}` }), null),
    asked(question({ id: `q ${person}`, person, session: `new ${person}` })),
  ];
}

function conflicts(ends: readonly PromiseSettledResult<unknown>[]): readonly unknown[] {
  return ends.filter((end) => end.status === "rejected" && end.reason instanceof ConflictError);
}
