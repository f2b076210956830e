import { afterEach, beforeEach, expect, test } from "vitest";
import type { Card } from "../../src/core/card.ts";
import { AlreadyDoneError } from "../../src/core/errors.ts";
import type { AnswerGiven } from "../../src/core/facts.ts";
import type { Inbound } from "../../src/core/inbound.ts";
import type { Person } from "../../src/core/people.ts";
import type { OutgoingMessage } from "../../src/core/ports/conversation-store.ts";
import type { TestStore } from "../support/database.ts";
import { inboundOf, outgoing } from "../support/messages.ts";

/** What every database must keep to. */
export function describeStore(open: () => Promise<TestStore>): void {
  let store: TestStore;

  beforeEach(async () => {
    store = await open();
  });

  afterEach(async () => {
    await store.close();
  });

  test("of two hundred deliveries of one event, exactly one is claimed", async () => {
    const claims = await Promise.all(
      Array.from({ length: 200 }, () => store.conversation.claim(question, now, leaseMs)),
    );
    expect(claims.filter((claim) => claim === "claimed")).toHaveLength(1);
    expect(claims.filter((claim) => claim === "busy")).toHaveLength(199);
  });

  test("an event is done once it is finished, whoever delivers it again", async () => {
    await store.conversation.claim(question, now, leaseMs);
    await store.conversation.finish(question.id, now);
    expect(await store.conversation.claim(question, later(10 * leaseMs), leaseMs)).toBe("done");
  });

  test("an event that a crash left is taken over after the lease, by one", async () => {
    await store.conversation.claim(question, now, leaseMs);
    expect(await store.conversation.claim(question, later(leaseMs - 1), leaseMs)).toBe("busy");
    const claims = await Promise.all(
      [1, 2, 3, 4].map(() => store.conversation.claim(question, later(leaseMs), leaseMs)),
    );
    expect(claims.filter((claim) => claim === "claimed")).toHaveLength(1);
  });

  test("what a crash left is handed out whole, oldest first", async () => {
    const tap: Inbound = {
      ...question,
      id: "web:2",
      at: later(-1000),
      body: { kind: "action", action: "ask.pick", value: { section: "over-500" } },
    };
    await store.conversation.claim(question, now, leaseMs);
    await store.conversation.claim(tap, later(-1000), leaseMs);
    await store.conversation.claim({ ...question, id: "web:3" }, later(5), leaseMs);
    expect(await store.conversation.unfinished(now, 10)).toEqual([tap, question]);
    expect(await store.conversation.unfinished(now, 1)).toEqual([tap]);
  });

  test("an event that kills the process each time is let alone after five tries", async () => {
    for (let tries = 0; tries < 5; tries += 1) {
      expect(await store.conversation.claim(question, later(tries * leaseMs), leaseMs)).toBe("claimed");
    }
    expect(await store.conversation.unfinished(later(100 * leaseMs), 10)).toEqual([]);
  });

  test("whoever finishes an event second writes nothing", async () => {
    await store.conversation.claim(question, now, leaseMs);
    await answerInOne("first");
    await expect(answerInOne("second")).rejects.toThrow(AlreadyDoneError);
    const messages = await store.conversation.messagesFor(question.id);
    expect(messages.map((message) => message.id)).toEqual(["first"]);
  });

  test("a transaction that fails leaves nothing", async () => {
    await store.conversation.claim(question, now, leaseMs);
    const failed = store.transaction(async (ports) => {
      await ports.conversation.append([{ kind: "answer-given", ...answer }]);
      await ports.conversation.queue([message("m1")]);
      await ports.conversation.finish(question.id, now);
      await ports.people.replacePeople([ada], now);
      throw new Error("on the way");
    });
    await expect(failed).rejects.toThrow("on the way");
    expect(await store.conversation.messagesFor(question.id)).toEqual([]);
    expect(await store.people.people()).toEqual([]);
    expect(await store.database.prisma.answer.count()).toBe(0);
    expect(await store.conversation.unfinished(now, 10)).toEqual([question]);
  });

  test("twenty transactions at once all come through", async () => {
    const ids = Array.from({ length: 20 }, (_, number) => `web:${number}`);
    await Promise.all(
      ids.map(async (id) => {
        await store.conversation.claim({ ...question, id }, now, leaseMs);
        await store.transaction(async (ports) => {
          await ports.conversation.queue([{ ...message(`m-${id}`), event: id }]);
          await ports.conversation.finish(id, now);
        });
      }),
    );
    expect(await said(null)).toHaveLength(20);
  });

  test("a conversation is read from the last message seen, in the order it was said", async () => {
    await store.conversation.queue([message("m1"), message("m2"), message("m3")]);
    await store.conversation.queue([{ ...message("other"), conversation: "elsewhere" }]);
    await store.conversation.queue([{ ...message("private"), person: "bo" }]);
    expect(await said(null)).toEqual(["m1", "m2", "m3"]);
    expect(await said("m1")).toEqual(["m2", "m3"]);
    expect(await said("m3")).toEqual([]);
    expect(await said("never said")).toEqual(["m1", "m2", "m3"]);
  });

  test("a reader who follows a busy conversation misses no message", async () => {
    const seen: string[] = [];
    const writers = Array.from({ length: 8 }, (_, writer) =>
      store.transaction(async (ports) => {
        await ports.conversation.queue([message(`a${writer}`)]);
        await ports.people.people();
        await ports.conversation.queue([message(`b${writer}`)]);
      }),
    );
    let done = false;
    const all = Promise.all(writers).finally(() => {
      done = true;
    });
    for (let last = false; !last; ) {
      last = done;
      seen.push(...(await said(seen.at(-1) ?? null)));
    }
    await all;
    expect(seen).toHaveLength(16);
  });

  test("a card comes back as it was queued, a sensitive one not at all", async () => {
    await store.conversation.queue([message("m1"), { ...message("m2"), card: null }]);
    const rows = await store.conversation.messagesAfter({ ...place, after: null, limit: 10 });
    expect(rows.map(({ sequence, ...rest }) => ({ ...rest, card: rest.card }))).toEqual([
      message("m1"),
      { ...message("m2"), card: null },
    ]);
    const stored = await store.database.prisma.outgoingMessage.findUnique({ where: { id: "m2" } });
    expect(stored).toMatchObject({ card: null, text: null });
  });

  test("a finished event keeps nothing of what was said", async () => {
    await store.conversation.claim(question, now, leaseMs);
    await store.conversation.finish(question.id, now);
    const row = await store.database.prisma.inboundEvent.findUnique({ where: { id: question.id } });
    expect(row?.payload).toBeNull();
  });

  test("signs that no database takes do no harm", async () => {
    const strange = {
      ...question,
      id: "web:\0\ud800",
      body: { kind: "message", text: "a\0b \udfff \\u0000" },
    } as const;
    expect(await store.conversation.claim(strange, now, leaseMs)).toBe("claimed");
    expect(await store.conversation.claim(strange, now, leaseMs)).toBe("busy");
    const [left] = await store.conversation.unfinished(now, 1);
    expect(left?.body).toEqual({ kind: "message", text: "a\ufffdb \ufffd \\u0000" });
    await store.conversation.finish(strange.id, now);
    expect(await store.conversation.claim(strange, now, leaseMs)).toBe("done");
  });

  test("facts are kept with their citations", async () => {
    await store.conversation.append([
      { kind: "answer-given", ...answer },
      { kind: "feedback-given", id: "f1", answer: "a1", person: "ada", verdict: "helpful", at: now },
    ]);
    const stored = await store.database.prisma.answer.findUnique({
      where: { id: "a1" },
      include: { citations: true, feedback: true },
    });
    expect(stored).toMatchObject({
      question: answer.question,
      passages: answer.passages,
      citations: [{ ordinal: 0, sopId: "refunds", version: 7, section: "over-500", quote: "Ask the lead." }],
      feedback: [{ verdict: "helpful" }],
    });
  });

  test("a reading and a wording stand once, however often they happen", async () => {
    const read = {
      kind: "section-read",
      person: "ada",
      sop: "refunds",
      section: "over-500",
      version: 7,
    } as const;
    const wording = {
      kind: "wording-learned",
      sop: "refunds",
      section: "over-500",
      sectionHash: "h",
      wording: "money back",
      answer: "a1",
      at: now,
    } as const;
    await store.conversation.append([
      { ...read, at: now },
      { ...wording, id: "w1" },
    ]);
    await store.conversation.append([
      { ...read, at: later(1000) },
      { ...wording, id: "w2" },
    ]);
    const readings = await store.database.prisma.sectionReading.findMany();
    expect(readings.map((row) => row.at)).toEqual([later(1000)]);
    expect(await store.database.prisma.knownWording.count()).toBe(1);
  });

  test("a sensitive answer keeps outcome and version, and nothing that leads to the person", async () => {
    await store.conversation.append([{ kind: "answer-given", ...answer, sensitive: true }]);
    const stored = await store.database.prisma.answer.findFirst({ include: { citations: true } });
    expect(stored).toMatchObject({ outcome: "answered", citations: [{ version: 7 }] });
    expect(JSON.stringify(stored)).not.toMatch(/ada|web:1|c1|refund of 600|09:00/);
  });

  test("old words are blanked, outcomes and younger words stay", async () => {
    const old = new Date("2026-01-01T00:00:00Z");
    await store.conversation.append([
      { kind: "answer-given", ...answer, at: old },
      { kind: "answer-given", ...answer, id: "a2", event: "web:2" },
    ]);
    await store.conversation.queue([{ ...message("m1"), at: old }, message("m2")]);
    await store.conversation.claim({ ...question, id: "web:9" }, old, leaseMs);
    expect(await store.conversation.forgetText(now)).toEqual({ answers: 1, messages: 1 });
    expect(await store.conversation.forgetText(now)).toEqual({ answers: 0, messages: 0 });
    const answers = await store.database.prisma.answer.findMany({ orderBy: { at: "asc" } });
    expect(answers.map((row) => [row.outcome, row.question, row.standalone, row.key])).toEqual([
      ["answered", null, null, null],
      ["answered", answer.question, answer.standalone, answer.key],
    ]);
    const rows = await store.conversation.messagesAfter({ ...place, after: null, limit: 10 });
    expect(rows.map((row) => row.card === null)).toEqual([true, false]);
    expect(await store.conversation.unfinished(now, 10)).toEqual([]);
  });

  test("a person is found by id and by address in any case, until they leave", async () => {
    await store.people.replacePeople([ada], now);
    expect(await store.people.person("ada")).toEqual(ada);
    expect(await store.people.personByEmail("ADA@example.com")).toEqual(ada);
    await store.people.replacePeople([], now);
    expect(await store.people.person("ada")).toBeNull();
    expect(await store.people.personByEmail("ada@example.com")).toBeNull();
  });

  test("replacing people with the same people changes nothing", async () => {
    await store.people.replacePeople([ada], now);
    const same = await store.people.replacePeople([ada], later(1));
    expect(same).toEqual({ added: [], changed: [], left: [], unchanged: 1 });
  });

  test("somebody's roles are theirs since they were first seen with them, or since the file says", async () => {
    const unsaid = { ...ada, rolesSince: null };
    const since = async () => (await store.people.person("ada"))?.rolesSince;
    await store.people.replacePeople([unsaid], now);
    expect(await since()).toEqual(now);
    await store.people.replacePeople([{ ...unsaid, team: "south" }], later(1));
    expect(await since()).toEqual(now);
    await store.people.replacePeople([{ ...unsaid, roles: ["agent", "lead"] }], later(2));
    expect(await since()).toEqual(later(2));
    const same = await store.people.replacePeople(
      [{ ...unsaid, roles: ["agent", "lead"], team: null }],
      later(3),
    );
    expect(same.changed).toEqual(["ada"]);
    expect(await since()).toEqual(later(2));
    await store.people.replacePeople([ada], later(4));
    expect(await since()).toEqual(ada.rolesSince);
    await store.people.replacePeople([], later(5));
    await store.people.replacePeople([unsaid], later(6));
    expect(await since()).toEqual(later(6));
  });

  test("an installation keeps the first id it was given", async () => {
    const give = (id: string) => store.company.installation({ id, at: now });
    const given = await Promise.all([give("one"), give("two")]);
    expect(new Set(given).size).toBe(1);
    expect(await give("three")).toBe(given[0]);
  });

  test("a company without documents has the product's own numbers", async () => {
    const company = await store.company.company();
    expect(company).toMatchObject({ areas: [], glossary: [], policy: { ask: { textKeptDays: 90 } } });
  });

  test("a document is replaced when its hash is another", async () => {
    const terms = [{ term: "NSF", synonyms: ["no money"] }];
    expect(await store.company.replaceDocument("glossary", "1", terms, now)).toBe(true);
    expect(await store.company.replaceDocument("glossary", "1", [], now)).toBe(false);
    expect((await store.company.company()).glossary).toEqual(terms);
  });

  async function answerInOne(id: string): Promise<void> {
    await store.transaction(async (ports) => {
      await ports.conversation.queue([message(id)]);
      await ports.conversation.finish(question.id, now);
    });
  }

  async function said(after: string | null): Promise<readonly string[]> {
    const rows = await store.conversation.messagesAfter({ ...place, after, limit: 100 });
    return rows.map((row) => row.id);
  }
}

const now = new Date("2026-11-02T09:00:00.000Z");
const leaseMs = 30_000;
const later = (ms: number) => new Date(now.getTime() + ms);

const question: Inbound = inboundOf({
  id: "web:1",
  person: "ada",
  at: now,
  body: { kind: "message", text: "who approves a refund of 600?" },
});

const card: Card = {
  summary: "Ask the lead.",
  elements: [{ kind: "text", spans: [{ text: "Ask the lead." }] }],
};

const place = { channel: "web", conversation: "c1", person: "ada" } as const;

function message(id: string): OutgoingMessage {
  return outgoing({ ...place, id, card, outcome: "answered", at: now, ...eventOf(id) });
}

/** Only the two that race for one event name it: the event must have been claimed. */
function eventOf(id: string): { readonly event?: string } {
  return id === "first" || id === "second" ? { event: question.id } : {};
}

const answer: AnswerGiven = {
  id: "a1",
  event: "web:1",
  person: "ada",
  conversation: "c1",
  question: "who approves a refund of 600?",
  standalone: "who approves a refund of 600?",
  key: "approve refund 600",
  outcome: "answered",
  reason: "clear-match",
  evidence: 0.9,
  retrieval: "words",
  passages: [{ id: "p1", score: 3.5 }],
  citations: [{ sop: "refunds", version: 7, section: "over-500", passage: "p1", quote: "Ask the lead." }],
  sensitive: false,
  elapsedMs: 12,
  at: now,
};

const ada: Person = {
  id: "ada",
  name: "Ada",
  email: "ada@example.com",
  roles: ["agent"],
  team: "north",
  manager: null,
  location: "Dublin",
  timeZone: "Europe/Dublin",
  workingHours: { days: ["mon", "fri"], from: "09:00", to: "17:00" },
  leave: [{ from: "2026-12-24", to: "2026-12-31" }],
  deputy: null,
  language: "en",
  rolesSince: new Date("2021-03-01T00:00:00Z"),
};
