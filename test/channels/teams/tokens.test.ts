import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { slackPages } from "../../support/slack-pages.ts";
import { type activityOf, messageOf } from "./support/activities.ts";
import type { Claims } from "./support/authority.ts";
import { membersNamed, openTeamsCompany, type TeamsCompany } from "./support/teams-company.ts";

/**
 * Who is let in at `POST /api/messages`, by the real check: keys and tokens come from an authority of the
 * test's own, which publishes them as Microsoft's does.
 */

let world: TeamsCompany;

beforeAll(async () => {
  world = await openTeamsCompany(membersNamed("ada"));
  await world.company.publish(slackPages);
});

afterAll(() => world.close());

beforeEach(() => {
  // The library writes why it turns a token away, with the keys it knows.
  vi.spyOn(console, "error").mockImplementation(() => {});
});

afterEach(() => {
  vi.restoreAllMocks();
});

test("a valid token of Teams is let in, and the question is answered", async () => {
  const before = world.teams.messages.length;
  expect((await world.deliver(question())).status).toBe(200);
  expect(world.teams.messages.slice(before)).toHaveLength(1);
  expect(JSON.stringify(world.teams.messages.at(-1)?.activity)).toContain("Block the old voucher");
});

test("a token that names the company's own Entra tenant is let in, too", async () => {
  expect((await world.deliver(question(), { tenant: tenantOf(question()) })).status).toBe(200);
});

test.each<[string, Claims]>([
  ["another issuer", { issuer: "https://sts.windows.net/someone-else/" }],
  ["another audience", { audience: "22222222-2222-4333-8444-555555555555" }],
  ["a signature by a key that nobody publishes", { key: "stranger" }],
  ["a key that is not meant for Teams", { key: "unendorsed" }],
  ["a time that is over", { livesFor: -3600 }],
  ["another service URL than the activity", { serviceUrl: "https://smba.example.com/teams/" }],
  ["no service URL", { serviceUrl: null }],
  ["another Entra tenant", { tenant: "77777777-8888-4777-8666-555555555555" }],
])("a token with %s is refused, and nothing is kept", async (_case, claims) => {
  await refused(() => world.deliver(question(), claims), 401);
});

test.each<[string, string | null]>([
  ["no token", null],
  ["an empty one", "Bearer "],
  ["one that is none", "Bearer of-bad-news"],
  ["another scheme", "Basic Y2Fpcm46cGFzc3dvcmQ="],
  ["one that nobody signed", `Bearer ${unsigned()}`],
])("a request with %s is refused, and nothing is kept", async (_case, authorization) => {
  await refused(() => world.post(question(), authorization), 401);
});

test("a good token does not help an activity of another Entra tenant", async () => {
  const from = world.teams.member("29:ada");
  if (from === undefined) throw new Error("nobody");
  const tenant = "77777777-8888-4777-8666-555555555555";
  const stranger = messageOf(
    { from, serviceUrl: world.teams.url, tenant },
    "how do I replace a lost voucher?",
  );
  await refused(() => world.deliver(stranger), 403);
});

test("what is no activity is refused before anything else", async () => {
  await refused(() => world.deliver({ hello: "world" }), 400);
  await refused(() => world.deliver({ ...question(), channelId: "directline" }), 400);
});

test("our own calls carry a token of the authority, asked for once while it holds", async () => {
  await world.deliver(question());
  await world.deliver(question());
  expect(world.authority.asked).toHaveLength(1);
  expect(world.authority.asked[0]?.get("scope")).toBe("https://api.botframework.com/.default");
});

function question() {
  const from = world.teams.member("29:ada");
  if (from === undefined) throw new Error("nobody");
  return messageOf({ from, serviceUrl: world.teams.url }, "how do I replace a lost voucher?");
}

function tenantOf(activity: ReturnType<typeof activityOf>): string {
  const { tenantId } = Object(activity.conversation);
  return String(tenantId);
}

async function refused(request: () => Promise<{ readonly status: number }>, status: number): Promise<void> {
  const { length } = world.teams.calls;
  expect((await request()).status).toBe(status);
  expect(world.teams.calls).toHaveLength(length);
  const { store, system } = world.company.runtime;
  expect(await store.conversation.unfinished(system.now(), 10)).toEqual([]);
}

/** `alg: none`, with everything else as it should be. */
function unsigned(): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const claims = { iss: "https://issuer.example.com", aud: "11111111-2222-4333-8444-555555555555" };
  return `${part({ alg: "none", kid: "published" })}.${part(claims)}.`;
}
