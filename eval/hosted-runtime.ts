import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "../src/config.ts";
import { openRuntime, type Runtime } from "../src/runtime.ts";
import { startEmbeddings } from "../test/support/embedding-server.ts";
import { startPinecone } from "../test/support/pinecone-server.ts";
import { letterRuns, letterRunsOf } from "./hybrid-embedder.ts";

/** Reads at Pinecone lag so much behind writes. */
const lagMs = 300;
/** Of so many questions one finds Pinecone down. */
const downEvery = 10;

/**
 * A runtime on an empty folder whose vectors are at a stand-in of Pinecone, made by an instrument that knows letters
 * and no meaning: what is measured is that two places are kept in step, not how well is found.
 */
export async function withHostedRuntime<T>(work: (runtime: Runtime) => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), "cairn-hosted-"));
  const { dimensions } = letterRuns;
  const pinecone = await startPinecone({ dimensions, now: () => performance.now(), lagMs });
  const embeddings = Object.assign(await startEmbeddings(), { vectorOf: letterRunsOf });
  const environment = {
    CAIRN_DATA_DIR: dataDir,
    LOG_LEVEL: "error",
    EMBEDDING_MODEL: "letter-runs",
    OPENAI_BASE_URL: embeddings.url,
    PINECONE_API_KEY: pinecone.apiKey,
    PINECONE_HOST: pinecone.host,
  };
  const runtime = await openRuntime(readConfig(environment, dataDir));
  try {
    // Nothing to fill yet: from here on every publication waits for its vectors.
    await runtime.meaning?.fill();
    const result = await work(withOutages(runtime, pinecone));
    const asked = pinecone.journal.filter((request) => request === "POST /query").length;
    const written = pinecone.journal.filter((request) => request === "POST /vectors/upsert").length;
    process.stdout.write(`Pinecone was asked ${asked} times and written to ${written} times\n`);
    return result;
  } finally {
    await runtime.close();
    await pinecone.close();
    await embeddings.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

function withOutages(runtime: Runtime, pinecone: { down: boolean }): Runtime {
  let questions = 0;
  const search: Runtime["index"]["search"] = async (query) => {
    questions += 1;
    pinecone.down = questions % downEvery === 0;
    return runtime.index.search(query).finally(() => {
      pinecone.down = false;
    });
  };
  return { ...runtime, index: { ...runtime.index, search } };
}
