import type { Company } from "../company.ts";
import type { Person } from "../people.ts";

export interface PeopleStore {
  person(id: string): Promise<Person | null>;
  personByEmail(email: string): Promise<Person | null>;
  /** Everybody who has not left, in the order of people.yaml. */
  people(): Promise<readonly Person[]>;
  /** Of everybody who has left, by their id, whom they reported to. */
  formerManagers(): Promise<ReadonlyMap<string, string | null>>;
  /** Adds and updates; those of the directory that are missing from `people` leave. Returns what changed. */
  replacePeople(people: readonly Person[], at: Date): Promise<PeopleChange>;
}

export interface PeopleChange {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly left: readonly string[];
  readonly unchanged: number;
}

export interface CompanyStore {
  company(): Promise<Company>;
  /** Id of this installation; the one given, if it has none yet. */
  installation(given: { readonly id: string; readonly at: Date }): Promise<string>;
  /** `null`: there never was such a document. */
  documentHash(name: CompanyDocumentName): Promise<string | null>;
  /** Replaces one document; `hash` equal to the stored one: nothing happens. Returns whether it changed. */
  replaceDocument(name: CompanyDocumentName, hash: string, data: unknown, at: Date): Promise<boolean>;
}

/** `people` holds no people: only the hash of the file they last came from. */
export type CompanyDocumentName = "people" | "areas" | "skills" | "glossary" | "calendars" | "policy";
