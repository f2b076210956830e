import type { Person } from "../../core/people.ts";

/** Words of somebody without what tells of a person: names, addresses, and numbers of three digits or more. */
export function withoutPersonalData(text: string, people: readonly Pick<Person, "name" | "id">[]): string {
  const names = namesOf(people);
  return text
    .replace(address, hidden)
    .replace(mention, hidden)
    .replace(number, hidden)
    .replace(word, (one) => (isName(one, names) ? hidden : one))
    .replace(severalHidden, hidden);
}

/** Whether a word is part of the name of somebody of the company. */
export function isName(one: string, names: ReadonlySet<string>): boolean {
  const plain = one.toLowerCase();
  return names.has(plain) || names.has(plain.replace(/['’]s$/, ""));
}

/** Parts of everybody's names, lower case. Two letters are more often a word. */
export function namesOf(people: readonly Pick<Person, "name" | "id">[]): ReadonlySet<string> {
  const parts = people.flatMap(({ name, id }) => [...(name.match(word) ?? []), id]);
  return new Set(parts.map((part) => part.toLowerCase()).filter(({ length }) => length > 2));
}

const hidden = "…";
const address = /\S+@\S+|https?:\/\/\S+/g;
const mention = /<[@#!][^>]*>|(?<!\S)@[\p{L}\p{N}._-]+/gu;
/** With what is written to it: A-12345, +353 1 234 5678, 4711/22. */
const number = /[\p{L}\p{N}+#/.-]*(?:\d[\s()./-]?){2,}\d[\p{L}\p{N}/-]*/gu;
const word = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;
const severalHidden = /…(?:[\s,;:.]*…)+/g;
