import { afterAll, beforeAll, expect, test } from "vitest";
import { runCommand } from "../../src/commands/program.ts";
import { fillInBackground } from "../../src/wiring/meaning.ts";
import { type EmbeddingServer, startEmbeddings } from "../support/embedding-server.ts";
import { lettersOf } from "../support/letter-vectors.ts";
import { type PineconeServer, startPinecone } from "../support/pinecone-server.ts";
import { openTestCompany, type TestCompany } from "../support/runtime.ts";

let pinecone: PineconeServer;
let embeddings: EmbeddingServer;
let company: TestCompany;

beforeAll(async () => {
  const now = () => company.runtime.system.now().getTime();
  pinecone = await startPinecone({ dimensions: 26, now, lagMs: 1_000 });
  embeddings = await startEmbeddings();
  company = await openTestCompany("2026-11-20T10:00:00Z", {
    EMBEDDING_MODEL: "letters",
    OPENAI_BASE_URL: embeddings.url,
    PINECONE_API_KEY: pinecone.apiKey,
    PINECONE_HOST: pinecone.host,
  });
});

afterAll(async () => {
  await company.close();
  await pinecone.close();
  await embeddings.close();
});

const first = { "tea.md": "# Tea\n\nTea is drunk at four." };
const second = { "tea.md": "# Tea\n\nTea is drunk at five." };

test("pages are published and found by their words while Pinecone is down; their vectors follow", async () => {
  pinecone.down = true;
  await company.publish(first);
  expect(JSON.stringify(await company.say("When is tea drunk?"))).toContain("drunk at four");
  pinecone.down = false;
  await company.runtime.settled();
  company.pass(60_000);
  await filled();
  pinecone.down = true;
  await company.publish(second);
  const said = JSON.stringify(await company.say("When is tea drunk?"));
  expect(said).toContain("drunk at five");
  expect(said).not.toContain("drunk at four");
  expect(await company.runtime.meaning?.mode()).toMatchObject({ kind: "embeddings-down" });
  pinecone.down = false;
  company.pass(60_000);
  await filled();
  await company.say("When is tea drunk?");
  expect(await company.runtime.meaning?.mode()).toEqual({ kind: "words+meaning" });
  expect(await company.runtime.meaning?.state()).toMatchObject({ rows: 1, withVector: 1 });
});

test("a page takes effect when its vector can be read at Pinecone, and the old one is gone from there", async () => {
  await company.publish(first);
  await filled();
  const before = await company.runtime.store.pages.lastPublication();
  pinecone.journal.length = 0;
  const known = watchPublications(before);
  await company.publish({ "tea.md": "# Tea\n\nTea is drunk at six." });
  pinecone.onRequest = async () => {};
  // Written and looked for until it showed: all of that before anybody could be told the new text.
  expect(known.slice(0, 3)).toEqual([
    ["GET /vectors/fetch", "before"],
    ["POST /vectors/upsert", "before"],
    ["GET /vectors/fetch", "before"],
  ]);
  expect(known.at(-1)).toEqual(["POST /vectors/delete", "after"]);
  company.pass(1_000);
  expect([...records().keys()]).toHaveLength(1);
});

test("an administrator is told what lacks at Pinecone, and puts it right with a command", async () => {
  await company.publish(first);
  await filled();
  records().clear();
  const dry = await cairn("index", "reconcile", "--dry-run");
  expect(dry.exit).toBe(1);
  expect(dry.out).toContain(
    "0 vectors at Pinecone: 1 lacked or differed, 0 were stale; nothing was changed.",
  );
  expect((await cairn("doctor")).out).toContain("Pinecone holds 0 vectors: 1 lack, 0 are stale");
  expect((await cairn("index", "reconcile")).exit).toBe(0);
  expect(records().size).toBe(1);
  const after = JSON.parse((await cairn("index", "reconcile", "--json")).out);
  expect(after).toMatchObject({ healed: true, withoutVector: 0, vectors: { held: 1, lacking: 0, stale: 0 } });
  expect(await company.runtime.metrics.registry.metrics()).toContain(
    'cairn_index_drift{part="vectors",kind="lacking"} 0',
  );
});

test("a model with another name is built beside the old one and takes over when it is complete", async () => {
  await company.publish(first);
  await filled();
  const { vectors } = company.runtime.index;
  const rows = await vectors.lacking("other", { limit: 10, leftOut: new Set() });
  await vectors.put("other", new Map(rows.map(({ id, text }) => [id, lettersOf(text)])));
  company.pass(1_000);
  expect(pinecone.namespaces()).toHaveLength(2);
  expect(await vectors.serving()).toBe("letters");
  await vectors.serve("other");
  company.pass(1_000);
  expect(pinecone.namespaces()).toEqual([expect.stringMatching(/\.other$/)]);
});

/** What the minute's job does. */
async function filled(): Promise<void> {
  fillInBackground(company.runtime);
  await company.runtime.settled();
}

/** Every later request, and whether the next publication was known by then. */
function watchPublications(before: number): (readonly [string, "before" | "after"])[] {
  const known: (readonly [string, "before" | "after"])[] = [];
  pinecone.onRequest = async (request) => {
    const last = await company.runtime.store.pages.lastPublication();
    known.push([request, last > before ? "after" : "before"]);
  };
  return known;
}

function records(): Map<string, unknown> {
  return pinecone.records(pinecone.namespaces()[0] ?? "") as Map<string, unknown>;
}

async function cairn(...words: readonly string[]) {
  let out = "";
  const write = (text: string) => {
    out += text;
  };
  const exit = await runCommand(
    {
      write,
      writeError: write,
      progress: () => {},
      resolve: (path) => path,
      runtime: async () => company.runtime,
      withTemporary: (work) => work(company.runtime),
    },
    ["--now", company.runtime.system.now().toISOString(), ...words],
  );
  return { exit, out };
}
