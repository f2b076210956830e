import { execFile } from "node:child_process";
import { createHmac } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import express from "express";
import { afterEach, beforeEach, expect, test } from "vitest";
import { contentWebhook } from "../../src/http/content-webhook.ts";
import { contentPublisher } from "../../src/wiring/content.ts";
import { openTestCompany } from "../support/runtime.ts";

const secret = "a secret that both sides share";
const body = '{"ref":"refs/heads/main"}';
const run = promisify(execFile);

let server: Server;
let published: number;

beforeEach(async () => {
  published = 0;
  server = await listen(secret, () => {
    published += 1;
  });
});

afterEach(() => {
  server.close();
});

test("a signed push is acknowledged and published; told twice, it is published twice, which changes nothing", async () => {
  const headers = { "x-hub-signature-256": sign(body), "x-github-event": "push" };
  expect((await post(body, headers)).status).toBe(202);
  expect((await post(body, headers)).status).toBe(202);
  expect(published).toBe(2);
});

test("GitLab's token is taken, and a ping changes nothing", async () => {
  expect((await post(body, { "x-gitlab-token": secret, "x-gitlab-event": "Push Hook" })).status).toBe(202);
  const ping = { "x-hub-signature-256": sign("{}"), "x-github-event": "ping" };
  expect((await post("{}", ping)).status).toBe(200);
  expect(published).toBe(1);
});

test.each([
  { what: "no signature", headers: {} },
  { what: "a signature of another body", headers: { "x-hub-signature-256": sign("{}") } },
  { what: "a signature with another secret", headers: { "x-hub-signature-256": sign(body, "another") } },
  { what: "half a signature", headers: { "x-hub-signature-256": sign(body).slice(0, 40) } },
  { what: "another token", headers: { "x-gitlab-token": "another" } },
  {
    what: "a token beside a wrong signature",
    headers: { "x-hub-signature-256": "sha256=", "x-gitlab-token": secret },
  },
])("$what is refused", async ({ headers }) => {
  expect((await post(body, headers)).status).toBe(401);
  expect(published).toBe(0);
});

test("without a secret there is no such address", async () => {
  const closed = await listen(null, () => {});
  expect((await post(body, { "x-hub-signature-256": sign(body) }, closed)).status).toBe(404);
  closed.close();
});

test("a push brings the checkout forward and its pages into the answers, however often it is told", async () => {
  const work = await mkdtemp(join(tmpdir(), "cairn-git-"));
  const git = (folder: string, ...words: string[]) =>
    run("git", ["-C", folder, "-c", "user.name=Ana", "-c", "user.email=ana@example.com", ...words]);
  const [theirs, ours] = [join(work, "theirs"), join(work, "ours")];
  await run("git", ["init", "--quiet", "--initial-branch=main", theirs]);
  await writeFile(join(theirs, "keys.md"), "# Keys\n\nAsk the desk.\n");
  await git(theirs, "add", ".");
  await git(theirs, "commit", "--quiet", "-m", "First");
  await run("git", ["clone", "--quiet", theirs, ours]);
  const company = await openTestCompany("2026-11-20T10:00:00Z", { CONTENT_DIR: ours, CONTENT_PULL: "on" });
  const publish = contentPublisher(company.runtime);
  const versions = async () =>
    (await company.runtime.store.pages.storedVersions(["keys"])).map(({ body }) => body.trim());
  publish();
  await company.runtime.settled();
  expect(await versions()).toEqual(["# Keys\n\nAsk the desk."]);
  await writeFile(join(theirs, "keys.md"), "# Keys\n\nAsk the guard.\n");
  await git(theirs, "commit", "--quiet", "-am", "Second");
  for (let times = 0; times < 5; times += 1) publish();
  await company.runtime.settled();
  expect(await versions()).toEqual(["# Keys\n\nAsk the desk.", "# Keys\n\nAsk the guard."]);
  await company.close();
  await rm(work, { recursive: true });
}, 30_000);

async function listen(shared: string | null, publish: () => void): Promise<Server> {
  const listening = express()
    .use(contentWebhook({ secret: shared, publish }))
    .listen(0, "127.0.0.1");
  await once(listening, "listening");
  return listening;
}

function post(text: string, headers: Readonly<Record<string, string>>, to = server): Promise<Response> {
  const { port } = to.address() as AddressInfo;
  return fetch(`http://127.0.0.1:${port}/api/content`, { method: "POST", body: text, headers });
}

function sign(text: string, key = secret): string {
  return `sha256=${createHmac("sha256", key).update(text).digest("hex")}`;
}
