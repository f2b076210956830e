import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { startServerProcess } from "../support/server-process.ts";
import { openData } from "./open-data.ts";

export interface AnswerRounds {
  readonly rounds: number;
  /** People asking at the same time. */
  readonly askers: number;
  /** Longest time a server lives after it is ready. */
  readonly longestMs: number;
  /** Numbers from 0 to 1. */
  readonly random: () => number;
  readonly say: (line: string) => void;
}

const person = "mara-lindqvist";
const questions = [
  "Who approves a refund over 500?",
  "What do I do when a card was declined?",
  "How do I onboard a new client?",
  "How many times may a card be charged again by hand?",
];

/**
 * Kills a server with -9 at random moments while people ask it, starts it again, and repeats every question
 * under its id until it is answered. Throws when an answer that somebody received is lost or different
 * later, or when a question was answered twice.
 */
export async function answerRounds({ rounds, askers, longestMs, random, say }: AnswerRounds): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), "cairn-answers-"));
  /** Event id → the messages somebody received for it. */
  const received = new Map<string, string>();
  const waiting = new Set<string>();
  let next = 0;
  for (let round = 1; round <= rounds; round += 1) {
    const server = await startServerProcess({ CAIRN_DATA_DIR: dataDir });
    /** Questions that somebody is asking this server just now. */
    const underway = new Set<string>();
    const asking = Array.from({ length: askers }, async () => {
      while (server.process.exitCode === null && server.process.signalCode === null) {
        const id = [...waiting].find((one) => !underway.has(one)) ?? `question-${++next}`;
        waiting.add(id);
        underway.add(id);
        const messages = await ask(server.url, id);
        if (messages === null) return;
        remember(received, id, messages);
        waiting.delete(id);
        underway.delete(id);
      }
    });
    await pause(Math.round(random() * longestMs));
    await server.kill();
    await Promise.all(asking);
    say(`round ${round}: ${received.size} answers received, ${waiting.size} cut off`);
  }
  const server = await startServerProcess({ CAIRN_DATA_DIR: dataDir });
  for (const id of [...waiting, ...received.keys()]) {
    const messages = await ask(server.url, id);
    if (messages === null) throw new Error(`${id} got no answer from a healthy server`);
    remember(received, id, messages);
  }
  await server.kill();
  await answeredOnce(dataDir, received.size);
  await rm(dataDir, { recursive: true });
  say(`${received.size} questions, each answered once; every answer received is still the same`);
}

function remember(received: Map<string, string>, id: string, messages: string): void {
  const before = received.get(id);
  if (before !== undefined && before !== messages) throw new Error(`${id} was answered differently later`);
  received.set(id, messages);
}

async function answeredOnce(dataDir: string, expected: number): Promise<void> {
  const data = await openData(dataDir);
  const answers = await data.store.ask.answersOf(person, expected * 2);
  await data.close();
  const events = new Set(answers.map(({ event }) => event));
  if (answers.length !== expected || events.size !== expected) {
    throw new Error(`${expected} questions have ${answers.length} answers to ${events.size} events`);
  }
}

const answerSchema = z.object({ messages: z.array(z.object({ id: z.string(), text: z.string() })).min(1) });

/** The messages as one text; `null`: the server died meanwhile. */
async function ask(url: string, id: string): Promise<string | null> {
  const text = questions[Number(id.split("-")[1]) % questions.length];
  const response = await fetch(`${url}/api/chat`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ person, conversation: id, text, id }),
  }).catch(() => null);
  const body = await response?.json().catch(() => null);
  if (!body) return null;
  const { messages } = answerSchema.parse(body);
  if (messages.some((message) => /reference: /.test(message.text)))
    throw new Error(`${id}: ${messages[0]?.text}`);
  return JSON.stringify(messages.map((message) => [message.id, message.text]));
}
