import type { Request } from "express";
import { z } from "zod";
import type { Person } from "../core/people.ts";
import type { Reader } from "../core/terms.ts";

export interface WhoReadsDeps {
  /** Who reads when the web chat's chosen person is this one; `null`: the anonymous reader. */
  readonly readerOf: (person: string | null) => Promise<Reader>;
  readonly person: (id: string) => Promise<Person | null>;
  /** Whether the person chosen in the web chat counts. Without a login that holds on one's own computer only. */
  readonly choosesPerson: boolean;
}

/** The reader of a page: `?person=`, else the web chat's cookie, else nobody in particular. */
export async function whoReads(
  deps: WhoReadsDeps,
  request: Request,
): Promise<{ readonly reader: Reader; readonly person: Person | null }> {
  const id = deps.choosesPerson ? chosenPerson(request) : null;
  const person = id === null ? null : await deps.person(id);
  return { reader: await deps.readerOf(person?.id ?? null), person };
}

function chosenPerson(request: Request): string | null {
  const asked = z.string().min(1).safeParse(request.query.person);
  if (asked.success) return asked.data;
  // Cookies read as a query: it decodes percent signs and forgives broken ones.
  const cookies = new URLSearchParams((request.headers.cookie ?? "").replace(/;\s*/g, "&"));
  return cookies.get("cairn_person") || null;
}
