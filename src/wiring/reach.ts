import type { Apart } from "../conversation/set-apart.ts";
import type { Inbound, Place } from "../core/inbound.ts";
import { mayWriteFirst } from "../core/pause.ts";
import { inbox, type OutgoingMessage } from "../core/ports/conversation-store.ts";
import { defaultSettings } from "../core/ports/setting-store.ts";
import type { Revealing } from "../core/reveal.ts";
import type { Runtime } from "../runtime.ts";

/** The chat platforms as the conversation needs them. */
export interface Channels {
  /** Finds out who spoke. */
  readonly identify: (inbound: Inbound) => Promise<Inbound>;
  /** Puts messages on their way; never rejects. */
  readonly send: (messages: readonly OutgoingMessage[]) => Promise<void>;
  /** Where somebody with this e-mail address is alone with Cairn; `null`: nowhere. */
  readonly directPlaceOf: (email: string) => Promise<Place | null>;
  /** Where what only the asker may see is said in reply to an event. */
  readonly apart: (inbound: Inbound) => Promise<Apart>;
  /** Shows the beginning of the answer to an event where it was asked; `null`: the answer comes whole. */
  readonly reveal: (inbound: Inbound) => Revealing | null;
}

/** Of a process that talks to no platform: messages wait for one that does. */
export const noChannels: Channels = {
  identify: async (inbound) => inbound,
  send: async () => {},
  directPlaceOf: async () => null,
  apart: async () => "here",
  reveal: () => null,
};

/** Where somebody is alone with Cairn: the platform they used last, else one that knows their e-mail address. */
export async function directPlace(runtime: Runtime, channels: Channels, id: string): Promise<Place | null> {
  const person = (await runtime.directory()).personById.get(id);
  if (person === undefined) return null;
  const found = person.email === null ? null : await channels.directPlaceOf(person.email);
  if (found !== null) return { ...found, person: id };
  if (!runtime.config.webChat) return null;
  return { channel: "web", conversation: inbox, thread: null, account: null, person: id, reach: "direct" };
}

/** Of these people, those who can be written to and did not say that they do not want it. */
export async function reachable(
  runtime: Runtime,
  channels: Channels,
  people: readonly string[],
): Promise<ReadonlySet<string>> {
  const settings = await runtime.store.settings.settingsOf(people);
  const now = runtime.system.now();
  const wanted = people.filter((id) => mayWriteFirst(settings.get(id) ?? defaultSettings, now));
  const places = await Promise.all(wanted.map((id) => directPlace(runtime, channels, id)));
  return new Set(wanted.filter((_, at) => places[at] !== null));
}
