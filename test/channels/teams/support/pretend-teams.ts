import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { closeServer } from "../../../support/close-server.ts";
import { type Call, callOf, type Target } from "./connector-call.ts";
import { streamActivity } from "./pretend-stream.ts";

/** What Cairn said, as the stand-in for Teams has it. */
export interface PretendActivity {
  /** Without the thread. */
  readonly conversation: string;
  readonly id: string;
  /** Id of the first message of its thread in a channel; `null` elsewhere. */
  readonly thread: string | null;
  readonly activity: Readonly<Record<string, unknown>>;
  readonly updates: number;
  /** More of it may follow. */
  readonly isStreaming: boolean;
  /** By the clock of `performance`. */
  readonly at: number;
}

/** Somebody in Teams. */
export interface PretendMember {
  /** `29:…` */
  readonly id: string;
  readonly aadObjectId: string;
  readonly name: string;
  readonly email: string;
  readonly userRole?: "user" | "guest" | "anonymous";
  readonly tenantId: string;
}

/** What goes wrong with one call; `null`: nothing. `lost`: it is done, but the caller never hears of it. */
export type Fault =
  | { readonly kind: "status"; readonly status: number; readonly code?: string; readonly retryAfter?: number }
  | { readonly kind: "lost" }
  | { readonly kind: "hang" };

export interface PretendTeams {
  /** The service URL of its activities. */
  readonly url: string;
  readonly messages: readonly PretendActivity[];
  /** Conversations in which it showed that Cairn writes, once for each time. */
  readonly typing: readonly string[];
  /** What the calls were, in their order; those that went wrong, too. */
  readonly calls: readonly Call[];
  /** Everybody in Teams, by both of their ids. */
  member(id: string): PretendMember | undefined;
  /** Decides what goes wrong with the calls that follow. */
  fault: (call: Call) => Fault | null;
  close(): Promise<void>;
}

/**
 * A small, fast stand-in for the Bot Connector that remembers what was said and can fail in every way Teams
 * does. It takes only tokens that `isGiven`. The personal chat with `29:ada` is `a:29:ada`.
 */
export async function openPretendTeams(
  members: readonly PretendMember[],
  isGiven: (token: string) => boolean,
): Promise<PretendTeams> {
  const state: State = { messages: [], typing: [], calls: [], members, nextId: 1_795_168_800_000 };
  const pretend = { fault: (_call: Call): Fault | null => null };
  const server = createServer((request, response) => {
    void handle(request, response).catch(() => response.destroy());
  });
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const token = (request.headers.authorization ?? "").replace(/^Bearer /, "");
    if (!isGiven(token)) return fail(response, { kind: "status", status: 401, code: "Unauthorized" });
    const found = callOf(request.method ?? "", request.url ?? "", await bodyOf(request));
    if (found === null) return fail(response, { kind: "status", status: 405, code: "MethodNotAllowed" });
    state.calls.push(found);
    const fault = pretend.fault(found);
    switch (fault?.kind) {
      case "status":
        return fail(response, fault);
      case "hang":
        return;
      case "lost":
        perform(state, found);
        response.destroy();
        return;
    }
    const { status, body } = perform(state, found);
    response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
  };
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(pretend, {
    url: `http://127.0.0.1:${port}/teams/`,
    messages: state.messages,
    typing: state.typing,
    calls: state.calls,
    member: (id: string) => memberOf(members, id),
    close: () => closeServer(server),
  });
}

interface State {
  readonly messages: PretendActivity[];
  readonly typing: string[];
  readonly calls: (Call & Target)[];
  readonly members: readonly PretendMember[];
  nextId: number;
}

function perform(state: State, call: Call & Target): { readonly status: number; readonly body: object } {
  const { conversation, named, body } = call;
  switch (call.operation) {
    case "CreateConversation": {
      const [first] = Array.isArray(body.members) ? body.members : [];
      const member = memberOf(state.members, String(first?.id ?? ""));
      if (member === undefined) return refusal(403, "BotNotInConversationRoster");
      return { status: 201, body: { id: `a:${member.id}` } };
    }
    case "SendToConversation":
    case "ReplyToActivity": {
      const streamed = streamActivity(state, conversation, body);
      if (streamed !== null) return streamed;
      if (body.type === "typing") {
        state.typing.push(conversation);
        return { status: 202, body: { id: "" } };
      }
      const id = String(++state.nextId);
      const thread = call.thread ?? (conversation.includes("@thread.tacv2") ? (named ?? id) : null);
      const said = { conversation, id, thread, activity: body, updates: 0, isStreaming: false };
      state.messages.push({ ...said, at: performance.now() });
      return { status: 201, body: { id } };
    }
    case "UpdateActivity":
    case "DeleteActivity": {
      const place = state.messages.findIndex((one) => one.conversation === conversation && one.id === named);
      const found = state.messages[place];
      if (found === undefined) return refusal(404, "ActivityNotFoundInConversation");
      if (call.operation === "DeleteActivity") state.messages.splice(place, 1);
      else
        state.messages[place] = { ...found, activity: body, updates: found.updates + 1, isStreaming: false };
      return { status: 200, body: { id: found.id } };
    }
    case "GetConversationMember": {
      const member = memberOf(state.members, named ?? "");
      return member === undefined
        ? refusal(404, "MemberNotFoundInConversation")
        : { status: 200, body: rosterOf(member) };
    }
    case "GetConversationMembers":
      return { status: 200, body: state.members.map(rosterOf) };
    case "GetConversationPagedMembers":
      return { status: 200, body: { members: state.members.map(rosterOf) } };
  }
}

function memberOf(members: readonly PretendMember[], id: string): PretendMember | undefined {
  return members.find((one) => one.id === id || one.aadObjectId === id);
}

/** As the roster of Teams tells of somebody. */
function rosterOf(member: PretendMember) {
  return {
    id: member.id,
    name: member.name,
    objectId: member.aadObjectId,
    aadObjectId: member.aadObjectId,
    email: member.email,
    userPrincipalName: member.email,
    tenantId: member.tenantId,
    userRole: member.userRole ?? "user",
  };
}

function refusal(status: number, code: string) {
  return { status, body: { error: { code, message: code } } };
}

/** Teams puts the kind of a 403 into a sub-code, within text that is itself JSON. */
function fail(response: ServerResponse, fault: Extract<Fault, { kind: "status" }>): void {
  const { status, code = "ServiceError", retryAfter } = fault;
  const error =
    status === 403
      ? { code: "ForbiddenOperationException", message: JSON.stringify({ subCode: code, details: "" }) }
      : { code, message: code };
  const headers = retryAfter === undefined ? {} : { "Retry-After": String(retryAfter) };
  response
    .writeHead(status, { "Content-Type": "application/json", ...headers })
    .end(JSON.stringify({ error }));
}

async function bodyOf(request: IncomingMessage): Promise<Call["body"]> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString("utf8");
  return text === "" ? {} : JSON.parse(text);
}
