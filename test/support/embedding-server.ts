import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { closeServer } from "./close-server.ts";
import { lettersOf } from "./letter-vectors.ts";

/** A server that speaks OpenAI's embeddings and counts letters. */
export interface EmbeddingServer {
  /** For OPENAI_BASE_URL. */
  readonly url: string;
  /** Texts of every request that got its vectors, in their order. */
  readonly embedded: string[][];
  /** What the next requests get instead, one each. */
  readonly faults: Fault[];
  /** The status of every answer while there is one. */
  down: number | null;
  /** What a text's vector is. */
  vectorOf: (text: string, wanted: Wanted) => readonly number[] | Promise<readonly number[]>;
  close(): Promise<void>;
}

interface Wanted {
  readonly input: readonly string[];
  readonly model: string;
  readonly dimensions?: number;
}

type Fault =
  | { readonly kind: "status"; readonly status: number; readonly retryAfter?: number }
  | { readonly kind: "silence" }
  | { readonly kind: "one-less" };

export async function startEmbeddings(): Promise<EmbeddingServer> {
  const server = createServer((request, response) => void answer(state, request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const state: EmbeddingServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    embedded: [],
    faults: [],
    down: null,
    vectorOf: lettersOf,
    close: () => closeServer(server),
  };
  return state;
}

async function answer(state: EmbeddingServer, request: IncomingMessage, response: ServerResponse) {
  const wanted = JSON.parse(await text(request)) as Wanted;
  const { input, model } = wanted;
  const fault = state.down === null ? state.faults.shift() : { kind: "status" as const, status: state.down };
  if (fault?.kind === "silence") return;
  if (fault?.kind === "status") {
    const { status, retryAfter } = fault;
    response
      .writeHead(status, retryAfter === undefined ? {} : { "retry-after": String(retryAfter) })
      .end("{}");
    return;
  }
  state.embedded.push([...input]);
  const data = await Promise.all(
    input.map(async (one, index) => {
      return { object: "embedding", index, embedding: await state.vectorOf(one, wanted) };
    }),
  );
  // Their order is not promised.
  const given = data.toReversed().slice(fault?.kind === "one-less" ? 1 : 0);
  const usage = { prompt_tokens: input.join(" ").length, total_tokens: 0 };
  response.writeHead(200, { "content-type": "application/json" });
  response.end(JSON.stringify({ object: "list", data: given, model, usage }));
}
