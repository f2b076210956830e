/** How well groups agree with the true ones: 1 is full agreement, 0 what chance would give. */
export function adjustedRandIndex(groups: readonly number[], truth: readonly string[]): number {
  const pairs = (counts: Iterable<number>) => [...counts].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0);
  const together = pairs(countBy(groups.map((group, at) => `${group} ${truth[at]}`)).values());
  const inGroups = pairs(countBy(groups.map(String)).values());
  const inTruth = pairs(countBy(truth).values());
  const byChance = (inGroups * inTruth) / pairs([groups.length]);
  return (together - byChance) / ((inGroups + inTruth) / 2 - byChance);
}

/** Share of those that are in a group where most are of their kind. */
export function purity(groups: readonly number[], truth: readonly string[]): number {
  const members = Map.groupBy(truth.keys(), (at) => groups[at]);
  const inMost = [...members.values()].map((places) =>
    Math.max(...countBy(places.map((at) => truth[at] ?? "")).values()),
  );
  return inMost.reduce((sum, count) => sum + count, 0) / groups.length;
}

function countBy(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
