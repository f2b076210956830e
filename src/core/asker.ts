import type { Place } from "./inbound.ts";
import type { Person } from "./people.ts";
import type { Reveal } from "./reveal.ts";
import type { Reader } from "./terms.ts";

/** Who speaks, where and when. The same for questions, buttons and commands. */
export interface Asker {
  readonly reader: Reader;
  /** `null`: nobody we know. */
  readonly person: Person | null;
  readonly at: Date;
  /** Id of the inbound event; it is answered once. */
  readonly event: string;
  /** What belongs together as one talk: the thread in a room, else the conversation. See `talkOf`. */
  readonly conversation: string;
  readonly place: Place;
  /** `false`: overheard in a thread; nothing is said unless there is an answer. */
  readonly addressed: boolean;
  /** Shows the beginning of an answer while the rest is made; left out: nobody would see it. */
  readonly reveal?: Reveal;
}

/** Somebody who asks alone, not in a chat: the command line, an evaluation. */
export function askerAlone(who: Pick<Asker, "reader" | "person" | "at">, event: string): Asker {
  const person = who.person?.id ?? null;
  const place = { channel: "cli", conversation: event, thread: null, account: null, person } as const;
  return { ...who, event, conversation: event, place: { ...place, reach: "direct" }, addressed: true };
}

/** What a tap brings: who tapped, where and when, and the button's data. */
export interface Tap<Value> extends Asker {
  readonly value: Value;
}
