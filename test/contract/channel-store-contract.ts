import { afterEach, beforeEach, expect, test } from "vitest";
import { ConflictError, InputError } from "../../src/core/errors.ts";
import type { AnswerGiven, Fact } from "../../src/core/facts.ts";
import type { OutgoingMessage } from "../../src/core/ports/conversation-store.ts";
import type { PersonSettings } from "../../src/core/ports/setting-store.ts";
import type { Request, RequestStep } from "../../src/core/requests.ts";
import { sealer } from "../../src/providers/store/seal.ts";
import { createStore } from "../../src/providers/store/store.ts";
import type { TestStore } from "../support/database.ts";
import { inboundOf, outgoing } from "../support/messages.ts";

/** What every database must keep to for the chat platforms: events kept, messages on their way, requests. */
export function describeChannelStore(open: () => Promise<TestStore>): void {
  let store: TestStore;

  beforeEach(async () => {
    store = await open();
  });

  afterEach(async () => {
    await store.close();
  });

  test("of twenty deliveries kept at once one is new, and the first to take it up has it at once", async () => {
    const kept = await Promise.all(Array.from({ length: 20 }, () => store.conversation.receive(event, now)));
    expect(kept.filter(Boolean)).toHaveLength(1);
    expect(await store.conversation.unfinished(now, 10)).toEqual([event]);
    const claims = await Promise.all([1, 2, 3].map(() => store.conversation.claim(event, now, 30_000)));
    expect([...claims].sort()).toEqual(["busy", "busy", "claimed"]);
    await store.conversation.finish(event.id, now);
    expect(await store.conversation.receive(event, now)).toBe(false);
  });

  test("an answer is begun once, and its place goes to the message that asks first", async () => {
    await store.conversation.receive(event, now);
    const begun = await Promise.all([1, 2, 3].map(() => store.beginnings.begin(event.id, "stream", now)));
    expect([...begun].sort()).toEqual([false, false, true]);
    expect(await store.beginnings.take(event.id, "m1")).toEqual({ way: "stream", at: now, platformId: null });
    await store.beginnings.stands(event.id, "1.1");
    expect(await store.beginnings.take(event.id, "m1")).toMatchObject({ platformId: "1.1" });
    expect(await store.beginnings.take(event.id, "m2")).toBeNull();
  });

  test("what came to nothing is as if it was never begun, and what is answered is not begun", async () => {
    await store.conversation.receive(event, now);
    expect(await store.beginnings.take(event.id, "m1")).toBeNull();
    await store.beginnings.begin(event.id, "post", now);
    await store.beginnings.forget(event.id);
    expect(await store.beginnings.take(event.id, "m1")).toBeNull();
    await store.conversation.claim(event, now, 0);
    await store.conversation.finish(event.id, now);
    expect(await store.beginnings.begin(event.id, "post", now)).toBe(false);
  });

  test("messages to a platform wait, one at a time in each conversation, and are taken by one", async () => {
    await queue(
      slack("m1", "T1/C1"),
      slack("m2", "T1/C1"),
      slack("m3", "T1/C2"),
      outgoing({ id: "w", at: now }),
    );
    expect(await due()).toEqual(["m1", "m3"]);
    expect(await due({ except: ["T1/C2"] })).toEqual(["m1"]);
    const taken = await Promise.all([1, 2, 3].map(() => store.outbox.take("m1", now, longAgo)));
    expect(taken.filter(Boolean)).toHaveLength(1);
    expect(await due()).toEqual(["m3"]);
    await store.outbox.settle("m1", { kind: "sent", platformId: "1.1", mayBeDoubled: false }, now);
    expect(await due()).toEqual(["m2", "m3"]);
    expect(await store.outbox.state(later(1000))).toMatchObject({ waiting: 2, oldestMs: 1000 });
  });

  test("a message that a dead process took is uncertain, and so is one whose end nobody knows", async () => {
    await queue(slack("m1", "T1/C1"));
    await store.outbox.take("m1", now, longAgo);
    expect(await deliveries({ now: later(60_000), abandonedBefore: longAgo })).toEqual([]);
    const [left] = await deliveries({ now: later(60_000), abandonedBefore: now });
    expect(left).toMatchObject({ tries: 1, isUncertain: true });
    expect(await store.outbox.take("m1", later(60_000), now)).toBe(true);
    const again = { kind: "later", at: later(70_000), problem: "no reply", isUncertain: true } as const;
    await store.outbox.settle("m1", again, later(60_000));
    expect(await due({ now: later(69_999) })).toEqual([]);
    expect(await deliveries({ now: later(70_000) })).toMatchObject([{ tries: 2, isUncertain: true }]);
  });

  test("what is given up is told, and goes out again when somebody says so", async () => {
    await queue(slack("m1", "T1/C1"));
    await store.outbox.take("m1", now, longAgo);
    await store.outbox.settle("m1", { kind: "given-up", problem: "is_archived" }, now);
    expect(await store.outbox.givenUp(now, 10)).toMatchObject([{ id: "m1", problem: "is_archived" }]);
    expect(await store.outbox.state(now)).toMatchObject({ waiting: 0, givenUp: 1 });
    expect(await store.outbox.retry(["m1", "m2"], later(5))).toBe(1);
    expect(await due({ now: later(5) })).toEqual(["m1"]);
  });

  test("what was given up goes out behind what waits, and is looked up first", async () => {
    await queue(slack("m1", "T1/C1"), slack("m2", "T1/C1"), slack("m3", "T1/C1"));
    await giveUp("m1");
    expect(await store.outbox.retry(["m1"], later(5))).toBe(1);
    expect(await sendAll()).toEqual(["m2", "m3", "m1"]);
    await giveUpNew("m4", "m5");
    expect(await store.outbox.retry(["m4", "m5"], later(5))).toBe(2);
    expect(await deliveries({ now: later(5) })).toMatchObject([{ message: { id: "m4" }, isUncertain: true }]);
    expect(await sendAll()).toEqual(["m4", "m5"]);
  });

  test("messages come in while others leave, and none is forgotten or overtaken", async () => {
    const all = Array.from({ length: 30 }, (_, place) => `m${place}`);
    let isQueued = false;
    const queued = Promise.all(all.map((id) => queue(slack(id, "T1/C1")))).finally(() => {
      isQueued = true;
    });
    const arrived: string[] = [];
    for (let last = false; !last; ) {
      last = isQueued;
      arrived.push(...(await sendAll()));
    }
    await queued;
    const sequence = await store.database.prisma.outgoingMessage.findMany({ orderBy: { sequence: "asc" } });
    expect(arrived).toEqual(sequence.map(({ id }) => id));
    expect(arrived).toHaveLength(30);
  });

  test("a crash between calling the next message and settling the one before lets nothing overtake", async () => {
    await queue(slack("m1", "T1/C1"), slack("m2", "T1/C1"));
    await store.outbox.take("m1", now, longAgo);
    await store.database.prisma.outgoingMessage.update({ where: { id: "m2" }, data: { dueAt: now } });
    expect(await due()).toEqual([]);
    expect(await due({ now: later(60_000), abandonedBefore: later(1) })).toEqual(["m1"]);
    const again = { kind: "later", at: later(10), problem: "no reply", isUncertain: true } as const;
    await store.outbox.settle("m1", again, now);
    expect(await due({ now: later(5) })).toEqual([]);
    expect(await sendAll()).toEqual(["m1", "m2"]);
  });

  test("an update finds the last message that stands in the place, whatever became of those between", async () => {
    await queue(slack("m1", "T1/C1"));
    await send("m1", "1.1");
    await queue({ ...slack("m2", "T1/C1"), replaces: "m1" }, { ...slack("m3", "T1/C1"), replaces: "m2" });
    await giveUp("m2");
    expect(await deliveries({})).toMatchObject([{ message: { id: "m3" }, replacesPlatformId: "1.1" }]);
    await send("m3", "3.3");
    await queue({ ...slack("m4", "T1/C1"), replaces: "m1" }, { ...slack("m5", "T1/C1"), replaces: null });
    expect(await deliveries({})).toMatchObject([{ message: { id: "m4" }, replacesPlatformId: "3.3" }]);
    await store.outbox.take("m4", now, longAgo);
    await store.outbox.settle("m4", { kind: "sent", platformId: null, mayBeDoubled: false }, now);
    expect(await deliveries({})).toMatchObject([{ message: { id: "m5" }, replacesPlatformId: null }]);
  });

  test("a message in the place of another is found by the platform's id, and by what it answers", async () => {
    await store.conversation.claim(event, now, 30_000);
    await queue({ ...slack("m1", "T1/C1"), event: event.id });
    await send("m1", "1.1");
    await queue({ ...slack("m2", "T1/C1"), replaces: "m1" });
    expect(await deliveries({})).toMatchObject([{ replacesPlatformId: "1.1" }]);
    await send("m2", "1.1");
    const place = { channel: "slack", conversation: "T1/C1" } as const;
    expect(await store.conversation.messageAt({ ...place, platformId: "1.1" })).toMatchObject({ id: "m2" });
    expect(await store.conversation.repliesTo({ ...place, message: "1.0" })).toMatchObject([{ id: "m2" }]);
    expect(await store.conversation.message("m1")).toMatchObject({ id: "m1", conversation: "T1/C1" });
  });

  test("a thread knows whom Cairn answered in it, and an unknown thread nobody", async () => {
    await queue({ ...slack("m1", "T1/C1"), thread: "1.0", account: "T1/U1" });
    const thread = { channel: "slack", conversation: "T1/C1", thread: "1.0" } as const;
    expect(await store.conversation.answeredIn(thread)).toEqual(["T1/U1"]);
    expect(await store.conversation.answeredIn({ ...thread, thread: "2.0" })).toBeNull();
  });

  test("what Cairn says by itself reaches a person of the web chat in any conversation, and nobody else", async () => {
    await queue(outgoing({ id: "n1", at: now, conversation: "inbox", person: "ada" }));
    const read = (person: string) =>
      store.conversation.messagesAfter({
        channel: "web",
        conversation: "c9",
        person,
        after: null,
        limit: 9,
      });
    expect((await read("ada")).map(({ id }) => id)).toEqual(["n1"]);
    expect(await read("ben")).toEqual([]);
  });

  test("an account is what it was last found to be", async () => {
    const account = {
      channel: "slack",
      id: "T1/U1",
      person: "ada",
      standing: "member",
      direct: null,
      timeZone: "Europe/Dublin",
      checkedAt: now,
    } as const;
    await store.accounts.saveAccount(account);
    await store.accounts.saveAccount({ ...account, direct: "T1/D1", checkedAt: later(5) });
    expect(await store.accounts.account("slack", "T1/U1")).toMatchObject({ direct: "T1/D1" });
    expect(await store.accounts.accountsOf("ada")).toHaveLength(1);
    expect(await store.accounts.account("slack", "T1/U2")).toBeNull();
  });

  test("where a conversation is reached is what was last said, and it stays closed until somebody acts", async () => {
    const reference = {
      channel: "teams",
      conversation: "a:1",
      serviceUrl: "https://smba.example.com/emea/",
      kind: "personal",
      user: "29:ada",
      closed: null,
      seenAt: now,
    } as const;
    await store.references.closeReference("teams", "a:1", "blocked");
    expect(await store.references.reference("teams", "a:1")).toBeNull();
    await store.references.saveReference(reference);
    await store.references.closeReference("teams", "a:1", "blocked");
    expect(await store.references.reference("teams", "a:1")).toEqual({ ...reference, closed: "blocked" });
    await store.references.saveReference({ ...reference, seenAt: later(5) });
    expect(await store.references.reference("teams", "a:1")).toEqual({ ...reference, seenAt: later(5) });
  });

  test("the last choice of each kind counts, and none is the default", async () => {
    const chosen = (name: keyof PersonSettings, value: string | null, ms: number): Fact => {
      return { kind: "setting-changed", person: "ada", name, value, at: later(ms) };
    };
    await store.conversation.append([
      chosen("quizTime", "08:30", 0),
      chosen("messages", "stopped", 1),
      chosen("consent", "v1", 2),
      chosen("quizTime", null, 3),
      chosen("practiceMode", "experienced", 4),
      chosen("newPerDay", "4", 5),
    ]);
    expect(await store.settings.settings("ada")).toEqual({
      quizTime: null,
      timeZone: null,
      pausedUntil: null,
      messages: "stopped",
      consent: { wording: "v1", at: later(2) },
      practiceMode: "experienced",
      newPerDay: 4,
    });
    expect((await store.settings.settingsOf(["ben"])).get("ben")?.messages).toBe("on");
  });

  test("tokens are unreadable in the database, and gone once they are revoked", async () => {
    const sealed = createStore(store.database.prisma, { secretKey: "a secret of thirty-two letters.." });
    const installation = { id: "T1", teamId: "T1", enterpriseId: null, data: { token: "xoxb-1" }, at: now };
    await sealed.installations.save(installation);
    expect(await sealed.installations.installation("T1")).toEqual(installation);
    const [row] = await store.database.prisma.slackInstallation.findMany();
    expect(JSON.stringify(row)).not.toContain("xoxb");
    const other = createStore(store.database.prisma, { secretKey: "another secret of 32 letters...." });
    await expect(other.installations.installation("T1")).rejects.toThrow(InputError);
    await sealed.installations.revoke("T1", later(1));
    expect(await sealed.installations.installation("T1")).toBeNull();
    expect(await sealed.installations.all()).toMatchObject([{ id: "T1", revokedAt: later(1) }]);
  });

  test("a request is open with whom it was offered to last, and overdue when their time is over", async () => {
    await store.conversation.append([{ kind: "request-made", request, askerMessage: "a1" }]);
    expect(await store.handover.request("r1")).toEqual(request);
    expect(await store.handover.openFor("olga")).toEqual([request]);
    expect(await store.handover.overdue(later(29), 10)).toEqual([]);
    expect(await store.handover.overdue(later(30), 10)).toEqual([request]);
    await store.conversation.append([stepped(1, { ...offer, kind: "answered", until: null, text: "Yes." })]);
    expect(await store.handover.openFor("olga")).toEqual([]);
    expect(await store.handover.overdue(later(99), 10)).toEqual([]);
    expect(await store.handover.madeBy("ada", 5)).toMatchObject([{ steps: [offer, { text: "Yes." }] }]);
  });

  test("a request is found by the card somebody replies to, whatever stands in its place now", async () => {
    await store.conversation.append([{ kind: "request-made", request, askerMessage: "a1" }]);
    await queue(slack("card", "T1/D1"), { ...slack("card2", "T1/D1"), replaces: "card" });
    expect(await store.handover.requestOfMessage("card2")).toMatchObject({ id: "r1" });
    expect(await store.handover.requestOfMessage("a1")).toBeNull();
  });

  test("of two steps at one place the second is refused with everything written beside it", async () => {
    await store.conversation.append([{ kind: "request-made", request, askerMessage: "a1" }]);
    const answered = (id: string) =>
      store.transaction(async (ports) => {
        await ports.conversation.append([stepped(1, { ...offer, kind: "answered", until: null })]);
        await ports.conversation.queue([slack(id, "T1/D1")]);
      });
    await answered("first");
    await expect(answered("second")).rejects.toThrow(ConflictError);
    expect(await store.conversation.message("second")).toBeNull();
  });

  test("who deletes a question takes its words out of the record", async () => {
    await store.conversation.claim(event, now, 30_000);
    await queue(outgoing({ id: "m1", at: now, event: event.id }));
    await store.conversation.append([{ kind: "question-withdrawn", events: [event.id] }]);
    expect(await store.conversation.message("m1")).toMatchObject({ card: null });
  });

  test("who deletes a question that was edited, and whose answer was tapped on, takes out every wording", async () => {
    const edited = inboundOf({ ...event, id: "slack:2" });
    const tap = inboundOf({ ...event, id: "slack:3", message: "1.1" });
    for (const one of [event, edited, tap]) {
      await store.conversation.claim(one, now, 30_000);
      await store.conversation.append([{ kind: "answer-given", ...answerTo(one.id) }]);
    }
    await queue({ ...slack("m1", "T1/C1"), event: event.id });
    await send("m1", "1.1");
    await queue({ ...slack("m2", "T1/C1"), event: edited.id, replaces: "m1" });
    await send("m2", "1.1");
    await queue({ ...slack("m3", "T1/C1"), event: tap.id, replaces: "m2" });
    await store.conversation.append([{ kind: "question-withdrawn", events: [tap.id] }]);
    const answers = await store.database.prisma.answer.findMany();
    expect(answers.map(({ question, standalone, key }) => [question, standalone, key])).toEqual(
      [1, 2, 3].map(() => [null, null, null]),
    );
    const cards = await Promise.all(["m1", "m2", "m3"].map((id) => store.conversation.message(id)));
    // The last one is still on its way: a later message takes its place.
    expect(cards.map((message) => message?.card === null)).toEqual([true, true, false]);
  });

  test("words of requests go with their time, but not while somebody is still asked or waits for a message", async () => {
    const open = { ...request, id: "r2", steps: [{ ...offer, message: "card2" }] };
    await store.conversation.append([
      { kind: "request-made", request, askerMessage: "a1" },
      stepped(1, { ...offer, kind: "answered", until: null, text: "Yes." }),
      { kind: "request-made", request: open, askerMessage: "a2" },
    ]);
    await queue(slack("m1", "T1/C1"), slack("m2", "T1/C1"));
    await send("m1", "1.1");
    expect(await store.conversation.forgetText(later(99))).toMatchObject({ messages: 1 });
    expect(await store.handover.request("r1")).toMatchObject({
      question: null,
      steps: [{ kind: "offered" }, { kind: "answered", text: null }],
    });
    expect(await store.handover.request("r2")).toEqual(open);
    expect(await deliveries({})).toMatchObject([
      { message: { id: "m2", card: { summary: "Ask the lead." } } },
    ]);
  });

  test("what was sealed opens with the same key alone, and not when it was changed", () => {
    const { seal, open } = sealer("a secret of thirty-two letters..");
    const sealed = seal({ token: "xoxb-1" });
    expect(open(sealed)).toEqual({ token: "xoxb-1" });
    expect(seal({ token: "xoxb-1" })).not.toBe(sealed);
    expect(() => open(`${sealed.slice(0, -4)}AAAA`)).toThrow(/CAIRN_SECRET_KEY/);
    expect(() => sealer(null).seal({})).toThrow(/CAIRN_SECRET_KEY/);
  });

  async function queue(...messages: readonly OutgoingMessage[]): Promise<void> {
    await store.transaction((ports) => ports.conversation.queue(messages));
  }

  async function send(id: string, platformId: string): Promise<void> {
    await store.outbox.take(id, now, longAgo);
    await store.outbox.settle(id, { kind: "sent", platformId, mayBeDoubled: false }, now);
  }

  async function giveUp(id: string): Promise<void> {
    await store.outbox.take(id, now, longAgo);
    await store.outbox.settle(id, { kind: "given-up", problem: "is_archived" }, now);
  }

  async function giveUpNew(...ids: readonly string[]): Promise<void> {
    await queue(...ids.map((id) => slack(id, "T1/C1")));
    for (const id of ids) await giveUp(id);
  }

  /** Sends what may be sent until nothing may; returns it in that order. */
  async function sendAll(): Promise<readonly string[]> {
    const sent: string[] = [];
    for (let ids = await due({ now: later(10) }); ids.length > 0; ids = await due({ now: later(10) })) {
      for (const id of ids) {
        await store.outbox.take(id, later(10), longAgo);
        await store.outbox.settle(id, { kind: "sent", platformId: id, mayBeDoubled: false }, later(10));
        sent.push(id);
      }
    }
    return sent;
  }

  function deliveries(more: Partial<Parameters<TestStore["outbox"]["due"]>[0]>) {
    const where = { channels: ["slack"], now, abandonedBefore: longAgo, except: [], limit: 10 } as const;
    return store.outbox.due({ ...where, ...more });
  }

  async function due(more: Parameters<typeof deliveries>[0] = {}): Promise<readonly string[]> {
    return (await deliveries(more)).map(({ message }) => message.id);
  }
}

const now = new Date("2026-11-02T09:00:00.000Z");
const longAgo = new Date(0);
const later = (ms: number) => new Date(now.getTime() + ms);

const event = inboundOf({
  id: "slack:1",
  channel: "slack",
  conversation: "T1/C1",
  account: "T1/U1",
  message: "1.0",
  at: now,
  body: { kind: "edit", text: "who approves?" },
});

function slack(id: string, conversation: string): OutgoingMessage {
  return outgoing({ id, channel: "slack", conversation, at: now });
}

function answerTo(event: string): AnswerGiven {
  const words = { question: "who approves?", standalone: "who approves?", key: "approve" };
  const found = {
    outcome: "answered",
    reason: "clear-match",
    evidence: 1,
    retrieval: "words",
    passages: [],
    citations: [],
  } as const;
  const where = { person: "ada", conversation: "T1/C1", sensitive: false, elapsedMs: 1, at: now };
  return { id: `answer to ${event}`, event, ...words, ...found, ...where };
}

const offer: RequestStep = {
  kind: "offered",
  person: "olga",
  until: later(30),
  text: null,
  verdict: null,
  message: "card",
  at: now,
};

const request: Request = {
  id: "r1",
  kind: "help",
  answer: "a1",
  place: {
    channel: "slack",
    conversation: "T1/C1",
    thread: "1.0",
    account: "T1/U1",
    person: "ada",
    reach: "room",
  },
  question: "who approves?",
  details: null,
  about: { sop: "refunds", version: 7, section: "over-500" },
  at: now,
  steps: [offer],
};

function stepped(ordinal: number, step: RequestStep): Fact {
  return { kind: "request-step", request: "r1", ordinal, step };
}
