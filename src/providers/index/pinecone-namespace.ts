import type { Index } from "@pinecone-database/pinecone";
import type { IndexQuery } from "../../core/ports/retrieval.ts";
import { type PineconeRecord, toPineconeFilter } from "./pinecone-records.ts";
import { patientFetch, type Wait } from "./pinecone-requests.ts";

/** Where an index is at Pinecone. The key is a secret: config.ts hides the whole. */
export interface PineconeSettings {
  readonly apiKey: string;
  /** Its name; `null`: it is known by its address alone. */
  readonly index: string | null;
  /** Its address; `null`: looked up by its name. */
  readonly host: string | null;
}

interface Nearest {
  readonly id: string;
  readonly score: number;
}

/** One namespace of a Pinecone index: the only place that speaks with its client. Every function may reject. */
export interface Namespace {
  upsert(records: readonly PineconeRecord[]): Promise<void>;
  /** Which of these can be read. */
  readable(ids: readonly string[]): Promise<ReadonlySet<string>>;
  /** `patient`: repeated when it fails; else tried once, since somebody may be waiting for an answer meanwhile. */
  remove(ids: readonly string[], options: { readonly patient: boolean }): Promise<void>;
  /** Every id. */
  list(): Promise<ReadonlySet<string>>;
  /** Best first. Not repeated when it fails: a question waits. */
  nearest(values: readonly number[], query: IndexQuery): Promise<readonly Nearest[]>;
}

export interface PineconeIndex {
  namespace(name: string): Namespace;
  /** Length of its vectors, and its namespaces. */
  describe(): Promise<{ readonly dimensions: number | null; readonly namespaces: readonly string[] }>;
  /** Removes a namespace with all its records. */
  drop(namespace: string): Promise<void>;
}

export async function connectPinecone(
  { apiKey, index: name, host }: PineconeSettings,
  { answerWithinMs, wait }: { readonly answerWithinMs: number; readonly wait: Wait },
): Promise<PineconeIndex> {
  // Loaded late: without Pinecone its client is not needed.
  const { Pinecone } = await import("@pinecone-database/pinecone");
  const target = { ...(name !== null && { name }), ...(host !== null && { host }) };
  const open = (fetchApi: ReturnType<typeof patientFetch>) =>
    new Pinecone({ apiKey, maxRetries: 0, fetchApi: fetchApi as typeof fetch }).index(target);
  const forWork = open(patientFetch({ withinMs: REQUEST_MS, pausesMs: PAUSES_MS }, wait));
  const forQuestions = open(patientFetch({ withinMs: answerWithinMs, pausesMs: [] }, wait));
  return {
    namespace: (namespace) => namespaceOf({ forWork, forQuestions }, namespace),
    describe: async () => {
      const { dimension, namespaces } = await forWork.describeIndexStats();
      return { dimensions: dimension ?? null, namespaces: Object.keys(namespaces ?? {}) };
    },
    drop: (namespace) => forWork.deleteAll({ namespace }),
  };
}

function namespaceOf(
  { forWork, forQuestions }: { readonly forWork: Index; readonly forQuestions: Index },
  namespace: string,
): Namespace {
  return {
    async upsert(records) {
      for (const some of inRequests(records)) {
        await forWork.upsert({ namespace, records: some.map(toSent) });
      }
    },
    async readable(ids) {
      const found = new Set<string>();
      for (const some of chunks(ids, FETCHED_AT_ONCE)) {
        const fetched = await orNothing(forWork.fetch({ namespace, ids: [...some] }));
        for (const id of Object.keys(fetched?.records ?? {})) found.add(id);
      }
      return found;
    },
    async remove(ids, { patient }) {
      const index = patient ? forWork : forQuestions;
      for (const some of chunks(ids, DELETED_AT_ONCE)) await index.deleteMany({ namespace, ids: [...some] });
    },
    list: () => listAll(forWork, namespace),
    async nearest(values, query) {
      const filter = toPineconeFilter(query);
      const found = await forQuestions.query({ namespace, vector: [...values], topK: query.limit, filter });
      return found.matches.map(({ id, score }) => ({ id, score: score ?? 0 }));
    },
  };
}

/** The client asks for lists that may be changed. */
function toSent({ id, values, metadata: { audience, ...metadata } }: PineconeRecord) {
  return { id, values: [...values], metadata: { ...metadata, ...(audience && { audience: [...audience] }) } };
}

async function listAll(index: Index, namespace: string): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  let paginationToken: string | undefined;
  do {
    const page: Page | null = await orNothing(
      index.listPaginated({
        namespace,
        limit: LISTED_AT_ONCE,
        ...(paginationToken !== undefined && { paginationToken }),
      }),
    );
    for (const { id } of page?.vectors ?? []) if (id !== undefined) ids.add(id);
    paginationToken = page?.pagination?.next;
  } while (paginationToken !== undefined && paginationToken !== "");
  return ids;
}

/** A namespace begins with its first record; before that Pinecone may say that there is none. */
async function orNothing<T>(work: Promise<T>): Promise<T | null> {
  return work.catch((error: unknown) => {
    if (error instanceof Error && error.name === "PineconeNotFoundError") return null;
    throw error;
  });
}

type Page = Awaited<ReturnType<Index["listPaginated"]>>;

/** Requests within what Pinecone takes: 1,000 records and 2 MB. */
function* inRequests(records: readonly PineconeRecord[]): Generator<readonly PineconeRecord[]> {
  let some: PineconeRecord[] = [];
  let bytes = 0;
  for (const record of records) {
    const size = Buffer.byteLength(JSON.stringify(record)) + 1;
    if (some.length > 0 && (some.length === UPSERTED_AT_ONCE || bytes + size > REQUEST_BYTES)) {
      yield some;
      some = [];
      bytes = 0;
    }
    some.push(record);
    bytes += size;
  }
  if (some.length > 0) yield some;
}

function* chunks<T>(all: readonly T[], size: number): Generator<readonly T[]> {
  for (let i = 0; i < all.length; i += size) yield all.slice(i, i + size);
}

/** Pinecone's own limits; a fetch has its ids in its address, which servers cut at some kilobytes. */
const UPSERTED_AT_ONCE = 1_000;
const DELETED_AT_ONCE = 1_000;
const LISTED_AT_ONCE = 100;
const FETCHED_AT_ONCE = 100;
/** Below 2 MB by what stands around the records. */
const REQUEST_BYTES = 2_000_000 - 1_000;
const REQUEST_MS = 10_000;
const PAUSES_MS = [500, 1_000, 2_000, 4_000];
