import type { Metadata } from "./pinecone-filter.ts";

export interface Vector {
  readonly id: string;
  readonly values: readonly number[];
  readonly metadata?: Metadata;
}

/** A request that Pinecone does not take. */
export class Refused extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export interface Asked {
  readonly path: string;
  readonly params: URLSearchParams;
  readonly given: Metadata;
  readonly bytes: number;
}

export interface Records {
  readonly inNamespace: (name: string) => ReadonlyMap<string, Vector>;
  readonly shown: Map<string, Map<string, Vector>>;
  readonly dimensions: number;
}

interface Answered {
  /** What the request writes; `null`: nothing. */
  readonly change: (() => void) | null;
  readonly answer: object;
}

/** A request that writes; `null`: it is another one. */
export function answered({ path, given, bytes }: Asked, { shown, dimensions }: Records): Answered | null {
  const namespace = String(given.namespace ?? "");
  if (path === "/vectors/upsert") {
    const vectors = given.vectors as readonly Vector[];
    if (vectors.length > 1_000 || bytes > 2_000_000) throw new Refused(400, "too large a request");
    if (!vectors.every((vector) => isSound(vector, dimensions))) throw new Refused(400, "a bad vector");
    const change = () => {
      const there = shown.get(namespace) ?? new Map<string, Vector>();
      for (const vector of vectors) there.set(vector.id, vector);
      shown.set(namespace, there);
    };
    return { change, answer: { upsertedCount: vectors.length } };
  }
  if (path === "/vectors/delete") {
    const ids = (given.ids ?? []) as readonly string[];
    if (ids.length > 1_000) throw new Refused(400, "too many ids");
    if (given.deleteAll === true && !shown.has(namespace)) throw new Refused(404, "no such namespace");
    const change = () => {
      if (given.deleteAll === true) shown.delete(namespace);
      for (const id of ids) shown.get(namespace)?.delete(id);
    };
    return { change, answer: {} };
  }
  return null;
}

/** A request that reads. */
export function lookUp(
  { path, params, given }: Asked,
  { inNamespace, shown, dimensions }: Records,
  meets: (metadata: Metadata, filter: Metadata) => boolean,
): Answered {
  const there = inNamespace(String(given.namespace ?? params.get("namespace") ?? ""));
  const read = (answer: object): Answered => ({ change: null, answer });
  switch (path) {
    case "/vectors/fetch": {
      const found = params.getAll("ids").flatMap((id) => there.get(id) ?? []);
      return read({ vectors: Object.fromEntries(found.map((vector) => [vector.id, vector])) });
    }
    case "/vectors/list":
      if (there.size === 0) throw new Refused(404, "no such namespace");
      return read(listed([...there.keys()].sort(), params));
    case "/query": {
      const topK = Number(given.topK);
      if (!(topK >= 1 && topK <= 10_000)) throw new Refused(400, "topK");
      const filter = (given.filter ?? {}) as Metadata;
      const vector = given.vector as readonly number[];
      if (vector.length !== dimensions) throw new Refused(400, "a vector of another length");
      const fitting = [...there.values()].filter((one) => meets(one.metadata ?? {}, filter));
      const scored = fitting.map((one) => ({ id: one.id, score: cosine(one.values, vector) }));
      return read({ matches: scored.sort((a, b) => b.score - a.score).slice(0, topK) });
    }
    case "/describe_index_stats": {
      const namespaces = [...shown].map(([name, records]) => [name, { vectorCount: records.size }]);
      return read({ dimension: dimensions, namespaces: Object.fromEntries(namespaces) });
    }
    default:
      throw new Refused(404, `no ${path}`);
  }
}

function listed(ids: readonly string[], params: URLSearchParams): object {
  const limit = Number(params.get("limit") ?? 100);
  if (limit > 100) throw new Refused(400, "too many at once");
  const fitting = ids.filter((id) => id.startsWith(params.get("prefix") ?? ""));
  const from = Number(params.get("paginationToken") ?? 0);
  const page = fitting.slice(from, from + limit).map((id) => ({ id }));
  const isMore = from + limit < fitting.length;
  return { vectors: page, ...(isMore && { pagination: { next: String(from + limit) } }) };
}

/** Of the right length, and not all zero. */
function isSound({ id, values }: Vector, dimensions: number): boolean {
  return id.length > 0 && id.length <= 512 && values.length === dimensions && values.some((one) => one !== 0);
}

function cosine(a: readonly number[], b: readonly number[]): number {
  const dot = a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
  return dot / (Math.hypot(...a) * Math.hypot(...b) || 1);
}
