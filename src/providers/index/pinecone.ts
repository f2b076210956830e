import type { IndexHit, IndexQuery } from "../../core/ports/retrieval.ts";
import { fuseHits } from "./fuse-hits.ts";
import { type LanceIndex, openLanceIndex } from "./lance.ts";
import type { LanceOptions } from "./lance-opened.ts";
import { connectPinecone, type PineconeSettings } from "./pinecone-namespace.ts";
import { passageIdOf } from "./pinecone-records.ts";
import type { Wait } from "./pinecone-requests.ts";
import { readState } from "./pinecone-state.ts";
import { type PineconeVectors, pineconeVectors } from "./pinecone-vectors.ts";

export interface PineconeOptions extends LanceOptions {
  readonly settings: PineconeSettings;
  /** Tells the vectors of this installation from those of others in the same index. */
  readonly installation: string;
  readonly limits: {
    /** Milliseconds a question waits. */
    readonly answerWithinMs: number;
    /** Milliseconds for which nothing is asked after a question failed. */
    readonly pauseMs: number;
    readonly readableWithinMs: number;
    readonly staleMs: number;
  };
  readonly now: () => Date;
  readonly wait: Wait;
}

/**
 * A passage index whose rows and words are embedded in this process and whose vectors are at Pinecone, which is
 * given ids, vectors and what a search is filtered by, and no text. What Pinecone finds counts only if the rows
 * know it and their own filter lets it through. While Pinecone does not answer, questions are found by their words.
 */
export async function openPineconeIndex(options: PineconeOptions): Promise<LanceIndex> {
  const { settings, installation, limits, wait, folder } = options;
  const lance = await openLanceIndex(options);
  const pinecone = await connectPinecone(settings, { answerWithinMs: limits.answerWithinMs, wait });
  const prefix = `cairn.${installation}.`;
  const state = await readState(folder, `${settings.host ?? settings.index}/${prefix}`);
  const vectors = pineconeVectors({ ...limits, pinecone, rows: lance.rows, folder, prefix, wait }, state);
  const outage: Outage = { since: null, askAgainAt: 0 };
  return {
    ...lance,
    vectors: {
      ...vectors,
      downSince: () => outage.since,
      compare: async (comparing) => {
        const drift = await vectors.compare(comparing);
        if (drift !== null) note(outage, drift.problem === null, options);
        return drift;
      },
    },
    upsert: async (rows) => {
      await lance.upsert(rows);
      vectors.follow(rows);
    },
    remove: async (ids) => {
      await vectors.drop(ids);
      await lance.remove(ids);
    },
    search: async (query) => {
      const [byWords, byMeaning] = await Promise.all([
        lance.search({ ...query, vector: null }),
        searchMeaning({ lance, vectors, outage, options }, query),
      ]);
      return byMeaning === null ? byWords : fuseHits({ byWords, byMeaning }, query.limit);
    },
  };
}

/** Pinecone does not answer questions: since when, and when it is asked again. */
interface Outage {
  since: Date | null;
  /** Epoch milliseconds. */
  askAgainAt: number;
}

interface Searching {
  readonly lance: LanceIndex;
  readonly vectors: PineconeVectors;
  readonly outage: Outage;
  readonly options: PineconeOptions;
}

async function searchMeaning(
  { lance, vectors, outage, options }: Searching,
  query: IndexQuery,
): Promise<readonly IndexHit[] | null> {
  const { vector } = query;
  if (vector === null || vector.model !== vectors.servingNow()) return null;
  if (options.now().getTime() < outage.askAgainAt) return null;
  try {
    const nearest = await vectors.namespace(vector.model).nearest(vector.values, query);
    note(outage, true, options);
    return await known(lance, query, new Map(nearest.map(({ id, score }) => [passageIdOf(id), score])));
  } catch {
    note(outage, false, options);
    return null;
  }
}

function note(outage: Outage, answers: boolean, { now, limits }: PineconeOptions): void {
  if (answers) {
    outage.since = null;
    return;
  }
  outage.since ??= now();
  outage.askAgainAt = now().getTime() + limits.pauseMs;
}

/** The rows and the filter here have the last word: what Pinecone shows may lag behind. */
async function known(
  { rows }: LanceIndex,
  query: IndexQuery,
  similarity: ReadonlyMap<string, number>,
): Promise<readonly IndexHit[]> {
  const seen = new Map((await rows.seen([...similarity.keys()], query)).map((hit) => [hit.row.id, hit]));
  return [...similarity].flatMap(([id, score]) => {
    const hit = seen.get(id);
    return hit === undefined ? [] : [{ ...hit, score, similarity: score }];
  });
}
