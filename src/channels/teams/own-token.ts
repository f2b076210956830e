import { z } from "zod";

export interface TokenSettings {
  /** With the tenant at its end. */
  readonly loginUrl: string;
  readonly appId: string;
  readonly password: string;
}

/** A token is asked for anew so long before it ends. */
const renewBeforeMs = 5 * 60_000;

const timeoutMs = 10_000;

const granted = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() });

/**
 * What calls to the Bot Connector are authorised with, by OAuth's client credentials; kept while it holds. At
 * most one request for it is under way.
 *
 * @param scope whom the token is for.
 */
export function ownToken(settings: TokenSettings, scope: string, now: () => number): () => Promise<string> {
  let kept: { readonly token: Promise<string>; readonly until: () => number } | null = null;
  return () => {
    if (kept !== null && now() < kept.until()) return kept.token;
    let until = Number.POSITIVE_INFINITY;
    const token = askForToken(settings, scope).then(({ access_token, expires_in }) => {
      until = now() + expires_in * 1000 - renewBeforeMs;
      return `Bearer ${access_token}`;
    });
    const asked = { token, until: () => until };
    kept = asked;
    token.catch(() => {
      if (kept === asked) kept = null;
    });
    return token;
  };
}

/** @throws without a word of the answer: it may hold what was sent. */
async function askForToken({ loginUrl, appId, password }: TokenSettings, scope: string) {
  const response = await fetch(`${loginUrl}/oauth2/v2.0/token`, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "client_credentials",
      client_id: appId,
      client_secret: password,
      scope,
    }),
    redirect: "error",
    signal: AbortSignal.timeout(timeoutMs),
  });
  if (!response.ok) throw new Error(`Microsoft gives no token (${response.status})`);
  return granted.parse(await response.json());
}
