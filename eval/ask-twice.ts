import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ask } from "../src/ask/ask.ts";
import { type AnswerJson, answerJson } from "../src/ask/result-json.ts";
import { askerAlone } from "../src/core/asker.ts";
import { anonymous } from "../src/core/terms.ts";
import type { Runtime } from "../src/runtime.ts";
import { publish } from "../src/stewardship/publishing/publish.ts";
import { askDeps } from "../src/wiring/ask.ts";
import { personNamed } from "../test/support/person-named.ts";

export interface FactChange {
  readonly id: string;
  readonly question: string;
  /** The page before and after. */
  readonly texts: { readonly before: string; readonly after: string };
  readonly at: Date;
  /** Other pages of the folder, by file name. */
  readonly others?: Readonly<Record<string, string>>;
}

/**
 * Publishes a page, asks, publishes it changed an hour later, and the same reader asks again.
 */
export async function askTwice(
  runtime: Runtime,
  { id, question, texts, at, others = {} }: FactChange,
): Promise<{ readonly before: AnswerJson; readonly after: AnswerJson }> {
  const folder = await mkdtemp(join(tmpdir(), "cairn-facts-"));
  for (const [name, text] of Object.entries(others)) await writeFile(join(folder, name), text);
  const publishAndAsk = async (text: string, now: Date): Promise<AnswerJson> => {
    await writeFile(join(folder, `${id}.md`), text);
    const { policy } = (await runtime.directory()).company;
    await publish(runtime, { folder, source: "folder", policy, now, yes: true });
    const asked = new Date(now.getTime() + 60_000);
    const event = `${id}-${asked.getTime()}`;
    const asker = askerAlone({ reader, person, at: asked }, event);
    const result = await ask(await askDeps(runtime), { ...asker, question, history: [] });
    await runtime.store.conversation.append(result.facts);
    return answerJson(result, "");
  };
  const before = await publishAndAsk(texts.before, at);
  const after = await publishAndAsk(texts.after, new Date(at.getTime() + 3_600_000));
  await rm(folder, { recursive: true });
  return { before, after };
}

/** Whether the text or a quote of an answer contains one of these. `changes` may. */
export function carries(answer: AnswerJson, tokens: readonly string[]): boolean {
  const words = [answer.text, ...answer.citations.map((citation) => citation.quote)].join("\n");
  return tokens.some((token) => token !== "" && words.includes(token));
}

/** Somebody of no team, so that "what changed since you last read this" has a reader. */
const person = personNamed("reader", { name: "A reader" });
const reader = { ...anonymous, person: person.id };
