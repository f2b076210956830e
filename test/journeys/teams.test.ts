import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { readEnvelope } from "../../src/channels/teams/envelope.ts";
import { readActivity } from "../../src/channels/teams/read-activity.ts";
import {
  activityOf,
  channelId,
  executeOf,
  installationOf,
  invokeOf,
  messageOf,
} from "../channels/teams/support/activities.ts";
import type { PretendActivity, PretendMember } from "../channels/teams/support/pretend-teams.ts";
import {
  membersNamed,
  openTeamsCompany,
  type TeamsCompany,
} from "../channels/teams/support/teams-company.ts";

const files = {
  "people.yaml": `people:
  - { id: ada, name: Ada Example, email: ada@example.com, roles: [agent], team: billing, timeZone: UTC }
  - { id: ben, name: Ben Example, email: ben@example.com, roles: [agent], team: billing, timeZone: UTC }
  - { id: cleo, name: Cleo Example, email: cleo@example.com, roles: [analyst], team: finance, timeZone: UTC }
  - { id: dora, name: Dora Example, email: dora@example.com, roles: [analyst], team: finance, timeZone: UTC }
`,
  "sops/billing/vouchers.md": `---
title: Gift vouchers
owner: cleo
---
## Replace a lost voucher {#lost}

1. Ask the customer for the order number.
2. Block the old voucher in Tillkeeper.
3. Issue a new voucher.
`,
  "sops/finance/salaries.md": `---
title: Salary bands
audience: [finance]
---
## Bands of analysts

An analyst's band begins at 48,000 euros and is looked at each spring.
`,
};

const [ada, cleo, dora, gus, rex] = ["ada", "cleo", "dora", "gus", "rex"].map(named) as [
  PretendMember,
  PretendMember,
  PretendMember,
  PretendMember,
  PretendMember,
];

let joined: TeamsCompany;
/** What was there before the test. */
let seen: { readonly messages: number; readonly typing: number };
/** Threads of the test begin with it, so that no two tests meet in one. */
let turn = 0;

beforeAll(async () => {
  joined = await openTeamsCompany([
    ada,
    cleo,
    dora,
    { ...gus, userRole: "guest" },
    { ...rex, tenantId: "another-tenant" },
  ]);
  await joined.company.publish(files);
});

afterAll(() => joined.close());

beforeEach(() => {
  turn += 1;
  joined.teams.fault = () => null;
  seen = { messages: joined.teams.messages.length, typing: joined.teams.typing.length };
});

test("who adds the app is told first what is stored, then what there is to do, and once", async () => {
  await joined.deliver(installationOf(by(ada)));
  await joined.deliver(installationOf(by(ada)));
  const said = messagesIn("a:29:ada");
  expect(said).toHaveLength(2);
  expect(wordsOf(said[0])).toContain("what it keeps and who sees it");
  const { settings } = joined.company.runtime.store;
  expect((await settings.settings("ada")).consent).not.toBeNull();
});

test("an answer comes once however often Teams repeats the question, behind a sign that it is coming", async () => {
  const question = messageOf({ ...by(ada), id: "700" }, "how do I replace a lost voucher?");
  await Promise.all([joined.deliver(question), joined.deliver(question)]);
  await joined.deliver(question);
  expect(messagesIn("a:29:ada").map(wordsOf)).toEqual([expect.stringContaining("Block the old voucher")]);
  expect(joined.teams.typing.slice(seen.typing)).toEqual(["a:29:ada"]);
});

test("what was kept by a process that died is answered by whoever comes next", async () => {
  await joined.deliver(installationOf(by(ada)));
  const { store, system } = joined.company.runtime;
  const activity = messageOf({ ...by(ada), id: "800" }, "how do I replace a lost voucher?");
  const envelope = readEnvelope(activity);
  const heard = envelope && readActivity(activity, { ...envelope, now: system.now() });
  if (heard?.kind !== "said") throw new Error("Nothing was said");
  await store.conversation.receive(heard.inbound, system.now());
  await joined.traffic.inbox.takeUp(0);
  await joined.settled();
  expect(messagesIn("a:29:ada").map(wordsOf).at(-1)).toContain("Block the old voucher");
});

test("a follow-up in a thread that Cairn answered needs no new name, and another thread does", async () => {
  await joined.deliver(messageOf(inThread(ada, "100"), "lost voucher?", { named: true }));
  await joined.deliver(
    messageOf({ ...inThread(ada, "100"), id: `${turn}101` }, "how do I issue a new voucher?"),
  );
  await joined.deliver(
    messageOf({ ...inThread(ada, "200"), id: `${turn}201` }, "how do I replace a lost voucher?"),
  );
  expect(messagesIn(channelId).map(({ thread }) => thread)).toEqual([`${turn}100`, `${turn}100`]);
});

test("what not everybody may read is answered in the asker's own chat, and the room only hears so", async () => {
  await joined.deliver(messageOf(inThread(cleo, "100"), "bands of analysts?", { named: true }));
  expect(messagesIn(channelId).map(wordsOf)).toEqual([
    "I answered you in our own chat, since the answer is for you alone.",
  ]);
  expect(messagesIn("a:29:cleo").map(wordsOf)).toEqual([expect.stringContaining("48,000 euros")]);
  expect(JSON.stringify(messagesIn(channelId))).not.toContain("48,000");
});

test("where Teams opens no chat, the room hears how to ask, and nothing of the answer", async () => {
  joined.teams.fault = ({ operation }) =>
    operation === "CreateConversation"
      ? { kind: "status", status: 403, code: "BotNotInConversationRoster" }
      : null;
  await joined.deliver(messageOf(inThread(dora, "100"), "bands of analysts?", { named: true }));
  expect(messages().map(wordsOf)).toEqual([expect.stringContaining("Add me as an app")]);
});

test("a question that is edited is answered in place, and one that is deleted takes its answer along", async () => {
  await joined.deliver(messageOf(inThread(ada, "100"), "lost voucher?", { named: true }));
  const [first] = messagesIn(channelId);
  const changed = (type: string, eventType: string, text?: string) =>
    activityOf(inThread(ada, "100"), {
      ...messageOf(inThread(ada, "100"), text ?? "", { named: true }),
      type,
      channelData: { tenant: { id: ada.tenantId }, eventType },
    });
  await joined.deliver(changed("messageUpdate", "editMessage", "how do I issue a new voucher?"));
  expect(messagesIn(channelId)).toMatchObject([{ id: first?.id, updates: 1 }]);
  await joined.deliver(changed("messageDelete", "softDeleteMessage"));
  expect(messagesIn(channelId).map(wordsOf)).toEqual([
    "The question was deleted, so the answer is withdrawn.",
  ]);
});

test("guests have least rights, and people of another company are not answered", async () => {
  const question = "what do the bands of analysts begin at?";
  await joined.deliver(messageOf(inThread(gus, "100"), question, { named: true }));
  await joined.deliver(messageOf(inThread(rex, "200"), question, { named: true }));
  expect(JSON.stringify(messages())).not.toContain("48,000");
  expect(messages().some(({ thread }) => thread === `${turn}200`)).toBe(false);
});

test("a thumb counts as the button that says the same", async () => {
  await joined.deliver(messageOf(by(ada), "how do I replace a lost voucher?"));
  const [answer] = messagesIn("a:29:ada");
  const value = { actionName: "feedback", actionValue: { reaction: "like", feedback: "{}" } };
  const thumb = invokeOf(by(ada), "message/submitAction", value, answer?.id);
  expect((await joined.deliver(thumb)).status).toBe(200);
  expect(messagesIn("a:29:ada").map(wordsOf)).toContain("Thank you. Noted for Gift vouchers v1.");
});

test("a tap in a room is answered to who tapped alone, and the room hears nothing of it", async () => {
  await joined.deliver(messageOf(inThread(ada, "100"), "lost voucher?", { named: true }));
  const [answer] = messagesIn(channelId);
  const tap = executeOf(inThread(cleo, "100"), "tap", dataOf(answer, "Helpful"), answer?.id ?? "");
  const { body } = await joined.deliver({ ...tap, id: `f:tap-${turn}` });
  expect(body).toMatchObject({ statusCode: 200, value: "Thank you. Noted for Gift vouchers v1." });
  expect(messagesIn(channelId)).toHaveLength(1);
});

test("a tap by somebody of another company changes nothing", async () => {
  await joined.deliver(messageOf(inThread(ada, "100"), "lost voucher?", { named: true }));
  const [answer] = messagesIn(channelId);
  const tap = executeOf(inThread(rex, "100"), "tap", dataOf(answer, "Helpful"), answer?.id ?? "");
  expect((await joined.deliver({ ...tap, id: `f:tap-${turn}` })).body).toMatchObject({ statusCode: 404 });
  expect(messages()).toHaveLength(1);
});

test("a card looked at again is the newest there is, and one of nobody's stays", async () => {
  await joined.deliver(messageOf(by(ada), "how do I replace a lost voucher?"));
  const [answer] = messagesIn("a:29:ada");
  const message = cardOf(answer).refresh?.action.data.message ?? "";
  const look = (id: string) => executeOf(by(ada), "refresh", { message }, id);
  expect((await joined.deliver(look(answer?.id ?? ""))).body).toMatchObject({
    type: "application/vnd.microsoft.card.adaptive",
  });
  expect((await joined.deliver(look("999"))).body).toMatchObject({ statusCode: 404 });
});

test("the search finds what the searcher may read, and hands on only what everybody may", async () => {
  const search = async (member: PretendMember) => {
    const value = { commandId: "findPage", parameters: [{ name: "query", value: "bands of analysts" }] };
    return JSON.stringify((await joined.deliver(invokeOf(by(member), "composeExtension/query", value))).body);
  };
  await joined.deliver(messageOf(by(ada), "help"));
  await joined.deliver(messageOf(by(cleo), "help"));
  expect(await search(ada)).not.toContain("Salary bands");
  const found = await search(cleo);
  expect(found).toContain("Salary bands");
  expect(found).not.toContain("48,000");
});

test("somebody's message is looked up in the chat with whoever chose it", async () => {
  const content = "<p>How do I replace a lost <b>voucher</b>?</p>";
  const value = {
    commandId: "askAboutMessage",
    commandContext: "message",
    messagePayload: { id: "55", body: { contentType: "html", content } },
  };
  const spot = { kind: "groupChat", id: "19:group@thread.v2" } as const;
  const chosen = invokeOf({ ...by(ada), spot }, "composeExtension/fetchTask", value);
  const { body } = await joined.deliver(chosen);
  expect(JSON.stringify(body)).toContain("Block the old voucher");
  expect(messages().map(({ conversation }) => conversation)).toEqual(["a:29:ada"]);
});

test("who blocks Cairn is not written to until they write again", async () => {
  await joined.deliver(installationOf(by(ada)));
  const { channels } = joined.traffic;
  expect(await channels.directPlaceOf("ada@example.com")).not.toBeNull();
  joined.teams.fault = ({ operation, conversation }) =>
    operation === "SendToConversation" && conversation === "a:29:ada"
      ? { kind: "status", status: 403, code: "ConversationBlockedByUser" }
      : null;
  await joined.deliver(messageOf(by(ada), "help"));
  expect(await channels.directPlaceOf("ada@example.com")).toBeNull();
  const posts = joined.teams.calls.length;
  await joined.settled();
  expect(joined.teams.calls).toHaveLength(posts);
  joined.teams.fault = () => null;
  await joined.deliver(messageOf(by(ada), "help"));
  expect(await channels.directPlaceOf("ada@example.com")).toMatchObject({ conversation: "a:29:ada" });
});

test("who is erased leaves no address at which Teams would reach them", async () => {
  await joined.deliver(installationOf(by(ada)));
  const { store } = joined.company.runtime;
  expect(await store.references.reference("teams", "a:29:ada")).not.toBeNull();
  expect(await store.privacy.everythingAbout("ada")).toHaveProperty("ConversationReference");
  await store.transaction(({ privacy }) => privacy.erase("ada", new Date()));
  expect(await store.references.reference("teams", "a:29:ada")).toBeNull();
});

test("who takes the app out is not written to, and nobody who never added it is", async () => {
  await joined.deliver(installationOf(by(ada)));
  await joined.deliver(installationOf(by(ada), "remove"));
  expect(await joined.traffic.channels.directPlaceOf("ada@example.com")).toBeNull();
  expect(await joined.traffic.channels.directPlaceOf("ben@example.com")).toBeNull();
});

function named(id: string): PretendMember {
  const [member] = membersNamed(id);
  if (member === undefined) throw new Error(`Nobody is called ${id}`);
  return member;
}

function by(from: PretendMember) {
  return { from, serviceUrl: joined.teams.url };
}

/** The first message of a thread has the thread's own id. */
function inThread(from: PretendMember, thread: string) {
  const id = `${turn}${thread}`;
  return { ...by(from), id, spot: { kind: "channel", thread: id } } as const;
}

/** What the test brought about. */
function messages(): readonly PretendActivity[] {
  return joined.teams.messages.slice(seen.messages);
}

function messagesIn(conversation: string): readonly PretendActivity[] {
  return messages().filter((message) => message.conversation === conversation);
}

const card = z.object({
  fallbackText: z.string(),
  refresh: z.object({ action: z.object({ data: z.object({ message: z.string() }) }) }).optional(),
  body: z.array(z.unknown()),
});
const activity = z.object({ attachments: z.tuple([z.object({ content: card })]) });

function cardOf(message: PretendActivity | undefined) {
  return activity.parse(message?.activity).attachments[0].content;
}

function wordsOf(message: PretendActivity | undefined): string {
  return cardOf(message).fallbackText;
}

/** What a button of a card sends. */
function dataOf(message: PretendActivity | undefined, title: string): unknown {
  let data: unknown = null;
  JSON.stringify(cardOf(message).body, (_key, value) => {
    if (value?.type === "Action.Execute" && value.title === title) data = value.data;
    return value;
  });
  return data;
}
