import type { Analyser, FieldTerms, IndexHit } from "../../core/ports/retrieval.ts";
import type { IndexRow } from "../../core/terms.ts";

/**
 * A row as it is stored, but for its vectors (see `lance-vectors.ts`): what is searched and filtered by in columns of its own, and everything that is
 * read back in one. A hundred rows of fourteen columns take the engine three times as long to fetch.
 */
export interface StoredRow extends Record<string, unknown> {
  readonly id: string;
  /** The `IndexRow` as JSON. */
  readonly row: string;
  /** Terms of the title and of the headings. Full text search looks at this column and the next. */
  readonly head_terms: string;
  /** Terms of the text and of the wordings. */
  readonly body_terms: string;
  readonly audience: readonly string[];
  readonly everybody: boolean;
  /** Without its region: `en` of `en-GB`. */
  readonly language: string;
  /** Epoch milliseconds, as is the next. */
  readonly starts: number;
  readonly ends: number;
}

/** A table of columns as the engine returns it. */
export interface Columns {
  readonly numRows: number;
  getChild(name: string): { get(row: number): unknown } | null;
}

export const TERM_COLUMNS = ["head_terms", "body_terms"];
export const READ_COLUMNS = ["row", ...TERM_COLUMNS];

/** Later than every instant: the end of a row of which no end is known. */
export const NO_END = 8.64e15;

/** Stands between two fields; no word of the analyser contains it. */
const BETWEEN_FIELDS = " | ";

export function toStoredRow(row: IndexRow, analyser: Analyser): StoredRow {
  return {
    id: row.id,
    row: JSON.stringify(row),
    head_terms: joinTerms([row.title, row.headings.join("\n")], analyser),
    body_terms: joinTerms([row.text, row.wordings.join("\n")], analyser),
    audience: row.audience,
    everybody: row.audience.length === 0,
    language: withoutRegion(row.language),
    starts: row.from.getTime(),
    ends: row.until?.getTime() ?? NO_END,
  };
}

/** The engine learns the types of its columns from this row, which is not stored. */
export const exampleRow: StoredRow = {
  id: "id",
  row: "{}",
  head_terms: "terms",
  body_terms: "terms",
  audience: ["group"],
  everybody: true,
  language: "en",
  starts: 0.5,
  ends: 0.5,
};

export function withoutRegion(language: string): string {
  return language.split("-")[0]?.toLowerCase() ?? "";
}

function joinTerms(fields: readonly string[], analyser: Analyser): string {
  return fields.map((field) => termsOf(field, analyser).join(" ")).join(BETWEEN_FIELDS);
}

function termsOf(text: string, analyser: Analyser): string[] {
  const terms: string[] = [];
  for (const word of analyser.words(text)) {
    const term = analyser.term(word);
    if (term !== null) terms.push(term);
  }
  return terms;
}

export interface ReadHit extends Pick<IndexHit, "row" | "terms"> {
  /** What the engine says of it: a score or a distance. */
  readonly figure: number;
}

/** Rows of an answer of the engine, in its order. */
export function readHits(columns: Columns, figure: string | null = null): readonly ReadHit[] {
  const figures = figure === null ? null : columns.getChild(figure);
  const [heads, bodies] = TERM_COLUMNS.map((name) => columns.getChild(name));
  return readRows(columns).map((row, i) => ({
    row,
    terms: readTerms(String(heads?.get(i) ?? ""), String(bodies?.get(i) ?? "")),
    figure: Number(figures?.get(i) ?? 0),
  }));
}

export function readRows(columns: Columns): readonly IndexRow[] {
  const rows = columns.getChild("row");
  return Array.from({ length: columns.numRows }, (_, i) => {
    const stored = JSON.parse(String(rows?.get(i))) as StoredDates;
    const until = stored.until === null ? null : new Date(stored.until);
    return { ...stored, from: new Date(stored.from), until };
  });
}

/** JSON has no dates. */
type StoredDates = Omit<IndexRow, "from" | "until"> & {
  readonly from: string;
  readonly until: string | null;
};

function readTerms(heads: string, bodies: string): FieldTerms {
  const [title = "", headings = ""] = heads.split(BETWEEN_FIELDS);
  const [text = "", wordings = ""] = bodies.split(BETWEEN_FIELDS);
  return { title: split(title), headings: split(headings), text: split(text), wordings: split(wordings) };
}

function split(terms: string): readonly string[] {
  return terms === "" ? [] : terms.split(" ");
}
