import { afterEach, beforeEach, expect, test } from "vitest";
import type { Inbound } from "../../../src/core/inbound.ts";
import { ok, type PretendSlack, pretendSlack, refused } from "./support/pretend-slack.ts";
import { now, type SlackWorld, slackWorld } from "./support/slack-world.ts";

let pretend: PretendSlack;
let world: SlackWorld;
let time = now;

beforeEach(async () => {
  time = now;
  pretend = await pretendSlack();
  world = await slackWorld({
    settings: { apiUrl: pretend.url },
    system: { now: () => time, newId: () => "id", stopwatch: () => 0 },
  });
  pretend.answers.push(ok({ team_id: "T1", user_id: "U0BOT" }));
  await world.slack.start();
  pretend.calls.length = 0;
});
afterEach(async () => {
  await world.close();
  await pretend.close();
});

const dana = { id: "U1", team_id: "T1", tz: "Europe/Dublin", profile: { email: "dana@example.com" } };

test("somebody is known by the address that Slack has, and asked about once a day", async () => {
  pretend.answers.push(ok({ user: dana }));
  expect((await identify({})).person).toBe("dana");
  time = new Date(now.getTime() + 23 * 60 * 60_000);
  expect((await identify({})).person).toBe("dana");
  expect(pretend.calls).toHaveLength(1);
  expect(world.accounts.get("T1/U1")).toMatchObject({ standing: "member", timeZone: "Europe/Dublin" });
  time = new Date(now.getTime() + 25 * 60 * 60_000);
  await identify({});
  expect(pretend.calls).toHaveLength(2);
});

test("many messages at once ask Slack once", async () => {
  pretend.answers.push(ok({ user: dana }));
  const people = await Promise.all([identify({}), identify({}), identify({})]);
  expect(people.map(({ person }) => person)).toEqual(["dana", "dana", "dana"]);
  expect(pretend.calls).toHaveLength(1);
});

test("somebody nobody knows has the least rights, and is looked up again after an hour", async () => {
  pretend.answers.push(ok({ user: { ...dana, profile: { email: "eve@example.com" } } }));
  expect((await identify({})).person).toBeNull();
  time = new Date(now.getTime() + 61 * 60_000);
  pretend.answers.push(ok({ user: dana }));
  expect((await identify({})).person).toBe("dana");
});

test("somebody of another company is nobody, whatever address they have", async () => {
  pretend.answers.push(ok({ user: { ...dana, team_id: "T9" } }));
  expect((await identify({})).person).toBeNull();
  pretend.answers.push(ok({ user: { ...dana, id: "U2", is_stranger: true } }));
  expect((await identify({ account: "T1/U2" })).person).toBeNull();
  expect([...world.accounts.values()].map(({ standing }) => standing)).toEqual(["outsider", "outsider"]);
});

test("a guest with an address of ours is that person, and stays marked as a guest", async () => {
  pretend.answers.push(ok({ user: { ...dana, is_restricted: true } }));
  expect((await identify({})).person).toBe("dana");
  expect(world.accounts.get("T1/U1")?.standing).toBe("guest");
});

test("when Slack cannot be asked, nobody known spoke, and it is tried again with the next message", async () => {
  pretend.answers.push(refused("internal_error"), ok({ user: dana }));
  expect((await identify({})).person).toBeNull();
  expect(world.accounts.size).toBe(0);
  expect((await identify({})).person).toBe("dana");
});

test("the direct conversation is remembered from the first direct message", async () => {
  pretend.answers.push(ok({ user: dana }));
  await identify({ conversation: "T1/D1", reach: "direct" });
  expect(world.accounts.get("T1/U1")?.direct).toBe("T1/D1");
});

test("somebody is found by their address to be written to first", async () => {
  pretend.answers.push(ok({ user: dana }), ok({ channel: { id: "D1" } }));
  expect(await world.slack.directPlaceOf("dana@example.com")).toEqual({
    channel: "slack",
    conversation: "T1/D1",
    thread: null,
    account: "T1/U1",
    person: "dana",
    reach: "direct",
  });
  expect(world.accounts.get("T1/U1")?.direct).toBe("T1/D1");
});

function identify(fields: Partial<Inbound>): Promise<Inbound> {
  return world.slack.identify({
    id: "slack:T1/C1/1.1/abc",
    channel: "slack",
    conversation: "T1/C1",
    thread: "1.1",
    account: "T1/U1",
    person: null,
    reach: "room",
    addressed: true,
    message: "1.1",
    replyUrl: null,
    at: now,
    body: { kind: "message", text: "how do I refund?" },
    ...fields,
  });
}
