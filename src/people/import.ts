import { createHash } from "node:crypto";
import { basename } from "node:path";
import { InputError } from "../core/errors.ts";
import { peopleWords } from "../core/messages/people.ts";
import type { Person } from "../core/people.ts";
import type { CompanyDocumentName, PeopleChange } from "../core/ports/people-store.ts";
import type { Store, StorePorts } from "../core/ports/store.ts";
import type { Findings } from "../core/yaml/read-entries.ts";
import {
  type CompanyFiles,
  documentsOf,
  findingsOf,
  isRefusal,
  readFiles,
  readYaml,
} from "./company-files.ts";
import { type PeopleRead, readPeople } from "./read-people.ts";

export interface ImportDeps {
  readonly store: Pick<Store, "transaction">;
}

/** What an import did, or would do. */
export interface ImportReport extends Findings {
  /** Ids. `null`: the file is the one last imported, so people stayed as they are. */
  readonly people: PeopleChange | null;
  /** Documents that are different now. */
  readonly changed: readonly CompanyDocumentName[];
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
    return { people: people.change, changed, ...findingsOf(files, people.read, documents) };
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
  return { people: change, changed: [], refused: read.refused, odd: read.odd };
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
