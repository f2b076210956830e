import type { Card } from "../../core/card.ts";
import type { System } from "../../core/ports/system.ts";
import { toHomeView } from "../cards/block-kit.ts";
import type { Accounts } from "./accounts.ts";
import type { Log } from "./bolt-log.ts";
import { installationOf, localId } from "./heard.ts";
import { errorName } from "./send-failure.ts";
import type { WebApi } from "./web-api.ts";
import type { Workspaces } from "./workspaces.ts";

export interface HomeDeps {
  readonly webApi: WebApi;
  readonly workspaces: Workspaces;
  readonly accounts: Accounts;
  readonly home: (person: string | null) => Promise<Card>;
  readonly starters: (person: string | null) => Promise<readonly string[]>;
  readonly publicUrl: string;
  readonly system: System;
  readonly log: Log;
}

/** Slack takes four, with titles of this length. */
const promptsMost = 4;
const titleMost = 75;

/** Shows somebody their App Home. Never throws: they open it again. */
export async function showHome(deps: HomeDeps, account: string): Promise<void> {
  await quietly(deps, "the App Home could not be shown", async () => {
    const token = await tokenOf(deps, account);
    if (token === null) return;
    const card = await deps.home(await personOf(deps, account));
    const view = toHomeView(card, { baseUrl: deps.publicUrl, messageId: deps.system.newId() });
    await deps.webApi(token, "views.publish", { user_id: localId(account), view });
  });
}

/** Offers questions to try above the conversation with somebody, made for their role. Never throws. */
export async function suggestPrompts(
  deps: HomeDeps,
  { account, conversation }: { readonly account: string; readonly conversation: string },
): Promise<void> {
  await quietly(deps, "questions to try could not be offered", async () => {
    const token = await tokenOf(deps, account);
    if (token === null) return;
    const starters = (await deps.starters(await personOf(deps, account))).slice(0, promptsMost);
    if (starters.length === 0) return;
    const prompts = starters.map((message) => ({ title: titleOf(message), message }));
    // Without thread_ts: with one, Slack shows nothing to apps that have an agent view.
    const args = { channel_id: localId(conversation), prompts };
    await deps.webApi(token, "assistant.threads.setSuggestedPrompts", args);
  });
}

/** `null` also when Slack cannot say who it is: then they see what anybody may. */
async function personOf({ accounts, log }: HomeDeps, account: string): Promise<string | null> {
  try {
    return (await accounts.lookUp(account)).person;
  } catch (error) {
    log.warn({ account, problem: errorName(error) }, "Slack could not say who this is");
    return null;
  }
}

async function tokenOf({ workspaces }: HomeDeps, account: string): Promise<string | null> {
  return (await workspaces.find(installationOf(account)))?.token ?? null;
}

async function quietly(deps: HomeDeps, what: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    deps.log.warn({ problem: errorName(error) }, `Slack: ${what}`);
  }
}

function titleOf(question: string): string {
  return question.length <= titleMost ? question : `${question.slice(0, titleMost - 1).toWellFormed()}…`;
}
