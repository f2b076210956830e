/**
 * The same things in an order in which no two neighbours have the same key, wherever such an order exists that
 * begins with the first; apart from that, in the order given.
 */
export function interleave<T>(things: readonly T[], keyOf: (thing: T) => string): readonly T[] {
  const [first, ...rest] = things;
  if (first === undefined) return [];
  const order = [first];
  for (let last = keyOf(first); rest.length > 0; ) {
    const next = rest[nextIn(rest.map(keyOf), last)];
    if (next === undefined) break;
    rest.splice(rest.indexOf(next), 1);
    order.push(next);
    last = keyOf(next);
  }
  return order;
}

/** The first that differs from the last and leaves the others in a state to be interleaved, too. */
function nextIn(keys: readonly string[], last: string): number {
  const differing = keys.flatMap((key, i) => (key === last ? [] : [i]));
  const good = differing.find((i) => canInterleave(keys.toSpliced(i, 1), keys[i] ?? ""));
  if (good !== undefined) return good;
  // No way without neighbours of one key: the most frequent first keeps them few.
  const [most] = differing.toSorted((a, b) => countOf(keys, keys[b]) - countOf(keys, keys[a]));
  return most ?? 0;
}

function canInterleave(keys: readonly string[], last: string): boolean {
  return keys.every((key) => {
    const places = key === last ? keys.length : keys.length + 1;
    return countOf(keys, key) <= Math.floor(places / 2);
  });
}

function countOf(keys: readonly string[], wanted: string | undefined): number {
  return keys.filter((key) => key === wanted).length;
}
