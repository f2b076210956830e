import { EmbeddingsUnavailableError } from "../../core/errors.ts";
import type { Namespace } from "./pinecone-namespace.ts";
import type { PineconeRecord } from "./pinecone-records.ts";
import type { Wait } from "./pinecone-requests.ts";

/**
 * Writes records and returns when all of them can be read: Pinecone takes a write before it shows it. What can be
 * read already is not written again, since its id tells its content; another server may have been quicker. But what
 * was deleted a moment ago may be read still, and is written again all the same.
 *
 * @param doubted ids that were deleted here.
 * @param readable told of ids as soon as they can be read.
 * @throws EmbeddingsUnavailableError when some still cannot be read after `withinMs` of waiting.
 */
export async function writeReadable(
  namespace: Namespace,
  records: readonly PineconeRecord[],
  options: {
    readonly withinMs: number;
    readonly wait: Wait;
    readonly doubted: ReadonlySet<string>;
    readonly readable: (ids: ReadonlySet<string>) => void;
  },
): Promise<void> {
  const look = async (some: readonly PineconeRecord[]) => {
    const found = await namespace.readable(some.map(({ id }) => id));
    options.readable(found);
    return some.filter(({ id }) => !found.has(id));
  };
  const [again, others] = [true, false].map((is) =>
    records.filter(({ id }) => options.doubted.has(id) === is),
  );
  let lacking = [...(again ?? []), ...(await look(others ?? []))];
  if (lacking.length === 0) return;
  await namespace.upsert(lacking);
  lacking = await look(lacking);
  for (const pauseMs of pausesWithin(options.withinMs)) {
    if (lacking.length === 0) return;
    await options.wait(pauseMs);
    lacking = await look(lacking);
  }
  if (lacking.length > 0) throw notReadable(lacking.length);
}

/** Milliseconds between one look and the next, growing, until all the time is over. */
export function* pausesWithin(withinMs: number): Generator<number> {
  let pause = FIRST_PAUSE_MS;
  for (let waited = 0; waited < withinMs; waited += pause) {
    pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
    yield pause;
  }
}

export function notReadable(records: number): EmbeddingsUnavailableError {
  return new EmbeddingsUnavailableError(
    "too-slow",
    `Pinecone took ${records} vectors and does not show them yet.`,
  );
}

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 2_000;
