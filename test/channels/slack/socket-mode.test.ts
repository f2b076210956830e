import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { expect, test } from "vitest";
import type { Inbound } from "../../../src/core/inbound.ts";
import { closeServer } from "../../support/close-server.ts";
import { bot, mentionOf } from "../../support/slack-payloads.ts";
import { slackWorld } from "./support/slack-world.ts";

test("over the web socket, too, an event is acknowledged once it is kept, and only then", async () => {
  const taken: Inbound[] = [];
  const slack = await socketSlack();
  const world = await slackWorld({
    settings: { apiUrl: slack.url, appToken: "xapp-1", signingSecret: null },
    take: async (inbound) => {
      if (inbound.message === "1795168801.000100") throw new Error("the database is away");
      taken.push(inbound);
      return { isNew: true, answered: Promise.resolve() };
    },
  });
  await world.slack.start();
  const connection = await slack.connected;
  const envelope = (id: string, ts: string) => ({
    type: "events_api",
    envelope_id: id,
    accepts_response_payload: false,
    payload: mentionOf({ text: `<@${bot}> how do I refund?`, ts }),
  });
  sendFrame(connection, { type: "hello", num_connections: 1, connection_info: { app_id: "A1" } });
  sendFrame(connection, envelope("lost", "1795168801.000100"));
  sendFrame(connection, envelope("kept", "1795168802.000100"));
  expect(await slack.acknowledged).toMatchObject({ envelope_id: "kept" });
  expect(taken.map(({ message }) => message)).toEqual(["1795168802.000100"]);
  await world.close();
  await slack.close();
});

/** Slack's side of Socket Mode: one connection, and the first text frame that comes back on it. */
async function socketSlack() {
  const connected = Promise.withResolvers<Duplex>();
  const acknowledged = Promise.withResolvers<unknown>();
  const server = createServer((request, response) => {
    const { port } = server.address() as AddressInfo;
    const isLink = request.url?.includes("apps.connections.open");
    const link = { ok: true, url: `ws://127.0.0.1:${port}/link` };
    response.setHeader("Content-Type", "application/json");
    response.end(JSON.stringify(isLink ? link : { ok: true, team_id: "T1", user_id: bot }));
  });
  server.on("upgrade", (request, socket) => {
    const key = `${request.headers["sec-websocket-key"]}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
    const accept = createHash("sha1").update(key).digest("base64");
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    socket.on("data", (frame: Buffer) => {
      const text = textOf(frame);
      if (text !== null) acknowledged.resolve(JSON.parse(text));
    });
    socket.on("error", () => undefined);
    connected.resolve(socket);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    connected: connected.promise,
    acknowledged: acknowledged.promise,
    close: async () => {
      (await connected.promise).destroy();
      await closeServer(server);
    },
  };
}

function sendFrame(socket: Duplex, message: object): void {
  const text = Buffer.from(JSON.stringify(message));
  const length = text.length < 126 ? [text.length] : [126, text.length >> 8, text.length & 0xff];
  socket.write(Buffer.concat([Buffer.from([0x81, ...length]), text]));
}

/** The text of a short masked frame of a client; `null` for its pings and its end. */
function textOf(frame: Buffer): string | null {
  if (((frame[0] ?? 0) & 0x0f) !== 1) return null;
  const length = (frame[1] ?? 0) & 0x7f;
  const start = length === 126 ? 4 : 2;
  const mask = frame.subarray(start, start + 4);
  const size = length === 126 ? frame.readUInt16BE(2) : length;
  const masked = frame.subarray(start + 4, start + 4 + size);
  return Buffer.from(masked.map((byte, place) => byte ^ (mask[place % 4] ?? 0))).toString();
}
