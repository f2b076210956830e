import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { concepts } from "../../eval/concept-embedder.ts";
import { explain } from "../../src/ask/explain.ts";
import { meaningChecks } from "../../src/commands/doctor-meaning.ts";
import { watchMeaning } from "../../src/http/metrics-meaning.ts";
import { type EmbeddingServer, startEmbeddings } from "../support/embedding-server.ts";
import { openTestCompany, type TestCompany } from "../support/runtime.ts";

const pages = {
  "sops/people/leave.md":
    "# Annual leave\n\n## Booking\n\nBook vacation in the calendar two weeks ahead. Your lead confirms it.\n",
  "sops/refunds/limits.md":
    "# Refund limits\n\n## Over 500\n\nA refund over 500 EUR needs the billing lead's approval.\n",
  "sops/security/badges.md":
    "# Badges\n\n## Visitors\n\nVisitors wear a red badge and are met at the door.\n",
};
/** Shares no word with the page that answers it. */
const paraphrase = "how do I arrange holiday time off";

/** In this order: a company whose key is not yet known at its embedding model, then is, and no more. */
describe("a company with an embedding model", () => {
  let server: EmbeddingServer;
  let company: TestCompany;

  beforeAll(async () => {
    server = await startEmbeddings();
    server.vectorOf = async (text) => (await concepts.embed([text]))[0] ?? [];
    server.down = 401;
    company = await openTestCompany("2026-11-20T10:00:00Z", {
      EMBEDDING_MODEL: "openai:concepts",
      OPENAI_BASE_URL: server.url,
      OPENAI_API_KEY: "sk-embeddings",
    });
    await company.publish(pages);
  });

  afterAll(async () => {
    await company.close();
    await server.close();
  });

  const ask = async (question: string) => {
    await company.say(question);
    await company.runtime.settled();
    const [last] = await company.runtime.database.prisma.answer.findMany({
      orderBy: { id: "desc" },
      take: 1,
    });
    const { ask: store, pages: reader } = company.runtime.store;
    return explain({ store, pages: reader }, last?.id ?? "");
  };
  const doctor = async () => {
    const checks = await meaningChecks(company.runtime.meaning);
    return checks.map(({ name, ok, found }) => `${name} ${ok ? "ok" : "!"}: ${found}`);
  };

  it("publishes and answers by words while the model is down, and says so", async () => {
    await company.runtime.meaning?.fill();
    const said = await ask("Who approves a refund over 500?");
    expect(said?.outcome).toBe("answered");
    expect(said?.retrieval).toBe("words (embeddings down since 2026-11-20T10:00:00.000Z)");
    expect((await ask(paraphrase))?.outcome).toBe("abstained");
    expect(await doctor()).toEqual([
      "search ok: words (embeddings down since 2026-11-20T10:00:00.000Z)",
      "embeddings !: concepts, 0 of 3 passages have a vector; no answer since 2026-11-20T10:00:00.000Z (denied: HTTP 401)",
    ]);
  });

  it("finds by meaning what shares no word with the question, once the model is back", async () => {
    server.down = null;
    company.pass(30_000);
    // The question that comes first sets the filling going, and is itself still answered by words.
    expect((await ask("Who approves a refund over 500?"))?.retrieval).toMatch(/^words \(/);
    const said = await ask(paraphrase);
    expect(said).toMatchObject({ outcome: "answered", retrieval: "words+meaning" });
    expect(said?.citations).toMatchObject([{ sop: "people/leave", section: "booking" }]);
    expect(await doctor()).toEqual([
      "search ok: words+meaning",
      "embeddings ok: concepts, 3 of 3 passages have a vector",
    ]);
  });

  it("gives a page published now its vector, and abstains where no page answers", async () => {
    await company.publish({
      ...pages,
      "sops/people/sick.md": "# Sickness\n\n## First day\n\nTell your lead before nine and see a doctor.\n",
    });
    const before = server.embedded.length;
    await ask("hello there");
    expect(server.embedded.length).toBeGreaterThan(before);
    expect((await doctor())[1]).toBe("embeddings ok: concepts, 4 of 4 passages have a vector");
    expect((await ask("What is the capital of Mongolia?"))?.outcome).toBe("abstained");
  });

  it("tells the model nothing of a question near sensitive matters, or of what people say to each other", async () => {
    const before = server.embedded.length;
    await ask("I am bullied by my lead, where can I book a day off?");
    const overheard = company.event({ kind: "message", text: "let us arrange holiday time off" });
    await company.deliver({ ...overheard, reach: "room", thread: "t1", addressed: false });
    expect(server.embedded.slice(before)).toEqual([]);
  });

  it("answers by words again when the model goes", async () => {
    server.down = 401;
    const said = await ask("Who approves a refund over 500?");
    expect(said?.outcome).toBe("answered");
    expect(said?.retrieval).toMatch(/embeddings down since 2026-11-20T10:00:30/);
  });

  it("counts it all in the metrics", async () => {
    const { metrics, meaning } = company.runtime;
    watchMeaning(metrics, meaning);
    const told = await metrics.registry.metrics();
    expect(told).toContain('cairn_retrieval_mode{mode="embeddings-down"} 1');
    expect(told).toContain('cairn_retrieval_mode{mode="words"} 0');
    expect(told).toContain("cairn_passages_without_vector 0");
    expect(told).toMatch(/cairn_embedding_requests_total\{purpose="passages",end="denied"\} [1-9]/);
    expect(told).not.toContain("sk-embeddings");
  });
});
