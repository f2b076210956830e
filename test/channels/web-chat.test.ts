import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { adaptiveCardSchema } from "../../src/channels/cards/adaptive-card-shape.ts";
import { answerCard } from "./sample-company.ts";
import { startSampleServer } from "./sample-server.ts";

let server: Awaited<ReturnType<typeof startSampleServer>>;
const open = new AbortController();

beforeAll(async () => {
  server = await startSampleServer();
});
afterAll(async () => {
  open.abort();
  await server.close();
});
afterEach(() => {
  server.sent.length = 0;
});

const answerSchema = z.strictObject({
  messages: z.array(
    z.strictObject({
      id: z.string(),
      text: z.string(),
      card: adaptiveCardSchema,
      outcome: z.enum(["answered", "clarify", "abstained", "needs-approval"]).optional(),
      replaces: z.string().optional(),
    }),
  ),
});

async function post(path: string, body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(server.url + path, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as unknown };
}

async function ask(fields: Record<string, unknown>) {
  const { status, body } = await post("/api/chat", {
    conversation: "c1",
    text: "How do I refund?",
    ...fields,
  });
  expect(status).toBe(200);
  return answerSchema.parse(body).messages;
}

test("a question is answered with text, a card and its outcome", async () => {
  const [message] = await ask({ person: "mia" });
  expect(message?.text).toBe(answerCard.summary);
  expect(message?.outcome).toBe("answered");
  expect(JSON.stringify(message?.card)).toContain(`${server.url}/pages/refunds/approvals/v7#over-500`);
});

test("who is left out is the first of people.yaml", async () => {
  await ask({});
  expect(server.sent[0]?.person).toBe("mia");
});

test("the same id gives the same messages, answered once, even when sent ten times at once", async () => {
  const answers = await Promise.all(Array.from({ length: 10 }, () => ask({ id: "once" })));
  expect(new Set(answers.map((messages) => messages[0]?.id)).size).toBe(1);
  expect(server.sent).toHaveLength(1);
});

test.each([
  { why: "another conversation", conversation: "c2" },
  { why: "another person", person: "jonas" },
])("an id that comes again from $why gets a line and nothing of the answer", async ({ why, ...place }) => {
  const id = `taken by ${why}`;
  await ask({ id, person: "mia" });
  const { status, body } = await post("/api/chat", { conversation: "c1", text: "x", ...place, id });
  expect(status).toBe(409);
  expect(body).toEqual({ error: expect.stringContaining("already used") });
});

test("a tapped button is answered", async () => {
  const body = { conversation: "c1", person: "mia", action: "ask.helpful", value: { answer: "a1" } };
  const answer = await post("/api/chat/actions", body);
  expect(answer.status).toBe(200);
  expect(answerSchema.parse(answer.body).messages).toHaveLength(1);
});

test("a result that takes the place of the tapped card says which one that was", async () => {
  const [request] = await ask({ conversation: "c3", text: "ask an expert" });
  const tap = { conversation: "c3", action: "handover.answer", value: { request: "r1" } };
  const answer = await post("/api/chat/actions", { ...tap, message: request?.id });
  expect(answerSchema.parse(answer.body).messages).toMatchObject([{ replaces: request?.id }]);
  const unplaced = await post("/api/chat/actions", tap);
  expect(answerSchema.parse(unplaced.body).messages[0]?.replaces).toBeUndefined();
});

test("whoever speaks in the web chat speaks with Cairn alone, and to it", async () => {
  await ask({ person: "mia" });
  expect(server.heard.at(-1)).toMatchObject({
    person: "mia",
    account: null,
    reach: "direct",
    addressed: true,
    message: null,
    replyUrl: null,
    thread: null,
  });
});

test.each([
  ["wrong JSON", "{", "not JSON"],
  ["no object", "[]", "Send a JSON object"],
  ["no text", { conversation: "c" }, "text: write"],
  ["blank text", { conversation: "c", text: "  " }, "text: write"],
  ["text that is no text", { conversation: "c", text: 7 }, "text: write"],
  ["too long a text", { conversation: "c", text: "x".repeat(4001) }, "4,000 characters"],
  ["no conversation", { text: "hello" }, "conversation: name"],
  ["a name the database cannot take", { conversation: "c\0", text: "hello" }, "conversation: name"],
  ["an id the database cannot take", { conversation: "c", text: "hello", id: "a\0" }, "id: use"],
  ["an unknown person", { conversation: "c", text: "hello", person: "nobody" }, 'nobody has the id "nobody"'],
])("%s is refused with one clear line", async (_why, sent, line) => {
  const { status, body } = await post("/api/chat", sent);
  expect(status).toBe(400);
  expect(body).toEqual({ error: expect.stringContaining(line) });
  expect((body as { error: string }).error).not.toContain("\n");
});

test("a name of the tapped message that the database cannot take is refused with one clear line", async () => {
  const tap = { conversation: "c", action: "ask.helpful", value: {}, message: "a\0" };
  const { status, body } = await post("/api/chat/actions", tap);
  expect(status).toBe(400);
  expect(body).toEqual({ error: expect.stringContaining("message: use the id") });
});

test("an unknown action is refused with one clear line", async () => {
  const { status, body } = await post("/api/chat/actions", {
    conversation: "c",
    action: "rm.all",
    value: {},
  });
  expect(status).toBe(400);
  expect(body).toEqual({ error: expect.stringContaining('"rm.all"') });
});

test("a body of more than 64 KB is refused", async () => {
  const { status } = await post("/api/chat", { conversation: "c", text: "x".repeat(70_000) });
  expect(status).toBe(413);
});

test("four thousand characters are still a question", async () => {
  expect(await ask({ text: "x".repeat(4000) })).toHaveLength(1);
});

test("what was said in a conversation can be fetched again, and from a message on", async () => {
  const place = { conversation: "history", person: "mia" };
  const [first] = await ask(place);
  const [second] = await ask(place);
  await ask({ ...place, conversation: "other" });
  const all = await fetch(`${server.url}/api/chat/messages?conversation=history&person=mia`);
  expect(answerSchema.parse(await all.json()).messages.map(({ id }) => id)).toEqual([first?.id, second?.id]);
  const later = await fetch(
    `${server.url}/api/chat/messages?conversation=history&person=mia&after=${first?.id}`,
  );
  expect(answerSchema.parse(await later.json()).messages.map(({ id }) => id)).toEqual([second?.id]);
});

test("a private answer is not given back later, but says that it was one", async () => {
  server.say(null, { conversation: "private", person: "mia" }, null, "answered");
  const response = await fetch(`${server.url}/api/chat/messages?conversation=private&person=mia`);
  expect(answerSchema.parse(await response.json()).messages[0]?.text).toContain("private");
});

test("what Cairn says by itself arrives as a server-sent event, after the last one seen", async () => {
  const place = { conversation: "live", person: "mia" };
  const [seen] = await ask(place);
  const response = await fetch(`${server.url}/api/chat/messages?conversation=live&person=mia`, {
    headers: { Accept: "text/event-stream", "Last-Event-ID": seen?.id ?? "" },
    signal: open.signal,
  });
  expect(response.headers.get("content-type")).toContain("text/event-stream");
  const later = server.say(answerCard, place, null, null);
  const event = await firstEvent(response);
  expect(event.id).toBe(later.id);
  expect(event.data).toMatchObject({ id: later.id, text: answerCard.summary });
});

test("the beginning of an answer comes to whoever asked, and to nobody else", async () => {
  const listen = async (person: string) => {
    const headers = { Accept: "text/event-stream" };
    const address = `${server.url}/api/chat/messages?conversation=slow&person=${person}`;
    return (await fetch(address, { headers, signal: open.signal })).body?.getReader();
  };
  const [mine, others] = [await listen("mia"), await listen("jonas")];
  const asked = post("/api/chat", { person: "mia", conversation: "slow", text: "slowly, please", id: "q1" });
  const heard = await untilHeard(mine, "event: growing");
  expect(heard).toContain('"id":"q1"');
  expect(heard).toContain("You may refund up to €500 yourself.");
  server.finish();
  await asked;
  expect(await untilHeard(mine, '"outcome":"answered"')).not.toContain("event: growing");
  server.say(answerCard, { conversation: "slow", person: "jonas" }, null, null);
  expect(await untilHeard(others, "data: ")).not.toContain("event: growing");
});

test("people come with the titles of their roles", async () => {
  const response = await fetch(`${server.url}/api/people`);
  expect(await response.json()).toMatchObject({
    people: [{ id: "mia", roles: ["Billing agent"], team: "Billing" }, {}],
  });
});

test("questions to try are those of the person's role", async () => {
  const response = await fetch(`${server.url}/api/starters?person=jonas`);
  expect(await response.json()).toEqual({
    starters: expect.arrayContaining([expect.stringContaining("dispute")]),
  });
});

test("another site can neither send to the chat nor reach it under a name of its own", async () => {
  const fromElsewhere = await post(
    "/api/chat",
    { conversation: "c", text: "hello" },
    { "Sec-Fetch-Site": "cross-site" },
  );
  expect(fromElsewhere.status).toBe(403);
  expect(await statusWithHost(server.url, "evil.example")).toBe(403);
  expect(await statusWithHost(server.url, "127.0.0.1:3000")).toBe(200);
  expect(await statusWithHost(server.url, "cairn.example")).toBe(200);
});

test("what breaks gives a polite line with the reference that the log has, and no words of the question", async () => {
  const { status, body } = await post("/api/chat", { conversation: "c1", text: "break the secret vase" });
  expect(status).toBe(500);
  const reference = /reference: (\w+)/.exec((body as { error: string }).error)?.[1];
  const lines = server.logged.filter((line) => line.includes(`"reference":"${reference}"`));
  expect(lines).toHaveLength(1);
  expect(server.logged.join("")).not.toContain("secret vase");
});

async function firstEvent(response: Response): Promise<{ id: string; data: unknown }> {
  let text = "";
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    const found = /id: (.*)\ndata: (.*)\n\n/.exec(text);
    if (found !== null) return { id: found[1] ?? "", data: JSON.parse(found[2] ?? "") };
  }
  throw new Error("the stream ended without an event");
}

/** `fetch` does not let a Host header be set. */
async function statusWithHost(url: string, host: string): Promise<number> {
  const { request } = await import("node:http");
  return new Promise((settle, fail) => {
    const sent = request(`${url}/api/people`, { headers: { Host: host } }, (response) => {
      response.resume();
      settle(response.statusCode ?? 0);
    });
    sent.on("error", fail).end();
  });
}

/** What comes until some words do. */
async function untilHeard(stream: ReadableStreamDefaultReader<Uint8Array> | undefined, words: string) {
  let text = "";
  while (!text.includes(words)) {
    const read = await stream?.read();
    if (read?.value === undefined) throw new Error(`The stream ended before ${words} came`);
    text += new TextDecoder().decode(read.value);
  }
  return text;
}
