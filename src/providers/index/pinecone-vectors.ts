import { EmbeddingsUnavailableError } from "../../core/errors.ts";
import type { RowVectors, VectorDrift } from "../../core/ports/row-vectors.ts";
import type { IndexRow } from "../../core/terms.ts";
import type { RowLookUp } from "./lance-look-up.ts";
import { type Ledger, openLedger } from "./pinecone-ledger.ts";
import type { Namespace, PineconeIndex } from "./pinecone-namespace.ts";
import { passageIdOf, recordIdOf, toRecord } from "./pinecone-records.ts";
import { reasonOf, type Wait } from "./pinecone-requests.ts";
import { type PineconeState, writeState } from "./pinecone-state.ts";
import { inTurn } from "./turns.ts";
import { notReadable, pausesWithin, writeReadable } from "./write-readable.ts";

export interface PineconeParts {
  readonly pinecone: PineconeIndex;
  readonly rows: RowLookUp;
  readonly folder: string;
  /** Begins the name of every namespace of this installation. */
  readonly prefix: string;
  readonly readableWithinMs: number;
  readonly staleMs: number;
  readonly wait: Wait;
}

export interface PineconeVectors extends Omit<RowVectors, "downSince"> {
  /** Model whose vectors are searched. */
  readonly servingNow: () => string | null;
  namespace(model: string): Namespace;
  /** Rows were written; their records are looked after by `lacking` and `put`. */
  follow(rows: readonly IndexRow[]): void;
  /** Rows go: deletes their records. What Pinecone does not delete now, a comparison finds. */
  drop(ids: readonly string[]): Promise<void>;
}

/** The vectors of an index's rows in namespaces of Pinecone, one for each model. */
export function pineconeVectors(parts: PineconeParts, found: PineconeState): PineconeVectors {
  const { pinecone, rows, prefix } = parts;
  const namespace = (model: string) => pinecone.namespace(`${prefix}${model}`);
  const ledger = openLedger(rows, (model) => reached(namespace(model).list()));
  const held: Held = { parts, ledger, namespace, state: found, unconfirmed: new Set() };
  const write = inTurn();
  return {
    servingNow: () => held.state.serving,
    namespace,
    follow: ledger.follow,
    drop: (ids) => drop(held, ids),
    serving: async () => held.state.serving,
    lacking: async (model, { limit, leftOut }) => {
      const ids = (await ledger.lacking(model)).filter((id) => !leftOut.has(id));
      return rows.byId(ids.slice(0, limit));
    },
    count: async (model) => {
      const known = await ledger.known(model);
      return { rows: known.rows, withVector: known.held };
    },
    put: (model, vectors) => put(held, model, vectors),
    serve: (model) => write(() => serve(held, model)),
    compare: (options) => write(() => compare(held, options)),
  };
}

interface Held {
  readonly parts: PineconeParts;
  readonly ledger: Ledger;
  readonly namespace: (model: string) => Namespace;
  state: PineconeState;
  /** Records of the model that is being built, written and not looked for yet. */
  readonly unconfirmed: Set<string>;
}

/** What is searched must be readable when this returns; of what is being built that is asked once, at its end. */
async function put(held: Held, model: string, vectors: ReadonlyMap<string, readonly number[]>) {
  const { parts, ledger } = held;
  const there = await parts.rows.byId([...vectors.keys()]);
  const records = there.map((row) => toRecord(row, vectors.get(row.id) ?? []));
  await ledger.know(model);
  if (model === held.state.serving) {
    const { readableWithinMs: withinMs, wait } = parts;
    const readable = (ids: Iterable<string>) => ledger.added(model, ids);
    const doubted = new Set(ledger.doubted(model));
    return reached(writeReadable(held.namespace(model), records, { withinMs, wait, doubted, readable }));
  }
  await reached(held.namespace(model).upsert(records));
  const ids = records.map(({ id }) => id);
  ledger.added(model, ids);
  for (const id of ids) held.unconfirmed.add(id);
}

/** Waits until everything that was written can be seen. What cannot in time lacks again, and is written again. */
async function confirm({ parts, ledger, unconfirmed }: Held, model: string): Promise<void> {
  if (unconfirmed.size === 0) return;
  const lackingOf = async (records: readonly string[]) => {
    await ledger.look(model);
    const lacking = new Set(await ledger.lacking(model));
    return records.filter((record) => lacking.has(passageIdOf(record)));
  };
  let left = await lackingOf([...unconfirmed]);
  unconfirmed.clear();
  for (const pauseMs of pausesWithin(parts.readableWithinMs)) {
    if (left.length === 0) return;
    await parts.wait(pauseMs);
    left = await lackingOf(left);
  }
  if (left.length > 0) throw notReadable(left.length);
}

async function drop({ parts, ledger, namespace, state }: Held, ids: readonly string[]): Promise<void> {
  const records = (await parts.rows.byId(ids)).map(recordIdOf);
  ledger.forget(ids);
  const models = new Set([...ledger.models(), ...(state.serving === null ? [] : [state.serving])]);
  for (const model of models) {
    ledger.doubt(model, records);
    const deleted = await succeeds(namespace(model).remove(records, { patient: false }));
    if (deleted) ledger.removed(model, records);
  }
}

async function serve(held: Held, model: string | null): Promise<void> {
  if (model !== null) await confirm(held, model);
  if (held.state.serving !== model) await keep(held, { serving: model, stale: {} });
  held.ledger.keepOnly(model);
  const { pinecone, prefix } = held.parts;
  const kept = model === null ? null : `${prefix}${model}`;
  await succeeds(
    pinecone.describe().then(async ({ namespaces }) => {
      const old = namespaces.filter((name) => name.startsWith(prefix) && name !== kept);
      for (const name of old) await pinecone.drop(name);
    }),
  );
}

async function compare(held: Held, options: Comparing): Promise<VectorDrift | null> {
  const model = held.state.serving ?? held.ledger.models().at(-1) ?? null;
  if (model === null) return null;
  try {
    return await compareModel(held, model, options);
  } catch (error) {
    return { held: 0, lacking: 0, stale: 0, deleted: 0, problem: reasonOf(error) };
  }
}

interface Comparing {
  readonly now: Date;
  readonly heal: boolean;
}

async function compareModel(held: Held, model: string, { now, heal }: Comparing): Promise<VectorDrift> {
  const { ledger, parts } = held;
  const { size } = await ledger.look(model);
  const [lacking, stale] = await Promise.all([ledger.lacking(model), ledger.stale(model)]);
  const drift = { held: size, lacking: lacking.length, stale: stale.length, deleted: 0, problem: null };
  if (!heal) return drift;
  const since = (record: string) => held.state.stale[record] ?? now.getTime();
  const over = stale.filter((record) => now.getTime() - since(record) >= parts.staleMs);
  ledger.doubt(model, over);
  if (over.length > 0) await held.namespace(model).remove(over, { patient: true });
  ledger.removed(model, over);
  const gone = new Set(over);
  const left = stale.filter((record) => !gone.has(record)).map((record) => [record, since(record)]);
  // A namespace that somebody emptied is filled from the start: until then nothing is searched in it.
  const isEmptied = size === 0 && lacking.length > 0;
  await keep(held, { serving: isEmptied ? null : held.state.serving, stale: Object.fromEntries(left) });
  return { ...drift, deleted: over.length };
}

async function keep(held: Held, changed: Pick<PineconeState, "serving" | "stale">): Promise<void> {
  held.state = { ...held.state, ...changed };
  await writeState(held.parts.folder, held.state);
}

/** What Pinecone's client throws, as what callers know. */
async function reached<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof EmbeddingsUnavailableError) throw error;
    throw new EmbeddingsUnavailableError("down", `Pinecone: ${reasonOf(error)}`);
  }
}

async function succeeds(work: Promise<void>): Promise<boolean> {
  return work.then(
    () => true,
    () => false,
  );
}
