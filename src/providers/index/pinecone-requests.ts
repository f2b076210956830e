/** How long a request may take, and whether it is repeated. */
export interface RequestPatience {
  readonly withinMs: number;
  /** Milliseconds before each repetition; empty: it is not repeated. */
  readonly pausesMs: readonly number[];
}

export type Wait = (ms: number) => Promise<void>;

/**
 * A fetch whose requests end, since Pinecone's client sets no time of its own. What is busy or failing is asked
 * again after a pause, or after the longer one that it asks for: all that is asked may be asked twice.
 */
export function patientFetch(
  { withinMs, pausesMs }: RequestPatience,
  wait: Wait,
): (url: string, init?: RequestInit) => Promise<Response> {
  const once = (url: string, init?: RequestInit) =>
    fetch(url, { ...init, signal: AbortSignal.timeout(withinMs) });
  return async (url, init) => {
    for (const pauseMs of pausesMs) {
      const response = await once(url, init).catch(() => null);
      if (response !== null && response.status !== 429 && response.status < 500) return response;
      await response?.body?.cancel();
      await wait(Math.max(pauseMs, askedPauseMs(response)));
    }
    const last = await once(url, init);
    // The client would say that its own retries, which are off, are used up.
    if (last.status >= 500) throw new Error(`it answers with status ${last.status}`);
    return last;
  };
}

/** What went wrong at the bottom of it, in one line: clients wrap it in advice of their own. */
export function reasonOf(error: unknown): string {
  const within = error instanceof Error ? error.cause : undefined;
  if (within !== undefined && within !== null) return reasonOf(within);
  const line = (error instanceof Error ? error.message : String(error)).split("\n")[0] ?? "";
  return line.slice(0, LONGEST_REASON);
}

function askedPauseMs(response: Response | null): number {
  const seconds = Number(response?.headers.get("retry-after") ?? 0);
  return Number.isFinite(seconds) ? Math.min(seconds, LONGEST_PAUSE_S) * 1000 : 0;
}

const LONGEST_PAUSE_S = 30;
const LONGEST_REASON = 200;
