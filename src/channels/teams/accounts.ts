import { z } from "zod";
import type { Inbound, Place } from "../../core/inbound.ts";
import type { Account, AccountStore } from "../../core/ports/account-store.ts";
import type { ReferenceStore } from "../../core/ports/reference-store.ts";
import type { System } from "../../core/ports/system.ts";
import { type ConnectorAt, errorName } from "./connector.ts";
import type { Log } from "./log.ts";
import type { References } from "./references.ts";

export interface AccountsDeps {
  readonly accounts: AccountStore;
  readonly personByEmail: (email: string) => Promise<string | null>;
  readonly connector: ConnectorAt;
  readonly references: ReferenceStore & Pick<References, "openDirect">;
  /** The company's Entra tenant; `null`: a playground on this computer, where everybody is of the company. */
  readonly tenantId: string | null;
  readonly system: System;
  readonly pause: (ms: number) => Promise<void>;
  readonly log: Log;
}

export interface Accounts {
  /** `false`: somebody of another company, whom Cairn does not answer. Whoever is not looked up soon is heard. */
  isOurs(spoke: Spoke): Promise<boolean>;
  /** The event with the person who spoke. When Teams cannot be asked, nobody known spoke: least rights. */
  identify(inbound: Inbound): Promise<Inbound>;
  /** The person behind an account that was looked up before; `null`: nobody known. */
  personOf(account: string): Promise<string | null>;
  /** What their own client says of their time zone. */
  noteZone(account: string, timeZone: string): Promise<void>;
  /** Where somebody who installed Cairn is alone with it; `null`: nobody with this address did, or may be written to. */
  directPlaceOf(email: string): Promise<Place | null>;
  /** The same for whoever just spoke, opened where it is not there yet; `null`: Teams does not let us. */
  alone(spoke: Pick<Inbound, "account" | "person">, serviceUrl: string): Promise<Place | null>;
}

/** Who spoke, and where the roster knows them. */
type Spoke = Pick<Inbound, "account" | "conversation">;

const keptMs = 24 * 60 * 60_000;
/** What was said must be kept soon, whatever the roster does. */
const soonMs = 2_000;
/** Somebody who is not among the company's people may be added any time. */
const strangerKeptMs = 60 * 60_000;

const member = z.object({
  email: z.string().nullish().catch(null),
  userPrincipalName: z.string().nullish().catch(null),
  tenantId: z.string().nullish().catch(null),
  userRole: z.string().nullish().catch(null),
});
type Member = z.infer<typeof member>;

export function createAccounts(deps: AccountsDeps): Accounts {
  const running = new Map<string, Promise<Account | null>>();

  const lookUp = async ({ account: id, conversation }: Spoke): Promise<Account | null> => {
    if (id === null) return null;
    const known = await deps.accounts.account("teams", id);
    if (known !== null && isFresh(known, deps.system.now())) return known;
    const started =
      running.get(id) ?? refresh(deps, { id, conversation, known }).finally(() => running.delete(id));
    running.set(id, started);
    return started;
  };
  /** `null`: Teams could not be asked. */
  const found = async (spoke: Spoke): Promise<Account | null> => {
    try {
      return await lookUp(spoke);
    } catch (error) {
      const problem = errorName(error);
      deps.log.warn({ account: spoke.account, problem }, "Teams could not say who this is");
      return null;
    }
  };

  return {
    isOurs: async (spoke) => {
      const soon = deps.pause(soonMs).then(() => null);
      return (await Promise.race([found(spoke), soon]))?.standing !== "outsider";
    },
    identify: async (inbound) => {
      const account = await found(inbound);
      if (account === null) return inbound;
      await rememberDirect(deps, account, inbound);
      return { ...inbound, person: account.person };
    },
    personOf: async (account) => (await deps.accounts.account("teams", account))?.person ?? null,
    noteZone: async (id, timeZone) => {
      const known = await deps.accounts.account("teams", id);
      if (known === null || known.timeZone === timeZone) return;
      await deps.accounts.saveAccount({ ...known, timeZone });
    },
    directPlaceOf: (email) => directPlaceOf(deps, email),
    alone: (spoke, serviceUrl) => alone(deps, spoke, serviceUrl),
  };
}

function isFresh({ person, standing, checkedAt }: Account, now: Date): boolean {
  const mayChangeSoon = person === null && standing === "member";
  return now.getTime() - checkedAt.getTime() < (mayChangeSoon ? strangerKeptMs : keptMs);
}

async function refresh(
  deps: AccountsDeps,
  who: { readonly id: string; readonly conversation: string; readonly known: Account | null },
): Promise<Account> {
  const { id, conversation, known } = who;
  const reference = await deps.references.reference("teams", conversation);
  if (reference === null) throw new Error("not a conversation of ours");
  // Alone with somebody, their id in Teams is at hand; in a room the roster finds them by the account, too.
  const answer = await deps.connector(reference.serviceUrl).member(conversation, reference.user ?? id);
  const found = member.parse(answer ?? {});
  const standing = standingOf(deps.tenantId, found);
  const account: Account = {
    channel: "teams",
    id,
    person: standing === "member" ? await personOf(deps, found) : null,
    standing,
    direct: known?.direct ?? null,
    timeZone: known?.timeZone ?? null,
    checkedAt: deps.system.now(),
  };
  await deps.accounts.saveAccount(account);
  return account;
}

/** Another company's administrator can give an account any address: only our own tenant's word counts. */
async function personOf({ personByEmail }: AccountsDeps, found: Member): Promise<string | null> {
  for (const address of [found.email, found.userPrincipalName]) {
    const person = address ? await personByEmail(address) : null;
    if (person !== null) return person;
  }
  return null;
}

function standingOf(tenantId: string | null, { tenantId: home, userRole }: Member): Account["standing"] {
  if (tenantId !== null && home && home !== tenantId) return "outsider";
  if (userRole === "anonymous") return "outsider";
  return userRole === "guest" ? "guest" : "member";
}

async function rememberDirect({ accounts }: AccountsDeps, account: Account, inbound: Inbound): Promise<void> {
  if (inbound.reach !== "direct" || account.direct === inbound.conversation) return;
  await accounts.saveAccount({ ...account, direct: inbound.conversation });
}

async function directPlaceOf(deps: AccountsDeps, email: string): Promise<Place | null> {
  const person = await deps.personByEmail(email);
  if (person === null) return null;
  for (const account of await deps.accounts.accountsOf(person)) {
    if (account.channel !== "teams" || account.direct === null) continue;
    const reference = await deps.references.reference("teams", account.direct);
    if (reference !== null && reference.closed === null) return placeAlone(account.direct, account);
  }
  return null;
}

async function alone(
  { accounts, references, log }: AccountsDeps,
  { account, person }: Pick<Inbound, "account" | "person">,
  serviceUrl: string,
): Promise<Place | null> {
  if (account === null) return null;
  const known = await accounts.account("teams", account);
  const direct = known?.direct ?? null;
  if (direct !== null && (await references.reference("teams", direct))?.closed === null) {
    return placeAlone(direct, { id: account, person });
  }
  try {
    const opened = await references.openDirect(account, serviceUrl);
    if (known !== null) await accounts.saveAccount({ ...known, direct: opened });
    return placeAlone(opened, { id: account, person });
  } catch (error) {
    log.warn({ account, problem: errorName(error) }, "Teams opened no chat with somebody");
    return null;
  }
}

function placeAlone(conversation: string, { id, person }: Pick<Account, "id" | "person">): Place {
  return { channel: "teams", conversation, thread: null, account: id, person, reach: "direct" };
}
