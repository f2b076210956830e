import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { InputError } from "../core/errors.ts";
import { peopleWords } from "../core/messages/people.ts";
import type { Person } from "../core/people.ts";
import type { CompanyDocumentName, PeopleChange } from "../core/ports/people-store.ts";
import type { Store, StorePorts } from "../core/ports/store.ts";
import { type DocumentRead, readAreas, readCalendars, readGlossary, readSkills } from "./read-company.ts";
import type { Findings } from "./read-entries.ts";
import { type PeopleRead, readPeople } from "./read-people.ts";
import { readPolicy } from "./read-policy.ts";
import { type Oddity, parseYaml, type Refusal, type YamlFile } from "./yaml-file.ts";

export interface ImportDeps {
  readonly store: Pick<Store, "transaction">;
}

/** What an import did, or would do. */
export interface ImportReport {
  /** Ids. `null`: the file is the one last imported, so people stayed as they are. */
  readonly people: PeopleChange | null;
  /** Documents that are different now. */
  readonly changed: readonly CompanyDocumentName[];
  readonly refused: readonly Refusal[];
  readonly odd: readonly Oddity[];
}

/**
 * Takes in people.yaml, areas.yaml, skills.yaml, glossary.yaml, calendars.yaml and policy.yaml of a content
 * folder, each of which may be missing. A file is taken in when it is another one than last time, so a
 * restart undoes no change made since; one that cannot be read as a whole changes nothing.
 */
export async function importCompany(
  deps: ImportDeps,
  { folder, now }: { readonly folder: string; readonly now: Date },
): Promise<ImportReport> {
  const files = await readFiles(folder);
  return deps.store.transaction(async (ports) => {
    const people = await importChangedPeople(ports, files, now);
    const known = new Set((await ports.people.people()).map((person) => person.id));
    const documents = documentsOf(files, known);
    const changed: CompanyDocumentName[] = [];
    for (const { name, read } of documents) {
      if (read && (await ports.company.replaceDocument(name, hashOf(read.data), read.data, now)))
        changed.push(name);
    }
    const findings = [
      ...(people.read ? [people.read] : []),
      ...documents.flatMap(({ read }) => (read ? [read] : [])),
    ];
    const unreadable = Object.values(files).flatMap((file) => (isRefusal(file) ? [file] : []));
    return { people: people.change, changed, ...collected(findings, unreadable) };
  });
}

/**
 * Takes in one file of people, YAML or JSON: whoever is not in it has left. With `dryRun` nothing is kept of
 * it but the report. Throws InputError when there is no such file; one that cannot be read is refused.
 */
export async function importPeople(
  deps: ImportDeps,
  { file, now, dryRun }: { readonly file: string; readonly now: Date; readonly dryRun: boolean },
): Promise<ImportReport> {
  const yaml = await readYaml(file, basename(file));
  if (yaml === null) throw new InputError(peopleWords.noSuchFile(file));
  if (isRefusal(yaml)) return { people: null, changed: [], refused: [yaml], odd: [] };
  const read = readPeople(yaml);
  const change = await transactionOrTrial(deps.store, dryRun, (ports) => replaceWith(ports, read, now));
  return { people: change, changed: [], ...collected([read], []) };
}

type CompanyFile = YamlFile | Refusal | null;
type CompanyFiles = Readonly<Record<"people" | CompanyDocumentName, CompanyFile>>;

async function readFiles(folder: string): Promise<CompanyFiles> {
  const read = (name: string) => readYaml(join(folder, `${name}.yaml`), `${name}.yaml`);
  return {
    people: await read("people"),
    areas: await read("areas"),
    skills: await read("skills"),
    glossary: await read("glossary"),
    calendars: await read("calendars"),
    policy: await read("policy"),
  };
}

/** Ten thousand people fit. */
const fileBytes = 10_000_000;

/** `null`: there is no such file. */
async function readYaml(path: string, file: string): Promise<CompanyFile> {
  const refuse = (reason: string): Refusal => ({ file, line: null, reason });
  try {
    const { size } = await stat(path);
    if (size > fileBytes) return refuse(peopleWords.tooLarge(size, fileBytes));
    const text = new TextDecoder("utf-8", { fatal: true }).decode(await readFile(path));
    return text.includes("\0") ? refuse(peopleWords.notText()) : parseYaml(file, text);
  } catch (error) {
    if (error instanceof TypeError) return refuse(peopleWords.notText());
    const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
    return code === "ENOENT" ? null : refuse(peopleWords.notReadable(code));
  }
}

/** The hash stands among the company's documents: people changed in between by other ways stay. */
async function importChangedPeople(
  ports: StorePorts,
  { people: file }: CompanyFiles,
  now: Date,
): Promise<{ readonly change: PeopleChange | null; readonly read: PeopleRead | null }> {
  if (isRefusal(file)) return { change: null, read: null };
  const known = await ports.company.documentHash("people");
  // A folder that never named anybody says nothing about people who came another way.
  if (file === null && known === null) return { change: null, read: null };
  const read = file === null ? nobody : readPeople(file);
  const isNew = await ports.company.replaceDocument("people", hashOf(read.people), {}, now);
  return { change: isNew ? await replaceWith(ports, read, now) : null, read };
}

const nobody: PeopleRead = { people: [], refusedIds: [], refused: [], odd: [] };

/** Somebody whose entry cannot be used stays as last imported. */
async function replaceWith(ports: StorePorts, read: PeopleRead, now: Date): Promise<PeopleChange> {
  const listed = new Set(read.people.map((person) => person.id));
  const kept: Person[] = [];
  for (const id of read.refusedIds) {
    const stored = listed.has(id) ? null : await ports.people.person(id);
    if (stored) kept.push(stored);
  }
  return ports.people.replacePeople([...read.people, ...kept], now);
}

interface CompanyDocument {
  readonly name: CompanyDocumentName;
  /** `null`: the file cannot be read; the last one stands. */
  readonly read: DocumentRead<unknown> | null;
}

/** A file that is missing is an empty one. */
function documentsOf(files: CompanyFiles, people: ReadonlySet<string>): readonly CompanyDocument[] {
  const read = (
    name: CompanyDocumentName,
    reader: (yaml: YamlFile) => DocumentRead<unknown>,
  ): CompanyDocument => {
    const file = files[name];
    return { name, read: isRefusal(file) ? null : reader(file ?? emptyFile(`${name}.yaml`)) };
  };
  return [
    read("areas", (yaml) => readAreas(yaml, people)),
    read("skills", readSkills),
    read("glossary", readGlossary),
    read("calendars", readCalendars),
    read("policy", readPolicy),
  ];
}

function emptyFile(file: string): YamlFile {
  return { file, value: null, lineOf: () => 1 };
}

function isRefusal(file: CompanyFile): file is Refusal {
  return file !== null && "reason" in file;
}

function collected(findings: readonly Findings[], refused: readonly Refusal[]): Findings {
  return {
    refused: [...refused, ...findings.flatMap((found) => found.refused)],
    odd: findings.flatMap((found) => found.odd),
  };
}

function hashOf(data: unknown): string {
  return createHash("sha256").update(JSON.stringify(data)).digest("hex");
}

async function transactionOrTrial<T>(
  store: Pick<Store, "transaction">,
  trial: boolean,
  work: (ports: StorePorts) => Promise<T>,
): Promise<T> {
  if (!trial) return store.transaction(work);
  const undo = Symbol("trial");
  const results: T[] = [];
  await store
    .transaction(async (ports) => {
      results.push(await work(ports));
      throw undo;
    })
    .catch((error: unknown) => {
      if (error !== undo) throw error;
    });
  const [result] = results;
  if (result === undefined) throw new Error("A trial gave no result");
  return result;
}
