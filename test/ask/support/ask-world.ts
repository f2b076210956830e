import { askActions } from "../../../src/ask/actions.ts";
import { type Asking, ask } from "../../../src/ask/ask.ts";
import type { AskDeps } from "../../../src/ask/ask-deps.ts";
import type { Asker } from "../../../src/core/asker.ts";
import type { Button, Card, Element } from "../../../src/core/card.ts";
import type { Company } from "../../../src/core/company.ts";
import type { AnswerGiven } from "../../../src/core/facts.ts";
import { audienceGroups, type Person } from "../../../src/core/people.ts";
import { defaultPolicy } from "../../../src/core/policy.ts";
import type { Result } from "../../../src/core/result.ts";
import type { IndexRow } from "../../../src/core/terms.ts";
import { questionWords, terms } from "../../../src/retrieval/analyse.ts";
import { MINIMUM_EVIDENCE } from "../../../src/retrieval/decide.ts";
import type { Asked, SearchResult } from "../../../src/retrieval/search.ts";
import {
  type ContentFolder,
  contentFolder,
  publishFolder,
} from "../../stewardship/support/content-folder.ts";
import { type MemoryIndex, memoryIndex } from "../../stewardship/support/memory-index.ts";
import { openTestStore, type TestStore } from "../../support/database.ts";
import { personNamed } from "../../support/person-named.ts";

/** A small company on a real store, with a search that is plain to predict: shared words, nothing else. */
export interface AskWorld {
  readonly store: TestStore;
  readonly index: MemoryIndex;
  readonly deps: AskDeps;
  readonly folder: ContentFolder;
  /** Evidence of the next searches; `null`: all or nothing, by whether the best passage has half of the question. */
  evidence: number | null;
  publish(now: string): Promise<void>;
  asker(person: string | null, at: string): Asker;
  /** Asks as somebody, perhaps with other things to work with, and remembers what is to be remembered. */
  ask(
    question: string,
    as?: string | null,
    at?: string,
    more?: Partial<Asking>,
    other?: Partial<AskDeps>,
  ): Promise<Result>;
  /** Taps a button. */
  tap(action: string, value: unknown, as?: string | null, at?: string): Promise<Result>;
  close(): Promise<void>;
}

export const noon = "2026-11-02T12:00:00Z";

/** @param more what Ask works with besides, such as a model. */
export async function askWorld(
  files: Readonly<Record<string, string>>,
  more: Partial<AskDeps> = {},
): Promise<AskWorld> {
  const store = await openTestStore();
  const folder = await contentFolder(files);
  const index = memoryIndex();
  let count = 0;
  const newId = () => `id-${String(++count).padStart(4, "0")}`;
  const remember = async (result: Result) => {
    await store.transaction(({ conversation }) => conversation.append(result.facts));
    return result;
  };
  const world: AskWorld = {
    store,
    index,
    folder,
    evidence: null,
    deps: {
      search: async (asked) => searchByWords([...index.rows.values()], asked, world.evidence),
      searchByMeaning: null,
      pages: store.pages,
      store: store.ask,
      changesOf: async () => [],
      company,
      people,
      administrator: "ada",
      model: null,
      formFor: async () => "novice",
      now: () => new Date(0),
      newId,
      stopwatch: () => 0,
      ...more,
    },
    async publish(now) {
      await publishFolder(store, index, folder, { now, yes: true });
    },
    asker: (person, at) => askerOf(person, at, newId()),
    ask: async (question, as = "mara", at = noon, more = {}, other = {}) => {
      const deps = { ...world.deps, ...other };
      return remember(await ask(deps, { ...askerOf(as, at, newId()), question, history: [], ...more }));
    },
    async tap(action, value, as = "mara", at = noon) {
      const run = askActions[action]?.run;
      if (run === undefined) throw new Error(`There is no action ${action}`);
      return remember(await run(world.deps, { ...askerOf(as, at, newId()), value }));
    },
    async close() {
      await store.close();
      await folder.clear();
    },
  };
  await world.publish("2026-10-20T09:00:00Z");
  return world;
}

export function answerOf(result: Result): AnswerGiven {
  const fact = result.facts.find(({ kind }) => kind === "answer-given");
  if (fact?.kind !== "answer-given") throw new Error("No answer was given");
  return fact;
}

export function cardOf(result: Result): Card {
  const [card] = result.cards;
  if (card === undefined) throw new Error("No card was shown");
  return card;
}

export function buttonsOf(card: Card): readonly Button[] {
  return everyElement(card.elements).flatMap((element) =>
    element.kind === "buttons"
      ? element.buttons
      : element.kind === "verdict"
        ? [element.positive, element.negative, ...element.others]
        : [],
  );
}

export function labelsOf(card: Card): readonly string[] {
  return buttonsOf(card).map(({ label }) => label);
}

export function everyElement(elements: readonly Element[]): readonly Element[] {
  return elements.flatMap((element) =>
    element.kind === "fold" ? [element, ...everyElement(element.elements)] : [element],
  );
}

function askerOf(id: string | null, at: string, event: string): Asker {
  const person = people.find((one) => one.id === id) ?? null;
  return {
    reader: {
      person: id,
      groups: person === null ? [] : audienceGroups(person, ["employee"]),
      sections: new Set(),
    },
    person,
    at: new Date(at),
    event,
    conversation: `talk-${id ?? "nobody"}`,
    place: {
      channel: "web",
      conversation: `talk-${id ?? "nobody"}`,
      thread: null,
      account: null,
      person: id,
      reach: "direct",
    },
    addressed: true,
  };
}

function searchByWords(rows: readonly IndexRow[], asked: Asked, evidence: number | null): SearchResult {
  const wanted = [...new Set(questionWords(asked.text).map(({ term }) => term))];
  const open = rows.filter(
    ({ audience, from, until }) =>
      (audience.length === 0 ||
        audience.some((group) => asked.reader.groups.includes(group.toLowerCase()))) &&
      from <= asked.at &&
      (until === null || until > asked.at),
  );
  const candidates = open
    .map((row) => {
      const own = new Set(terms([row.title, ...row.headings, row.text].join(" ")));
      const speaksOf = wanted.map((term) => own.has(term));
      const score = speaksOf.filter(Boolean).length / Math.max(1, wanted.length);
      return { row, score, fit: score, meaning: 0, speaksOf };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.row.id < b.row.id ? -1 : 1));
  return {
    question: { text: asked.text, context: [] },
    corrections: [],
    candidates,
    evidence: evidence ?? ((candidates[0]?.score ?? 0) >= 0.5 ? 1 : 0),
    minimumEvidence: MINIMUM_EVIDENCE,
    mode: { kind: "words" },
    timings: { engine: 0, current: 0, total: 0 },
  };
}

const base = personNamed("nobody");

export const people: readonly Person[] = [
  { ...base, id: "mara", name: "Mara Lind", roles: ["agent"] },
  { ...base, id: "tom", name: "Tom Ede", roles: ["agent"] },
  { ...base, id: "olga", name: "Olga Renn", email: "olga@example.com", roles: ["lead"] },
  { ...base, id: "dan", name: "Dan Roe", roles: ["lead"] },
  { ...base, id: "eve", name: "Eve Sand" },
  { ...base, id: "ada", name: "Ada Moss" },
];

const company: Company = {
  areas: [{ id: "refunds", title: "Refunds", lead: "olga", experts: ["eve"] }],
  skillMap: {
    roles: {
      agent: {
        title: "Agent",
        tasks: [
          {
            id: "give",
            title: "Send a refund",
            frequency: "daily",
            impact: "high",
            goodPath: null,
            failurePath: null,
            skills: [],
          },
        ],
      },
    },
    skills: {},
  },
  glossary: [{ term: "refund", synonyms: ["money back"] }],
  calendars: {},
  policy: { ...defaultPolicy, timeZone: "Europe/Dublin" },
};
