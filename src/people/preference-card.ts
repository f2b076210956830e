import type { Button, Card, Element } from "../core/card.ts";
import { cardOf } from "../core/card-text.ts";
import { clockInWords, momentInWords } from "../core/messages/moments.ts";
import { pathWords } from "../core/messages/path.ts";
import { preferenceWords, zoneInWords } from "../core/messages/preferences.ts";
import { isOpenEnded, isPaused } from "../core/pause.ts";
import type { Person } from "../core/people.ts";
import { personZone, profileZone } from "../core/person-zone.ts";
import type { Policy } from "../core/policy.ts";
import type { PersonSettings } from "../core/ports/setting-store.ts";
import { practiceLine, shownChoice } from "./practice-choice.ts";
import { changeButton } from "./preference-form.ts";

export interface PreferenceView {
  readonly person: Pick<Person, "timeZone" | "rolesSince">;
  readonly settings: PersonSettings;
  /** IANA zone as the person's channel says; `null`: it does not. */
  readonly accountZone: string | null;
  readonly policy: Pick<Policy, "timeZone" | "practice">;
  readonly now: Date;
}

/** What holds for a person, in words, and the buttons that change it. `notes`: what to say first. */
export function preferencesCard(view: PreferenceView, notes: readonly string[] = []): Card {
  const { settings, now } = view;
  const zone = zoneOf(view);
  const items = [
    preferenceWords.quiz(quizTimeOf(view), settings.quizTime !== null),
    practiceLine(view),
    preferenceWords.zone(zoneInWords(zone), clockInWords(now, zone), settings.timeZone !== null),
    preferenceWords.messages[messagesState(view)](momentOf(view)),
  ];
  return cardOf([
    ...notes.map((text): Element => ({ kind: "text", spans: [{ text }] })),
    { kind: "heading", text: preferenceWords.title },
    { kind: "bullets", items: items.map((text) => [{ text }]) },
    { kind: "buttons", buttons: [toChange(view), ...placeButtons(view), ...messageButtons(view)] },
  ]);
}

/** One line and one button, for the home. */
export function preferenceElements(view: PreferenceView): readonly Element[] {
  const parts = [
    preferenceWords.short(quizTimeOf(view), zoneInWords(zoneOf(view))),
    preferenceWords.shortMessages[messagesState(view)](momentOf(view)),
  ];
  return [
    { kind: "heading", text: preferenceWords.title },
    { kind: "text", spans: [{ text: parts.join(" · ") }] },
    { kind: "buttons", buttons: [toChange(view), ...messageButtons(view)] },
  ];
}

export function quizTimeOf({ settings, policy }: Pick<PreferenceView, "settings" | "policy">): string {
  return settings.quizTime ?? policy.practice.quizTime;
}

export function zoneOf({ person, settings, accountZone, policy }: Omit<PreferenceView, "now">): string {
  return personZone({ person, settings, account: accountZone, policy });
}

type MessagesState = keyof typeof preferenceWords.messages;

/** Whoever stopped everything is not told of a pause as well. */
function messagesState({ settings, now }: PreferenceView): MessagesState {
  if (settings.messages === "stopped") return "stopped";
  if (settings.pausedUntil === null || !isPaused(settings, now)) return "on";
  return isOpenEnded(settings.pausedUntil) ? "pausedOpen" : "paused";
}

function momentOf(view: PreferenceView): string {
  const { settings, now } = view;
  return settings.pausedUntil === null ? "" : momentInWords(settings.pausedUntil, now, zoneOf(view));
}

function toChange(view: PreferenceView): Button {
  const { person, settings, accountZone, policy, now } = view;
  const { pausedUntil } = settings;
  const pause = pausedUntil !== null && isOpenEnded(pausedUntil) ? "" : momentOf(view);
  const shown = {
    shownTime: quizTimeOf(view),
    shownZone: settings.timeZone ?? "",
    profileZone: profileZone({ person, account: accountZone, policy }),
    ...(isPaused(settings, now) ? { shownPause: pause } : {}),
  };
  return changeButton(shown, shownChoice(view));
}

/** For who has neither chosen what they are asked nor shown what they know. */
function placeButtons({ settings }: PreferenceView): readonly Button[] {
  if (settings.practiceMode !== null) return [];
  return [{ kind: "act", label: pathWords.placement.label, action: "practice.place", value: {} }];
}

function messageButtons(view: PreferenceView): readonly Button[] {
  const act = (label: string, action: string): Button => ({ kind: "act", label, action, value: {} });
  switch (messagesState(view)) {
    case "on":
      return [act(preferenceWords.stop, "privacy.stop")];
    case "stopped":
      return [act(preferenceWords.resume, "privacy.resume")];
    case "paused":
    case "pausedOpen":
      return [act(preferenceWords.endPause, "people.end-pause"), act(preferenceWords.stop, "privacy.stop")];
  }
}
