import type { Leave, Person, WorkingHours } from "../../core/people.ts";
import type { PeopleChange, PeopleStore } from "../../core/ports/people-store.ts";
import { Prisma } from "./generated/client.ts";
import type { PersonModel } from "./generated/models.ts";
import { toJson } from "./json.ts";

export function peopleStore(database: Prisma.TransactionClient): PeopleStore {
  return {
    async person(id) {
      const row = await database.person.findFirst({ where: { id, leftAt: null } });
      return row && toPerson(row);
    },
    async personByEmail(email) {
      const row = await database.person.findFirst({ where: { email: email.toLowerCase(), leftAt: null } });
      return row && toPerson(row);
    },
    async people() {
      const rows = await database.person.findMany({ where: { leftAt: null }, orderBy: { ordinal: "asc" } });
      return rows.map(toPerson);
    },
    async formerManagers() {
      const rows = await database.person.findMany({
        where: { leftAt: { not: null } },
        select: { id: true, managerId: true },
      });
      return new Map(rows.map(({ id, managerId }) => [id, managerId]));
    },
    replacePeople: (people, at) => replacePeople(database, people, at),
  };
}

async function replacePeople(
  database: Prisma.TransactionClient,
  people: readonly Person[],
  at: Date,
): Promise<PeopleChange> {
  const stored = new Map((await database.person.findMany()).map((row) => [row.id, row]));
  const ids = new Set(people.map((person) => person.id));
  const listed = people.map((person, ordinal) => {
    const row = stored.get(person.id);
    const manager = person.manager ?? vacancyAbove(row, stored, ids);
    return { person: { ...person, manager, rolesSince: rolesSince(person, row, at) }, ordinal, row };
  });
  const added = listed.filter(({ row }) => !row || row.leftAt !== null);
  const changed = listed.filter(
    ({ person, row }) => row && row.leftAt === null && !isSame(person, toPerson(row)),
  );
  const moved = listed.filter(({ row, ordinal }) => row && row.ordinal !== ordinal);
  const left = [...stored.values()].filter((row) => row.leftAt === null && !ids.has(row.id));

  await freeEmails(
    database,
    listed.filter((entry) => added.includes(entry) || changed.includes(entry)),
  );
  await database.person.updateMany({
    where: { id: { in: left.map((row) => row.id) } },
    data: { leftAt: at },
  });
  await database.person.createMany({
    data: added.filter(({ row }) => !row).map(({ person, ordinal }) => toRow(person, ordinal)),
  });
  const touched = new Set([...added.filter(({ row }) => row), ...changed, ...moved]);
  for (const { person, ordinal } of touched) {
    await database.person.update({ where: { id: person.id }, data: toRow(person, ordinal) });
  }
  return {
    added: added.map(({ person }) => person.id),
    changed: changed.map(({ person }) => person.id),
    left: left.map((row) => row.id),
    unchanged: listed.length - added.length - changed.length,
  };
}

/** As the file says; else since this import saw other roles than the last one. */
function rolesSince(person: Person, row: PersonModel | undefined, at: Date): Date | null {
  if (person.rolesSince !== null) return person.rolesSince;
  if (row === undefined || row.leftAt !== null) return at;
  const isSameRoles = [...person.roles].sort().join("\n") === [...row.roles].sort().join("\n");
  return isSameRoles ? row.rolesSince : at;
}

/** An address may pass from one person to another within one import, or from somebody who left. */
async function freeEmails(
  database: Prisma.TransactionClient,
  entries: readonly { readonly person: Person }[],
): Promise<void> {
  const emails = entries.flatMap(({ person }) => (person.email === null ? [] : [person.email.toLowerCase()]));
  await database.person.updateMany({
    where: { OR: [{ id: { in: entries.map(({ person }) => person.id) } }, { email: { in: emails } }] },
    data: { email: null },
  });
}

/** Whoever reported to somebody who has left, and is given nobody else, reports to that vacant place. */
function vacancyAbove(
  row: PersonModel | undefined,
  stored: ReadonlyMap<string, PersonModel>,
  listed: ReadonlySet<string>,
): string | null {
  const manager = row?.managerId ?? null;
  return manager !== null && stored.has(manager) && !listed.has(manager) ? manager : null;
}

function isSame(one: Person, other: Person): boolean {
  return JSON.stringify(toRow(one, 0)) === JSON.stringify(toRow(other, 0));
}

function toRow(person: Person, ordinal: number) {
  return {
    id: person.id,
    ordinal,
    name: person.name,
    email: person.email?.toLowerCase() ?? null,
    roles: [...person.roles],
    team: person.team,
    managerId: person.manager,
    location: person.location,
    timeZone: person.timeZone,
    workingHours: person.workingHours === null ? Prisma.DbNull : toJson(inOrder(person.workingHours)),
    leave: toJson(person.leave.map(({ from, to }) => ({ from, to }))),
    deputyId: person.deputy,
    language: person.language,
    rolesSince: person.rolesSince,
    leftAt: null,
  };
}

/** Postgres gives the keys of an object back in an order of its own. */
function inOrder({ days, from, to }: WorkingHours): WorkingHours {
  return { days, from, to };
}

function toPerson(row: PersonModel): Person {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    roles: row.roles,
    team: row.team,
    manager: row.managerId,
    location: row.location,
    timeZone: row.timeZone,
    workingHours: row.workingHours as WorkingHours | null,
    leave: (row.leave ?? []) as unknown as readonly Leave[],
    deputy: row.deputyId,
    language: row.language,
    rolesSince: row.rolesSince,
  };
}
