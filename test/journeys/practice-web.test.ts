import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { serve } from "../../src/server.ts";
import { openTraffic } from "../../src/traffic.ts";
import { jobDeps } from "../../src/wiring/jobs.ts";
import { onlyItems } from "../practice/support/practice-company.ts";
import { closeServer } from "../support/close-server.ts";
import { openTestCompany, type TestCompany } from "../support/runtime.ts";
import { wholeTurn } from "../support/whole-turn.ts";

let company: TestCompany;
let url: string;
let close: () => Promise<void>;
const hour = 3_600_000;

/** A company with a web chat, as `npm start` serves it, on a Monday before work. */
beforeEach(async () => {
  company = await openTestCompany("2026-11-23T08:00:00Z", { PORT: "0", HOST: "127.0.0.1" });
  const traffic = await openTraffic(company.runtime);
  const { server, port } = await serve(company.runtime, traffic);
  url = `http://127.0.0.1:${port}`;
  close = async () => {
    await closeServer(server);
    await traffic.stop();
    await company.close();
  };
  await company.publish(onlyItems("block-first", "lead-limit", "steps"));
  const { handlers } = jobDeps(company.runtime, traffic);
  await handlers["plan-practice"]({}, company.runtime.system.now(), wholeTurn);
  company.pass(2 * hour);
  await handlers["plan-practice"]({}, company.runtime.system.now(), wholeTurn);
});

afterEach(() => close());

const messagesSchema = z.object({
  messages: z.array(
    z.object({ id: z.string(), text: z.string(), card: z.unknown(), replaces: z.string().optional() }),
  ),
});

test("the first card waits in the inbox, one tap answers it, and the next one comes with the feedback", async () => {
  const waiting = await get("/api/chat/messages?person=ada&conversation=desk");
  expect(waiting.map(({ text }) => text.split("\n")[0])).toEqual([
    "Before Cairn first writes to you",
    "Good morning. 2 questions, about a minute.",
  ]);
  const card = waiting.at(-1);
  const question = await openQuestion();
  const tapped = {
    person: "ada",
    conversation: "desk",
    message: card?.id,
    action: "practice.dont-know",
    value: { question },
    id: "tap-1",
  };
  const answered = await post("/api/chat/actions", tapped);
  expect(answered).toHaveLength(2);
  expect(answered[0]?.text).toMatch(/^Here is the answer\n/);
  expect(answered[1]?.text).toContain("2 of 2 · Gift vouchers");
  // The same tap, sent again by a client that heard nothing, is answered by the same words.
  expect(await post("/api/chat/actions", tapped)).toEqual(answered);
  expect(await company.runtime.store.practice.attemptsOf("ada", new Date(0))).toHaveLength(1);
});

test("a button's data from outside is checked: nonsense changes nothing", async () => {
  const question = await openQuestion();
  for (const value of [null, {}, { question: 5 }, { question, answer: ["x"] }, { question: "nobody's" }]) {
    const [refused] = await post("/api/chat/actions", {
      person: "ada",
      conversation: "desk",
      action: "practice.answer",
      value,
    });
    expect(refused?.text).not.toBe("");
  }
  expect(await company.runtime.store.practice.attemptsOf("ada", new Date(0))).toEqual([]);
});

async function openQuestion(): Promise<string | null | undefined> {
  return (await company.runtime.store.practice.openSessions(["ada"])).get("ada")?.question;
}

async function get(path: string) {
  const response = await fetch(url + path);
  return messagesSchema.parse(await response.json()).messages;
}

async function post(path: string, body: object) {
  const response = await fetch(url + path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(200);
  return messagesSchema.parse(await response.json()).messages;
}
