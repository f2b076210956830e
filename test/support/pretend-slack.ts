import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { z } from "zod";
import { closeServer } from "./close-server.ts";
import { streamCall } from "./pretend-streams.ts";

/** A message as the stand-in for Slack has it. */
export interface PretendMessage {
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
  /** More of it may follow. */
  readonly isStreaming: boolean;
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

export interface PretendSlack {
  readonly url: string;
  /** A one-time address for replies to somebody in a channel, as a command brings one. */
  replyUrl(channel: string, user: string): string;
  readonly messages: PretendMessage[];
  /** Calls by method. */
  readonly calls: ReadonlyMap<string, number>;
  /** Modals opened and home tabs published, the last of each user. */
  readonly views: ReadonlyMap<string, unknown>;
  /** Channels that are shared with another company. */
  readonly sharedChannels: Set<string>;
  /** Decides what goes wrong with the calls that follow. */
  fault: (method: string, form: URLSearchParams) => Fault | null;
  close(): Promise<void>;
}

/**
 * A small, fast stand-in for Slack's Web API that remembers what was posted and can fail in every way Slack
 * does. User `U7` has the e-mail address `u7@example.com`; `emails` names others.
 */
export async function openPretendSlack(emails: Readonly<Record<string, string>> = {}): Promise<PretendSlack> {
  const state = {
    messages: [] as PretendMessage[],
    calls: new Map<string, number>(),
    views: new Map<string, unknown>(),
    sharedChannels: new Set<string>(),
    clock: 1_700_000_000,
  };
  const pretend = { fault: (_method: string, _form: URLSearchParams): Fault | null => null };
  const server = createServer((request, response) => {
    void handle(request, response).catch(() => response.destroy());
  });
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const method = (request.url ?? "").replace(/^\/api\//, "").split("?")[0] ?? "";
    const form = formOf(method, await textOf(request));
    state.calls.set(method, (state.calls.get(method) ?? 0) + 1);
    const fault = pretend.fault(method, form);
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
        send(response, { ok: false, error: fault.error });
        return;
      case "lost":
        answer(state, emails, method, form);
        response.destroy();
        return;
    }
    send(response, answer(state, emails, method, form));
  };
  server.listen(0, "127.0.0.1");
  await new Promise((ready) => server.once("listening", ready));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return Object.assign(pretend, {
    url: `${origin}/api/`,
    replyUrl: (channel: string, user: string) => `${origin}${replyPath}${channel}/${user}`,
    messages: state.messages,
    calls: state.calls,
    views: state.views,
    sharedChannels: state.sharedChannels,
    close: async () => {
      await closeServer(server);
    },
  });
}

const replyPath = "/commands/";

/** What is sent to an address for replies is JSON, and the address says for whom it is. */
function formOf(method: string, text: string): URLSearchParams {
  if (!method.startsWith(replyPath)) return new URLSearchParams(text);
  const [channel = "", user = ""] = method.slice(replyPath.length).split("/");
  const { blocks, ...reply } = JSON.parse(text) as Record<string, unknown>;
  const fields = Object.entries(reply).map(([name, value]) => [name, String(value)]);
  return new URLSearchParams({
    ...Object.fromEntries(fields),
    blocks: JSON.stringify(blocks ?? null),
    channel,
    user,
  });
}

interface State {
  readonly messages: PretendMessage[];
  readonly views: Map<string, unknown>;
  readonly sharedChannels: ReadonlySet<string>;
  clock: number;
}

function answer(
  state: State,
  emails: Readonly<Record<string, string>>,
  method: string,
  form: URLSearchParams,
): object {
  const channel = conversationOf(form.get("channel") ?? "");
  if (method.startsWith(replyPath)) return reply(state, form);
  const world = { messages: state.messages, post: () => post(state, form, null), idIn };
  const streamed = streamCall(method, form, world);
  if (streamed !== null) return streamed;
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
    case "conversations.info":
      return { ok: true, channel: { id: channel, is_ext_shared: state.sharedChannels.has(channel) } };
    case "conversations.open":
      return { ok: true, channel: { id: `D${form.get("users")}` } };
    case "chat.postMessage":
      return { ok: true, channel, ts: post(state, form, null) };
    case "chat.postEphemeral":
      return { ok: true, message_ts: post(state, form, form.get("user")) };
    case "chat.update": {
      const place = state.messages.findIndex((one) => one.channel === channel && one.ts === form.get("ts"));
      const found = state.messages[place];
      if (found === undefined) return { ok: false, error: "message_not_found" };
      const text = form.get("text") ?? "";
      const blocks = parsed(form.get("blocks"));
      const id = idIn(form.get("metadata")) ?? found.id;
      state.messages[place] = { ...found, text, blocks, id, updates: found.updates + 1 };
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
          .filter((one) => method !== "conversations.replies" || one.thread === form.get("ts"))
          .map(({ ts, text, id }) => ({
            type: "message",
            user: "U0BOT",
            ts,
            text,
            ...(id === null ? {} : { metadata: { event_type: "cairn_message", event_payload: { id } } }),
          })),
      };
  }
  return { ok: true };
}

/** Slack takes a user's id for the direct conversation with them. */
function conversationOf(channel: string): string {
  return channel.startsWith("U") ? `D${channel}` : channel;
}

function post(state: State, form: URLSearchParams, user: string | null): string {
  const ts = `${++state.clock}.000100`;
  state.messages.push({
    channel: conversationOf(form.get("channel") ?? ""),
    ts,
    thread: form.get("thread_ts"),
    text: form.get("text") ?? "",
    blocks: parsed(form.get("blocks")),
    id: idIn(form.get("metadata")),
    user,
    updates: 0,
    isStreaming: false,
    at: performance.now(),
  });
  return ts;
}

function reply(state: State, form: URLSearchParams): object {
  if (form.get("delete_original") !== "true") post(state, form, form.get("user"));
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

function send(response: ServerResponse, body: object): void {
  response.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify(body));
}
