import type { Seen, Talk } from "./chat.ts";

export async function newest(talk: Talk): Promise<Seen> {
  const last = (await talk.seen()).at(-1);
  if (last === undefined) throw new Error("Nothing was said");
  return last;
}

/** Everything that was said in a talk, with the words of the buttons. */
export async function wordsWith(talk: Talk): Promise<string> {
  return (await talk.seen()).map(({ text, buttons }) => [text, ...buttons].join("\n")).join("\n\n");
}

/** What a channel has, as its features say. */
export function has<T>(what: T | null | undefined): T {
  if (what === null || what === undefined) throw new Error("The channel has nothing of this kind");
  return what;
}
