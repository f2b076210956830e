export type Metadata = Readonly<Record<string, unknown>>;

/** Whether a record's metadata meets a filter in Pinecone's documented language. Throws on what it does not know. */
export function meets(metadata: Metadata, filter: Metadata): boolean {
  return Object.entries(filter).every(([key, condition]) => {
    if (key === "$and") return parts(condition).every((part) => meets(metadata, part));
    if (key === "$or") return parts(condition).some((part) => meets(metadata, part));
    if (key.startsWith("$")) throw new TypeError(`no operator ${key}`);
    if (typeof condition !== "object" || condition === null) return isOneOf(metadata[key], [condition]);
    return Object.entries(condition).every(([operator, value]) => holds(metadata[key], operator, value));
  });
}

function holds(found: unknown, operator: string, value: unknown): boolean {
  switch (operator) {
    case "$eq":
      return isOneOf(found, [value]);
    case "$ne":
      return !isOneOf(found, [value]);
    case "$in":
      return isOneOf(found, list(value));
    case "$nin":
      return !isOneOf(found, list(value));
    case "$exists":
      return (found !== undefined) === value;
    case "$gt":
      return isNumber(found) && isNumber(value) && found > value;
    case "$gte":
      return isNumber(found) && isNumber(value) && found >= value;
    case "$lt":
      return isNumber(found) && isNumber(value) && found < value;
    case "$lte":
      return isNumber(found) && isNumber(value) && found <= value;
    default:
      throw new TypeError(`no operator ${operator}`);
  }
}

/** A list of strings meets what one of its strings meets. */
function isOneOf(found: unknown, values: readonly unknown[]): boolean {
  return (Array.isArray(found) ? found : [found]).some((one) => values.includes(one));
}

function parts(condition: unknown): readonly Metadata[] {
  const all = list(condition) as readonly Metadata[];
  if (all.length === 0) throw new TypeError("an empty list of conditions");
  return all;
}

function list(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new TypeError("not a list");
  return value;
}

function isNumber(value: unknown): value is number {
  return typeof value === "number";
}
