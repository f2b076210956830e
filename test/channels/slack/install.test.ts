import { afterEach, beforeEach, expect, test } from "vitest";
import { mayInstall } from "../../../src/channels/slack/install.ts";
import { ok, type PretendSlack, pretendSlack } from "./support/pretend-slack.ts";
import { now, type SlackWorld, slackWorld } from "./support/slack-world.ts";

let pretend: PretendSlack;
let world: SlackWorld;

beforeEach(async () => {
  pretend = await pretendSlack();
  const oauth = { clientId: "1.2", clientSecret: "secret", stateSecret: "state secret", workspaces: [] };
  world = await slackWorld({ settings: { apiUrl: pretend.url, botToken: null, oauth } });
});
afterEach(async () => {
  await world.close();
  await pretend.close();
});

test("the install page leads to Slack with exactly the permissions of the manifest", async () => {
  const { address } = await begin();
  expect(address.origin).toBe(pretend.url);
  expect(address.searchParams.get("scope")).toContain("chat:write");
  expect(address.searchParams.get("redirect_uri")).toBe(`${world.url}/slack/oauth_redirect`);
});

test("the company's first workspace is installed, and its token is kept", async () => {
  const response = await install({ team: { id: "T1", name: "Acme" }, enterprise: null });
  expect([response.status, await response.text()]).toEqual([200, expect.stringContaining("Acme")]);
  const kept = world.installations.get("T1");
  expect(kept).toMatchObject({ teamId: "T1", enterpriseId: null, data: { bot: { token: "xoxb-new" } } });
  expect(JSON.stringify(kept)).not.toContain("xoxp-person");
  expect(await world.slack.check()).toMatchObject({ ok: true });
});

test("a workspace of another company is turned away, and its token thrown away", async () => {
  await install({ team: { id: "T1", name: "Acme" }, enterprise: null });
  pretend.calls.length = 0;
  const response = await install({ team: { id: "T2", name: "<b>Evil</b>" }, enterprise: null });
  expect(response.status).toBe(403);
  expect(pretend.calls.map((call) => call.method)).toEqual(["oauth.v2.access", "auth.test", "auth.revoke"]);
  expect([...world.installations.keys()]).toEqual(["T1"]);
});

test("a whole organisation is kept under its own id", async () => {
  await install({ team: null, enterprise: { id: "E1", name: "Acme" }, is_enterprise_install: true });
  expect(world.installations.get("E1")).toMatchObject({ id: "E1", teamId: null, enterpriseId: "E1" });
});

test("an answer that nobody asked for installs nothing", async () => {
  const response = await fetch(`${world.url}/slack/oauth_redirect?code=c&state=forged`);
  expect(response.status).toBe(400);
  expect(pretend.calls).toEqual([]);
  expect(world.installations.size).toBe(0);
});

const acme = { teamId: "T1", enterpriseId: "E1" };

test.each([
  ["the first of all", { teamId: "T1", enterpriseId: null }, [], [], true],
  ["the same again", { teamId: "T1", enterpriseId: null }, [acme], [], true],
  ["another of the same organisation", { teamId: "T2", enterpriseId: "E1" }, [acme], [], true],
  ["one of another organisation", { teamId: "T3", enterpriseId: "E3" }, [acme], [], false],
  ["one without an organisation", { teamId: "T4", enterpriseId: null }, [acme], [], false],
  ["one that is listed", { teamId: "T4", enterpriseId: null }, [acme], ["T4"], true],
  ["the first, when others are listed", { teamId: "T5", enterpriseId: null }, [], ["T4"], false],
])("whether %s may install the app", (_case, candidate, known, listed, allowed) => {
  expect(mayInstall(candidate, known, listed)).toBe(allowed);
});

/** Goes to Slack as a browser does; the state comes back in a cookie. */
async function begin(): Promise<{ readonly address: URL; readonly cookie: string }> {
  const response = await fetch(`${world.url}/slack/install`, { redirect: "manual" });
  const cookie = (response.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
  return { address: new URL(response.headers.get("location") ?? ""), cookie };
}

async function install(grant: object): Promise<Response> {
  const { address, cookie } = await begin();
  const plain = {
    app_id: "A1",
    authed_user: { id: "U1", access_token: "xoxp-person", scope: "" },
    scope: "chat:write",
    token_type: "bot",
    access_token: "xoxb-new",
    bot_user_id: "U0BOT",
    is_enterprise_install: false,
  };
  pretend.answers.push(
    ok({ ...plain, ...grant }),
    ok({ bot_id: "B1", url: "https://acme.slack.com/", at: now }),
  );
  const state = address.searchParams.get("state") ?? "";
  const back = `${world.url}/slack/oauth_redirect?code=c1&state=${encodeURIComponent(state)}`;
  return fetch(back, { headers: { Cookie: cookie } });
}
