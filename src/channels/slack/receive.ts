import { randomUUID } from "node:crypto";
import {
  type App,
  ExpressReceiver,
  type HTTPModuleFunctions,
  type ReceiverEvent,
  SocketModeReceiver,
} from "@slack/bolt";
import { boltLog, type Log } from "./bolt-log.ts";
import { apiAddress } from "./web-api.ts";

export interface ReceiveDeps {
  readonly settings: {
    /** `null`: nothing is taken over HTTP. */
    readonly signingSecret: string | null;
    readonly appToken: string | null;
    readonly apiUrl: string | null;
  };
  readonly log: Log;
  /** Does what a verified payload asks for; throws when it could not be kept. Takes any JSON whatsoever. */
  readonly handle: (payload: unknown) => Promise<void>;
}

export interface Receivers {
  readonly router: ExpressReceiver["router"];
  /** The web socket of Socket Mode, for trying; `null` without an app token. */
  readonly socket: SocketModeReceiver | null;
}

/**
 * Bolt at the door: it checks signatures and age, parses bodies, keeps the web socket, and acknowledges. Every
 * payload takes the one way through `handle`, and is acknowledged only after that.
 */
export function createReceivers(deps: ReceiveDeps): Receivers {
  const { settings, log } = deps;
  const logger = boltLog(log);
  const http = new ExpressReceiver({
    signingSecret: settings.signingSecret ?? randomUUID(),
    endpoints: settings.signingSecret === null ? {} : { events: "/slack/events" },
    // The answer to Slack leaves after everything is kept.
    processBeforeResponse: true,
    logger,
    processEventErrorHandler: (failed) => refuse(log, failed),
    unhandledRequestHandler: ({ response }) => {
      log.warn({}, "Slack: a payload could not be kept within three seconds; Slack sends it again");
      if (!response.headersSent) response.writeHead(503).end();
    },
  });
  const socket =
    settings.appToken === null
      ? null
      : new SocketModeReceiver({
          appToken: settings.appToken,
          logger,
          installerOptions: { clientOptions: apiAddress(settings.apiUrl) },
        });
  for (const receiver of [http, socket]) receiver?.init(keepingFirst(deps));
  return { router: http.router, socket };
}

/**
 * What Bolt hands verified payloads to. Its own App would acknowledge events before anything is kept, leave
 * payloads unanswered that it has no name for, and stumble over some that Slack really sends.
 */
function keepingFirst({ handle }: ReceiveDeps): App {
  const processEvent = async ({ body, ack }: ReceiverEvent): Promise<void> => {
    await handle(body);
    await ack();
  };
  return { processEvent } satisfies Pick<App, "processEvent"> as App;
}

/** What could not be kept is not acknowledged, so that Slack sends it again. */
async function refuse(
  log: Log,
  { error, response }: HTTPModuleFunctions.ReceiverProcessEventErrorHandlerArgs,
): Promise<boolean> {
  // After three seconds 503 was answered, whatever came of it then.
  if (response.headersSent) return true;
  log.error({ err: error }, "Slack: a payload could not be kept; Slack sends it again");
  response.writeHead(500).end();
  return true;
}
