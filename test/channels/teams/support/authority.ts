import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { closeServer } from "../../../support/close-server.ts";

/** What a token of the channel says; whatever is left out is right. */
export interface Claims {
  readonly issuer?: string;
  readonly audience?: string;
  readonly serviceUrl?: string | null;
  readonly tenant?: string;
  /** Seconds from now; negative: it has expired. */
  readonly livesFor?: number;
  /** `stranger`: signed with a key that the authority does not publish, under the name of one that it does. */
  readonly key?: "published" | "stranger" | "unendorsed";
}

/**
 * A stand-in for Microsoft's authorities: it publishes keys as the Bot Framework does, signs what Teams sends,
 * and gives our app the tokens that it calls Teams with.
 */
export interface TestAuthority {
  readonly openIdMetadataUrl: string;
  readonly issuer: string;
  /** Where our app gets its own tokens, over plain HTTP. */
  readonly loginUrl: string;
  /** A token as Teams sends it in `Authorization`. */
  sign(serviceUrl: string, claims?: Claims): Promise<string>;
  /** Whether a token was given to our app by this authority. */
  gave(token: string): boolean;
  /** Requests for tokens of our app that came here. */
  readonly asked: readonly URLSearchParams[];
  close(): Promise<void>;
}

const issuer = "https://issuer.example.com";

/** @param bot our app, and the tenant whose tokens it takes. */
export async function openTestAuthority(bot: {
  readonly appId: string;
  readonly password: string;
  readonly tenantId: string;
}): Promise<TestAuthority> {
  const keys = { published: await newKey(), stranger: await newKey(), unendorsed: await newKey() };
  const jwks = {
    keys: [
      { ...keys.published.jwk, kid: "published", endorsements: ["msteams"] },
      { ...keys.unendorsed.jwk, kid: "unendorsed", endorsements: ["webchat"] },
    ],
  };
  const given = new Set<string>();
  const asked: URLSearchParams[] = [];
  const server = createServer((request, response) => {
    void answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.url === "/openid") return send(response, 200, { issuer, jwks_uri: `${url}/keys` });
    if (request.url === "/keys") return send(response, 200, jwks);
    if (request.url !== `/${bot.tenantId}/oauth2/v2.0/token`) return send(response, 404, {});
    const form = new URLSearchParams(await textOf(request));
    asked.push(form);
    const isOurs = form.get("client_id") === bot.appId && form.get("client_secret") === bot.password;
    if (!isOurs) return send(response, 401, { error: "invalid_client" });
    const access_token = `token-of-the-app-${given.size + 1}`;
    given.add(access_token);
    send(response, 200, { token_type: "Bearer", expires_in: 3600, access_token });
  }

  return {
    openIdMetadataUrl: `${url}/openid`,
    issuer,
    loginUrl: `${url}/${bot.tenantId}`,
    asked,
    gave: (token) => given.has(token),
    sign: (serviceUrl, claims = {}) => {
      const { key = "published", livesFor = 3600, tenant } = claims;
      const stated = claims.serviceUrl === undefined ? serviceUrl : claims.serviceUrl;
      const now = Math.floor(Date.now() / 1000);
      return new SignJWT({
        ...(stated === null ? {} : { serviceurl: stated }),
        ...(tenant === undefined ? {} : { tid: tenant }),
      })
        .setProtectedHeader({ alg: "RS256", kid: key === "unendorsed" ? "unendorsed" : "published" })
        .setIssuer(claims.issuer ?? issuer)
        .setAudience(claims.audience ?? bot.appId)
        .setNotBefore(now - 7200)
        .setExpirationTime(now + livesFor)
        .sign(keys[key].privateKey);
    },
    close: () => closeServer(server),
  };
}

async function newKey() {
  const { publicKey, privateKey } = await generateKeyPair("RS256");
  return { privateKey, jwk: { ...(await exportJWK(publicKey)), use: "sig", alg: "RS256" } };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString("utf8");
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
}
