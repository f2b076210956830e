/** Which text holds when. The store asks the same questions in SQL. */

/** What the calendar needs to know of a version. */
export interface VersionDates {
  /** 7 of v7. */
  readonly version: number;
  readonly effective: Date;
  readonly publishedAt: Date;
  /** A scheduled text that was taken back. */
  readonly withdrawnAt: Date | null;
}

export type VersionState = "scheduled" | "effective" | "superseded" | "withdrawn" | "retired";

/** The span in which a version is the current one, `until` not included; `null`: no end known. */
export interface Window {
  readonly from: Date;
  readonly until: Date | null;
}

/**
 * The version current at `at`: of those published, effective and not withdrawn by then, the one with the
 * latest effective date, then the highest number. A page retired by then has none.
 */
export function currentVersion<V extends VersionDates>(
  versions: readonly V[],
  retiredAt: Date | null,
  at: Date,
): V | null {
  if (retiredAt !== null && retiredAt <= at) return null;
  const holding = versions.filter(
    (version) =>
      version.effective <= at &&
      version.publishedAt <= at &&
      (version.withdrawnAt === null || version.withdrawnAt > at),
  );
  return holding.reduce<V | null>(
    (best, next) => (best === null || outranks(next, best) ? next : best),
    null,
  );
}

/** The version that was current when this one came into force; failing that, the one published before it. */
export function versionBefore<V extends VersionDates>(
  version: VersionDates,
  versions: readonly V[],
): V | null {
  const start = new Date(Math.max(version.effective.getTime(), version.publishedAt.getTime()));
  const earlier = versions
    .filter((other) => other.version < version.version)
    .toSorted((a, b) => a.version - b.version);
  return currentVersion(earlier, null, start) ?? earlier.at(-1) ?? null;
}

/** The version that will follow the current one by the calendar alone, as far as is known at `at`. */
export function upcomingVersion<V extends VersionDates>(
  versions: readonly V[],
  retiredAt: Date | null,
  at: Date,
): V | null {
  if (retiredAt !== null && retiredAt <= at) return null;
  const ahead = versions.filter(
    (version) =>
      version.effective > at &&
      version.publishedAt <= at &&
      (version.withdrawnAt === null || version.withdrawnAt > at),
  );
  return ahead.reduce<V | null>(
    (next, version) =>
      next === null || version.effective < next.effective || replaces(version, next) ? version : next,
    null,
  );
}

/**
 * Where a version stands at `at`, as its history shows it. Of a retired page those are retired that were in
 * effect or ahead on that day.
 */
export function versionState(
  version: VersionDates,
  versions: readonly VersionDates[],
  retiredAt: Date | null,
  at: Date,
): VersionState {
  if (version.withdrawnAt !== null && version.withdrawnAt <= at) return "withdrawn";
  if (retiredAt !== null && retiredAt <= at) {
    const last = currentVersion(versions, null, retiredAt);
    const ended = version.effective > retiredAt || version.version === last?.version;
    return ended ? "retired" : "superseded";
  }
  if (version.effective > at) return "scheduled";
  return currentVersion(versions, retiredAt, at)?.version === version.version ? "effective" : "superseded";
}

/**
 * From the first instant at which one of the versions in `of` is current to the last, given every version
 * of the page; `null` when none of them ever is.
 */
export function currentSpan(
  of: ReadonlySet<number>,
  versions: readonly VersionDates[],
  retiredAt: Date | null,
): Window | null {
  const turns = turningPoints(versions, retiredAt);
  const holders = turns.map((turn) => currentVersion(versions, retiredAt, turn)?.version ?? null);
  const mine = holders.map((holder) => holder !== null && of.has(holder));
  const first = turns[mine.indexOf(true)];
  if (first === undefined) return null;
  return { from: first, until: turns[mine.lastIndexOf(true) + 1] ?? null };
}

/** Instants at which another version may become current. */
function turningPoints(versions: readonly VersionDates[], retiredAt: Date | null): readonly Date[] {
  const times = versions.flatMap((version) => [
    Math.max(version.effective.getTime(), version.publishedAt.getTime()),
    ...(version.withdrawnAt === null ? [] : [version.withdrawnAt.getTime()]),
  ]);
  const all = retiredAt === null ? times : [...times, retiredAt.getTime()];
  return [...new Set(all)].sort((a, b) => a - b).map((time) => new Date(time));
}

function outranks(one: VersionDates, other: VersionDates): boolean {
  const apart = one.effective.getTime() - other.effective.getTime();
  return apart > 0 || (apart === 0 && one.version > other.version);
}

/** Of two texts for the same instant the one with the higher number counts. */
function replaces(one: VersionDates, other: VersionDates): boolean {
  return one.effective.getTime() === other.effective.getTime() && one.version > other.version;
}
