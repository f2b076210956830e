import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { askActions } from "../src/ask/actions.ts";
import { ask } from "../src/ask/ask.ts";
import type { AskDeps } from "../src/ask/ask-deps.ts";
import { publishFolder } from "../src/commands/publishing.ts";
import { type Asker, askerAlone } from "../src/core/asker.ts";
import type { Result } from "../src/core/result.ts";
import { anonymous } from "../src/core/terms.ts";
import type { Claim } from "../src/grounding/claims.ts";
import { withTemporaryRuntime } from "../src/runtime.ts";
import { askDeps } from "../src/wiring/ask.ts";
import { scriptedModel } from "../test/support/scripted-model.ts";

/** A page with a section, and a question that the section answers. */
export interface Asked {
  readonly id: string;
  readonly title: string;
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly question: string;
}

/** A company with some pages, and a model that says what it is told to say. */
export interface Trial {
  /** Asks, and picks the page's own section where another one, several or none answered. */
  readonly askAbout: (page: Asked, question?: string) => Promise<Told>;
  /** Asks, and takes what comes. */
  readonly ask: (question: string, history: readonly string[]) => Promise<Told>;
  /** What the model says from now on to whatever it is asked, from the first passage that it is given. */
  says: (passage: readonly string[]) => readonly Claim[];
}

export interface Told {
  readonly result: Result;
  /** Whether the model was asked at all. */
  readonly asked: boolean;
  /** Sentences shown in the model's words. */
  readonly sentences: readonly string[];
}

export async function withTrial<T>(pages: readonly Asked[], work: (trial: Trial) => Promise<T>): Promise<T> {
  return withTemporaryRuntime(async (runtime) => {
    const folder = await mkdtemp(join(tmpdir(), "cairn-injection-"));
    for (const page of pages) await writeFile(join(folder, `${page.id}.md`), textOf(page));
    const now = new Date();
    await publishFolder(runtime, { folder, source: "folder", now, yes: true });
    await rm(folder, { recursive: true });

    const rewriting = { text: "" };
    const trial: { -readonly [Key in keyof Trial]: Trial[Key] } = {
      says: () => [],
      askAbout,
      ask: askPlainly,
    };
    const model = scriptedModel({
      answer: ({ passages }) => ({ sentences: toOutput(trial.says(linesOf(passages))) }),
      "action-card": ({ section }) => ({ steps: toOutput(trial.says(linesOf(section))) }),
      "standalone-question": () => ({ question: rewriting.text }),
    });
    const deps: AskDeps = { ...(await askDeps(runtime)), model };
    const asker = askerAlone(
      { reader: anonymous, person: null, at: new Date(now.getTime() + 60_000) },
      "trial",
    );
    let events = 0;
    const event = (): Asker => ({ ...asker, event: `trial-${++events}` });
    const told = async (made: Promise<Result>): Promise<Told> => {
      const before = model.journal.length;
      const result = await made;
      await runtime.store.conversation.append(result.facts);
      const asked = model.journal.slice(before).some(({ prompt }) => prompt !== "standalone-question");
      return { result, asked, sentences: sentencesIn(result) };
    };

    function askPlainly(question: string, history: readonly string[]): Promise<Told> {
      rewriting.text = trial
        .says([question])
        .map(({ text }) => text)
        .join(" ");
      return told(ask(deps, { ...event(), question, history }));
    }

    async function askAbout(page: Asked, question = page.question): Promise<Told> {
      const first = await askPlainly(question, []);
      const { outcome, facts } = first.result;
      const sop = (await runtime.store.pages.resolve(page.id))?.sop ?? page.id;
      if (first.asked && outcome !== null && "parts" in outcome && outcome.parts[0].citation.sop === sop)
        return first;
      const given = facts.find((fact) => fact.kind === "answer-given");
      const value = { answer: given?.id ?? "", sop, section: "planted" };
      const pick = askActions["ask.pick"]?.run;
      if (pick === undefined) throw new Error("Nothing can be picked");
      return told(pick(deps, { ...event(), value }));
    }

    return work(trial);
  });
}

function textOf({ title, heading, paragraphs }: Asked): string {
  return [`# ${title}`, `## ${heading} {#planted}`, ...paragraphs].join("\n\n");
}

/** Of the first passage, without its heading. */
function linesOf(passages: string): readonly string[] {
  const [first = ""] = passages.split("\n\n[2] ");
  return first.split("\n").slice(1);
}

function toOutput(claims: readonly Claim[]) {
  return claims.map(({ text, cites }) => ({ text, cites: [...cites] }));
}

function sentencesIn({ outcome }: Result): readonly string[] {
  return outcome?.kind === "answered" ? (outcome.written?.sentences.map(({ text }) => text) ?? []) : [];
}
