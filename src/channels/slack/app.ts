import { backgroundWork } from "../../core/background-work.ts";
import type { Card, Form } from "../../core/card.ts";
import type { Inbound, Place } from "../../core/inbound.ts";
import { slackChecks } from "../../core/messages/slack.ts";
import type { AccountStore } from "../../core/ports/account-store.ts";
import type { BeginningStore } from "../../core/ports/beginning-store.ts";
import type { ConversationStore } from "../../core/ports/conversation-store.ts";
import type { InstallationStore } from "../../core/ports/installation-store.ts";
import type { System } from "../../core/ports/system.ts";
import type { Transport } from "../../core/ports/transport.ts";
import type { Reveals } from "../../core/reveal.ts";
import { createAccounts } from "./accounts.ts";
import { boltLog, type Log } from "./bolt-log.ts";
import { originOf } from "./frame.ts";
import { addInstallRoutes, type InstallSettings } from "./install.ts";
import { type ListenDeps, listen, type Taken } from "./listen.ts";
import { readPayload } from "./read-payload.ts";
import { createReceivers, type Receivers } from "./receive.ts";
import { replyUrls } from "./reply-url.ts";
import { createReveals } from "./reveal.ts";
import { errorName } from "./send-failure.ts";
import { createSign } from "./sign.ts";
import { createTransport } from "./transport.ts";
import { callTimeoutMs, createWebApi, type WebApi } from "./web-api.ts";
import { createWorkspaces, type Workspaces } from "./workspaces.ts";

interface SlackSettings {
  /** `null`: nothing is taken over HTTP, only over the web socket of Socket Mode. */
  readonly signingSecret: string | null;
  /** `null`: workspaces come through the install page. */
  readonly botToken: string | null;
  /** Socket Mode, for trying without a public address. */
  readonly appToken: string | null;
  readonly oauth: InstallSettings | null;
  /** A stand-in for Slack, with or without `/api/` at its end. */
  readonly apiUrl: string | null;
}

export interface SlackDeps {
  readonly settings: SlackSettings;
  readonly system: System;
  readonly log: Log;
  /** Where the installation is reached, without a slash at the end. */
  readonly publicUrl: string;
  /** Keeps an event before it resolves; throws when it cannot. */
  readonly take: (inbound: Inbound) => Promise<Taken>;
  readonly answeredIn: ConversationStore["answeredIn"];
  /** What a button asks before its action is sent: a pure look-up. */
  readonly formOf: (action: string, value: unknown) => Form | null;
  readonly home: (person: string | null) => Promise<Card>;
  readonly starters: (person: string | null) => Promise<readonly string[]>;
  readonly accounts: AccountStore;
  readonly personByEmail: (email: string) => Promise<string | null>;
  readonly installations: InstallationStore;
  /** Rooms shared with other companies in which Cairn may answer: `C1` or `T1/C1`. */
  readonly sharedChannels: () => Promise<readonly string[]>;
  readonly beginnings: BeginningStore;
  readonly pause: (ms: number) => Promise<void>;
  /** After which a call to Slack without an answer is given up; left out: ten seconds. */
  readonly callTimeoutMs?: number;
}

export interface SlackChannel {
  /** `POST /slack/events`, and with OAuth `GET /slack/install` and `GET /slack/oauth_redirect`. */
  readonly router: Receivers["router"];
  readonly transport: Transport;
  /** Shows the beginning of an answer; `null`: not in answer to this event. */
  readonly reveal: Reveals["open"];
  /** The event with the person behind the account. Never throws: who cannot be looked up is nobody known. */
  readonly identify: (inbound: Inbound) => Promise<Inbound>;
  /** The direct conversation with somebody; `null`: no workspace knows the address. Throws when Slack fails. */
  readonly directPlaceOf: (email: string) => Promise<Place | null>;
  /** Looks the bot token up, and opens the web socket in Socket Mode. */
  readonly start: () => Promise<void>;
  /** Closes the web socket and waits for what was begun in the background. */
  readonly stop: () => Promise<void>;
  /** For `doctor`. */
  readonly check: () => Promise<{ readonly ok: boolean; readonly found: string }>;
}

export function slackChannel(deps: SlackDeps): SlackChannel {
  const { settings, log, system, installations, callTimeoutMs: timeoutMs = callTimeoutMs } = deps;
  const webApi = createWebApi(settings.apiUrl, boltLog(log), timeoutMs);
  const workspaces = createWorkspaces({ ...settings, webApi, installations, system, log });
  const urls = replyUrls(settings.apiUrl, timeoutMs);
  const accounts = createAccounts({ ...deps, webApi, workspaces });
  const reveals = createReveals({ ...deps, webApi, workspaces });
  const background = backgroundWork((error, what) => log.error({ err: error }, `${what} failed`));
  const listening: ListenDeps = {
    ...deps,
    webApi,
    workspaces,
    replyUrls: urls,
    accounts,
    sign: createSign({ ...deps, webApi, workspaces, replyUrls: urls }),
    home: { ...deps, webApi, workspaces, accounts },
    inBackground: (work) => background.add("work for Slack", work),
  };
  const handle = async (payload: unknown) => {
    const { installation, team, enterprise, botUser, isShared } = originOf(payload);
    const workspace =
      (await workspaces.serving(installation)) ??
      (enterprise === null ? null : await workspaces.serving(enterprise));
    if (workspace === null) {
      return log.debug({ reason: "not installed there" }, "nothing to do for a payload");
    }
    const heard = readPayload(payload, {
      installation: workspace.id,
      team: workspace.team ?? team,
      botUser: botUser ?? workspace.botUser,
      isShared,
      takesReplies: urls.isOurs,
      now: system.now(),
    });
    await listen(listening, heard, workspace.id);
  };
  const { router, socket } = createReceivers({ settings, log, handle });
  if (settings.oauth !== null) {
    addInstallRoutes({ ...deps, ...settings, settings: settings.oauth, webApi, workspaces }, router);
  }
  return {
    router,
    transport: createTransport({ ...deps, webApi, workspaces, replyUrls: urls, shownOf: reveals.shown }),
    reveal: reveals.open,
    identify: accounts.identify,
    directPlaceOf: accounts.directPlaceOf,
    start: async () => {
      await introduce(workspaces, log);
      // It tries again by itself for a long time; nothing else waits for it.
      socket?.start().catch((error: unknown) => {
        log.error({ problem: errorName(error) }, "Slack opens no web socket; check SLACK_APP_TOKEN");
      });
    },
    stop: async () => {
      await socket?.stop();
      await background.ended();
    },
    check: () => check(workspaces, webApi),
  };
}

/** Until Slack has said whose token it is, payloads are taken all the same. */
async function introduce(workspaces: Workspaces, log: Log): Promise<void> {
  try {
    const own = await workspaces.identify();
    if (own !== null) log.info({ installation: own.id }, "Slack: connected");
  } catch (error) {
    log.error({ problem: errorName(error) }, "Slack does not take the bot token; check SLACK_BOT_TOKEN");
  }
}

async function check(
  workspaces: Workspaces,
  webApi: WebApi,
): Promise<{ readonly ok: boolean; readonly found: string }> {
  try {
    const found = await workspaces.all();
    for (const { token } of found) await webApi(token, "auth.test", {});
    const ok = found.length > 0;
    return { ok, found: ok ? slackChecks.fine(found.length) : slackChecks.noWorkspace };
  } catch (error) {
    return { ok: false, found: slackChecks.refused(errorName(error)) };
  }
}
