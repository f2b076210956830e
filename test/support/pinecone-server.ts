import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { closeServer } from "./close-server.ts";
import { type Metadata, meets } from "./pinecone-filter.ts";
import { answered, lookUp, Refused, type Vector } from "./pinecone-records.ts";

/**
 * A stand-in for one Pinecone index: its documented HTTP interface (upsert, query, fetch, list, delete, describe
 * stats) with its documented limits, over a real socket. What is written is taken at once and shown only when
 * `lagMs` have passed on the clock given.
 */
export interface PineconeServer {
  readonly host: string;
  readonly apiKey: string;
  /** What Pinecone does next instead of answering, once for each. */
  readonly faults: Fault[];
  /** Every request answers 503. */
  down: boolean;
  lagMs: number;
  /** Records shown now, by namespace. */
  records(namespace: string): ReadonlyMap<string, Vector>;
  namespaces(): readonly string[];
  /** "POST /vectors/upsert" and so on, in their order. */
  readonly journal: string[];
  /** Told of every request before it is answered. */
  onRequest: (request: string) => Promise<void>;
  /** Everything that was ever sent. */
  readonly sent: string[];
  close(): Promise<void>;
}

/** `lose`: says of the next write that it is done, and forgets it. `cut`: ends the connection in the middle of the answer. */
type Fault =
  | { readonly kind: "status"; readonly status: number; readonly retryAfterS?: number }
  | { readonly kind: "lose" }
  | { readonly kind: "cut" };

interface Write {
  readonly shownAt: number;
  readonly apply: () => void;
}

export async function startPinecone(options: {
  readonly dimensions: number;
  readonly now: () => number;
  readonly lagMs?: number;
}): Promise<PineconeServer> {
  const shown = new Map<string, Map<string, Vector>>();
  const waiting: Write[] = [];
  const catchUp = () => {
    while (waiting[0] !== undefined && waiting[0].shownAt <= options.now()) waiting.shift()?.apply();
  };
  const inNamespace = (name: string) => shown.get(name) ?? new Map<string, Vector>();
  const write = (apply: () => void) => {
    waiting.push({ shownAt: options.now() + pinecone.lagMs, apply });
    catchUp();
  };
  const server = createServer(async (request, response) => {
    const body = await read(request);
    const { pathname, searchParams } = new URL(request.url ?? "", "http://pinecone");
    pinecone.journal.push(`${request.method} ${pathname}`);
    await pinecone.onRequest(`${request.method} ${pathname}`);
    pinecone.sent.push(body);
    const isWrite = pathname === "/vectors/upsert" || pathname === "/vectors/delete";
    const isDue = pinecone.faults[0]?.kind !== "lose" || isWrite;
    const fault = pinecone.down ? unavailable : isDue ? pinecone.faults.shift() : undefined;
    if (fault?.kind === "status") return fail(response, fault.status, fault.retryAfterS);
    catchUp();
    try {
      if (request.headers["api-key"] !== pinecone.apiKey) throw new Refused(401, "Invalid API key");
      const given = body === "" ? {} : (JSON.parse(body) as Metadata);
      const asked = { path: pathname, params: searchParams, given, bytes: Buffer.byteLength(body) };
      const store = { inNamespace, shown, dimensions: options.dimensions };
      const { change, answer } = answered(asked, store) ?? lookUp(asked, store, meets);
      if (change !== null && fault?.kind !== "lose") write(change);
      send(response, answer, fault?.kind === "cut");
    } catch (error) {
      fail(response, error instanceof Refused ? error.status : 400);
    }
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const pinecone: PineconeServer = {
    host: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    apiKey: "pc-test-key",
    faults: [],
    down: false,
    lagMs: options.lagMs ?? 0,
    records: (namespace) => {
      catchUp();
      return inNamespace(namespace);
    },
    namespaces: () => {
      catchUp();
      return [...shown.keys()];
    },
    journal: [],
    onRequest: async () => {},
    sent: [],
    close: () => closeServer(server),
  };
  return pinecone;
}

const unavailable: Fault = { kind: "status", status: 503 };

async function read(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString("utf8");
}

function send(response: ServerResponse, answer: object, isCut: boolean): void {
  const text = JSON.stringify(answer);
  response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(text) });
  if (!isCut) return void response.end(text);
  response.write(text.slice(0, text.length / 2));
  response.destroy();
}

function fail(response: ServerResponse, status: number, retryAfterS?: number): void {
  const headers = retryAfterS === undefined ? {} : { "retry-after": String(retryAfterS) };
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(JSON.stringify({ code: status, message: `status ${status}`, details: [] }));
}
