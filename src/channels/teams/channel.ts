import { backgroundWork } from "../../core/background-work.ts";
import type { Form } from "../../core/card.ts";
import type { Inbound, Place } from "../../core/inbound.ts";
import { teamsChecks } from "../../core/messages/teams.ts";
import type { AccountStore } from "../../core/ports/account-store.ts";
import type { BeginningStore } from "../../core/ports/beginning-store.ts";
import type { ConversationStore } from "../../core/ports/conversation-store.ts";
import type { ReferenceStore } from "../../core/ports/reference-store.ts";
import type { System } from "../../core/ports/system.ts";
import type { Transport } from "../../core/ports/transport.ts";
import type { Reveals } from "../../core/reveal.ts";
import { createAccounts } from "./accounts.ts";
import type { PageFound, Taken } from "./answer-invoke.ts";
import { type Bot, type BotSettings, createBot } from "./app.ts";
import { callTimeoutMs, createConnector } from "./connector.ts";
import { type ListenDeps, listen } from "./listen.ts";
import type { Log } from "./log.ts";
import { readActivity } from "./read-activity.ts";
import { createReceiver } from "./receive.ts";
import { createReferences } from "./references.ts";
import { createReveals } from "./reveal.ts";
import { createSign } from "./sign.ts";
import { createTransport } from "./transport.ts";

export interface TeamsDeps {
  /** `null`: no registration; whoever is on this computer is let in, for the playground. */
  readonly settings: BotSettings | null;
  readonly system: System;
  readonly log: Log;
  /** Where the installation is reached, without a slash at the end. */
  readonly publicUrl: string;
  /** Keeps an event before it resolves; throws when it cannot. */
  readonly take: (inbound: Inbound) => Promise<Taken>;
  readonly messages: Pick<ConversationStore, "answeredIn" | "messagesFor" | "messageAt" | "message">;
  /** What a button asks before its action is sent: a pure look-up. */
  readonly formOf: (action: string, value: unknown) => Form | null;
  readonly findPages: (person: string | null, text: string, most: number) => Promise<readonly PageFound[]>;
  readonly accounts: AccountStore;
  readonly references: ReferenceStore;
  readonly beginnings: BeginningStore;
  readonly personByEmail: (email: string) => Promise<string | null>;
  readonly pause: (ms: number) => Promise<void>;
  /** After which a call to Teams without an answer is given up; left out: ten seconds. */
  readonly callTimeoutMs?: number;
}

export interface TeamsChannel {
  /** `POST /api/messages`. */
  readonly router: ReturnType<typeof createReceiver>;
  readonly transport: Transport;
  /** Shows the beginning of an answer; `null`: not in answer to this event. */
  readonly reveal: Reveals["open"];
  /** The event with the person behind the account. Never throws: who cannot be looked up is nobody known. */
  readonly identify: (inbound: Inbound) => Promise<Inbound>;
  /** The chat with somebody who installed Cairn; `null`: nobody with this address did. */
  readonly directPlaceOf: (email: string) => Promise<Place | null>;
  /** Where whoever spoke in a room is alone with Cairn; `null`: Teams does not let us. */
  readonly alone: (inbound: Inbound) => Promise<Place | null>;
  /** Waits for what was begun in the background. */
  readonly stop: () => Promise<void>;
  /** For `doctor`. */
  readonly check: () => Promise<{ readonly ok: boolean; readonly found: string }>;
}

export function teamsChannel(deps: TeamsDeps): TeamsChannel {
  const { settings, log, system, callTimeoutMs: timeoutMs = callTimeoutMs } = deps;
  const bot = settings === null ? null : createBot(settings, system.stopwatch);
  const connector = createConnector(bot === null ? null : bot.token, timeoutMs);
  const opening = createReferences({ ...deps, connector, app: settings, now: system.now });
  const accounts = createAccounts({
    ...deps,
    connector,
    references: { ...deps.references, openDirect: opening.openDirect },
    tenantId: settings?.tenantId ?? null,
  });
  const reveals = createReveals({ ...deps, connector });
  const background = backgroundWork((error, what) => log.error({ err: error }, `${what} failed`));
  const listening: ListenDeps = {
    ...deps,
    answeredIn: deps.messages.answeredIn,
    accounts,
    remember: opening.remember,
    close: (conversation) => deps.references.closeReference("teams", conversation, closedBy),
    showTyping: createSign({ connector, system, log }),
    inBackground: (work) => background.add("work for Teams", work),
  };
  return {
    router: createReceiver({
      log,
      admission:
        bot === null || settings === null
          ? { kind: "local" }
          : { kind: "teams", tenantId: settings.tenantId, admits: bot.admits },
      handle: (activity, envelope) => {
        const frame = { ...envelope, now: system.now() };
        return listen(listening, readActivity(activity, frame), frame);
      },
    }),
    transport: createTransport({ ...deps, connector, shownOf: reveals.shown }),
    reveal: reveals.open,
    identify: accounts.identify,
    directPlaceOf: accounts.directPlaceOf,
    alone: async (inbound) => {
      const there = await deps.references.reference("teams", inbound.conversation);
      return there === null ? null : accounts.alone(inbound, there.serviceUrl);
    },
    stop: background.ended,
    check: () => check(bot),
  };
}

async function check(bot: Bot | null): Promise<{ readonly ok: boolean; readonly found: string }> {
  if (bot === null) return { ok: true, found: teamsChecks.local };
  return bot.token().then(
    () => ({ ok: true, found: teamsChecks.fine }),
    () => ({ ok: false, found: teamsChecks.refused }),
  );
}

/** As problems of the platform are named. */
const closedBy = "the app was taken out";
