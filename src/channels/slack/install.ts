import { randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";
import { ExpressReceiver, type Installation } from "@slack/bolt";
import { html } from "../../core/html.ts";
import { slackInstallWords } from "../../core/messages/slack.ts";
import type { InstallationState, InstallationStore } from "../../core/ports/installation-store.ts";
import type { System } from "../../core/ports/system.ts";
import { boltLog, type Log } from "./bolt-log.ts";
import { botScopes } from "./scopes.ts";
import { errorName } from "./send-failure.ts";
import { clientOptions, type WebApi } from "./web-api.ts";
import type { Workspace, Workspaces } from "./workspaces.ts";

export interface InstallSettings {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly stateSecret: string;
  /** Ids of workspaces and organisations that may install it besides the company's first one. */
  readonly workspaces: readonly string[];
}

export interface InstallDeps {
  readonly settings: InstallSettings;
  readonly apiUrl: string | null;
  readonly publicUrl: string;
  readonly installations: InstallationStore;
  readonly workspaces: Workspaces;
  readonly webApi: WebApi;
  readonly system: System;
  readonly log: Log;
}

const redirectPath = "/slack/oauth_redirect";

/** Adds `GET /slack/install` and `GET /slack/oauth_redirect` to a router of Slack's own. */
export function addInstallRoutes(deps: InstallDeps, router: ExpressReceiver["router"]): void {
  const { clientId, clientSecret, stateSecret } = deps.settings;
  const logger = boltLog(deps.log);
  new ExpressReceiver({
    // Bolt wants one, though this receiver takes no payloads.
    signingSecret: randomUUID(),
    endpoints: {},
    logger,
    router,
    clientId,
    clientSecret,
    stateSecret,
    scopes: [...botScopes],
    redirectUri: `${deps.publicUrl}${redirectPath}`,
    installationStore: {
      storeInstallation: (installation) => keep(deps, installation),
      fetchInstallation: () => Promise.reject(new Error("installations are read from our own store")),
    },
    installerOptions: {
      redirectUriPath: redirectPath,
      directInstall: true,
      clientOptions: clientOptions(deps.apiUrl, logger),
      ...(deps.apiUrl === null
        ? {}
        : { authorizationUrl: `${new URL(deps.apiUrl).origin}/oauth/v2/authorize` }),
      callbackOptions: {
        afterInstallation: (installation, _options, _request, response) =>
          admit(deps, installation, response),
        success: ({ team, enterprise }, _options, _request, response) => {
          const name = team?.name ?? enterprise?.name ?? slackInstallWords.theWorkspace;
          page(response, 200, slackInstallWords.installed(name));
        },
        failure: (_error, _options, _request, response) => page(response, 400, slackInstallWords.failed),
      },
    },
  });
}

/** Which workspace or organisation asks to be served. */
interface Candidate {
  readonly teamId: string | null;
  readonly enterpriseId: string | null;
}

/**
 * One installation serves one company: the first workspace, those of the same organisation, and those that
 * an administrator listed. With a list, the first must be on it, too.
 */
export function mayInstall(
  candidate: Candidate,
  known: readonly Candidate[],
  listed: readonly string[],
): boolean {
  const { teamId, enterpriseId } = candidate;
  if (listed.some((id) => id === teamId || id === enterpriseId)) return true;
  if (known.length === 0) return listed.length === 0;
  return known.some(
    (one) =>
      (teamId !== null && one.teamId === teamId) ||
      (enterpriseId !== null && one.enterpriseId === enterpriseId),
  );
}

/** Lets a workspace of the company in; throws the token of any other away. */
async function admit(
  deps: InstallDeps,
  installation: Installation,
  response: ServerResponse,
): Promise<boolean> {
  const known: readonly Candidate[] = [
    ...(await deps.installations.all()).map(candidateOf),
    ...ofWorkspace(await deps.workspaces.identify().catch(() => null)),
  ];
  if (mayInstall(candidate(installation), known, deps.settings.workspaces)) return true;
  deps.log.warn(candidate(installation), "Slack: a workspace of another company tried to install the app");
  const token = installation.bot?.token;
  if (token !== undefined) await discard(deps, token);
  page(response, 403, slackInstallWords.otherCompany);
  return false;
}

async function discard({ webApi, log }: InstallDeps, token: string): Promise<void> {
  try {
    await webApi(token, "auth.revoke", {});
  } catch (error) {
    log.warn({ problem: errorName(error) }, "Slack: a token that is not kept could not be revoked");
  }
}

async function keep(deps: InstallDeps, installation: Installation): Promise<void> {
  const { teamId, enterpriseId } = candidate(installation);
  const id = installation.isEnterpriseInstall ? enterpriseId : teamId;
  if (id === null) throw new Error("Slack named no workspace");
  // The token of the person who installed the app is of no use to Cairn.
  const data = { ...installation, user: { id: installation.user.id } };
  await deps.installations.save({ id, teamId, enterpriseId, data, at: deps.system.now() });
  deps.workspaces.forget(id);
  deps.log.info({ installation: id }, "Slack: the app was installed");
}

function candidate({ team, enterprise }: Installation): Candidate {
  return { teamId: team?.id ?? null, enterpriseId: enterprise?.id ?? null };
}

function candidateOf({ teamId, enterpriseId }: InstallationState): Candidate {
  return { teamId, enterpriseId };
}

function ofWorkspace(workspace: Workspace | null): readonly Candidate[] {
  return workspace === null ? [] : [{ teamId: workspace.team, enterpriseId: workspace.enterprise }];
}

function page(response: ServerResponse, status: number, words: string): void {
  response.writeHead(status, { "Content-Type": "text/html; charset=utf-8" });
  response.end(html`<!doctype html><html lang="en"><title>Cairn</title><p>${words}</p></html>`.html);
}
