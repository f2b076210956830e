import { vi } from "vitest";
import { serve } from "../../src/server.ts";
import { openTraffic, type Traffic } from "../../src/traffic.ts";
import { closeServer } from "./close-server.ts";
import { hurried } from "./hurried.ts";
import { openPretendSlack, type PretendSlack } from "./pretend-slack.ts";
import { openTestCompany, type TestCompany } from "./runtime.ts";
import { eventRequest, formRequest, type SlackRequest } from "./slack-request.ts";

/** A whole installation joined to a stand-in for Slack: what goes in are Slack's signed requests over HTTP. */
export interface SlackCompany extends JoinedCompany {
  readonly slack: PretendSlack;
}

export interface JoinedCompany {
  readonly company: TestCompany;
  readonly traffic: Traffic;
  /** Sends a request of Slack's, signed; resolves with the status once everything it leads to has been said. */
  event(payload: object, retry?: number): Promise<number>;
  interaction(payload: Readonly<Record<string, unknown>>): Promise<number>;
  command(fields: Readonly<Record<string, string>>): Promise<number>;
  send(request: SlackRequest): Promise<number>;
  /** Resolves when nothing is left to answer or to send. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

const secret = "the-signing-secret-of-tests";

/**
 * @param emails e-mail addresses of Slack's users by their ids.
 * @param limits.callTimeoutMs after which Cairn gives a call to Slack up.
 * @param limits.settles when all is said, by default; `tried`: what Slack's trouble postpones stays postponed.
 */
export async function openSlackCompany(
  emails: Readonly<Record<string, string>> = {},
  limits: Limits = {},
): Promise<SlackCompany> {
  const slack = await openPretendSlack(emails);
  const joined = await joinSlack({ SLACK_API_URL: slack.url, SLACK_BOT_TOKEN: "xoxb-tests" }, limits);
  const close = async () => {
    await joined.close();
    await slack.close();
  };
  return { ...joined, slack, close };
}

interface Limits {
  readonly callTimeoutMs?: number;
  readonly settles?: "said" | "tried";
  readonly startsAt?: string;
}

/** The same with a stand-in for Slack that is there already: `environment` says where, and its token. */
export async function joinSlack(
  environment: Readonly<Record<string, string>>,
  { settles = "said", startsAt, ...limits }: Limits = {},
): Promise<JoinedCompany> {
  const company = await openTestCompany(startsAt, {
    PORT: "0",
    HOST: "127.0.0.1",
    PUBLIC_URL: "https://cairn.example.com",
    SLACK_SIGNING_SECRET: secret,
    ...environment,
  });
  const traffic = await openTraffic(company.runtime, { ...limits, pacedBy: hurried });
  const { server, port } = await serve(company.runtime, traffic);
  const isAllSaid = async () => {
    await traffic.inbox.settled();
    await traffic.delivery.drain();
    const { outbox } = company.runtime.store;
    return settles === "tried" || (await outbox.state(company.runtime.system.now())).waiting === 0;
  };
  // What the pace of a conversation holds back is sent by itself a little later.
  const settled = async () => void (await vi.waitUntil(isAllSaid, { timeout: 15_000 }));
  const send = async (request: SlackRequest) => {
    const url = `http://127.0.0.1:${port}/slack/events`;
    const response = await fetch(url, { method: "POST", ...request });
    await response.text();
    await settled();
    return response.status;
  };
  return {
    company,
    traffic,
    send,
    settled,
    event: (payload, retry) => send(eventRequest(secret, payload, retry)),
    interaction: (payload) => send(formRequest(secret, { payload: JSON.stringify(payload) })),
    command: (fields) => send(formRequest(secret, fields)),
    close: async () => {
      await closeServer(server);
      await traffic.stop();
      await company.close();
    },
  };
}
