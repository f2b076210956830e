import { createHmac, timingSafeEqual } from "node:crypto";
import { contentWebhookWords as words } from "../core/messages/content-webhook.ts";

/** What comes with a push. Headers that are not there are `undefined`. */
export interface SignedPush {
  /** `X-Hub-Signature-256`, as GitHub, Gitea and Forgejo send it. */
  readonly signature: string | undefined;
  /** `X-Gitlab-Token`: the secret itself. */
  readonly token: string | undefined;
  readonly body: Buffer;
}

/**
 * Why a push does not come from who shares the secret; `null`: it does. The signature is `sha256=` and the
 * HMAC-SHA256, in hexadecimal digits, of the body. One that is sent again only publishes again.
 */
export function whyNotFromSource({ signature, token, body }: SignedPush, secret: string): string | null {
  if (signature === undefined && token === undefined) return words.unsigned;
  const expected = `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;
  const isSigned = signature === undefined ? isSame(token ?? "", secret) : isSame(signature, expected);
  return isSigned ? null : words.badSignature;
}

/** As digests, so that neither length nor beginning shows in how long it takes. */
function isSame(given: string, expected: string): boolean {
  const one = createHmac("sha256", "length").update(given).digest();
  const other = createHmac("sha256", "length").update(expected).digest();
  return timingSafeEqual(one, other);
}
