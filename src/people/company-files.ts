import { join } from "node:path";
import type { SkillMap } from "../core/company.ts";
import type { Policy } from "../core/policy.ts";
import type { CompanyDocumentName } from "../core/ports/people-store.ts";
import type { Refusal } from "../core/refusals.ts";
import type { Findings } from "../core/yaml/read-entries.ts";
import { readTextFile } from "../core/yaml/text-file.ts";
import { parseYaml, type YamlFile } from "../core/yaml/yaml-file.ts";
import { type DocumentRead, readAreas, readCalendars, readGlossary, readSkills } from "./read-company.ts";
import { readPeople } from "./read-people.ts";
import { readPolicy } from "./read-policy.ts";

/** A folder's file; `null`: there is none. */
type CompanyFile = YamlFile | Refusal | null;
export type CompanyFiles = Readonly<Record<"people" | CompanyDocumentName, CompanyFile>>;

/** What a content folder says about the company. */
export interface CompanyRead extends Findings {
  /** `null`: policy.yaml cannot be read, so the last one stands. */
  readonly policy: Policy | null;
  /** `null`: skills.yaml cannot be read, or is not there. */
  readonly skillMap: SkillMap | null;
}

/** Reads the company's files of a content folder as an import would; `null`: it has none. Nothing is stored. */
export async function readCompany(folder: string): Promise<CompanyRead | null> {
  const files = await readFiles(folder);
  if (Object.values(files).every((file) => file === null)) return null;
  const people = files.people === null || isRefusal(files.people) ? null : readPeople(files.people);
  const known = new Set(people?.people.map((person) => person.id));
  const policy = isRefusal(files.policy) ? null : readPolicy(files.policy ?? emptyFile("policy.yaml")).data;
  const { skills } = files;
  const skillMap = skills === null || isRefusal(skills) ? null : readSkills(skills).data;
  return { policy, skillMap, ...findingsOf(files, people, documentsOf(files, known)) };
}

export async function readFiles(folder: string): Promise<CompanyFiles> {
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
export async function readYaml(path: string, file: string): Promise<CompanyFile> {
  const read = await readTextFile(path, file, fileBytes);
  return read === null || "reason" in read ? read : parseYaml(file, read.text);
}

interface CompanyDocument {
  readonly name: CompanyDocumentName;
  /** `null`: the file cannot be read; the last one stands. */
  readonly read: DocumentRead<unknown> | null;
}

/** A file that is missing is an empty one. */
export function documentsOf(files: CompanyFiles, people: ReadonlySet<string>): readonly CompanyDocument[] {
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

export function isRefusal(file: CompanyFile): file is Refusal {
  return file !== null && "reason" in file;
}

/** Everything that was refused or is odd, in the order of the files. */
export function findingsOf(
  files: CompanyFiles,
  people: Findings | null,
  documents: readonly CompanyDocument[],
): Findings {
  const unreadable = Object.values(files).filter(isRefusal);
  const read = [...(people ? [people] : []), ...documents.flatMap((document) => document.read ?? [])];
  return {
    refused: [...unreadable, ...read.flatMap((found) => found.refused)],
    odd: read.flatMap((found) => found.odd),
  };
}
