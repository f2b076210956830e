import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { spanText } from "../../../src/core/blocks.ts";
import type { Inbound } from "../../../src/core/inbound.ts";
import type { PretendMessage, PretendSlack } from "../../support/pretend-slack.ts";
import { openSlackCompany, type SlackCompany } from "../../support/slack-company.ts";
import {
  answerSlowly,
  begun,
  dieWhileAnswering,
  firstSentence,
  type Making,
  patient,
  quoted,
  text,
  untilNothingWaits,
  whole,
} from "../begun-answers.ts";

/** While an answer is made, its beginning stands in Slack; in the end there is one message, and it is the whole. */

type Fault = NonNullable<ReturnType<PretendSlack["fault"]>>;

let world: SlackCompany;
let asked = 1_795_168_800;

beforeAll(async () => {
  world = await openSlackCompany({ U1: "ada@example.com" }, { callTimeoutMs: 1000, settles: "tried" });
  await world.traffic.slack?.check();
});
afterEach(() => {
  world.slack.fault = () => null;
  // Slack's allowance of streams is new each minute.
  world.company.pass(60_000);
});
afterAll(() => world.close());

test("in a thread the first sentence streams, and the rest with the page and the buttons ends the stream", async () => {
  const inbound = question();
  await answer(inbound, {
    meanwhile: async (revealing) => {
      revealing?.show(firstSentence);
      await vi.waitUntil(() => there(inbound).length === 1, patient);
      expect(there(inbound)[0]).toMatchObject({
        text: "Block the old voucher in Tillkeeper.",
        isStreaming: true,
      });
    },
  });
  expect(there(inbound)).toMatchObject([{ text: wordsOf(whole), isStreaming: false, updates: 0 }]);
  const blocks = JSON.stringify(there(inbound)[0]?.blocks);
  expect(blocks).toContain("Gift vouchers v1");
  expect(blocks).toContain("Ask a person");
  expect(blocks).not.toContain("Tillkeeper");
  const [kept] = await world.company.runtime.store.conversation.messagesFor(inbound.id);
  expect(there(inbound)[0]?.id).toBe(kept?.id);
});

test("a sentence that comes later is added to the stream", async () => {
  const inbound = question();
  await answer(inbound, {
    meanwhile: async (revealing) => {
      revealing?.show(firstSentence);
      await vi.waitUntil(() => there(inbound).length === 1, patient);
      revealing?.show(whole.elements.slice(0, 1));
      await vi.waitUntil(() => there(inbound)[0]?.text === wordsOf(whole), patient);
    },
  });
  expect(there(inbound)).toMatchObject([{ text: wordsOf(whole), isStreaming: false, updates: 0 }]);
});

test("when the page is quoted after all, nothing of the beginning stays", async () => {
  const inbound = question();
  await answer(inbound, { ...begun(stands(inbound)), result: { cards: [quoted] } });
  expect(there(inbound)).toMatchObject([{ updates: 1, isStreaming: false }]);
  expect(JSON.stringify(there(inbound)[0]?.blocks)).not.toContain("Block the old voucher");
});

test("at the top of a direct conversation, where Slack takes no stream, a message grows into the answer", async () => {
  const inbound = directQuestion();
  await answer(inbound, begun(stands(inbound)));
  expect(there(inbound)).toMatchObject([{ updates: 1 }]);
  expect(JSON.stringify(there(inbound)[0]?.blocks)).toContain("Then issue a new one.");
});

test("where nothing is revealed, the answer is posted as ever", async () => {
  const inbound = question();
  await answer(inbound, { meanwhile: async () => {} });
  expect(there(inbound)).toMatchObject([{ updates: 0 }]);
  expect(JSON.stringify(there(inbound)[0]?.blocks)).toContain("Tillkeeper");
});

test.each<[string, string, Fault]>([
  ["Slack takes no stream", "chat.startStream", { kind: "error", error: "channel_type_not_supported" }],
  ["Slack asks to slow down at the start", "chat.startStream", { kind: "rate-limited", seconds: 30 }],
  ["Slack fails at the start", "chat.startStream", { kind: "status", status: 503 }],
  ["the stream begins, and Slack's word of it is lost", "chat.startStream", { kind: "lost" }],
  ["Slack never says what became of the stream", "chat.startStream", { kind: "hang" }],
  ["Slack asks to slow down in between", "chat.appendStream", { kind: "rate-limited", seconds: 30 }],
  ["more is added, and Slack's word of it is lost", "chat.appendStream", { kind: "lost" }],
  [
    "the stream has ended by itself",
    "chat.stopStream",
    { kind: "error", error: "message_not_in_streaming_state" },
  ],
  ["Slack refuses the blocks at the end", "chat.stopStream", { kind: "error", error: "invalid_blocks" }],
])("when %s, there is one message, and it is whole", async (_case, method, fault) => {
  const inbound = question();
  let isDone = false;
  world.slack.fault = (called) => {
    if (isDone || called !== method) return null;
    isDone = true;
    return fault;
  };
  await answer(inbound, {
    meanwhile: async (revealing) => {
      revealing?.show(firstSentence);
      await vi.waitUntil(() => isDone || there(inbound).length === 1, patient);
      if (method !== "chat.appendStream") return;
      revealing?.show(whole.elements.slice(0, 1));
      await vi.waitUntil(() => isDone, patient);
    },
  });
  await untilWhole(inbound);
  expect(isDone).toBe(true);
});

test("when the end of the stream is lost, it is looked up, and nothing is said twice", async () => {
  const inbound = question();
  let lost = 0;
  world.slack.fault = (called) => (called === "chat.stopStream" && lost++ === 0 ? { kind: "lost" } : null);
  await answer(inbound, begun(stands(inbound)));
  await untilWhole(inbound);
  expect(lost).toBe(1);
});

test.each([
  ["its place is known", null],
  ["nobody heard where it stands", "chat.startStream"],
])("after a crash the answer takes the place of what was begun, when %s", async (_case, unheard) => {
  const inbound = question();
  world.slack.fault = (called) => (called === unheard ? { kind: "lost" } : null);
  await dieWhileAnswering(joined(), inbound, stands(inbound));
  world.slack.fault = () => null;
  await answer(inbound, {
    meanwhile: async (revealing) => {
      revealing?.show([text("Other words this time.")]);
    },
  });
  await untilWhole(inbound);
});

test("what turns out to be for one person alone leaves nothing in the room", async () => {
  const inbound = question();
  await answer(inbound, { ...begun(stands(inbound)), result: { visibility: "asker" } });
  const [room] = there(inbound);
  expect(room).toMatchObject({ user: null, isStreaming: false });
  expect(JSON.stringify(room)).not.toContain("Tillkeeper");
  expect(JSON.stringify(room?.blocks)).toContain("The answer is for the person who asked alone.");
  expect(world.slack.messages.filter(({ user }) => user === "U1")).toHaveLength(1);
});

/** Time passes until nothing is on its way any more; then there is one message, and it is whole. */
async function untilWhole(inbound: Inbound): Promise<void> {
  await untilNothingWaits(world);
  expect(there(inbound)).toHaveLength(1);
  const [message] = there(inbound);
  expect(message?.isStreaming).toBe(false);
  expect(`${message?.text} ${JSON.stringify(message?.blocks)}`).toContain("Then issue a new one.");
  expect(JSON.stringify(message?.blocks)).toContain("Gift vouchers v1");
}

function question(): Inbound {
  const ts = `${++asked}.000100`;
  return {
    id: `slack:T1/C1/${ts}/q`,
    channel: "slack",
    conversation: "T1/C1",
    thread: ts,
    account: "T1/U1",
    person: null,
    reach: "room",
    addressed: true,
    message: ts,
    replyUrl: null,
    at: world.company.runtime.system.now(),
    body: { kind: "message", text: "How do I replace a lost voucher?" },
  };
}

function directQuestion(): Inbound {
  const inbound = question();
  return { ...inbound, conversation: `T1/D${asked}`, thread: null, reach: "direct" };
}

function answer(inbound: Inbound, making: Making): Promise<void> {
  return answerSlowly(joined(), inbound, making);
}

function joined() {
  return { runtime: world.company.runtime, traffic: world.traffic };
}

function wordsOf({ elements: [first] }: typeof whole): string {
  return first?.kind === "text" ? spanText(first.spans) : "";
}

/** What stands below a question. */
function there({ conversation, thread }: Inbound): readonly PretendMessage[] {
  return world.slack.messages.filter(
    (one) => one.channel === conversation.split("/")[1] && one.thread === thread,
  );
}

function stands(inbound: Inbound): () => boolean {
  return () => there(inbound).length === 1;
}
