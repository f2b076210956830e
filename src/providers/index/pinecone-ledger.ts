import type { RowLookUp } from "./lance-look-up.ts";
import { type FilteredRow, passageIdOf, recordIdOf } from "./pinecone-records.ts";

/**
 * Which record each row should have, and which ids a namespace was last seen to hold. Both are read once and
 * then follow what is written here, so that finding what lacks asks nobody; `look` reads the namespace anew.
 */
export interface Ledger {
  follow(rows: readonly FilteredRow[]): void;
  forget(ids: readonly string[]): void;
  /** Rows, and those whose record was there at the last look; none before the first one. */
  known(model: string): Promise<{ readonly rows: number; readonly held: number }>;
  /** Ids of rows whose record is not there. */
  lacking(model: string): Promise<readonly string[]>;
  /** Ids of records that no row should have. */
  stale(model: string): Promise<readonly string[]>;
  /** Reads the ids of a namespace if they were not yet. */
  know(model: string): Promise<void>;
  /** Reads the ids of a namespace again. */
  look(model: string): Promise<ReadonlySet<string>>;
  /** Records that are being deleted here: what is seen of them may be about to go, until they are added again. */
  doubt(model: string, records: Iterable<string>): void;
  doubted(model: string): ReadonlySet<string>;
  added(model: string, records: Iterable<string>): void;
  removed(model: string, records: Iterable<string>): void;
  /** Forgets what every other model's namespace held. */
  keepOnly(model: string | null): void;
  /** Models whose namespace was read. */
  models(): readonly string[];
}

export function openLedger(rows: RowLookUp, list: (model: string) => Promise<ReadonlySet<string>>): Ledger {
  let wanted: Promise<Map<string, string>> | null = null;
  const held = new Map<string, Set<string>>();
  const doubts = new Map<string, Set<string>>();
  const doubted = (model: string) => doubts.get(model) ?? new Set<string>();
  const readWanted = async () => {
    const read = new Map<string, string>();
    await rows.each((some) => note(read, some));
    return read;
  };
  const wantedNow = () => {
    wanted ??= readWanted().catch((error: unknown) => {
      wanted = null;
      throw error;
    });
    return wanted;
  };
  // While the rows are read, what is written waits; what could not be read is read again when it is needed.
  const change = (by: (read: Map<string, string>) => void) => void wanted?.then(by, () => {});
  const look = async (model: string) => {
    const read = new Set(await list(model));
    held.set(model, read);
    return read;
  };
  const heldNow = async (model: string) => held.get(model) ?? look(model);
  return {
    follow: (some) => change((read) => note(read, some)),
    forget: (ids) =>
      change((read) => {
        for (const id of ids) read.delete(id);
      }),
    async lacking(model) {
      const [should, has] = await Promise.all([wantedNow(), heldNow(model)]);
      const isThere = (record: string) => has.has(record) && !doubted(model).has(record);
      return [...should].filter(([, record]) => !isThere(record)).map(([id]) => id);
    },
    async stale(model) {
      const [should, has] = await Promise.all([wantedNow(), heldNow(model)]);
      return [...has].filter((record) => should.get(passageIdOf(record)) !== record);
    },
    async known(model) {
      const [should, has] = [await wantedNow(), held.get(model) ?? new Set()];
      return { rows: should.size, held: [...should.values()].filter((record) => has.has(record)).length };
    },
    know: async (model) => void (await heldNow(model)),
    look,
    doubt: (model, records) => {
      doubts.set(model, new Set([...doubted(model), ...records]));
    },
    doubted,
    added: (model, records) => {
      for (const record of records) {
        held.get(model)?.add(record);
        doubts.get(model)?.delete(record);
      }
    },
    removed: (model, records) => {
      for (const record of records) held.get(model)?.delete(record);
    },
    keepOnly: (model) => {
      for (const other of held.keys()) if (other !== model) held.delete(other);
    },
    models: () => [...held.keys()],
  };
}

function note(wanted: Map<string, string>, rows: readonly FilteredRow[]): void {
  for (const row of rows) wanted.set(row.id, recordIdOf(row));
}
