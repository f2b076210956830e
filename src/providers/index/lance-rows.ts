import type { Analyser, FieldTerms, IndexHit } from "../../core/retrieval-ports.ts";
import type { IndexRow } from "../../core/terms.ts";

/** A row as it is stored. Times are epoch milliseconds. */
export interface StoredRow extends Record<string, unknown> {
  readonly id: string;
  readonly sop: string;
  readonly section: string;
  readonly part: number;
  readonly title: string;
  readonly headings: readonly string[];
  readonly text: string;
  readonly wordings: readonly string[];
  /** Terms of the title and of the headings. Full text search looks at this column and the next. */
  readonly head_terms: string;
  /** Terms of the text and of the wordings. */
  readonly body_terms: string;
  readonly audience: readonly string[];
  readonly everybody: boolean;
  readonly language: string;
  readonly starts: number;
  readonly ends: number;
  readonly vector?: readonly number[];
}

/** A table of columns as the engine returns it. */
export interface Columns {
  readonly numRows: number;
  getChild(name: string): { get(row: number): unknown } | null;
}

export const TERM_COLUMNS = ["head_terms", "body_terms"];

export const ROW_COLUMNS = [
  "id",
  "sop",
  "section",
  "part",
  "title",
  "headings",
  "text",
  "wordings",
  ...TERM_COLUMNS,
  "audience",
  "language",
  "starts",
  "ends",
];

/** Later than every instant: the end of a row of which no end is known. */
const NO_END = 8.64e15;

/** Stands between two fields; no word of the analyser contains it. */
const BETWEEN_FIELDS = " | ";

export function toStoredRow(
  row: IndexRow,
  analyser: Analyser,
  vector: readonly number[] | undefined,
): StoredRow {
  return {
    id: row.id,
    sop: row.sop,
    section: row.section,
    part: row.part,
    title: row.title,
    headings: row.headings,
    text: row.text,
    wordings: row.wordings,
    head_terms: joinTerms([row.title, row.headings.join("\n")], analyser),
    body_terms: joinTerms([row.text, row.wordings.join("\n")], analyser),
    audience: row.audience,
    everybody: row.audience.length === 0,
    language: row.language,
    starts: row.from.getTime(),
    ends: row.until?.getTime() ?? NO_END,
    ...(vector && { vector }),
  };
}

/** The engine learns the types of its columns from this row, which is not stored. */
export function exampleRow(dimensions: number | null): StoredRow {
  return {
    id: "id",
    sop: "sop",
    section: "section",
    part: 0.5,
    title: "title",
    headings: ["heading"],
    text: "text",
    wordings: ["wording"],
    head_terms: "terms",
    body_terms: "terms",
    audience: ["group"],
    everybody: true,
    language: "en",
    starts: 0.5,
    ends: 0.5,
    ...(dimensions !== null && { vector: Array.from({ length: dimensions }, () => 0.5) }),
  };
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

/** Rows of an answer of the engine, in its order. */
export function readHits(columns: Columns): readonly Omit<IndexHit, "score" | "similarity">[] {
  // An answer without rows comes without columns, too.
  if (columns.numRows === 0) return [];
  const read = (name: string) => columns.getChild(name) ?? missing(name);
  const [id, sop, section, part] = [read("id"), read("sop"), read("section"), read("part")];
  const [title, headings, text, wordings] = [read("title"), read("headings"), read("text"), read("wordings")];
  const [heads, bodies] = [read("head_terms"), read("body_terms")];
  const [audience, language] = [read("audience"), read("language")];
  const [starts, ends] = [read("starts"), read("ends")];
  return Array.from({ length: columns.numRows }, (_, i) => ({
    row: {
      id: String(id.get(i)),
      sop: String(sop.get(i)),
      section: String(section.get(i)),
      part: Number(part.get(i)),
      title: String(title.get(i)),
      headings: strings(headings.get(i)),
      text: String(text.get(i)),
      wordings: strings(wordings.get(i)),
      audience: strings(audience.get(i)),
      language: String(language.get(i)),
      from: new Date(Number(starts.get(i))),
      until: Number(ends.get(i)) === NO_END ? null : new Date(Number(ends.get(i))),
    },
    terms: readTerms(String(heads.get(i)), String(bodies.get(i))),
  }));
}

function readTerms(heads: string, bodies: string): FieldTerms {
  const [title = "", headings = ""] = heads.split(BETWEEN_FIELDS);
  const [text = "", wordings = ""] = bodies.split(BETWEEN_FIELDS);
  return { title: split(title), headings: split(headings), text: split(text), wordings: split(wordings) };
}

function split(terms: string): readonly string[] {
  return terms === "" ? [] : terms.split(" ");
}

export function strings(value: unknown): readonly string[] {
  return value === null || value === undefined ? [] : Array.from(value as Iterable<string>, String);
}

function missing(column: string): never {
  throw new Error(`the index has no column ${column}`);
}
