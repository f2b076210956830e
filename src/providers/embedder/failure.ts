import { type EmbeddingFailure, EmbeddingsUnavailableError } from "../../core/errors.ts";

/** What an error of the client says of the service, without the text that was sent. */
export function unavailable(error: unknown): EmbeddingsUnavailableError {
  if (error instanceof EmbeddingsUnavailableError) return error;
  const { status } = error as { readonly status?: number };
  const reason = reasonOf(status, error);
  return new EmbeddingsUnavailableError(reason, status === undefined ? nameOf(error) : `HTTP ${status}`);
}

/** Milliseconds after which the service asks to be asked again; `null`: it does not say. */
export function retryAfterMs(error: unknown): number | null {
  const { headers } = error as { readonly headers?: Headers };
  const seconds = Number(headers?.get?.("retry-after") ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : null;
}

function reasonOf(status: number | undefined, error: unknown): EmbeddingFailure {
  if (status === 429) return "busy";
  if (status === 401 || status === 403 || status === 404) return "denied";
  if (status === 400 || status === 413 || status === 422) return "refused";
  return status === undefined && timeouts.includes(nameOf(error)) ? "too-slow" : "down";
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.constructor.name : "an error without a name";
}

const timeouts = ["APIUserAbortError", "APIConnectionTimeoutError", "TimeoutError", "AbortError"];
