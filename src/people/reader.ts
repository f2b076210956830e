import { type Company, sectionsOfRoles } from "../core/company.ts";
import { audienceGroups, type Person, type Right } from "../core/people.ts";
import type { Reader } from "../core/terms.ts";

/** What besides the person decides what they may do and see. */
export interface ReaderFacts {
  /** Ids of the people to whom somebody reports. */
  readonly managers: ReadonlySet<string>;
  readonly company: Pick<Company, "skillMap">;
  /** Ids of the people who own a page. */
  readonly owners: ReadonlySet<string>;
  /** E-mail of the first administrator, lower case. */
  readonly administrator: string | null;
  /** Id of the Sop at a path; `null` when there is none. */
  readonly resolveSop: (path: string) => string | null;
}

/** Somebody as retrieval sees them: what they may read, and what their work is made of. */
export function readerOf(facts: ReaderFacts, person: Person): Reader {
  const sections = [...sectionsOfRoles(facts.company.skillMap, person.roles)].flatMap((section) => {
    const [path = "", slug = ""] = section.split("#");
    const sop = facts.resolveSop(path);
    return sop === null ? [] : [`${sop}#${slug}`];
  });
  return {
    person: person.id,
    groups: audienceGroups(person, rightsOf(facts, person)),
    sections: new Set(sections),
  };
}

/** Everybody is an employee; the other rights follow from who reports to them, and what they own. */
export function rightsOf(
  facts: Pick<ReaderFacts, "managers" | "owners" | "administrator">,
  person: Person,
): readonly Right[] {
  const isAdministrator = facts.administrator !== null && person.email === facts.administrator;
  return [
    "employee",
    ...(facts.managers.has(person.id) ? (["manager"] as const) : []),
    ...(facts.owners.has(person.id) ? (["owner"] as const) : []),
    ...(isAdministrator ? (["administrator"] as const) : []),
  ];
}
