import type { Wait } from "./delivery-deps.ts";

/** What some work gives, or `null` when it takes longer than `ms`; it then goes on without anybody. */
export async function within<T>(wait: Wait, ms: number, work: Promise<T>): Promise<T | null> {
  const nap = new AbortController();
  const over = wait(ms, nap.signal).then(
    () => null,
    () => null,
  );
  try {
    return await Promise.race([work, over]);
  } finally {
    nap.abort();
  }
}
