import type { VectorCache } from "../../core/ports/embedder.ts";
import type { Prisma } from "./generated/client.ts";

/** Vectors that were paid for, shared by every process on this database. */
export function vectorCache(database: Prisma.TransactionClient): VectorCache {
  return {
    async read(model, keys) {
      const rows = await database.embeddingVector.findMany({
        where: { model, hash: { in: [...keys] } },
        select: { hash: true, vector: true },
      });
      return new Map(rows.map(({ hash, vector }) => [hash, toNumbers(vector)]));
    },
    async keep(model, vectors, at) {
      const data = [...vectors].map(([hash, values]) => {
        return { model, hash, vector: toBytes(values), lastUsedAt: at };
      });
      await database.embeddingVector.createMany({ data, skipDuplicates: true });
    },
    async touch(model, keys, at) {
      const used = { model, hash: { in: [...keys] } };
      await database.embeddingVector.updateMany({ where: used, data: { lastUsedAt: at } });
    },
    async forget(before) {
      const unused = await database.embeddingVector.deleteMany({ where: { lastUsedAt: { lt: before } } });
      return unused.count;
    },
  };
}

function toBytes(values: readonly number[]): Uint8Array<ArrayBuffer> {
  const bytes = new DataView(new ArrayBuffer(values.length * FLOAT_BYTES));
  values.forEach((value, i) => {
    bytes.setFloat32(i * FLOAT_BYTES, value, true);
  });
  return new Uint8Array(bytes.buffer);
}

function toNumbers(stored: Uint8Array): readonly number[] {
  const bytes = new DataView(stored.buffer, stored.byteOffset, stored.byteLength);
  return Array.from({ length: stored.byteLength / FLOAT_BYTES }, (_, i) =>
    bytes.getFloat32(i * FLOAT_BYTES, true),
  );
}

const FLOAT_BYTES = 4;
