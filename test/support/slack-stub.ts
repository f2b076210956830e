import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { z } from "zod";

/** A message as the stand-in for Slack has it. */
export interface StubMessage {
  readonly channel: string;
  readonly ts: string;
  readonly thread: string | null;
  readonly text: string;
  readonly blocks: unknown;
  /** Our id, from the metadata. */
  readonly id: string | null;
  /** Only this user sees it; `null`: everybody there. */
  readonly user: string | null;
  readonly updates: number;
  /** By the clock of `performance`. */
  readonly at: number;
}

/** What goes wrong with one call; `null`: nothing. `lost`: it is done, but the caller never hears of it. */
type Fault =
  | { readonly kind: "rate-limited"; readonly seconds: number }
  | { readonly kind: "status"; readonly status: number }
  | { readonly kind: "error"; readonly error: string }
  | { readonly kind: "lost" }
  | { readonly kind: "hang" };

export interface SlackStub {
  readonly url: string;
  readonly messages: readonly StubMessage[];
  /** Calls by method. */
  readonly calls: ReadonlyMap<string, number>;
  /** Modals opened and home tabs published, the last of each user. */
  readonly views: ReadonlyMap<string, unknown>;
  /** Decides what goes wrong with the calls that follow. */
  fault: (method: string, form: URLSearchParams) => Fault | null;
  close(): Promise<void>;
}

/**
 * A small, fast stand-in for Slack's Web API that remembers what was posted and can fail in every way Slack
 * does. User `U7` has the e-mail address `u7@example.com`; `emails` names others.
 */
export async function openSlackStub(emails: Readonly<Record<string, string>> = {}): Promise<SlackStub> {
  const state = {
    messages: [] as StubMessage[],
    calls: new Map<string, number>(),
    views: new Map<string, unknown>(),
    clock: 1_700_000_000,
  };
  const stub = { fault: (_method: string, _form: URLSearchParams): Fault | null => null };
  const server = createServer((request, response) => {
    void handle(request, response).catch(() => response.destroy());
  });
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const method = (request.url ?? "").replace(/^\/api\//, "").split("?")[0] ?? "";
    const form = new URLSearchParams(await textOf(request));
    state.calls.set(method, (state.calls.get(method) ?? 0) + 1);
    const fault = stub.fault(method, form);
    switch (fault?.kind) {
      case "rate-limited":
        response.writeHead(429, { "Retry-After": String(fault.seconds) }).end();
        return;
      case "status":
        response.writeHead(fault.status).end();
        return;
      case "hang":
        return;
      case "error":
        reply(response, { ok: false, error: fault.error });
        return;
      case "lost":
        answer(state, emails, method, form);
        response.destroy();
        return;
    }
    reply(response, answer(state, emails, method, form));
  };
  server.listen(0, "127.0.0.1");
  await new Promise((ready) => server.once("listening", ready));
  return Object.assign(stub, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`,
    messages: state.messages,
    calls: state.calls,
    views: state.views,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  });
}

interface State {
  readonly messages: StubMessage[];
  readonly views: Map<string, unknown>;
  clock: number;
}

function answer(
  state: State,
  emails: Readonly<Record<string, string>>,
  method: string,
  form: URLSearchParams,
): object {
  const channel = form.get("channel") ?? "";
  switch (method) {
    case "auth.test":
      return { ok: true, team_id: "T1", user_id: "U0BOT", bot_id: "BCAIRN", url: "https://t1.slack.com/" };
    case "users.info": {
      const id = form.get("user") ?? "";
      return { ok: true, user: userOf(id, emails[id] ?? `${id.toLowerCase()}@example.com`) };
    }
    case "users.lookupByEmail": {
      const email = form.get("email") ?? "";
      const id = Object.entries(emails).find(([, one]) => one === email)?.[0] ?? email.split("@")[0] ?? "";
      return { ok: true, user: userOf(id.toUpperCase(), email) };
    }
    case "conversations.open":
      return { ok: true, channel: { id: `D${form.get("users")}` } };
    case "chat.postMessage":
    case "chat.postEphemeral": {
      const ts = `${++state.clock}.000100`;
      const isPrivate = method === "chat.postEphemeral";
      state.messages.push({
        channel,
        ts,
        thread: form.get("thread_ts"),
        text: form.get("text") ?? "",
        blocks: parsed(form.get("blocks")),
        id: idIn(form.get("metadata")),
        user: isPrivate ? form.get("user") : null,
        updates: 0,
        at: performance.now(),
      });
      return { ok: true, channel, ...(isPrivate ? { message_ts: ts } : { ts }) };
    }
    case "chat.update": {
      const place = state.messages.findIndex((one) => one.channel === channel && one.ts === form.get("ts"));
      const found = state.messages[place];
      if (found === undefined) return { ok: false, error: "message_not_found" };
      const text = form.get("text") ?? "";
      const blocks = parsed(form.get("blocks"));
      state.messages[place] = { ...found, text, blocks, updates: found.updates + 1 };
      return { ok: true, channel, ts: found.ts };
    }
    case "views.open":
      state.views.set("modal", parsed(form.get("view")));
      return { ok: true, view: { id: "V1" } };
    case "views.publish":
      state.views.set(form.get("user_id") ?? "", parsed(form.get("view")));
      return { ok: true };
    case "conversations.replies":
    case "conversations.history":
      return {
        ok: true,
        messages: state.messages
          .filter((one) => one.channel === channel && one.user === null)
          .map(({ ts, text, id }) => ({
            type: "message",
            ts,
            text,
            metadata: { event_type: "cairn_message", event_payload: { id } },
          })),
      };
  }
  return { ok: true };
}

function userOf(id: string, email: string) {
  return { id, team_id: "T1", is_bot: false, tz: "Europe/Dublin", profile: { email, real_name: id } };
}

const metadataSchema = z.object({ event_payload: z.object({ id: z.string() }) });

function idIn(metadata: string | null): string | null {
  return metadataSchema.safeParse(parsed(metadata)).data?.event_payload.id ?? null;
}

function parsed(text: string | null): unknown {
  return text === null ? null : JSON.parse(text);
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString("utf8");
}

function reply(response: ServerResponse, body: object): void {
  response.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify(body));
}
