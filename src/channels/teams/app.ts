import type { Activity, ConfigurationBotFrameworkAuthentication } from "botbuilder";
import { ownToken } from "./own-token.ts";

/** Our registration with Microsoft, and where its authorities are when not at Microsoft. */
export interface BotSettings {
  readonly appId: string;
  /** `null`: a managed identity, which needs none. */
  readonly password: string | null;
  /** The company's Entra tenant. */
  readonly tenantId: string;
  readonly type: "SingleTenant" | "MultiTenant" | "UserAssignedMSI";
  /** Other addresses than those of Microsoft's public cloud; `null`: those. */
  readonly authority: BotAuthority | null;
}

interface BotAuthority {
  /** The document that leads to the keys with which the channel signs. */
  readonly openIdMetadataUrl: string;
  /** Who signs. */
  readonly issuer: string;
  /** Where our own tokens come from, with the tenant at its end. */
  readonly loginUrl: string;
}

/** Who is at the door, and who we are. */
export interface Bot {
  /**
   * Whether Teams itself sent this for our app, from the address it names.
   *
   * @throws when the keys to check it with cannot be had now.
   */
  readonly admits: (sent: object, authorization: string) => Promise<boolean>;
  /** What calls to Teams are authorised with. */
  readonly token: () => Promise<string>;
}

/** Whom our tokens are for. */
const scope = "https://api.botframework.com/.default";

/** Loads botbuilder with the first use: it takes more than half a second. */
export function createBot(settings: BotSettings, now: () => number): Bot {
  let opened: ReturnType<typeof openBot> | null = null;
  const open = () => {
    opened ??= openBot(settings);
    return opened;
  };
  return {
    admits: async (sent, authorization) =>
      admits(settings, (await open()).authentication, sent, authorization),
    token:
      settings.password === null
        ? async () => tokenOf((await open()).identity)
        : ownToken({ ...settings, password: settings.password, loginUrl: loginUrlOf(settings) }, scope, now),
  };
}

function loginUrlOf({ authority, type, tenantId }: BotSettings): string {
  if (authority !== null) return authority.loginUrl;
  const tenant = type === "MultiTenant" ? "botframework.com" : tenantId;
  return `https://login.microsoftonline.com/${tenant}`;
}

async function openBot(settings: BotSettings) {
  const { ConfigurationBotFrameworkAuthentication, ConfigurationServiceClientCredentialFactory } =
    await import("botbuilder");
  const { appId, password, tenantId, type, authority } = settings;
  const identity = new ConfigurationServiceClientCredentialFactory({
    MicrosoftAppId: appId,
    MicrosoftAppTenantId: tenantId,
    MicrosoftAppType: type,
    ...(password === null ? {} : { MicrosoftAppPassword: password }),
  });
  const authentication = new ConfigurationBotFrameworkAuthentication(
    authority === null
      ? {}
      : {
          ToBotFromChannelOpenIdMetadataUrl: authority.openIdMetadataUrl,
          ToBotFromChannelTokenIssuer: authority.issuer,
          ToBotFromEmulatorOpenIdMetadataUrl: authority.openIdMetadataUrl,
          ToChannelFromBotLoginUrl: authority.loginUrl,
        },
    identity,
  );
  const signer = () => identity.createCredentials(appId, scope, loginUrlOf(settings), true);
  return { authentication, identity: await signer() };
}

/** A managed identity: botbuilder puts its token on a request, and we take it from there. */
async function tokenOf(signer: Signer): Promise<string> {
  const headers = new Headers();
  await signer.signRequest({ headers } as unknown as Parameters<Signer["signRequest"]>[0]);
  const token = headers.get("authorization");
  if (token === null) throw new Error("Microsoft gives no token");
  return token;
}

type CredentialFactory = InstanceType<
  typeof import("botbuilder").ConfigurationServiceClientCredentialFactory
>;
type Signer = Awaited<ReturnType<CredentialFactory["createCredentials"]>>;

/**
 * botbuilder also admits tokens of its emulator and of other bots, whose address or tenant it does not compare:
 * here the token must name the very address that the activity names, and no tenant but ours.
 */
async function admits(
  { tenantId }: BotSettings,
  authentication: ConfigurationBotFrameworkAuthentication,
  sent: object,
  authorization: string,
): Promise<boolean> {
  const activity = sent as Activity;
  try {
    const { claimsIdentity } = await authentication.authenticateRequest(activity, authorization);
    const tenant = claimsIdentity.getClaimValue("tid");
    return (
      claimsIdentity.getClaimValue("serviceurl") === activity.serviceUrl &&
      (tenant === null || tenant === tenantId)
    );
  } catch (error) {
    if (isTrouble(error)) throw error;
    return false;
  }
}

/** The authority could not be asked; everything else that is thrown is a refusal. */
function isTrouble(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.name === "FetchError" || ("statusCode" in error && Number(error.statusCode) >= 500);
}
