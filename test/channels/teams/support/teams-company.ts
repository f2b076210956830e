import { vi } from "vitest";
import { serve } from "../../../../src/server.ts";
import { openTraffic, type Traffic } from "../../../../src/traffic.ts";
import { closeServer } from "../../../support/close-server.ts";
import { hurried } from "../../../support/hurried.ts";
import { openTestCompany, type TestCompany } from "../../../support/runtime.ts";
import { appId, tenantId } from "./activities.ts";
import { type Claims, openTestAuthority, type TestAuthority } from "./authority.ts";
import { openPretendTeams, type PretendMember, type PretendTeams } from "./pretend-teams.ts";

/** A whole installation joined to stand-ins for Teams and for Microsoft's authorities. */
export interface TeamsCompany {
  readonly company: TestCompany;
  readonly traffic: Traffic;
  readonly teams: PretendTeams;
  readonly authority: TestAuthority;
  /** Sends an activity with its token; resolves with the answer once everything it leads to has been said. */
  deliver(activity: object, claims?: Claims): Promise<TeamsAnswer>;
  /** The same with any header, or with none. */
  post(activity: object, authorization: string | null): Promise<TeamsAnswer>;
  /** Resolves when nothing is left to answer or to send. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

export interface TeamsAnswer {
  readonly status: number;
  /** Of invokes; `null`: none. */
  readonly body: unknown;
}

interface Limits {
  /** After which Cairn gives a call to Teams up. */
  readonly callTimeoutMs?: number;
  /** When all is said; `tried`: what Teams' trouble postpones stays postponed. */
  readonly settles?: "said" | "tried";
  readonly startsAt?: string;
}

const password = "the-client-secret-of-tests";

export async function openTeamsCompany(
  members: readonly PretendMember[],
  { settles = "said", startsAt, ...limits }: Limits = {},
): Promise<TeamsCompany> {
  const authority = await openTestAuthority({ appId, password, tenantId });
  const teams = await openPretendTeams(members, authority.gave);
  const company = await openTestCompany(startsAt, {
    PORT: "0",
    HOST: "127.0.0.1",
    PUBLIC_URL: "https://cairn.example.com",
    MICROSOFT_APP_ID: appId,
    MICROSOFT_APP_PASSWORD: password,
    MICROSOFT_APP_TENANT_ID: tenantId,
  });
  const runtime = withAuthority(company.runtime, authority);
  const traffic = await openTraffic(runtime, { ...limits, pacedBy: hurried });
  const { server, port } = await serve(runtime, traffic);
  const isAllSaid = async () => {
    await traffic.inbox.settled();
    await traffic.delivery.drain();
    const { outbox } = runtime.store;
    return settles === "tried" || (await outbox.state(runtime.system.now())).waiting === 0;
  };
  const settled = async () => void (await vi.waitUntil(isAllSaid, { timeout: 15_000 }));
  const post = async (activity: object, authorization: string | null) => {
    const response = await fetch(`http://127.0.0.1:${port}/api/messages`, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        ...(authorization === null ? {} : { Authorization: authorization }),
      },
      body: JSON.stringify(activity),
    });
    const text = await response.text();
    await settled();
    return { status: response.status, body: text === "" ? null : JSON.parse(text) };
  };
  return {
    company: { ...company, runtime },
    traffic,
    teams,
    authority,
    post,
    settled,
    deliver: async (activity, claims) => post(activity, `Bearer ${await authority.sign(teams.url, claims)}`),
    close: async () => {
      await closeServer(server);
      await traffic.stop();
      await company.close();
      await teams.close();
      await authority.close();
    },
  };
}

/** The environment names no other authority than Microsoft's: here the configuration does. */
function withAuthority(runtime: TestCompany["runtime"], authority: TestAuthority): TestCompany["runtime"] {
  const { secrets } = runtime.config;
  const { openIdMetadataUrl, issuer, loginUrl } = authority;
  const teams = { ...secrets.teams, authority: { openIdMetadataUrl, issuer, loginUrl } };
  return {
    ...runtime,
    config: { ...runtime.config, secrets: Object.create(secrets, { teams: { value: teams } }) },
  };
}

/** People of Teams by their ids in Cairn: `ada` is `29:ada`, `ada@example.com`. */
export function membersNamed(...ids: readonly string[]): readonly PretendMember[] {
  return ids.map((id) => ({
    id: `29:${id}`,
    aadObjectId: `object-of-${id}`,
    name: `${id.charAt(0).toUpperCase()}${id.slice(1)} Example`,
    email: `${id}@example.com`,
    tenantId,
  }));
}
