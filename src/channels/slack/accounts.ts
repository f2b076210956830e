import { z } from "zod";
import type { Inbound, Place } from "../../core/inbound.ts";
import type { Account, AccountStore } from "../../core/ports/account-store.ts";
import type { System } from "../../core/ports/system.ts";
import type { Log } from "./bolt-log.ts";
import { installationOf, localId } from "./heard.ts";
import { errorName } from "./send-failure.ts";
import type { WebApi } from "./web-api.ts";
import type { Workspace, Workspaces } from "./workspaces.ts";

export interface AccountsDeps {
  readonly accounts: AccountStore;
  readonly personByEmail: (email: string) => Promise<string | null>;
  readonly webApi: WebApi;
  readonly workspaces: Workspaces;
  readonly system: System;
  readonly log: Log;
}

export interface Accounts {
  /** Who is behind an account; throws when Slack cannot be asked. */
  lookUp(account: string): Promise<Account>;
  /** Whether it belongs to our company, as a member or a guest; throws when Slack cannot be asked. */
  isOurs(account: string): Promise<boolean>;
  /** The event with the person who spoke. When Slack cannot be asked, nobody known spoke: least rights. */
  identify(inbound: Inbound): Promise<Inbound>;
  /** The direct conversation with somebody; `null`: no workspace knows the address. Throws the client's errors. */
  directPlaceOf(email: string): Promise<Place | null>;
  /** The conversation in place of the user's id, where it is known. */
  withDirect(inbound: Inbound): Promise<Inbound>;
}

const keptMs = 24 * 60 * 60_000;
/** Somebody who is not among the company's people may be added any time. */
const strangerKeptMs = 60 * 60_000;

const user = z.object({
  id: z.string(),
  team_id: z.string().nullish(),
  is_bot: z.boolean().nullish(),
  is_stranger: z.boolean().nullish(),
  is_restricted: z.boolean().nullish(),
  is_ultra_restricted: z.boolean().nullish(),
  tz: z.string().nullish(),
  enterprise_user: z.object({ enterprise_id: z.string().nullish() }).nullish(),
  profile: z.object({ email: z.string().nullish() }).nullish(),
});
type SlackUser = z.infer<typeof user>;
const userResponse = z.object({ user });
const openResponse = z.object({ channel: z.object({ id: z.string() }) });

export function createAccounts(deps: AccountsDeps): Accounts {
  const running = new Map<string, Promise<Account>>();

  const lookUp = async (id: string): Promise<Account> => {
    const known = await deps.accounts.account("slack", id);
    if (known !== null && isFresh(known, deps.system.now())) return known;
    const started = running.get(id) ?? refresh(deps, id, known).finally(() => running.delete(id));
    running.set(id, started);
    return started;
  };

  const direct = async (inbound: Inbound): Promise<string | null> =>
    inbound.account === null
      ? null
      : ((await deps.accounts.account("slack", inbound.account))?.direct ?? null);

  return {
    lookUp,
    isOurs: async (id) => {
      try {
        const { standing } = await lookUp(id);
        return standing === "member" || standing === "guest";
      } catch (error) {
        // Slack tells us nothing about people it does not show us.
        if (["user_not_found", "user_not_visible"].includes(errorName(error))) return false;
        throw error;
      }
    },
    identify: async (inbound) => {
      if (inbound.account === null) return inbound;
      try {
        const account = await lookUp(inbound.account);
        await rememberDirect(deps, account, inbound);
        return { ...inbound, person: account.person };
      } catch (error) {
        const problem = errorName(error);
        deps.log.warn({ account: inbound.account, problem }, "Slack could not say who this is");
        return inbound;
      }
    },
    directPlaceOf: (email) => directPlaceOf(deps, email),
    withDirect: async (inbound) => {
      const isUser = inbound.conversation === inbound.account;
      return isUser ? { ...inbound, conversation: (await direct(inbound)) ?? inbound.conversation } : inbound;
    },
  };
}

function isFresh({ person, standing, checkedAt }: Account, now: Date): boolean {
  const mayChangeSoon = person === null && standing !== "outsider" && standing !== "bot";
  return now.getTime() - checkedAt.getTime() < (mayChangeSoon ? strangerKeptMs : keptMs);
}

async function refresh(deps: AccountsDeps, id: string, known: Account | null): Promise<Account> {
  const workspace = await deps.workspaces.find(installationOf(id));
  if (workspace === null) throw new Error("the app is not installed there");
  const answer = await deps.webApi(workspace.token, "users.info", { user: localId(id) });
  const account = await accountFrom(deps, workspace, userResponse.parse(answer).user, known?.direct ?? null);
  await deps.accounts.saveAccount(account);
  return account;
}

async function accountFrom(
  deps: AccountsDeps,
  workspace: Workspace,
  found: SlackUser,
  direct: string | null,
): Promise<Account> {
  const standing = standingOf(workspace, found);
  // Another company's administrator can give an account any address.
  const email = standing === "outsider" || standing === "bot" ? null : (found.profile?.email ?? null);
  return {
    channel: "slack",
    id: `${workspace.id}/${found.id}`,
    person: email === null ? null : await deps.personByEmail(email),
    standing,
    direct,
    timeZone: found.tz ?? null,
    checkedAt: deps.system.now(),
  };
}

function standingOf({ team, enterprise }: Workspace, found: SlackUser): Account["standing"] {
  if (found.is_bot || found.id === "USLACKBOT") return "bot";
  const home = found.enterprise_user?.enterprise_id ?? null;
  const isOurs =
    team === null || !found.team_id || [team, enterprise].includes(found.team_id) || isSame(home, enterprise);
  if (found.is_stranger || !isOurs) return "outsider";
  return found.is_restricted || found.is_ultra_restricted ? "guest" : "member";
}

function isSame(one: string | null, other: string | null): boolean {
  return one !== null && one === other;
}

async function rememberDirect({ accounts }: AccountsDeps, account: Account, inbound: Inbound): Promise<void> {
  const isTheirs = inbound.reach === "direct" && inbound.body.kind !== "action" && inbound.message !== null;
  if (!isTheirs || !localId(inbound.conversation).startsWith("D")) return;
  if (account.direct !== inbound.conversation) {
    await accounts.saveAccount({ ...account, direct: inbound.conversation });
  }
}

async function directPlaceOf(deps: AccountsDeps, email: string): Promise<Place | null> {
  const person = await deps.personByEmail(email);
  for (const workspace of await deps.workspaces.all()) {
    const found = await userByEmail(deps, workspace, email);
    if (found === null) continue;
    const answer = await deps.webApi(workspace.token, "conversations.open", { users: found.id });
    const conversation = `${workspace.id}/${openResponse.parse(answer).channel.id}`;
    const account = await accountFrom(deps, workspace, found, conversation);
    await deps.accounts.saveAccount(account);
    if (account.standing === "outsider" || account.standing === "bot") continue;
    return { channel: "slack", conversation, thread: null, account: account.id, person, reach: "direct" };
  }
  return null;
}

async function userByEmail(
  deps: AccountsDeps,
  workspace: Workspace,
  email: string,
): Promise<SlackUser | null> {
  try {
    const answer = await deps.webApi(workspace.token, "users.lookupByEmail", { email });
    return userResponse.parse(answer).user;
  } catch (error) {
    if (errorName(error) === "users_not_found") return null;
    throw error;
  }
}
