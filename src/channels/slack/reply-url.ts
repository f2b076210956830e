import { z } from "zod";
import { slackProblems } from "../../core/messages/slack.ts";
import { failureOfCode, type SendFailure, sendFailure } from "./send-failure.ts";

/** The one-time addresses at which Slack takes replies to a command, a shortcut or a tap. */
export interface ReplyUrls {
  /** Whether an address is Slack's own: we send answers to no other. */
  readonly isOurs: (url: string) => boolean;
  /** Sends to one; `null`: it arrived. Never throws. */
  readonly send: (url: string, body: Readonly<Record<string, unknown>>) => Promise<SendFailure | null>;
}

const slackHosts = ["hooks.slack.com", "hooks.slack-gov.com"];

const loopback = ["localhost", "127.0.0.1", "[::1]"];

/** `apiUrl`: a stand-in for Slack, whose machine is taken too, whatever the port. */
export function replyUrls(apiUrl: string | null, timeoutMs: number): ReplyUrls {
  const standIn = apiUrl === null ? null : new URL(apiUrl).hostname;
  const isOurs = (url: string) => {
    if (!URL.canParse(url) || url.length > 500) return false;
    const { protocol, host, hostname } = new URL(url);
    if (protocol === "https:" && slackHosts.includes(host)) return true;
    if (standIn === null || !/^https?:$/.test(protocol)) return false;
    return hostname === standIn || (loopback.includes(standIn) && loopback.includes(hostname));
  };
  return {
    isOurs,
    send: (url, body) => (isOurs(url) ? post(url, body, timeoutMs) : Promise.resolve(gone(0))),
  };
}

const refusal = z.object({ ok: z.literal(false), error: z.string() });

async function post(
  url: string,
  body: Readonly<Record<string, unknown>>,
  timeoutMs: number,
): Promise<SendFailure | null> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "Content-Type": "application/json; charset=utf-8" },
      body: JSON.stringify(body),
      redirect: "error",
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = await response.text();
    if (response.status === 429) return wait(response.headers.get("retry-after"));
    if (response.status >= 500) return { kind: "unknown", problem: `http_${response.status}` };
    if (!response.ok) return gone(response.status);
    const refused = refusal.safeParse(parsed(text));
    return refused.success ? failureOfCode(refused.data.error) : null;
  } catch (error) {
    return sendFailure(error);
  }
}

/** Used five times, or older than half an hour. */
function gone(status: number): SendFailure {
  return { kind: "nothing-to-replace", problem: slackProblems.replyRefused(status) };
}

function wait(retryAfter: string | null): SendFailure {
  const seconds = Number.parseInt(retryAfter ?? "", 10);
  return {
    kind: "wait",
    ms: (Number.isNaN(seconds) ? 30 : Math.max(1, seconds)) * 1000,
    scope: "conversation",
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
