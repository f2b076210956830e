import { createHash } from "node:crypto";
import type { IndexQuery } from "../../core/ports/retrieval.ts";
import type { IndexRow } from "../../core/terms.ts";
import { NO_END, withoutRegion } from "./lance-rows.ts";

/** What Pinecone is given of a passage: nothing that could be read. */
export interface PineconeRecord {
  readonly id: string;
  readonly values: readonly number[];
  readonly metadata: Filtered;
}

/** By what a search is filtered. Pinecone knows no `null`. */
type Filtered = {
  /** Epoch milliseconds, as is the next. */
  readonly from: number;
  readonly until: number;
  readonly everybody: boolean;
  /** Left out when it is everybody. */
  readonly audience?: readonly string[];
  /** Without its region. */
  readonly language: string;
};

export function toRecord(row: IndexRow, values: readonly number[]): PineconeRecord {
  return { id: recordIdOf(row), values: values.map(asSent), metadata: filteredOf(row) };
}

/** Pinecone keeps 32 bits of a number; the other digits would only be sent. */
function asSent(value: number): number {
  return Number(value.toPrecision(8));
}

/**
 * The passage and a hash of what it is filtered by: a list of ids tells what is there and whether it is up to
 * date, without a vector being read.
 */
export function recordIdOf(row: FilteredRow): string {
  const hash = createHash("sha256")
    .update(JSON.stringify(filteredOf(row)))
    .digest("hex");
  return `${row.id}.${hash.slice(0, 12)}`;
}

export type FilteredRow = Pick<IndexRow, "id" | "from" | "until" | "audience" | "language">;

export function passageIdOf(recordId: string): string {
  return recordId.slice(0, Math.max(0, recordId.lastIndexOf(".")));
}

function filteredOf({ from, until, audience, language }: FilteredRow): Filtered {
  return {
    from: from.getTime(),
    until: until?.getTime() ?? NO_END,
    everybody: audience.length === 0,
    ...(audience.length > 0 && { audience }),
    language: withoutRegion(language),
  };
}

/** The condition that a record's passage is current, open to the reader and in the language asked for. */
export function toPineconeFilter({ groups, at, language }: Pick<IndexQuery, "groups" | "at" | "language">) {
  const open = [
    { everybody: { $eq: true } },
    ...(groups.length === 0 ? [] : [{ audience: { $in: [...groups] } }]),
  ];
  return {
    $and: [
      { from: { $lte: at.getTime() } },
      { until: { $gt: at.getTime() } },
      open.length === 1 ? open[0] : { $or: open },
      ...(language === null ? [] : [{ language: { $eq: withoutRegion(language) } }]),
    ],
  };
}
