import { z } from "zod";
import type { ActButton, Form } from "../core/card.ts";
import { preferenceForm, preferenceWords, zoneInWords } from "../core/messages/preferences.ts";
import { isTimeZone } from "../core/person-zone.ts";
import { filledPractice, practiceFields, shownPractice } from "./practice-choice.ts";

/** What the button "Change" carries: what the person sees, so that only what they change is written. */
const shownSchema = z.object({
  shownTime: z.string().max(5),
  /** `""`: as the profile says. */
  shownZone: z.string().max(60),
  profileZone: z.string().max(60),
  /** End of the pause in words; `""`: until they end it; left out: no pause. */
  shownPause: z.string().max(40).optional(),
  ...shownPractice.partial().shape,
});

type Shown = Readonly<z.infer<typeof shownSchema>>;

/** The button's data, and what was filled in; a client may leave out what was left alone. */
export const changeSchema = shownSchema.extend({
  quizTime: z.string().max(100).optional(),
  timeZone: z.string().max(100).optional(),
  pause: z.string().max(100).optional(),
  ...filledPractice.shape,
});

export type Filled = z.infer<typeof changeSchema>;

export function changeButton(
  { shownPause, ...shown }: Omit<Shown, keyof PracticeShown>,
  practice: PracticeShown,
): ActButton {
  const pause = shownPause === undefined ? {} : { shownPause };
  const value = { ...shown, ...practice, ...pause };
  return { kind: "act", label: preferenceWords.change, action: "people.change", value };
}

type PracticeShown = z.infer<typeof shownPractice>;

/** The questions behind "Change"; `null` for a button of another make. */
export function changeForm(value: unknown): Form | null {
  const parsed = shownSchema.safeParse(value);
  if (!parsed.success) return null;
  const { shownTime, shownZone } = parsed.data;
  const practice = shownPractice.safeParse(value);
  return {
    title: preferenceForm.title,
    submit: preferenceForm.submit,
    intro: null,
    fields: [
      { kind: "time", name: "quizTime", label: preferenceForm.quizTime, initial: shownTime },
      {
        kind: "choice",
        name: "timeZone",
        label: preferenceForm.timeZone,
        options: zoneOptions(parsed.data),
        initial: shownZone === "" ? ofProfile : shownZone,
      },
      {
        kind: "choice",
        name: "pause",
        label: preferenceForm.pause,
        options: pauseOptions(parsed.data),
        initial: asNow,
      },
      ...(practice.success ? practiceFields(practice.data) : []),
    ],
  };
}

/** Values of choices that change nothing, or go back to what the profile says. */
export const ofProfile = "profile";
export const asNow = "as-now";
export const endPause = "end";
export const untilEnded = "open";

/** Days of the pauses that end by themselves. */
export const pauseDays: ReadonlyMap<string, number> = new Map([
  ["1-day", 1],
  ["1-week", 7],
  ["2-weeks", 14],
]);

function zoneOptions({ shownZone, profileZone }: Shown): readonly Option[] {
  const own = shownZone === "" || commonZones.includes(shownZone) ? [] : [shownZone];
  const profile = isTimeZone(profileZone) ? [profileZone] : [];
  return [
    ...profile.map((zone) => ({ value: ofProfile, label: preferenceForm.zoneOfProfile(zoneInWords(zone)) })),
    ...[...own, ...commonZones].map((zone) => ({ value: zone, label: zoneInWords(zone) })),
  ];
}

function pauseOptions({ shownPause }: Shown): readonly Option[] {
  const { notPaused, stayPaused, stayPausedOpen, endPause: end, pauseFor, pauseOpen } = preferenceForm;
  const lengths = [
    ...[...pauseDays].map(([value, days]) => ({ value, label: pauseFor(days) })),
    { value: untilEnded, label: pauseOpen },
  ];
  if (shownPause === undefined) return [{ value: asNow, label: notPaused }, ...lengths];
  const label = shownPause === "" ? stayPausedOpen : stayPaused(shownPause);
  return [{ value: asNow, label }, { value: endPause, label: end }, ...lengths];
}

interface Option {
  readonly value: string;
  readonly label: string;
}

/** From west to east, a place for each clock that many people live by; a select takes a hundred. */
const commonZones: readonly string[] = [
  "Pacific/Honolulu",
  "America/Anchorage",
  "America/Los_Angeles",
  "America/Phoenix",
  "America/Denver",
  "America/Chicago",
  "America/Mexico_City",
  "America/Bogota",
  "America/New_York",
  "America/Toronto",
  "America/Halifax",
  "America/Santiago",
  "America/Sao_Paulo",
  "America/Argentina/Buenos_Aires",
  "UTC",
  "Europe/London",
  "Europe/Dublin",
  "Europe/Lisbon",
  "Africa/Lagos",
  "Europe/Paris",
  "Europe/Berlin",
  "Europe/Warsaw",
  "Europe/Athens",
  "Europe/Helsinki",
  "Africa/Cairo",
  "Africa/Johannesburg",
  "Africa/Nairobi",
  "Europe/Istanbul",
  "Asia/Dubai",
  "Asia/Karachi",
  "Asia/Kolkata",
  "Asia/Dhaka",
  "Asia/Bangkok",
  "Asia/Singapore",
  "Asia/Shanghai",
  "Asia/Manila",
  "Asia/Tokyo",
  "Asia/Seoul",
  "Australia/Brisbane",
  "Australia/Sydney",
  "Pacific/Auckland",
];
