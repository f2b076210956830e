import { z } from "zod";
import type { InstallationStore } from "../../core/ports/installation-store.ts";
import type { System } from "../../core/ports/system.ts";
import type { Log } from "./bolt-log.ts";
import { errorName } from "./send-failure.ts";
import type { WebApi } from "./web-api.ts";

/** A workspace, or an organisation, in which the app is installed. */
export interface Workspace {
  /** As conversations and accounts begin with it. */
  readonly id: string;
  readonly team: string | null;
  readonly enterprise: string | null;
  readonly token: string;
  readonly botUser: string | null;
}

/** Where the app is installed: by its one bot token, or by people who came through the install page. */
export interface Workspaces {
  /** `null`: not installed there, or no longer. */
  find(id: string): Promise<Workspace | null>;
  /**
   * The one a verified payload is for. With one bot token that is always the token's own, whatever workspace
   * the payload names: Slack signs for this app alone.
   */
  serving(named: string | null): Promise<Workspace | null>;
  /** Throws the client's errors when the one bot token has not been looked up yet and cannot be. */
  all(): Promise<readonly Workspace[]>;
  /** Says loudly that its tokens no longer hold, and stops using them. */
  revoke(id: string, reason: string): Promise<void>;
  /** Looks the one bot token up; throws the client's errors. `null`: there is no such token. */
  identify(): Promise<Workspace | null>;
  /** A new installation: what was kept of the old one no longer holds. */
  forget(id: string): void;
}

export interface WorkspacesDeps {
  readonly botToken: string | null;
  readonly webApi: WebApi;
  readonly installations: InstallationStore;
  readonly system: System;
  readonly log: Log;
}

/** How long after a failure the one bot token is looked up again. */
const identifyEveryMs = 10_000;

/** Another process may have installed or revoked: what is kept here is kept briefly. */
const keptMs = 60_000;

const identity = z.object({
  team_id: z.string(),
  enterprise_id: z.string().nullish(),
  is_enterprise_install: z.boolean().nullish(),
  user_id: z.string(),
});

const installed = z.object({ bot: z.object({ token: z.string(), userId: z.string().nullish() }) });

export function createWorkspaces(deps: WorkspacesDeps): Workspaces {
  const kept = new Map<string, { readonly workspace: Workspace | null; readonly until: number }>();
  let own: Workspace | null = null;
  let triedAt = 0;

  const stored = async (id: string): Promise<Workspace | null> => {
    const now = deps.system.now().getTime();
    const known = kept.get(id);
    if (known !== undefined && known.until > now) return known.workspace;
    const workspace = await load(deps.installations, id);
    kept.set(id, { workspace, until: now + keptMs });
    return workspace;
  };

  const identify = async (): Promise<Workspace | null> => {
    if (deps.botToken === null) return null;
    triedAt = deps.system.now().getTime();
    const found = identity.parse(await deps.webApi(deps.botToken, "auth.test", {}));
    const enterprise = found.enterprise_id ?? null;
    own = {
      id: (found.is_enterprise_install === true ? enterprise : null) ?? found.team_id,
      team: found.team_id,
      enterprise,
      token: deps.botToken,
      botUser: found.user_id,
    };
    return own;
  };

  const find = async (id: string): Promise<Workspace | null> => {
    const found = await stored(id);
    if (found !== null || deps.botToken === null) return found;
    if (own !== null) return { ...own, id };
    return { id, team: null, enterprise: null, token: deps.botToken, botUser: null };
  };

  /** Nobody waits for it: until Slack has said whose the token is, payloads are taken under their own names. */
  const identifyLater = () => {
    if (deps.botToken === null || deps.system.now().getTime() - triedAt < identifyEveryMs) return;
    identify().catch((error: unknown) => {
      deps.log.warn({ problem: errorName(error) }, "Slack does not say yet whose the bot token is");
    });
  };

  return {
    identify,
    find,
    serving: async (named) => {
      if (own === null) identifyLater();
      const found = named === null ? null : await stored(named);
      return found ?? own ?? (named === null ? null : find(named));
    },
    all: async () => {
      const states = (await deps.installations.all()).filter((state) => state.revokedAt === null);
      const found = await Promise.all(states.map((state) => stored(state.id)));
      const others = found.filter((workspace) => workspace !== null);
      const first = own ?? (await identify());
      return first === null || others.some((one) => one.id === first.id) ? others : [first, ...others];
    },
    revoke: async (id, reason) => {
      deps.log.error({ installation: id }, `Slack: ${reason}; install the app again to be heard there`);
      await deps.installations.revoke(id, deps.system.now());
      kept.delete(id);
    },
    forget: (id) => void kept.delete(id),
  };
}

async function load(installations: InstallationStore, id: string): Promise<Workspace | null> {
  const found = await installations.installation(id);
  const bot = installed.safeParse(found?.data).data?.bot;
  if (found === null || bot === undefined) return null;
  const { teamId: team, enterpriseId: enterprise } = found;
  return { id, team, enterprise, token: bot.token, botUser: bot.userId ?? null };
}
