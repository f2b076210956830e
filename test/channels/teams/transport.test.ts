import { expect, test } from "vitest";
import { type Connector, ConnectorError } from "../../../src/channels/teams/connector.ts";
import { createTransport } from "../../../src/channels/teams/transport.ts";
import { sentences } from "../../../src/core/card-text.ts";
import type { OutgoingMessage } from "../../../src/core/ports/conversation-store.ts";
import type { ConversationReference } from "../../../src/core/ports/reference-store.ts";
import { noBeginnings } from "../../support/no-beginnings.ts";

const message: OutgoingMessage = {
  id: "m1",
  channel: "teams",
  conversation: "19:general@thread.tacv2",
  thread: "100",
  account: "object-of-ada",
  person: "ada",
  visibility: "everybody",
  replaces: null,
  replyUrl: null,
  event: null,
  card: sentences("Ask the billing lead."),
  outcome: null,
  at: new Date("2026-11-20T10:00:00Z"),
};

test("a new message goes into its thread, and one that takes a place into that place", async () => {
  const { transport, calls } = world();
  expect(await transport.send(message, null)).toEqual({ kind: "sent", platformId: "901" });
  expect(await transport.send({ ...message, replaces: "m0" }, "900")).toEqual({
    kind: "sent",
    platformId: "900",
  });
  expect(calls).toEqual([
    "post 19:general@thread.tacv2;messageid=100",
    "update 19:general@thread.tacv2;messageid=100 900",
  ]);
});

test("where the place is gone it stands below", async () => {
  const gone = new ConnectorError({ status: 404, code: null, retryAfterMs: null, hasLeft: true });
  const { transport, calls } = world({ update: () => Promise.reject(gone) });
  expect(await transport.send({ ...message, replaces: "m0" }, "900")).toMatchObject({ platformId: "901" });
  expect(calls).toEqual(["post 19:general@thread.tacv2;messageid=100"]);
});

test("a change of unknown end may be repeated, a new message may not", async () => {
  const silent = new ConnectorError({ status: null, code: "no_answer", retryAfterMs: null, hasLeft: true });
  const fail = () => Promise.reject(silent);
  const { transport } = world({ update: fail, post: fail });
  expect(await transport.send({ ...message, replaces: "m0" }, "900")).toMatchObject({ kind: "failed" });
  expect(await transport.send(message, null)).toMatchObject({ kind: "unknown" });
  expect(await transport.find(message)).toEqual({ kind: "no-look-up" });
});

test("a conversation that Teams closed is left alone until somebody there acts", async () => {
  const blocked = new ConnectorError({
    status: 403,
    code: "ConversationBlockedByUser",
    retryAfterMs: null,
    hasLeft: true,
  });
  const { transport, reference } = world({ post: () => Promise.reject(blocked) });
  expect(await transport.send(message, null)).toMatchObject({ kind: "refused" });
  expect(reference()?.closed).toContain("ConversationBlockedByUser");
  const { transport: again, calls } = world({}, { closed: reference()?.closed ?? null });
  expect(await again.send(message, null)).toMatchObject({ kind: "refused" });
  expect(calls).toEqual([]);
});

test("what was not kept, and where Cairn never was, are refused with what to do", async () => {
  const { transport } = world();
  expect(await transport.send({ ...message, card: null }, null)).toMatchObject({ kind: "refused" });
  expect(await transport.send({ ...message, conversation: "a:other" }, null)).toMatchObject({
    kind: "refused",
    problem: expect.stringContaining("adds the app"),
  });
});

test("a database that does not answer is no reason to lose a message", async () => {
  const { transport } = world({}, {}, () => Promise.reject(new Error("gone")));
  expect(await transport.send(message, null)).toMatchObject({ kind: "failed" });
});

function world(
  failing: Partial<Connector> = {},
  known: Partial<ConversationReference> = {},
  lookUp?: () => Promise<ConversationReference | null>,
) {
  const calls: string[] = [];
  let reference: ConversationReference = {
    channel: "teams",
    conversation: message.conversation,
    serviceUrl: "https://smba.example.com/emea/",
    kind: "channel",
    user: null,
    closed: null,
    seenAt: message.at,
    ...known,
  };
  const connector: Connector = {
    post: async (conversation) => {
      calls.push(`post ${conversation}`);
      return "901";
    },
    update: async (conversation, id) => void calls.push(`update ${conversation} ${id}`),
    open: () => Promise.reject(new Error("nobody asked for it")),
    member: () => Promise.reject(new Error("nobody asked for it")),
    ...failing,
  };
  const transport = createTransport({
    connector: () => connector,
    references: {
      reference:
        lookUp ??
        (async (_channel, conversation) => (conversation === reference.conversation ? reference : null)),
      saveReference: async (saved) => {
        reference = saved;
      },
      closeReference: async (_channel, _conversation, why) => {
        reference = { ...reference, closed: why };
      },
    },
    accounts: { account: async () => null },
    beginnings: noBeginnings,
    shownOf: () => null,
    publicUrl: "https://cairn.example.com",
    log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
  });
  return { transport, calls, reference: () => reference };
}
