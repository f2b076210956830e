import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { closeServer } from "../../../support/close-server.ts";

/** One call of the Web API, or of an address for replies. */
interface PretendCall {
  readonly method: string;
  readonly args: Readonly<Record<string, string>>;
}

type Answer = (response: ServerResponse, call: PretendCall) => void;

/** A Slack that answers as it is told, for what the real one does rarely. */
export interface PretendSlack {
  readonly url: string;
  readonly calls: PretendCall[];
  /** Answers in this order; when none is left, `{"ok": true}` with a timestamp. */
  readonly answers: Answer[];
  readonly close: () => Promise<void>;
}

export async function pretendSlack(): Promise<PretendSlack> {
  const calls: PretendCall[] = [];
  const answers: Answer[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const part of request) body += part;
    const isJson = request.headers["content-type"]?.startsWith("application/json") === true;
    const args = isJson
      ? (JSON.parse(body) as Record<string, string>)
      : Object.fromEntries(new URLSearchParams(body));
    const call = { method: (request.url ?? "").replace("/api/", ""), args };
    calls.push(call);
    (answers.shift() ?? ok({ ts: "1795168810.000100" }))(response, call);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, calls, answers, close: () => closeServer(server) };
}

export function ok(fields: object): Answer {
  return (response) => json(response, 200, { ok: true, ...fields });
}

export function refused(error: string, headers: Record<string, string> = {}): Answer {
  return (response) => json(response, 200, { ok: false, error }, headers);
}

export function status(code: number, headers: Record<string, string> = {}): Answer {
  return (response) => response.writeHead(code, headers).end("busy");
}

/** Reads the request and hangs up. */
export function hangUp(): Answer {
  return (response) => void response.socket?.destroy();
}

function json(response: ServerResponse, code: number, body: object, headers: Record<string, string> = {}) {
  response.writeHead(code, { "Content-Type": "application/json", ...headers });
  response.end(JSON.stringify(body));
}
