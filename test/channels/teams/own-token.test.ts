import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ownToken } from "../../../src/channels/teams/own-token.ts";

let now: number;
let asked: URLSearchParams[];
let status: number;
let token: () => Promise<string>;
let close: () => Promise<void>;

beforeEach(async () => {
  now = 0;
  asked = [];
  status = 200;
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    asked.push(new URLSearchParams(Buffer.concat(parts).toString("utf8")));
    response.writeHead(status).end(JSON.stringify({ access_token: `t${asked.length}`, expires_in: 3600 }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const loginUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/tenant`;
  token = ownToken({ loginUrl, appId: "app", password: "hunter2" }, "scope", () => now);
  close = () => new Promise((resolve) => server.close(() => resolve()));
});

afterEach(() => close());

test("is asked for once however many want it, and again shortly before it ends", async () => {
  expect(await Promise.all([token(), token(), token()])).toEqual(["Bearer t1", "Bearer t1", "Bearer t1"]);
  now = 54 * 60_000;
  expect(await token()).toBe("Bearer t1");
  now = 56 * 60_000;
  expect(await token()).toBe("Bearer t2");
  expect(Object.fromEntries(asked[0] ?? [])).toEqual({
    grant_type: "client_credentials",
    client_id: "app",
    client_secret: "hunter2",
    scope: "scope",
  });
});

test("a refusal is not kept, and says nothing of the secret", async () => {
  status = 401;
  const refused = await token().catch((error: unknown) => String(error));
  expect(refused).toContain("401");
  expect(refused).not.toContain("hunter2");
  status = 200;
  expect(await token()).toBe("Bearer t2");
});
