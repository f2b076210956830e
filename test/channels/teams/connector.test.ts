import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ConnectorError, createConnector } from "../../../src/channels/teams/connector.ts";
import { closeServer } from "../../support/close-server.ts";

let asked: IncomingMessage[];
let answer: (request: IncomingMessage, response: ServerResponse) => void;
let serviceUrl: string;
let close: () => Promise<void>;

beforeEach(async () => {
  asked = [];
  answer = (_request, response) => response.writeHead(201).end('{"id":"1"}');
  const server = createServer((request, response) => {
    asked.push(request);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  serviceUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/emea/`;
  close = () => closeServer(server);
});

afterEach(() => close());

test("says something in a thread, with our token, and is told its id", async () => {
  const connector = createConnector(async () => "Bearer t", 1000)(serviceUrl);
  expect(await connector.post("19:a@thread.tacv2;messageid=1", { type: "message" })).toBe("1");
  expect(asked[0]?.url).toBe("/emea/v3/conversations/19%3Aa%40thread.tacv2%3Bmessageid%3D1/activities");
  expect(asked[0]?.headers.authorization).toBe("Bearer t");
});

test("a refusal carries its reason from wherever Teams puts it, and what it asks to wait", async () => {
  const connector = createConnector(null, 1000)(serviceUrl);
  const refuse = (status: number, body: string) => {
    answer = (_request, response) => response.writeHead(status, { "retry-after": "3" }).end(body);
    return connector.post("a:1", {}).catch((error: unknown) => error);
  };
  const inner = JSON.stringify({ error: { message: JSON.stringify({ subCode: "MessageWritesBlocked" }) } });
  expect(await refuse(403, inner)).toMatchObject({ status: 403, code: "MessageWritesBlocked" });
  expect(await refuse(429, '{"error":{"code":"Throttled"}}')).toMatchObject({
    code: "Throttled",
    retryAfterMs: 3000,
  });
  expect(await refuse(502, "<html>")).toMatchObject({ status: 502, code: null });
});

test("one call is one request, whatever comes of it", async () => {
  answer = (_request, response) => response.writeHead(503).end();
  await createConnector(
    null,
    1000,
  )(serviceUrl)
    .post("a:1", {})
    .catch(() => {});
  expect(asked).toHaveLength(1);
});

test("silence ends after a while, and may have been heard", async () => {
  answer = () => {};
  const error = await createConnector(
    null,
    50,
  )(serviceUrl)
    .post("a:1", {})
    .catch((failed: unknown) => failed);
  expect(error).toBeInstanceOf(ConnectorError);
  expect(error).toMatchObject({ status: null, hasLeft: true });
});

test("without a token, and without anybody there, nothing has left", async () => {
  const noToken = createConnector(async () => Promise.reject(new Error("no")), 1000)(serviceUrl);
  await expect(noToken.post("a:1", {})).rejects.toMatchObject({ code: "no_token", hasLeft: false });
  await close();
  const nobody = createConnector(null, 1000)(serviceUrl);
  await expect(nobody.post("a:1", {})).rejects.toMatchObject({ code: "ECONNREFUSED", hasLeft: false });
  close = async () => {};
});
