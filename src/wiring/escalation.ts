import { announceAll } from "../conversation/announce.ts";
import type { ReplyDeps } from "../conversation/reply.ts";
import type { Runtime } from "../runtime.ts";
import { carryGaps } from "../signals/carry-gaps.ts";
import type { EscalationDeps } from "../signals/signal-deps.ts";
import { readerFacts, withIds } from "./practice.ts";

/** What Signals shares with the other rooms. */
interface Shared {
  readonly reachable: EscalationDeps["reachable"];
  readonly administrator: string | null;
}

/** What coaching, contests and digests work with, on people and pages as they are now. */
export async function escalationDeps(runtime: Runtime, shared: Shared): Promise<EscalationDeps> {
  const { store, system } = runtime;
  const directory = await runtime.directory();
  const { company, people, trust } = directory;
  const { resolveSop } = readerFacts(runtime, directory);
  return {
    ...shared,
    store: store.signals,
    flags: store.flags,
    pages: store.pages,
    practice: store.practice,
    company,
    skillMap: withIds(company.skillMap, resolveSop),
    people,
    former: await store.people.formerManagers(),
    trust,
    newId: system.newId,
  };
}

/** Takes every gap one step further whose time has come. */
export async function carryEveryGap(deps: EscalationDeps, edge: ReplyDeps, now: Date): Promise<void> {
  for await (const batch of carryGaps(deps, now)) await announceAll(edge, batch);
}
