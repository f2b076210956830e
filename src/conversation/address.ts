import type { Card } from "../core/card.ts";
import type { Fact } from "../core/facts.ts";
import type { Place } from "../core/inbound.ts";
import { mayWriteFirst } from "../core/pause.ts";
import { inbox, type OutgoingMessage } from "../core/ports/conversation-store.ts";
import { defaultSettings, type PersonSettings } from "../core/ports/setting-store.ts";
import type { StorePorts } from "../core/ports/store.ts";
import type { Notice } from "../core/result.ts";
import type { PlaceReplyDeps } from "./place-reply.ts";

export interface AddressDeps extends PlaceReplyDeps {
  readonly store: Pick<StorePorts, "conversation" | "settings">;
  /** Where somebody is alone with Cairn; `null`: in no channel we know. */
  readonly directPlace: (person: string) => Promise<Place | null>;
  /** What people are told before Cairn first writes to them, and the name of this wording. */
  readonly consent: () => Promise<{ readonly card: Card; readonly wording: string }>;
}

interface Addressed {
  readonly messages: readonly OutgoingMessage[];
  /** Who was told what is stored and who sees what. */
  readonly facts: readonly Fact[];
}

/**
 * Notices as messages to where people are. Before the first one to anybody comes what is stored, who sees
 * what and how to stop; whoever stopped gets nothing new.
 */
export async function addressNotices(
  deps: AddressDeps,
  notices: readonly Notice[],
  at: Date,
): Promise<Addressed> {
  const people = notices.flatMap(({ to }) => (to.kind === "person" ? [to.person] : []));
  const settings = await deps.store.settings.settingsOf(people);
  const told = new Set<string>();
  const messages: OutgoingMessage[] = [];
  for (const notice of notices) {
    const place = await placeOf(deps, notice, settings, at);
    if (place === null) continue;
    if (notice.to.kind === "person" && notice.replaces === null) {
      const { person } = notice.to;
      const { card, wording } = await deps.consent();
      if (settings.get(person)?.consent?.wording !== wording && !told.has(person)) {
        told.add(person);
        messages.push(toMessage(deps, { id: deps.system.newId(), card, replaces: null }, place, at));
      }
    }
    messages.push(toMessage(deps, notice, place, at));
  }
  return { messages, facts: await factsOf(deps, told, at) };
}

async function placeOf(
  deps: AddressDeps,
  { to, replaces }: Notice,
  settings: ReadonlyMap<string, PersonSettings>,
  at: Date,
): Promise<Place | null> {
  if (to.kind === "place") return lastingPlace(deps, to.place, replaces === null);
  const earlier = replaces === null ? null : await deps.store.conversation.message(replaces);
  if (earlier !== null) return { ...earlier, reach: "direct" };
  const own = settings.get(to.person) ?? defaultSettings;
  return mayWriteFirst(own, at) ? deps.directPlace(to.person) : null;
}

/**
 * What only one person sees in a room is gone with their next look: what must last goes to them directly.
 * And who begins another conversation in the web chat does not come back to this one: news finds them there.
 */
async function lastingPlace({ directPlace }: AddressDeps, place: Place, isNews: boolean): Promise<Place> {
  if (place.channel === "web" && place.person !== null && isNews) return { ...place, conversation: inbox };
  if (place.reach !== "aside" || place.person === null) return place;
  return (await directPlace(place.person)) ?? place;
}

function toMessage(
  { withForms }: AddressDeps,
  { id, card, replaces }: Pick<Notice, "id" | "card" | "replaces">,
  { channel, conversation, thread, account, person, reach }: Place,
  at: Date,
): OutgoingMessage {
  return {
    id,
    channel,
    conversation,
    thread,
    account,
    person,
    visibility: reach === "aside" ? "asker" : "everybody",
    replaces,
    replyUrl: null,
    event: null,
    card: withForms(card),
    outcome: null,
    at,
  };
}

async function factsOf(
  { consent }: AddressDeps,
  told: ReadonlySet<string>,
  at: Date,
): Promise<readonly Fact[]> {
  if (told.size === 0) return [];
  const { wording } = await consent();
  return [...told].map((person) => ({
    kind: "setting-changed",
    person,
    name: "consent",
    value: wording,
    at,
  }));
}
