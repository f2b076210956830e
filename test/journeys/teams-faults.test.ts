import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { activityOf, channelId, messageOf, type Spot } from "../channels/teams/support/activities.ts";
import type { Call } from "../channels/teams/support/connector-call.ts";
import type { Fault, PretendActivity } from "../channels/teams/support/pretend-teams.ts";
import {
  membersNamed,
  openTeamsCompany,
  type TeamsCompany,
} from "../channels/teams/support/teams-company.ts";
import { haste } from "../support/hurried.ts";
import { slackPages } from "../support/slack-pages.ts";

/**
 * The whole product on a Teams that misbehaves: in the end there is one answer; or it stands there twice where
 * nobody could know, and that is counted; or the administrator sees why there is none.
 */

let world: TeamsCompany;
const lost = "how do I replace a lost voucher?";

beforeEach(async () => {
  world = await openTeamsCompany(membersNamed("ada", "otto", "cleo"), {
    callTimeoutMs: 1_000,
    settles: "tried",
  });
  await world.company.publish(slackPages);
});

afterEach(async () => {
  await world.close();
});

test("asked to slow down, Cairn waits as long as Teams says, and answers once", async () => {
  let askedAt = 0;
  failing([{ kind: "status", status: 429, code: "Throttled", retryAfter: 10 }], () => {
    askedAt = performance.now();
  });
  await say(lost);
  await untilNothingWaits();
  expect(shown()).toHaveLength(1);
  expect((shown()[0]?.at ?? 0) - askedAt).toBeGreaterThanOrEqual(10_000 / haste);
});

test.each<[string, Fault]>([
  ["429 without a time", { kind: "status", status: 429, code: "Throttled" }],
  [
    "412, a clash with something else in the conversation",
    { kind: "status", status: 412, code: "PreconditionFailed" },
  ],
  ["502", { kind: "status", status: 502, code: "BadGateway" }],
  ["503", { kind: "status", status: 503, code: "ServiceUnavailable" }],
])("after %s it is tried again later, and there is one answer", async (_case, fault) => {
  failing([fault]);
  await say(lost);
  await untilNothingWaits();
  expect(shown()).toHaveLength(1);
  expect(await state()).toMatchObject({ mayBeDoubled: 0, givenUp: 0 });
});

test.each<[string, Fault, number]>([
  ["500, which says nothing of what became of it", { kind: "status", status: 500, code: "ServiceError" }, 1],
  ["504, which says nothing, either", { kind: "status", status: 504, code: "GatewayTimeout" }, 1],
  ["no answer at all", { kind: "hang" }, 1],
  ["an answer that was lost on its way", { kind: "lost" }, 2],
])("after %s it is said once more, and counted as perhaps doubled", async (_case, fault, count) => {
  failing([fault]);
  await say(lost);
  await untilNothingWaits();
  expect(shown()).toHaveLength(count);
  expect(await state()).toMatchObject({ mayBeDoubled: 1, givenUp: 0 });
});

test("when the second is lost, too, it is not said a third time, and the outbox says so", async () => {
  failing([{ kind: "lost" }, { kind: "lost" }]);
  await say(lost);
  await untilNothingWaits();
  expect(shown()).toHaveLength(2);
  expect(await state()).toMatchObject({ givenUp: 1 });
});

test.each([
  ["the person blocked Cairn", "ConversationBlockedByUser"],
  ["Cairn is no longer in the conversation", "BotNotInConversationRoster"],
  ["nobody may write there", "MessageWritesBlocked"],
])("when %s, it is tried once, and never again until somebody there acts", async (_case, code) => {
  failing(Array(9).fill({ kind: "status", status: 403, code }));
  await say(lost);
  await untilNothingWaits();
  expect(posts()).toHaveLength(1);
  const [stated] = await givenUp();
  expect(stated?.problem).toContain(code);
  world.teams.fault = () => null;
  const { accounts, people } = world.company.runtime.store;
  expect(await people.personByEmail("ada@example.com")).toMatchObject({ id: "ada" });
  expect((await accounts.accountsOf("ada")).length).toBeGreaterThan(0);
  expect(await world.traffic.channels.directPlaceOf("ada@example.com")).toBeNull();
  await say("who approves a voucher over 500 euros?");
  await untilNothingWaits();
  expect(shown()).toHaveLength(1);
  expect(await world.traffic.channels.directPlaceOf("ada@example.com")).not.toBeNull();
});

test.each([
  [403, "BotDisabledByAdmin"],
  [403, "NotEnoughPermissions"],
  [400, "BadSyntax"],
  [413, "MessageSizeTooBig"],
])(
  "after %i %s it is not tried blindly, and the administrator sends it once the cause is gone",
  async (status, code) => {
    failing(Array(9).fill({ kind: "status", status, code }));
    await say(lost);
    await untilNothingWaits();
    expect(posts()).toHaveLength(1);
    expect((await givenUp())[0]?.problem).toContain(code);
    world.teams.fault = () => null;
    const { store, system } = world.company.runtime;
    expect(
      await store.outbox.retry(
        (await givenUp()).map(({ id }) => id),
        system.now(),
      ),
    ).toBe(1);
    await untilNothingWaits();
    expect(shown()).toHaveLength(1);
  },
);

test("what was to be replaced and is gone is said below instead", async () => {
  await say(lost, { id: "100" });
  await untilNothingWaits();
  world.teams.fault = ({ operation }) =>
    operation === "UpdateActivity"
      ? { kind: "status", status: 404, code: "ActivityNotFoundInConversation" }
      : null;
  const changed = {
    type: "messageUpdate",
    text: "who looks after parking?",
    channelData: { eventType: "editMessage" },
  };
  await world.deliver(activityOf({ ...ada(), id: "100" }, changed));
  await untilNothingWaits();
  expect(shown()).toHaveLength(2);
  expect(JSON.stringify(shown()[1]?.activity)).toContain("front desk looks after parking");
});

test("in a channel that Cairn may not write in, the outbox says so, and nothing is said there blindly", async () => {
  world.teams.fault = ({ operation, conversation }) =>
    operation === "SendToConversation" && conversation === channelId
      ? { kind: "status", status: 403, code: "MessageWritesBlocked" }
      : null;
  await say(lost, { id: "200", spot: { kind: "channel", thread: "200" } });
  await untilNothingWaits();
  expect(posts().filter(({ conversation }) => conversation === channelId)).toHaveLength(1);
  expect((await givenUp())[0]?.problem).toContain("MessageWritesBlocked");
});

test("when Teams cannot say who asks, they read what everybody may", async () => {
  world.teams.fault = ({ operation }) =>
    operation === "GetConversationMember" ? { kind: "status", status: 500 } : null;
  const cleo = { from: world.teams.member("29:cleo") ?? ada().from, serviceUrl: world.teams.url };
  await world.deliver(messageOf(cleo, "what is the band of analysts?"));
  await world.deliver(messageOf(cleo, lost));
  await untilNothingWaits();
  const said = shown().map(({ activity }) => JSON.stringify(activity));
  expect(said[0]).not.toContain("48,000");
  expect(said[1]).toContain("Block the old voucher");
});

test("in a storm of all of these, every question has its answer", async () => {
  const kinds: readonly Fault[] = [
    { kind: "status", status: 502 },
    { kind: "status", status: 412 },
    { kind: "status", status: 429, retryAfter: 1 },
    { kind: "status", status: 503 },
  ];
  const met = new Map<string, number>();
  world.teams.fault = ({ operation, conversation }) => {
    const place = Number(/\d+/.exec(conversation)?.[0] ?? "0");
    const count = met.get(conversation) ?? 0;
    if (operation !== "SendToConversation" || count >= 2) return null;
    met.set(conversation, count + 1);
    return kinds[(place + count) % kinds.length] ?? null;
  };
  const rooms = Array.from({ length: 20 }, (_, place) => `19:room${place}@unq.gbl.spaces`);
  await Promise.all(rooms.map((id) => say(lost, { spot: { kind: "groupChat", id } })));
  await untilNothingWaits();
  expect(
    shown()
      .map(({ conversation }) => conversation)
      .sort(),
  ).toEqual([...rooms].sort());
  expect(await state()).toMatchObject({ givenUp: 0 });
});

function ada() {
  const from = world.teams.member("29:ada");
  if (from === undefined) throw new Error("nobody");
  return { from, serviceUrl: world.teams.url };
}

async function say(text: string, where: { readonly id?: string; readonly spot?: Spot } = {}): Promise<void> {
  const named = where.spot !== undefined && where.spot.kind !== "personal";
  const { status } = await world.deliver(messageOf({ ...ada(), ...where }, text, { named }));
  expect(status).toBe(200);
}

function shown(): readonly PretendActivity[] {
  return world.teams.messages;
}

function posts(): readonly Call[] {
  return world.teams.calls.filter(isPost);
}

function isPost({ operation, body }: Call): boolean {
  return operation === "SendToConversation" && body.type === "message";
}

/** The next messages go wrong, one after the other. */
function failing(faults: Fault[], onFault: () => void = () => {}): void {
  world.teams.fault = (call) => {
    const fault = isPost(call) ? (faults.shift() ?? null) : null;
    if (fault !== null) onFault();
    return fault;
  };
}

/** Time passes until nothing is on its way any more: it has arrived, or was given up. */
async function untilNothingWaits(stepMs = 5_000): Promise<void> {
  const isDone = async () => {
    await world.settled();
    if ((await state()).waiting === 0) return true;
    world.company.pass(stepMs);
    return false;
  };
  await vi.waitUntil(isDone, { timeout: 15_000, interval: 20 });
}

function state() {
  const { store, system } = world.company.runtime;
  return store.outbox.state(system.now());
}

function givenUp() {
  return world.company.runtime.store.outbox.givenUp(new Date(0), 10);
}
