import { z } from "zod";
import { peopleFields, peopleWords } from "../core/messages/people.ts";
import type { Person } from "../core/people.ts";
import { isTimeZone } from "../core/person-zone.ts";
import type { Oddity, Refusal } from "../core/refusals.ts";
import { names, text, textOrNull } from "../core/yaml/fields.ts";
import { type Entry, type Findings, readList } from "../core/yaml/read-entries.ts";
import type { YamlFile } from "../core/yaml/yaml-file.ts";
import { dayOrNull, emailOrNull, leave, workingHours } from "./fields.ts";

export interface PeopleRead extends Findings {
  readonly people: readonly Person[];
  /** People whose entry cannot be used: whoever is known already stays as they are. */
  readonly refusedIds: readonly string[];
}

type Row = Entry<Person>;

/** A person as the file has them: `since` is when they took up their roles. */
type Written = Omit<Person, "rolesSince"> & { readonly since: Date | null };

const personSchema: z.ZodObject<{ [Field in keyof Written]: z.ZodType<Written[Field]> }> = z.object(
  {
    id: text,
    name: text,
    email: emailOrNull,
    roles: names,
    team: textOrNull,
    manager: textOrNull,
    location: textOrNull,
    timeZone: textOrNull,
    workingHours,
    leave,
    deputy: textOrNull,
    language: textOrNull,
    since: dayOrNull,
  },
  { error: peopleFields.map },
);

/**
 * The people of a file. Refused: entries without id or name or with values that cannot be read, and the
 * second of two with one id or one address. What names nobody, a circle of managers and an unknown time
 * zone are left out of an entry that is otherwise taken, and told as odd.
 */
export function readPeople(yaml: YamlFile): PeopleRead {
  const read = readList(yaml, "people", personSchema);
  const unique = withoutRepeated(yaml.file, read.entries.map(toRow));
  const known = new Set([...unique.rows.map((row) => row.value.id), ...read.refusedIds]);
  const linked = unique.rows.map((row) => withoutStrangers(yaml, row, known));
  const straight = withoutCircles(
    yaml,
    linked.map(({ row }) => row),
  );
  return {
    people: straight.rows.map((row) => row.value),
    refusedIds: read.refusedIds,
    refused: [...read.refused, ...unique.refused],
    odd: [...read.odd, ...linked.flatMap(({ odd }) => odd), ...straight.odd],
  };
}

function toRow({ value: { since, ...person }, ...entry }: Entry<Written>): Row {
  return { ...entry, value: { ...person, rolesSince: since } };
}

function withoutRepeated(
  file: string,
  rows: readonly Row[],
): { readonly rows: readonly Row[]; readonly refused: readonly Refusal[] } {
  const ids = new Map<string, number>();
  const emails = new Map<string, number>();
  const kept: Row[] = [];
  const refused: Refusal[] = [];
  for (const row of rows) {
    const { id, email } = row.value;
    const sameId = ids.get(id);
    const sameEmail = email === null ? undefined : emails.get(email);
    if (sameId !== undefined) {
      refused.push({ file, line: row.line, reason: peopleWords.repeatedId(id, sameId) });
    } else if (email !== null && sameEmail !== undefined) {
      refused.push({ file, line: row.line, reason: peopleWords.repeatedEmail(email, sameEmail) });
    } else {
      ids.set(id, row.line);
      if (email !== null) emails.set(email, row.line);
      kept.push(row);
    }
  }
  return { rows: kept, refused };
}

function withoutStrangers(
  yaml: YamlFile,
  row: Row,
  known: ReadonlySet<string>,
): { readonly row: Row; readonly odd: readonly Oddity[] } {
  const { id, manager, deputy, timeZone } = row.value;
  const line = (field: string) => yaml.lineOf([...row.path, field]);
  const notes: string[] = [];
  const linked = (field: "manager" | "deputy", named: string | null) => {
    if (named === null) return null;
    if (named === id) notes.push(peopleWords.ownSelf(line(field), field, id));
    else if (known.has(named)) return named;
    else notes.push(peopleWords.nobody(line(field), field, named));
    return null;
  };
  const zone = timeZone === null || isTimeZone(timeZone) ? timeZone : null;
  if (zone !== timeZone) notes.push(peopleWords.noSuchZone(line("timeZone"), timeZone ?? ""));
  const value = {
    ...row.value,
    manager: linked("manager", manager),
    deputy: linked("deputy", deputy),
    timeZone: zone,
  };
  return { row: { ...row, value }, odd: notes.map((note) => ({ file: yaml.file, note })) };
}

/** Follows everybody's managers upwards; whoever meets themselves again loses theirs. */
function withoutCircles(
  yaml: YamlFile,
  rows: readonly Row[],
): { readonly rows: readonly Row[]; readonly odd: readonly Oddity[] } {
  const managers = new Map(rows.map((row) => [row.value.id, row.value.manager]));
  const odd: Oddity[] = [];
  for (const { value, path } of rows) {
    const circle = circleFrom(value.id, managers);
    if (circle === null) continue;
    managers.set(value.id, null);
    odd.push({ file: yaml.file, note: peopleWords.managerCircle(yaml.lineOf([...path, "manager"]), circle) });
  }
  const straight = rows.map((row) => ({
    ...row,
    value: { ...row.value, manager: managers.get(row.value.id) ?? null },
  }));
  return { rows: straight, odd };
}

function circleFrom(start: string, managers: ReadonlyMap<string, string | null>): readonly string[] | null {
  const met = new Set([start]);
  for (let next = managers.get(start); next; next = managers.get(next)) {
    if (next === start) return [...met];
    if (met.has(next)) return null;
    met.add(next);
  }
  return null;
}
