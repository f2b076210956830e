import { createHmac, timingSafeEqual } from "node:crypto";
import { workEventWords } from "../core/messages/work-events.ts";

const words = workEventWords.request;

/** What comes with a signed request. Headers that are not there are `undefined`. */
export interface SignedRequest {
  readonly signature: string | undefined;
  readonly timestamp: string | undefined;
  readonly body: Buffer;
}

/** Minutes by which the clocks of sender and receiver may differ, the way included. */
const toleranceMinutes = 5;

/**
 * Why a request is not what its sender signed; `null`: it is. The signature is `sha256=` and the HMAC-SHA256, in
 * hexadecimal digits, of timestamp, dot and body.
 */
export function whyNotSigned(
  { signature, timestamp, body }: SignedRequest,
  secret: string,
  now: Date,
): string | null {
  if (signature === undefined || timestamp === undefined) return words.unsigned;
  if (!/^\d{1,12}$/.test(timestamp)) return words.badTimestamp;
  const apartMs = Math.abs(now.getTime() - Number(timestamp) * 1000);
  if (apartMs > toleranceMinutes * 60_000) return words.late(toleranceMinutes);
  const expected = Buffer.from(sign(timestamp, body, secret));
  const given = Buffer.from(signature);
  // Only the length, which everybody knows, may show in how long this takes.
  return given.length === expected.length && timingSafeEqual(given, expected) ? null : words.badSignature;
}

function sign(timestamp: string, body: Buffer, secret: string): string {
  return `sha256=${createHmac("sha256", secret).update(`${timestamp}.`).update(body).digest("hex")}`;
}
