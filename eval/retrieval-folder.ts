import { createReadStream } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { InputError } from "../src/core/errors.ts";
import type { GlossaryEntry, IndexRow } from "../src/core/terms.ts";

/** A folder in the layout of BEIR (https://github.com/beir-cellar/beir), read and checked. */
export interface RetrievalFolder {
  readonly rows: readonly IndexRow[];
  readonly queries: readonly Query[];
  /** Query → passage → how well it answers, above 0. A query without an entry is unanswerable. */
  readonly judgements: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** The company's, where one is known. */
  readonly glossary?: readonly GlossaryEntry[];
}

export interface Query {
  readonly id: string;
  readonly text: string;
  /** Earlier questions of the conversation, oldest first. */
  readonly history: readonly string[];
}

export async function readRetrievalFolder(folder: string): Promise<RetrievalFolder> {
  const rows: IndexRow[] = [];
  for await (const { value, where } of jsonLines(join(folder, "corpus.jsonl")))
    rows.push(toRow(value, where));
  const queries: Query[] = [];
  for await (const { value, where } of jsonLines(join(folder, "queries.jsonl"))) {
    queries.push(toQuery(value, where));
  }
  refuseTwins(rows, join(folder, "corpus.jsonl"));
  refuseTwins(queries, join(folder, "queries.jsonl"));
  return { rows, queries, judgements: await readJudgements(join(folder, "qrels", "test.tsv")) };
}

type Fields = Readonly<Record<string, unknown>>;

/** Passages of one page share its Sop; the title of a passage may be a path of headings, "A > B > C". */
function toRow(value: Fields, where: string): IndexRow {
  const id = requiredText(value, "_id", where);
  const [title = "", ...headings] = optionalText(value, "title", where).split(" > ");
  const metadata = value.metadata ?? {};
  if (typeof metadata !== "object") throw new InputError(`${where}: metadata must be an object`);
  return {
    id,
    sop: optionalText(metadata as Fields, "page", where) || id,
    section: id,
    part: 0,
    title,
    headings,
    text: optionalText(value, "text", where),
    audience: [],
    language: "en",
    wordings: [],
    from: new Date(0),
    until: null,
  };
}

function toQuery(value: Fields, where: string): Query {
  const history = value.history ?? [];
  if (!Array.isArray(history) || history.some((earlier) => typeof earlier !== "string")) {
    throw new InputError(`${where}: history must be a list of texts, the oldest first`);
  }
  return { id: requiredText(value, "_id", where), text: requiredText(value, "text", where), history };
}

async function readJudgements(file: string): Promise<RetrievalFolder["judgements"]> {
  const judgements = new Map<string, Map<string, number>>();
  for await (const { text, where, line } of lines(file)) {
    const [query = "", passage = "", grade = "", ...more] = text.split("\t");
    if (line === 1 && Number.isNaN(Number(grade))) continue;
    const gain = Number(grade);
    if (query === "" || passage === "" || grade.trim() === "" || Number.isNaN(gain) || more.length > 0) {
      throw new InputError(`${where}: expected query-id, corpus-id and a number, separated by tabs`);
    }
    if (gain <= 0) continue;
    const own = judgements.get(query) ?? new Map<string, number>();
    judgements.set(query, own.set(passage, gain));
  }
  return judgements;
}

async function* jsonLines(file: string): AsyncGenerator<{ readonly value: Fields; readonly where: string }> {
  for await (const { text, where } of lines(file)) {
    const value = parse(text);
    if (value === null) throw new InputError(`${where}: not a JSON object`);
    yield { value, where };
  }
}

function parse(text: string): Fields | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : null;
  } catch {
    return null;
  }
}

async function* lines(file: string) {
  let line = 0;
  const stream = createReadStream(file, "utf8");
  try {
    for await (const text of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) {
      line += 1;
      if (text.trim() !== "") yield { text, line, where: `${file}:${line}` };
    }
  } catch (error) {
    if (error instanceof Error && "code" in error)
      throw new InputError(`${file}: cannot be read (${error.code})`);
    throw error;
  }
}

function requiredText(value: Fields, field: string, where: string): string {
  const text = optionalText(value, field, where);
  if (text.trim() === "") throw new InputError(`${where}: ${field} is missing`);
  return text;
}

function optionalText(value: Fields, field: string, where: string): string {
  const text = value[field] ?? "";
  if (typeof text === "number") return String(text);
  if (typeof text !== "string") throw new InputError(`${where}: ${field} must be a text`);
  return text;
}

function refuseTwins(entries: readonly { readonly id: string }[], file: string): void {
  const seen = new Set<string>();
  for (const { id } of entries) {
    if (seen.has(id)) throw new InputError(`${file}: _id ${id} stands there twice`);
    seen.add(id);
  }
}
