import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import type { Inbound } from "../../../src/core/inbound.ts";
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
import type { Fault, PretendActivity } from "./support/pretend-teams.ts";
import { membersNamed, openTeamsCompany, type TeamsCompany } from "./support/teams-company.ts";

/** While an answer is made, its beginning stands in the chat; in the end there is one message, and it is the whole. */

let world: TeamsCompany;
let asked = 0;

beforeAll(async () => {
  world = await openTeamsCompany(membersNamed("ada"), { callTimeoutMs: 1000, settles: "tried" });
});
afterEach(() => {
  world.teams.fault = () => null;
});
afterAll(() => world.close());

test("the first sentence streams; the last activity brings the rest, the card, its sources and the label", async () => {
  const inbound = await question();
  const card = { ...whole, isGenerated: true } as const;
  await answer(inbound, {
    meanwhile: async (revealing) => {
      revealing?.show(firstSentence);
      await vi.waitUntil(() => there(inbound).length === 1, patient);
      expect(there(inbound)[0]).toMatchObject({
        isStreaming: true,
        activity: { type: "typing", text: "Block the old voucher in Tillkeeper." },
      });
    },
    result: { cards: [card] },
  });
  const [message] = there(inbound);
  expect(there(inbound)).toHaveLength(1);
  expect(message).toMatchObject({
    isStreaming: false,
    updates: 0,
    activity: { type: "message", text: "Block the old voucher in Tillkeeper. Then issue a new one." },
  });
  const { attachments, entities } = message?.activity ?? {};
  expect(JSON.stringify(attachments)).toContain("Gift vouchers v1");
  expect(JSON.stringify(attachments)).not.toContain("Tillkeeper");
  expect(JSON.stringify(attachments)).not.toContain("refresh");
  expect(JSON.stringify(entities)).toContain("AIGeneratedContent");
  expect(JSON.stringify(entities)).toContain("Claim");
});

test("sentences that come later join the stream, at most one update a second", async () => {
  const inbound = await question();
  const said: number[] = [];
  world.teams.fault = ({ body }) => {
    if (body.type === "typing") said.push(performance.now());
    return null;
  };
  await answer(inbound, {
    meanwhile: async (revealing) => {
      revealing?.show(firstSentence);
      await vi.waitUntil(() => there(inbound).length === 1, patient);
      revealing?.show(whole.elements.slice(0, 1));
      await vi.waitUntil(
        () => there(inbound)[0]?.activity.text !== "Block the old voucher in Tillkeeper.",
        patient,
      );
    },
  });
  expect((said[1] ?? 0) - (said[0] ?? 0)).toBeGreaterThanOrEqual(1000);
  expectWhole(inbound);
});

test("when the page is quoted after all, nothing of the beginning stays", async () => {
  const inbound = await question();
  await answer(inbound, { ...begun(stands(inbound)), result: { cards: [quoted] } });
  expect(there(inbound)).toMatchObject([{ updates: 1, isStreaming: false }]);
  const said = JSON.stringify(there(inbound)[0]?.activity);
  expect(said).toContain("Ask the customer for the order number.");
  expect(said).not.toContain("Block the old voucher");
});

test("where others read, nothing is shown before it is whole", async () => {
  const inbound = { ...(await question()), reach: "room" } as const;
  expect(world.traffic.channels.reveal(inbound)).toBeNull();
});

test.each<[string, "start" | "end", Fault]>([
  ["Teams takes no stream", "start", { kind: "status", status: 403, code: "ContentStreamNotAllowed" }],
  ["Teams asks to slow down at the start", "start", { kind: "status", status: 429, retryAfter: 5 }],
  ["Teams fails at the start", "start", { kind: "status", status: 503 }],
  [
    "the stream is over when it should end",
    "end",
    { kind: "status", status: 403, code: "ContentStreamNotAllowed" },
  ],
  ["Teams asks to slow down at the end", "end", { kind: "status", status: 429, retryAfter: 1 }],
  ["the end arrives, and Teams' word of it is lost", "end", { kind: "lost" }],
])("when %s, there is one message, and it is whole", async (_case, where, fault) => {
  const inbound = await question();
  let isDone = false;
  world.teams.fault = ({ body, conversation }) => {
    const isThis = where === "start" ? body.type === "typing" : body.type === "message";
    if (isDone || conversation !== inbound.conversation || !isThis) return null;
    isDone = true;
    return fault;
  };
  await answer(inbound, {
    meanwhile: async (revealing) => {
      revealing?.show(firstSentence);
      await vi.waitUntil(() => isDone || there(inbound).length === 1, patient);
    },
  });
  await untilNothingWaits(world);
  expect(isDone).toBe(true);
  expectWhole(inbound);
});

test("after a crash the answer takes the place of what was begun", async () => {
  const inbound = await question();
  await dieWhileAnswering(joined(), inbound, stands(inbound));
  await answer(inbound, {
    meanwhile: async (revealing) => revealing?.show([text("Other words this time.")]),
  });
  expectWhole(inbound);
});

function expectWhole(inbound: Inbound): void {
  expect(there(inbound)).toHaveLength(1);
  const [message] = there(inbound);
  expect(message?.isStreaming).toBe(false);
  expect(JSON.stringify(message?.activity)).toContain("Then issue a new one.");
  expect(JSON.stringify(message?.activity)).toContain("Gift vouchers v1");
}

async function question(): Promise<Inbound> {
  const conversation = `a:29:ada-${++asked}`;
  const { store, system } = world.company.runtime;
  await store.references.saveReference({
    channel: "teams",
    conversation,
    serviceUrl: world.teams.url,
    kind: "personal",
    user: "29:ada",
    closed: null,
    seenAt: system.now(),
  });
  return {
    id: `teams:${conversation}/1`,
    channel: "teams",
    conversation,
    thread: null,
    account: "29:ada",
    person: null,
    reach: "direct",
    addressed: true,
    message: "1",
    replyUrl: null,
    at: system.now(),
    body: { kind: "message", text: "How do I replace a lost voucher?" },
  };
}

function answer(inbound: Inbound, making: Making): Promise<void> {
  return answerSlowly(joined(), inbound, making);
}

function joined() {
  return { runtime: world.company.runtime, traffic: world.traffic };
}

function there({ conversation }: Inbound): readonly PretendActivity[] {
  return world.teams.messages.filter((one) => one.conversation === conversation);
}

function stands(inbound: Inbound): () => boolean {
  return () => there(inbound).length === 1;
}
