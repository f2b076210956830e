import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readEnvelope } from "../../../src/channels/teams/envelope.ts";
import type { Heard } from "../../../src/channels/teams/heard.ts";
import { readActivity } from "../../../src/channels/teams/read-activity.ts";
import { activityOf, botId, installationOf, invokeOf, messageOf, tenantId } from "./support/activities.ts";

const now = new Date("2026-11-20T10:00:00Z");
const ada = {
  id: "29:ada",
  aadObjectId: "object-of-ada",
  name: "Ada",
  email: "ada@example.com",
  tenantId,
};
const alone = { from: ada, serviceUrl: "https://smba.example.com/emea/", id: "700" } as const;
const inThread = { ...alone, spot: { kind: "channel", thread: "100" } } as const;
const inGroup = { ...alone, spot: { kind: "groupChat", id: "19:group@thread.v2" } } as const;

describe("what was said", () => {
  test("alone with Cairn needs no name, and belongs to the Entra account", () => {
    expect(read(messageOf(alone, "who approves a refund?"))).toEqual({
      kind: "said",
      inbound: {
        id: "teams:a:29:ada/700",
        channel: "teams",
        conversation: "a:29:ada",
        thread: null,
        account: "object-of-ada",
        person: null,
        reach: "direct",
        addressed: true,
        message: "700",
        replyUrl: null,
        at: now,
        body: { kind: "message", text: "who approves a refund?" },
      },
    });
  });

  test("in a channel belongs to its thread, which begins with the message itself", () => {
    const first = said(messageOf({ ...inThread, id: "100" }, "who approves?", { named: true }));
    expect(first).toMatchObject({ conversation: "19:general@thread.tacv2", thread: "100", reach: "room" });
    expect(first.body).toEqual({ kind: "message", text: "who approves?" });
    expect(said(messageOf(inThread, "and abroad?", { named: true }))).toMatchObject({
      thread: "100",
      message: "700",
    });
  });

  test("in a thread without naming Cairn is overheard, and elsewhere in a room ignored", () => {
    expect(read(messageOf(inThread, "and abroad?"))).toMatchObject({
      kind: "overheard",
      speaksToAnother: false,
      inbound: { thread: "100" },
    });
    expect(read(messageOf({ ...inThread, id: "100" }, "hello all"))).toMatchObject({ kind: "ignored" });
    expect(read(messageOf(inGroup, "hello all"))).toMatchObject({ kind: "ignored" });
  });

  test("keeps the names of others and leaves out Cairn's own", () => {
    const entities = [
      { type: "mention", text: "<at>Cairn</at>", mentioned: { id: botId, name: "Cairn" } },
      { type: "mention", text: "<at>Ben Example</at>", mentioned: { id: "29:ben", name: "Ben Example" } },
    ];
    const text = "<at>Cairn</at>&nbsp;may <at>Ben Example</at> approve &lt;500 &amp; more?\n";
    const inbound = said(activityOf(inGroup, { type: "message", text, entities }));
    expect(inbound.body).toEqual({ kind: "message", text: "may @Ben Example approve <500 & more?" });
  });

  test("that begins with another's name is spoken to them", () => {
    const entities = [{ type: "mention", text: "<at>Ben</at>", mentioned: { id: "29:ben", name: "Ben" } }];
    const heard = read(activityOf(inThread, { type: "message", text: "<at>Ben</at> and you?", entities }));
    expect(heard).toMatchObject({ kind: "overheard", speaksToAnother: true });
  });

  test("naming Cairn and nothing else is still meant for it", () => {
    expect(said(messageOf(inGroup, "", { named: true })).body).toEqual({ kind: "message", text: "" });
  });

  test("by a bot means nothing", () => {
    const from = { ...ada, id: botId };
    expect(read(messageOf({ ...alone, from }, "hello"))).toMatchObject({ kind: "ignored" });
  });
});

describe("what was said before", () => {
  const changed = (eventType: string, text: string, timestamp = "t1") =>
    activityOf(alone, { type: "messageUpdate", text, timestamp, channelData: { eventType } });

  test("and is changed or brought back is an edit, once for each change", () => {
    const edit = said(changed("editMessage", "who approves abroad?"));
    expect(edit).toMatchObject({ message: "700", body: { kind: "edit", text: "who approves abroad?" } });
    expect(said(changed("editMessage", "who approves abroad?")).id).toBe(edit.id);
    expect(said(changed("editMessage", "who approves abroad?", "t2")).id).not.toBe(edit.id);
    expect(said(changed("undeleteMessage", "who approves?")).body).toMatchObject({ kind: "edit" });
    expect(read(changed("somethingNew", "who approves?"))).toMatchObject({ kind: "ignored" });
  });

  test("and is deleted is a deletion, whether or not it named Cairn", () => {
    const gone = activityOf(inThread, {
      type: "messageDelete",
      channelData: { eventType: "softDeleteMessage" },
    });
    expect(said(gone)).toMatchObject({ message: "700", thread: "100", body: { kind: "deletion" } });
  });
});

describe("what was tapped", () => {
  const data = { action: "ask.helpful", value: { answer: "a1" } };

  test("is the button's action at the message it stands on", () => {
    const value = { action: { type: "Action.Execute", verb: "tap", data }, trigger: "manual" };
    expect(read(invokeOf(alone, "adaptiveCard/action", value, "650"))).toMatchObject({
      kind: "tapped",
      from: "card",
      inbound: {
        id: "teams:a:29:ada/700",
        message: "650",
        body: { kind: "action", action: "ask.helpful", value: { answer: "a1" } },
      },
    });
  });

  test("by a client that sends a message for it is the same", () => {
    const heard = read(activityOf(alone, { type: "message", value: data, replyToId: "650" }));
    expect(heard).toMatchObject({
      kind: "said",
      inbound: { message: "650", body: { kind: "action", action: "ask.helpful" } },
    });
  });

  test("with fields brings what was filled in", () => {
    const filled = { ...data, inputs: "m-1-form-1", "m-1-form-1.text.reason": "It is late" };
    const value = { action: { type: "Action.Execute", verb: "tap", data: filled } };
    expect(read(invokeOf(alone, "adaptiveCard/action", value, "650"))).toMatchObject({
      inbound: { body: { value: { answer: "a1", reason: "It is late" } } },
    });
  });

  test("opens a form, and the form sent comes back to the message it was opened from", () => {
    expect(read(invokeOf(alone, "task/fetch", { data }, "650"))).toEqual({ kind: "form-wanted", ...data });
    const sent = { ...data, inputs: "form", message: "650", "form.text.reason": "It is late" };
    expect(read(invokeOf(alone, "task/submit", { data: sent }))).toMatchObject({
      kind: "tapped",
      from: "form",
      inbound: { message: "650", body: { value: { answer: "a1", reason: "It is late" } } },
    });
  });

  test("as a thumb says which way it points", () => {
    const thumb = (reaction: string) => ({
      actionName: "feedback",
      actionValue: { reaction, feedback: '{"feedbackText":""}' },
    });
    const of = (reaction: string) => read(invokeOf(alone, "message/submitAction", thumb(reaction), "650"));
    expect(of("like")).toMatchObject({ kind: "judged", isHelpful: true, tap: { message: "650" } });
    expect(of("dislike")).toMatchObject({ kind: "judged", isHelpful: false });
    expect(of("shrug")).toMatchObject({ kind: "ignored", isInvoke: true });
  });

  test("is no tap when a card is only looked at again", () => {
    const value = { action: { type: "Action.Execute", verb: "refresh", data: { message: "m1" } } };
    expect(read(invokeOf(alone, "adaptiveCard/action", value, "650"))).toEqual({
      kind: "looked-at",
      message: "m1",
    });
  });
});

describe("the message extension", () => {
  const search = (value: object) => read(invokeOf(alone, "composeExtension/query", value));

  test("searches for what was typed, and for nothing before anything is", () => {
    const typed = [{ name: "query", value: " voucher " }];
    expect(search({ commandId: "findPage", parameters: typed, queryOptions: { count: 25 } })).toEqual({
      kind: "searched",
      account: "object-of-ada",
      text: "voucher",
      most: 10,
    });
    const opened = [{ name: "initialRun", value: "true" }];
    expect(search({ commandId: "findPage", parameters: opened })).toMatchObject({ text: "" });
    expect(search({ commandId: "other", parameters: typed })).toMatchObject({ kind: "ignored" });
  });

  test("asks with the words of the chosen message", () => {
    const content = "<div><p>Who approves&nbsp;a <b>refund</b>?</p><p>It is &lt;500&gt;</p></div>";
    const messagePayload = { id: "55", body: { contentType: "html", content } };
    const value = { commandId: "askAboutMessage", commandContext: "message", messagePayload };
    expect(read(invokeOf(inGroup, "composeExtension/fetchTask", value))).toMatchObject({
      kind: "asked-about",
      text: "Who approves a refund?\nIt is <500>",
    });
  });
});

describe("coming and going", () => {
  test("somebody who adds the app is welcomed once, however often Teams tells it", () => {
    const added = said(installationOf(alone));
    const joined = activityOf(alone, { type: "conversationUpdate", membersAdded: [{ id: botId }] });
    expect(added.body).toEqual({ kind: "arrival" });
    expect(said(joined).id).toBe(added.id);
  });

  test("a renewal, others who come, and a room say nothing", () => {
    const renewed = activityOf(alone, { type: "installationUpdate", action: "add-upgrade" });
    const others = activityOf(alone, { type: "conversationUpdate", membersAdded: [{ id: "29:ben" }] });
    for (const one of [renewed, others, installationOf(inThread)]) {
      expect(read(one)).toMatchObject({ kind: "ignored", isInvoke: false });
    }
  });

  test("who takes the app out is left alone", () => {
    expect(read(installationOf(alone, "remove"))).toEqual({ kind: "left" });
    const removed = activityOf(inGroup, { type: "conversationUpdate", membersRemoved: [{ id: botId }] });
    expect(read(removed)).toEqual({ kind: "left" });
  });
});

test("a time zone that nobody knows is none", () => {
  const zoneOf = (localTimezone: string) =>
    readEnvelope({ ...messageOf(alone, "hello"), localTimezone })?.timeZone;
  expect(zoneOf("Asia/Kolkata")).toBe("Asia/Kolkata");
  expect(zoneOf("Central Europe Standard Time")).toBeNull();
});

test("reactions and invokes that nobody made say so, and only invokes are answered", () => {
  expect(read(activityOf(alone, { type: "messageReaction" }))).toMatchObject({ isInvoke: false });
  expect(read(invokeOf(alone, "constructor", {}))).toMatchObject({ kind: "ignored", isInvoke: true });
});

test("no JSON whatsoever makes it throw, or lets an id through that the database would not take", () => {
  const broken = fc.oneof(fc.jsonValue(), activities());
  fc.assert(
    fc.property(broken, (payload) => {
      const envelope = readEnvelope(payload);
      if (envelope === null) return;
      expect(envelope.conversation).toMatch(/^[!-"$-~]+$/);
      const heard = readActivity(payload, { ...envelope, now });
      if (heard.kind === "said") expect(heard.inbound.id.startsWith("teams:")).toBe(true);
    }),
    { numRuns: 500 },
  );
});

/** Activities with some of their parts replaced by anything. */
function activities() {
  const value = {
    commandId: "findPage",
    action: { verb: "tap", data: { action: "ask.helpful", value: {} } },
    messagePayload: { body: { content: "<p>x</p>" } },
  };
  const kinds = ["message", "messageUpdate", "messageDelete", "installationUpdate", "invoke"];
  const names = ["adaptiveCard/action", "task/submit", "composeExtension/query"];
  const whole = fc.record({
    type: fc.constantFrom(...kinds),
    name: fc.constantFrom(...names),
    value: fc.oneof(fc.constant(value), fc.jsonValue()),
    text: fc.oneof(fc.string({ unit: "grapheme" }), fc.jsonValue()),
    entities: fc.jsonValue(),
  });
  return fc
    .tuple(whole, fc.constantFrom("from", "recipient", "conversation", "channelData", "id"), fc.jsonValue())
    .map(([fields, part, instead]) => ({ ...activityOf(alone, fields), ...fields, [part]: instead }));
}

function read(activity: unknown): Heard {
  const envelope = readEnvelope(activity);
  if (envelope === null) throw new Error("The envelope cannot be read");
  return readActivity(activity, { ...envelope, now });
}

function said(activity: unknown) {
  const heard = read(activity);
  if (heard.kind !== "said") throw new Error(`Nothing was said: ${JSON.stringify(heard)}`);
  return heard.inbound;
}
