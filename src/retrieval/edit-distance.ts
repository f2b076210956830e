/**
 * Letters to insert, delete, change or swap with their neighbour to get from one word to the other
 * (optimal string alignment); `limit` + 1 when it takes more than `limit`.
 */
export function editDistance(from: string, to: string, limit: number): number {
  if (Math.abs(from.length - to.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, j) => j);
  for (let i = 1; i <= from.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= to.length; j += 1) {
      const cost = nextCost(from, to, i, j, { row, last, beforeLast });
      row.push(cost);
      if (cost < least) least = cost;
    }
    if (least > limit) return limit + 1;
    beforeLast = last;
    last = row;
  }
  return Math.min(last[to.length] ?? limit + 1, limit + 1);
}

interface Rows {
  readonly row: readonly number[];
  readonly last: readonly number[];
  readonly beforeLast: readonly number[];
}

function nextCost(from: string, to: string, i: number, j: number, { row, last, beforeLast }: Rows): number {
  const a = from.charCodeAt(i - 1);
  const b = to.charCodeAt(j - 1);
  const changed = (last[j - 1] ?? 0) + (a === b ? 0 : 1);
  const cost = Math.min(changed, (row[j - 1] ?? 0) + 1, (last[j] ?? 0) + 1);
  const swapped = i > 1 && j > 1 && a === to.charCodeAt(j - 2) && b === from.charCodeAt(i - 2);
  return swapped ? Math.min(cost, (beforeLast[j - 2] ?? 0) + 1) : cost;
}
