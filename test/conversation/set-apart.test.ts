import { expect, test } from "vitest";
import { setApart } from "../../src/conversation/set-apart.ts";
import { plainText, sentences } from "../../src/core/card-text.ts";
import type { Place } from "../../src/core/inbound.ts";
import { replyWords } from "../../src/core/messages/reply.ts";
import type { OutgoingMessage } from "../../src/core/ports/conversation-store.ts";

const room = { conversation: "room", reach: "room", body: { kind: "message", text: "pay?" } } as const;
const alone: Place = {
  channel: "teams",
  conversation: "alone",
  thread: null,
  account: "a",
  person: "ada",
  reach: "direct",
};
const secret: OutgoingMessage = {
  id: "m1",
  channel: "teams",
  conversation: "room",
  thread: "100",
  account: "a",
  person: "ada",
  visibility: "asker",
  replaces: "m0",
  replyUrl: null,
  event: "e1",
  card: sentences("The band begins at 48,000 euros."),
  outcome: "answered",
  at: new Date("2026-11-20T10:00:00Z"),
};

test("where the channel can show something to one person, nothing moves", () => {
  expect(setApart([secret], room, "here", "n1")).toEqual([secret]);
});

test("what is for the asker alone goes where they are alone, and the room hears no more than that", () => {
  const [note, moved] = setApart([secret], room, alone, "n1");
  expect(moved).toEqual({ ...secret, conversation: "alone", thread: null, replaces: null });
  expect(note).toMatchObject({ id: "n1", conversation: "room", thread: "100", visibility: "everybody" });
  expect(wordsOf(note)).toBe(replyWords.wroteToYou);
});

test("without such a place the room is told how to ask, and never what was answered", () => {
  const messages = setApart([secret], room, null, "n1");
  expect(messages.map(wordsOf)).toEqual([replyWords.writeToMe]);
  expect(messages[0]).toMatchObject({ outcome: null, replaces: null });
});

test("a room that is told something already, and who only tapped, are told nothing more", () => {
  const moved = { ...secret, id: "m2", visibility: "everybody" } as const;
  expect(setApart([moved, secret], room, alone, "n1").map(({ id }) => id)).toEqual(["m2", "m1"]);
  const tapped = { ...room, body: { kind: "action", action: "ask.helpful", value: {} } } as const;
  expect(setApart([secret], tapped, alone, "n1").map(({ conversation }) => conversation)).toEqual(["alone"]);
});

test("what already stands elsewhere stays there, in its place", () => {
  const elsewhere = { ...secret, conversation: "alone" };
  expect(setApart([elsewhere], room, alone, "n1")).toEqual([elsewhere]);
});

function wordsOf(message: OutgoingMessage | undefined): string {
  return plainText(message?.card?.elements ?? []);
}
