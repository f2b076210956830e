import { createHash } from "node:crypto";
import type { Embedder, VectorCache } from "../../core/ports/embedder.ts";
import { batches } from "./batches.ts";

/**
 * Asks for no vector twice: what was embedded is kept by the hash of its text, after each request, so that
 * whoever begins again, in this process or another, goes on where it ended.
 */
export function cachedEmbedder({
  embedder,
  cache,
  now,
}: {
  readonly embedder: Embedder;
  readonly cache: VectorCache;
  readonly now: () => Date;
}): Embedder {
  const { name } = embedder;
  return {
    name,
    async embed(texts) {
      const keys = texts.map(keyOf);
      const known = new Map(await cache.read(name, [...new Set(keys)]));
      const missing = new Map(texts.map((text, i) => [keys[i] ?? "", text]));
      for (const key of known.keys()) missing.delete(key);
      const waiting = [...batches([...missing.values()])];
      const worker = async () => {
        for (let some = waiting.shift(); some !== undefined; some = waiting.shift()) {
          const vectors = await embedder.embed(some);
          const fresh = new Map(some.map((text, i) => [keyOf(text), vectors[i] ?? []]));
          await cache.keep(name, fresh, now());
          for (const [key, vector] of fresh) known.set(key, vector);
        }
      };
      const ends = await Promise.allSettled(Array.from({ length: REQUESTS_AT_ONCE }, worker));
      const failed = ends.find((end) => end.status === "rejected");
      if (failed) throw failed.reason;
      return keys.map((key) => known.get(key) ?? []);
    },
  };
}

export function keyOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

const REQUESTS_AT_ONCE = 2;
