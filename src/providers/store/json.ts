import type { Prisma } from "./generated/client.ts";

/**
 * JSON as Postgres takes it. It refuses the NUL character and halves of surrogate pairs, which a chat
 * client may well send; they become the replacement character.
 */
export function toJsonText(value: unknown): string {
  return (JSON.stringify(value) ?? "null").replace(unstorable, "$1\\ufffd");
}

export function toJson(value: unknown): Prisma.InputJsonValue {
  return JSON.parse(toJsonText(value)) as Prisma.InputJsonValue;
}

/** The same for text columns. */
export function toText(text: string): string {
  return text.toWellFormed().replaceAll("\0", "\ufffd");
}

export function textOrNull(text: string | null): string | null {
  return text === null ? null : toText(text);
}

/** `JSON.stringify` escapes both, with lower-case digits; an escaped backslash before them is not theirs. */
const unstorable = /(?<!\\)((?:\\\\)*)\\u(?:0000|d[89a-f][0-9a-f]{2})/g;
