/** The calls of the Bot Connector API that the stand-in knows, by their names in its specification. */
type Operation =
  | "CreateConversation"
  | "SendToConversation"
  | "ReplyToActivity"
  | "UpdateActivity"
  | "DeleteActivity"
  | "GetConversationMember"
  | "GetConversationMembers"
  | "GetConversationPagedMembers";

export interface Call {
  readonly operation: Operation;
  readonly conversation: string;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Target {
  readonly thread: string | null;
  /** The activity or member that the address names. */
  readonly named: string | null;
}

/** What a request asks for; `null`: no address of the specification. */
export function callOf(method: string, address: string, body: Call["body"]): (Call & Target) | null {
  const path = address.split("?")[0] ?? "";
  const [, conversationId = "", kind, named] =
    /^\/teams\/v3\/conversations(?:\/([^/]+)(?:\/(activities|members|pagedmembers)(?:\/([^/]+))?)?)?$/.exec(
      path,
    ) ?? [];
  const operation = operations[`${method} ${kind ?? ""}${named === undefined ? "" : "/id"}`];
  if (operation === undefined) return null;
  const [conversation = "", thread = null] = decodeURIComponent(conversationId).split(";messageid=");
  return {
    operation,
    conversation,
    thread,
    body,
    named: named === undefined ? null : decodeURIComponent(named),
  };
}

const operations: Readonly<Record<string, Operation>> = {
  "POST ": "CreateConversation",
  "POST activities": "SendToConversation",
  "POST activities/id": "ReplyToActivity",
  "PUT activities/id": "UpdateActivity",
  "DELETE activities/id": "DeleteActivity",
  "GET members/id": "GetConversationMember",
  "GET members": "GetConversationMembers",
  "GET pagedmembers": "GetConversationPagedMembers",
};
