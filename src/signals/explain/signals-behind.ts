import type { Gap } from "../../core/gaps.ts";
import type { SignalKind, StoredSignal } from "../../core/signals.ts";
import { dateIn, scheduleOf } from "../../core/working-time.ts";
import { latest } from "../escalation/entry-facts.ts";
import type { EscalationDeps } from "../signal-deps.ts";
import { isAbout } from "../subjects.ts";

type BehindDeps = Pick<EscalationDeps, "store" | "company" | "people">;

export interface SignalsOfKind {
  readonly kind: SignalKind;
  readonly count: number;
  /** Different days, in the zone of the person or the company. */
  readonly days: number;
  readonly first: string;
  readonly last: string;
}

/** What was counted up to the last time that the rule said so, as far as it is kept. Oldest first. */
export async function signalsBehind(
  { store, company }: BehindDeps,
  gap: Gap,
): Promise<readonly StoredSignal[]> {
  if (gap.kind === "content") return [];
  const { signals: policy } = company.policy;
  const days = gap.kind === "page" ? policy.pageDays : policy.keptDays;
  const since = new Date(gap.openedAt.getTime() - days * dayMs);
  const all =
    gap.kind === "page"
      ? await store.signals({ about: gap, since })
      : (await store.signals({ person: gap.person, since })).filter(
          (signal) => isAbout(signal, gap.subject) && isTry(signal.kind),
        );
  return latest(all)
    .filter(({ at, isFirstTry }) => at <= gap.confirmedAt && !isFirstTry)
    .toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

/** Asking never counts against anybody. */
function isTry(kind: SignalKind): boolean {
  return kind === "missed" || kind === "right" || kind === "step-missed" || kind === "step-right";
}

export function byKind(
  deps: BehindDeps,
  gap: Gap,
  signals: readonly StoredSignal[],
): readonly SignalsOfKind[] {
  const zone = zoneFor(deps, gap);
  return [...Map.groupBy(signals, ({ kind }) => kind)].map(([kind, some]) => {
    const dates = some.map(({ at }) => dateIn(at, zone));
    return {
      kind,
      count: some.length,
      days: new Set(dates).size,
      first: dates[0] ?? "",
      last: dates.at(-1) ?? "",
    };
  });
}

function zoneFor({ people, company }: BehindDeps, gap: Gap): string {
  const person = gap.kind === "personal" ? people.find(({ id }) => id === gap.person) : undefined;
  return person === undefined ? company.policy.timeZone : scheduleOf(person, company).timeZone;
}

/** Versions of the page that were current then, in their order. */
export function versionsOf(gap: Gap, signals: readonly StoredSignal[]): readonly number[] {
  const versions = signals.map(({ version }) => version);
  const all = gap.kind === "page" ? [...versions, gap.version] : versions;
  return [...new Set(all)].toSorted((a, b) => a - b);
}

const dayMs = 86_400_000;
