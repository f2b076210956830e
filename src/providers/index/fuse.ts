/** One list of ids, best first, and how much its order counts. */
export interface Ranking {
  readonly ids: readonly string[];
  readonly weight: number;
}

/**
 * Reciprocal rank fusion (Cormack, Clarke and Büttcher 2009): an id's score is the sum of
 * weight / (60 + rank) over the lists it is in. It needs no common scale between the lists.
 */
export function fuse(rankings: readonly Ranking[]): ReadonlyMap<string, number> {
  const scores = new Map<string, number>();
  for (const { ids, weight } of rankings) {
    ids.forEach((id, i) => {
      scores.set(id, (scores.get(id) ?? 0) + weight / (RANK_OFFSET + i + 1));
    });
  }
  return new Map([...scores].sort(([, a], [, b]) => b - a));
}

const RANK_OFFSET = 60;
