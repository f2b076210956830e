import { TZDate } from "@date-fns/tz";
import { addDays } from "date-fns";
import { z } from "zod";
import { type Actions, action, actionTable } from "../core/action.ts";
import type { Asker, Tap } from "../core/asker.ts";
import { sentences } from "../core/card-text.ts";
import type { Company } from "../core/company.ts";
import type { Fact } from "../core/facts.ts";
import { clockInWords, momentInWords } from "../core/messages/moments.ts";
import { preferenceWords, zoneInWords } from "../core/messages/preferences.ts";
import { isOpenEnded, isPaused, openEnd } from "../core/pause.ts";
import type { Person } from "../core/people.ts";
import { isTimeZone } from "../core/person-zone.ts";
import type { AccountStore } from "../core/ports/account-store.ts";
import type { PersonSettings, SettingStore } from "../core/ports/setting-store.ts";
import { type Result, shown } from "../core/result.ts";
import { practiceChoice } from "./practice-choice.ts";
import { type PreferenceView, preferencesCard, quizTimeOf, zoneOf } from "./preference-card.ts";
import {
  asNow,
  changeForm,
  changeSchema,
  endPause,
  type Filled,
  ofProfile,
  pauseDays,
  untilEnded,
} from "./preference-form.ts";

export interface PreferenceDeps {
  readonly settings: Pick<SettingStore, "settings">;
  readonly accounts: Pick<AccountStore, "accountsOf">;
  readonly company: Pick<Company, "policy">;
}

/** Every button of a person's preferences. */
export const preferenceActions: Actions<PreferenceDeps> = actionTable({
  "people.preferences": action(z.object({}), preferences),
  "people.change": action(changeSchema, change, changeForm),
  "people.end-pause": action(z.object({}), (deps: PreferenceDeps, asker) =>
    save(deps, asker, () => ({ pausedUntil: null })),
  ),
});

/** What holds for whoever asks, and how to change it. */
export async function preferences(deps: PreferenceDeps, { person, at }: Asker): Promise<Result> {
  if (person === null) return shown([sentences(preferenceWords.nobody)]);
  return shown([preferencesCard(await preferenceView(deps, person, at))]);
}

export async function preferenceView(
  { settings, accounts, company }: PreferenceDeps,
  person: Person,
  now: Date,
): Promise<PreferenceView> {
  const [own, known] = await Promise.all([settings.settings(person.id), accounts.accountsOf(person.id)]);
  const zone = known.find(({ timeZone }) => timeZone !== null && isTimeZone(timeZone))?.timeZone ?? null;
  return { person, settings: own, accountZone: zone, policy: company.policy, now };
}

/** What somebody chooses anew; what is left out stays. */
type Choice = Partial<
  Pick<PersonSettings, "quizTime" | "timeZone" | "pausedUntil" | "practiceMode" | "newPerDay">
>;

/** What a filled-in form changes, or in words why it cannot be saved. Only what differs from what was shown. */
function choiceOf(filled: Filled, view: PreferenceView): Choice | string {
  const { quizTime, timeZone, pause, shownTime, shownZone } = filled;
  const choice: { -readonly [Name in keyof Choice]: Choice[Name] } = practiceChoice(filled);
  if (quizTime !== undefined && quizTime !== shownTime) {
    if (!timeOfDay.test(quizTime)) return preferenceWords.wrongTime(quizTime);
    choice.quizTime = quizTime;
  }
  if (timeZone !== undefined && timeZone !== (shownZone === "" ? ofProfile : shownZone)) {
    if (timeZone !== ofProfile && !isTimeZone(timeZone)) return preferenceWords.wrongZone(timeZone);
    choice.timeZone = timeZone === ofProfile ? null : timeZone;
  }
  if (pause !== undefined && pause !== asNow) {
    const zone = zoneOf({ ...view, settings: { ...view.settings, ...choice } });
    const until = endOfPause(pause, view.now, zone);
    if (until === undefined) return preferenceWords.wrongPause(pause);
    choice.pausedUntil = until;
  }
  return choice;
}

/** The same local time so many days later; `undefined`: no such pause. */
function endOfPause(pause: string, now: Date, zone: string): Date | null | undefined {
  if (pause === endPause) return null;
  if (pause === untilEnded) return openEnd;
  const days = pauseDays.get(pause);
  return days === undefined ? undefined : new Date(addDays(new TZDate(now, zone), days).getTime());
}

function change(deps: PreferenceDeps, tap: Tap<Filled>): Promise<Result> {
  return save(deps, tap, (view) => choiceOf(tap.value, view));
}

async function save(
  deps: PreferenceDeps,
  { person, at }: Asker,
  choose: (view: PreferenceView) => Choice | string,
): Promise<Result> {
  if (person === null) return shown([sentences(preferenceWords.nobody)]);
  const before = await preferenceView(deps, person, at);
  const choice = choose(before);
  if (typeof choice === "string") {
    return shown([preferencesCard(before, [`${choice} ${preferenceWords.notSaved}`])]);
  }
  const facts = changesOf(before, choice, person.id);
  const after = { ...before, settings: { ...before.settings, ...choice } };
  const card = preferencesCard(after, [confirmation(after, facts)]);
  return { ...shown([card]), facts, place: "instead" };
}

/** A pause that is over is as good as none. */
function changesOf(
  { settings, now }: PreferenceView,
  choice: Choice,
  person: string,
): readonly SettingChanged[] {
  const current = { ...settings, pausedUntil: isPaused(settings, now) ? settings.pausedUntil : null };
  return names
    .filter((name) => choice[name] !== undefined && textOf(choice[name]) !== textOf(current[name]))
    .map((name) => ({ kind: "setting-changed", person, name, value: textOf(choice[name]), at: now }));
}

function textOf(value: string | number | Date | null | undefined): string | null {
  if (value instanceof Date) return value.toISOString();
  return value === null || value === undefined ? null : String(value);
}

function confirmation(view: PreferenceView, changes: readonly SettingChanged[]): string {
  if (changes.length === 0) return preferenceWords.nothingChanged;
  return [preferenceWords.saved, ...changes.map(({ name }) => whatHolds(view, name))].join(" ");
}

/** What holds from now on, in local words. */
function whatHolds(view: PreferenceView, name: keyof Choice): string {
  const { confirm } = preferenceWords;
  const { pausedUntil } = view.settings;
  const zone = zoneOf(view);
  switch (name) {
    case "quizTime":
      return confirm.quizTime(quizTimeOf(view));
    case "timeZone":
      return confirm.timeZone(zoneInWords(zone), clockInWords(view.now, zone));
    case "pausedUntil":
      if (pausedUntil === null) return confirm.pauseEnded;
      if (isOpenEnded(pausedUntil)) return confirm.pausedOpen;
      return confirm.paused(momentInWords(pausedUntil, view.now, zone));
    case "practiceMode":
      return confirm.practiceMode[view.settings.practiceMode ?? "learning"];
    case "newPerDay":
      return confirm.newPerDay(view.settings.newPerDay ?? view.policy.practice.newPerDay);
  }
}

type SettingChanged = Extract<Fact, { kind: "setting-changed" }> & { readonly name: keyof Choice };

const names = ["quizTime", "timeZone", "pausedUntil", "practiceMode", "newPerDay"] as const;
const timeOfDay = /^([01]\d|2[0-3]):[0-5]\d$/;
