import { createHmac } from "node:crypto";

/** One signed HTTP request as Slack sends it. */
export interface SlackRequest {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** An Events API delivery. `retry`: how often Slack has tried before. */
export function eventRequest(secret: string, payload: object, retry = 0): SlackRequest {
  const body = JSON.stringify(payload);
  const retryHeaders: Record<string, string> =
    retry === 0 ? {} : { "x-slack-retry-num": String(retry), "x-slack-retry-reason": "http_timeout" };
  return { body, headers: { "content-type": "application/json", ...signed(secret, body), ...retryHeaders } };
}

/** An interaction (`payload` in a form) or a slash command, whose fields are the form itself. */
export function formRequest(secret: string, fields: Readonly<Record<string, string>>): SlackRequest {
  const body = new URLSearchParams(fields).toString();
  return { body, headers: { "content-type": "application/x-www-form-urlencoded", ...signed(secret, body) } };
}

function signed(secret: string, body: string): Record<string, string> {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = `v0=${createHmac("sha256", secret).update(`v0:${timestamp}:${body}`).digest("hex")}`;
  return { "x-slack-request-timestamp": timestamp, "x-slack-signature": signature };
}
