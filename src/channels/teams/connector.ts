import { z } from "zod";
import { unsentCodes } from "../../core/unsent-codes.ts";

/** Calls to the Bot Connector at one address. They throw ConnectorError and never try again by themselves. */
export interface Connector {
  /** Says something; returns its id, `null` where Teams gives none. */
  post(conversation: string, activity: object): Promise<string | null>;
  /** Puts something in the place of what was said. */
  update(conversation: string, id: string, activity: object): Promise<void>;
  /** Opens a conversation; returns its id. */
  open(parameters: object): Promise<string>;
  /** Somebody in a conversation, by Teams' id or the Entra object id. */
  member(conversation: string, user: string): Promise<unknown>;
}

export type ConnectorAt = (serviceUrl: string) => Connector;

/** What Teams answered, or why it could not. Carries nothing that was said. */
export class ConnectorError extends Error {
  override readonly name = "ConnectorError";
  /** HTTP; `null`: no answer came. */
  readonly status: number | null;
  /** Teams' own name of the trouble, or the operating system's. */
  readonly code: string | null;
  /** As Retry-After says. */
  readonly retryAfterMs: number | null;
  /** `false`: the call never left. */
  readonly hasLeft: boolean;

  constructor(about: Pick<ConnectorError, "status" | "code" | "retryAfterMs" | "hasLeft">) {
    super(about.code ?? `http_${about.status ?? "none"}`);
    this.status = about.status;
    this.code = about.code;
    this.retryAfterMs = about.retryAfterMs;
    this.hasLeft = about.hasLeft;
  }
}

/** A short name of an error, without anything that was said. */
export function errorName(error: unknown): string {
  if (error instanceof ConnectorError) return error.message;
  return error instanceof Error ? error.name : "unknown_error";
}

/** A call that has no answer by then is given up. */
export const callTimeoutMs = 10_000;

/** @param token what calls are authorised with; `null`: nothing, for a stand-in on this computer. */
export function createConnector(token: (() => Promise<string>) | null, timeoutMs: number): ConnectorAt {
  return (serviceUrl) => {
    const base = `${serviceUrl.replace(/\/+$/, "")}/v3/conversations`;
    const call = (method: string, path: string, body?: object) =>
      callOnce({ method, url: `${base}${path}`, body, token, timeoutMs });
    return {
      post: async (conversation, activity) =>
        idOf(await call("POST", `/${encodeURIComponent(conversation)}/activities`, activity)),
      update: async (conversation, id, activity) => {
        await call(
          "PUT",
          `/${encodeURIComponent(conversation)}/activities/${encodeURIComponent(id)}`,
          activity,
        );
      },
      open: async (parameters) => {
        const id = idOf(await call("POST", "", parameters));
        if (id === null) throw noAnswer("no_conversation_id", true);
        return id;
      },
      member: (conversation, user) =>
        call("GET", `/${encodeURIComponent(conversation)}/members/${encodeURIComponent(user)}`),
    };
  };
}

interface OneCall {
  readonly method: string;
  readonly url: string;
  readonly body: object | undefined;
  readonly token: (() => Promise<string>) | null;
  readonly timeoutMs: number;
}

async function callOnce({ method, url, body, token, timeoutMs }: OneCall): Promise<unknown> {
  const authorization = token === null ? null : await tokenOrError(token);
  const { response, text } = await fetched(url, {
    method,
    headers: {
      ...(authorization === null ? {} : { authorization }),
      ...(body === undefined ? {} : { "content-type": "application/json; charset=utf-8" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    redirect: "error",
    signal: AbortSignal.timeout(timeoutMs),
  });
  if (response.ok) return parsed(text);
  throw new ConnectorError({
    status: response.status,
    code: codeIn(text),
    retryAfterMs: retryAfter(response.headers.get("retry-after")),
    hasLeft: true,
  });
}

async function tokenOrError(token: () => Promise<string>): Promise<string> {
  try {
    return await token();
  } catch {
    throw noAnswer("no_token", false);
  }
}

async function fetched(url: string, init: RequestInit) {
  try {
    const response = await fetch(url, init);
    return { response, text: await response.text() };
  } catch (error) {
    const code = systemCode(error);
    throw noAnswer(code ?? "no_answer", code === null || !unsentCodes.has(code));
  }
}

function noAnswer(code: string, hasLeft: boolean): ConnectorError {
  return new ConnectorError({ status: null, code, retryAfterMs: null, hasLeft });
}

function systemCode(error: unknown): string | null {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++) {
    if ("code" in at && typeof at.code === "string") return at.code;
    const [first] = at instanceof AggregateError ? at.errors : [];
    if (first instanceof Error && "code" in first && typeof first.code === "string") return first.code;
  }
  return null;
}

const resource = z.object({ id: z.string().min(1) });

function idOf(answer: unknown): string | null {
  return resource.safeParse(answer).data?.id ?? null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const named = z.object({ error: z.object({ code: z.string() }) });

/** Teams puts the reason of a refusal now into `code`, now into a `subCode` within the message. */
function codeIn(text: string): string | null {
  const inner = /\bsubCode\W{1,8}(\w{1,80})/.exec(text)?.[1];
  const code = inner ?? named.safeParse(parsed(text)).data?.error.code ?? null;
  return code !== null && /^\w{1,80}$/.test(code) ? code : null;
}

function retryAfter(header: string | null): number | null {
  if (header === null) return null;
  const seconds = Number(header);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : null;
}
