import { afterEach, beforeEach, expect, test } from "vitest";
import type { AnswerGiven, Fact } from "../../src/core/facts.ts";
import { signalNoted } from "../../src/core/signal-facts.ts";
import { privacyStore } from "../../src/providers/store/privacy-store.ts";
import { openTestStore, type TestStore } from "../support/database.ts";
import {
  answered,
  asked,
  attempt,
  memory,
  question,
  report,
  session,
  workEvent,
} from "../support/practice-facts.ts";
import { contest, escalation, personalGap, signal } from "../support/signal-facts.ts";

let store: TestStore;

beforeEach(async () => {
  store = await openTestStore();
});

afterEach(async () => {
  await store.close();
});

const at = (day: number) => new Date(`2026-11-0${day}T09:00:00Z`);
const append = (...facts: readonly Fact[]) =>
  store.transaction(({ conversation }) => conversation.append(facts));
const about = (person: string) => privacyStore(store.database.prisma).storedAbout(person);

const given: AnswerGiven = {
  id: "a1",
  event: "e1",
  person: "mara",
  conversation: "talk",
  question: "how long does it take",
  standalone: "how long does it take",
  key: "long take",
  outcome: "answered",
  reason: "clear-match",
  evidence: 1,
  retrieval: "words",
  passages: [],
  citations: [],
  sensitive: false,
  elapsedMs: 1,
  at: at(1),
};

function answer(id: string, day: number, more: Partial<AnswerGiven> = {}): Fact {
  return { kind: "answer-given", ...given, id, event: id, at: at(day), ...more };
}

const place = {
  channel: "slack",
  conversation: "T1/D1",
  thread: null,
  account: "T1/U1",
  person: "mara",
  reach: "direct",
} as const;

function request(id: string, day: number): Fact {
  const about = { sop: "page", version: 1, section: "x" };
  const made = { id, kind: "help", answer: "a1", place, question: "why", details: null, about } as const;
  return { kind: "request-made", request: { ...made, at: at(day), steps: [] }, askerMessage: `m-${id}` };
}

function offered(request: string, ordinal: number, person: string, day: number): Fact {
  const step = { kind: "offered", person, until: at(9), text: null, verdict: null, message: null } as const;
  return { kind: "request-step", request, ordinal, step: { ...step, at: at(day) } };
}

test("about somebody who did nothing yet nothing is stored", async () => {
  const { accounts, ...counts } = await about("mara");
  expect(Object.values(counts)).toEqual(Object.values(counts).map(() => ({ count: 0, since: null })));
  expect(accounts).toEqual([]);
});

test("questions in words and those without are told apart, each since its first", async () => {
  await append(
    answer("a1", 2),
    answer("a2", 1),
    answer("a3", 3, { question: null }),
    answer("b1", 1, { person: "tom" }),
  );
  expect(await about("mara")).toMatchObject({
    questions: { count: 2, since: at(1) },
    answersWithoutWords: { count: 1, since: at(3) },
  });
});

test("a question about a sensitive page is in nobody's count", async () => {
  await append(answer("a1", 1, { sensitive: true }));
  expect(await about("mara")).toMatchObject({ questions: { count: 0 }, answersWithoutWords: { count: 0 } });
});

test("judgements, readings, wordings, requests, notes and choices are counted, of this person alone", async () => {
  const read = { kind: "section-read", sop: "page", section: "x", version: 1, at: at(1) } as const;
  const judged = { kind: "feedback-given", answer: "a1", verdict: "helpful", at: at(1) } as const;
  const section = { sop: "page", section: "x", version: 1 };
  await append(
    answer("a1", 1),
    { ...read, person: "mara" },
    { ...read, person: "mara", version: 2 },
    { ...read, person: "tom" },
    { ...judged, id: "f1", person: "mara" },
    { ...judged, id: "f2", person: "tom" },
    {
      kind: "wording-learned",
      id: "w1",
      sop: "page",
      section: "x",
      sectionHash: "hash",
      wording: "how long",
      answer: "a1",
      at: at(4),
    },
    request("r1", 2),
    request("r2", 3),
    offered("r1", 0, "olga", 2),
    offered("r1", 1, "eve", 3),
    offered("r2", 0, "olga", 3),
    {
      kind: "page-note-left",
      note: { id: "n1", ...section, text: "Say so.", author: "olga", request: "r1", at: at(4) },
    },
    { kind: "setting-changed", person: "mara", name: "quizTime", value: "09:00", at: at(5) },
    { kind: "setting-changed", person: "mara", name: "quizTime", value: "10:00", at: at(6) },
  );
  expect(await about("mara")).toMatchObject({
    sectionsRead: { count: 2 },
    feedback: { count: 1 },
    wordings: { count: 1, since: at(4) },
    requestsMade: { count: 2, since: at(2) },
    requestsReceived: { count: 0 },
    notes: { count: 0 },
    settings: { count: 2, since: at(5) },
  });
  expect(await about("olga")).toMatchObject({
    requestsMade: { count: 0 },
    requestsReceived: { count: 2, since: at(2) },
    notes: { count: 1, since: at(4) },
  });
});

test("calls of language models count for whom they were made, and lead to nobody once that is erased", async () => {
  const prompt = { name: "answer", version: 1, hash: "a1" } as const;
  const most = { tokens: 200, cost: 20 };
  const call = { person: "mara", prompt, model: "openai:small", most, expiresAt: at(9) };
  const limits = {
    since: new Date(0),
    all: { tokens: 1_000, cost: 100 },
    same: { tokens: 1_000, cost: 100 },
  };
  await store.modelCalls.reserve({ ...call, id: "c1", at: at(2) }, limits);
  await store.modelCalls.reserve({ ...call, id: "c2", at: at(3) }, limits);
  expect(await about("mara")).toMatchObject({ modelCalls: { count: 2, since: at(2) } });
  await store.transaction((ports) => ports.privacy.erase("mara", at(4)));
  expect(await about("mara")).toMatchObject({ modelCalls: { count: 0 } });
  expect((await store.modelCalls.used(new Date(0), at(4), null)).same).toEqual({ tokens: 400, cost: 40 });
});

test("practice is counted, of this person alone, with what owners decided on it", async () => {
  const settled = { by: "olga", verdict: "accepted", reason: null, at: at(4) } as const;
  await append(
    { kind: "session-moved", session: session({ id: "s1", person: "mara", at: at(1) }), was: null },
    asked(question({ id: "q1", person: "mara", at: at(1) })),
    answered(attempt({ id: "t1", person: "mara", at: at(2) }), memory({ person: "mara", lastAt: at(2) })),
    answered(attempt({ id: "t2", question: null, kind: "work", person: "mara", at: at(1) }), null),
    { kind: "lesson-seen", person: "mara", lesson: "cash", version: 1, at: at(3) },
    { kind: "lesson-seen", person: "mara", lesson: "cash", version: 2, at: at(4) },
    { kind: "work-event-taken", event: workEvent({ id: "e1", person: "mara", at: at(5) }) },
    { kind: "question-reported", report: report({ id: "r1", person: "mara", at: at(3) }) },
    { kind: "report-settled", report: "r1", settled },
  );
  expect(await about("mara")).toMatchObject({
    practiceSessions: { count: 1, since: at(1) },
    practiceAnswers: { count: 1, since: at(2) },
    memories: { count: 1, since: at(2) },
    lessonsSeen: { count: 1, since: at(3) },
    workEvents: { count: 1, since: at(5) },
    questionReports: { count: 1, since: at(3) },
    itemDecisions: { count: 0 },
  });
  expect(await about("olga")).toMatchObject({
    practiceAnswers: { count: 0 },
    questionReports: { count: 0 },
    itemDecisions: { count: 1, since: at(4) },
  });
});

test("signs, gaps, what a manager was told and who looked count for whom they are about", async () => {
  const step = { kind: "coached", by: "mia", words: null, at: at(4) } as const;
  const settled = { by: "pia", verdict: "rejected", reason: null, at: at(5) } as const;
  await append(
    signalNoted(signal({ at: at(2) })),
    { kind: "gap-moved", gap: personalGap({ openedAt: at(3) }), was: null },
    { kind: "escalation-made", escalation: escalation({ at: at(3) }) },
    { kind: "escalation-step", escalation: "e1", ordinal: 0, step },
    { kind: "contest-made", contest: contest({ at: at(4) }) },
    { kind: "contest-settled", contest: "c1", settled },
    { kind: "look-noted", look: { by: "mia", about: "ada", what: "escalation", at: at(4) } },
  );
  expect(await about("ada")).toMatchObject({
    signals: { count: 1, since: at(2) },
    gaps: { count: 1, since: at(3) },
    escalations: { count: 1, since: at(3) },
    contests: { count: 1, since: at(4) },
    looks: { count: 1, since: at(4) },
    gapDecisions: { count: 0 },
  });
  expect(await about("mia")).toMatchObject({ gaps: { count: 0 }, gapDecisions: { count: 1, since: at(4) } });
  expect(await about("pia")).toMatchObject({ gapDecisions: { count: 1, since: at(5) } });
});

test("messages count while their words are kept, and accounts are told by channel", async () => {
  const message = {
    id: "m1",
    channel: "slack",
    conversation: "T1/D1",
    thread: null,
    account: "T1/U1",
    person: "mara",
    visibility: "everybody",
    replaces: null,
    replyUrl: null,
    event: null,
    card: { summary: "Hello", elements: [] },
    outcome: null,
    at: at(1),
  } as const;
  const account = {
    channel: "slack",
    id: "T1/U1",
    person: "mara",
    standing: "member",
    direct: "T1/D1",
    timeZone: null,
    checkedAt: at(1),
  } as const;
  await store.conversation.queue([message, { ...message, id: "m2", card: null }]);
  await store.accounts.saveAccount(account);
  await store.accounts.saveAccount({ ...account, id: "T2/U7" });
  expect(await about("mara")).toMatchObject({ messages: { count: 1, since: at(1) }, accounts: ["slack"] });
});
