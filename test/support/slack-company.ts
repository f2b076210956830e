import { once } from "node:events";
import { serve } from "../../src/server.ts";
import { openTraffic, type Traffic } from "../../src/traffic.ts";
import { openTestCompany, type TestCompany } from "./runtime.ts";
import { eventRequest, formRequest, type SlackRequest } from "./slack-request.ts";
import { openSlackStub, type SlackStub } from "./slack-stub.ts";

/** A whole installation joined to a stand-in for Slack: what goes in are Slack's signed requests over HTTP. */
export interface SlackCompany {
  readonly company: TestCompany;
  readonly traffic: Traffic;
  readonly slack: SlackStub;
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

/** @param emails e-mail addresses of Slack's users by their ids. */
export async function openSlackCompany(
  emails: Readonly<Record<string, string>> = {},
  environment: Readonly<Record<string, string>> = {},
): Promise<SlackCompany> {
  const slack = await openSlackStub(emails);
  const company = await openTestCompany(undefined, {
    PORT: "0",
    HOST: "127.0.0.1",
    PUBLIC_URL: "https://cairn.example.com",
    SLACK_BOT_TOKEN: "xoxb-tests",
    SLACK_SIGNING_SECRET: secret,
    SLACK_API_URL: slack.url,
    ...environment,
  });
  const traffic = await openTraffic(company.runtime);
  const { server, port } = await serve(company.runtime, traffic);
  const settled = async () => {
    await traffic.inbox.settled();
    await traffic.delivery.drain();
  };
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
    slack,
    send,
    settled,
    event: (payload, retry) => send(eventRequest(secret, payload, retry)),
    interaction: (payload) => send(formRequest(secret, { payload: JSON.stringify(payload) })),
    command: (fields) => send(formRequest(secret, fields)),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
      await traffic.stop();
      await company.close();
      await slack.close();
    },
  };
}
