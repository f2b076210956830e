/** Times come as HH:MM, moments and zones in words already. */
export const preferenceWords = {
  title: "Your preferences",
  quiz: (time: string, isOwn: boolean) =>
    `Daily questions: after ${time}${isOwn ? "" : ", as the company set it"}`,
  zone: (zone: string, clock: string, isOwn: boolean) =>
    `Time zone: ${zone}, where it is ${clock} now${isOwn ? "" : "; from your profile"}`,
  messages: {
    on: () => "Messages: Cairn may write to you first",
    stopped: () => "Messages: stopped; Cairn writes only when you ask",
    paused: (moment: string) => `Messages: paused until ${moment}; Cairn writes only when you ask`,
    pausedOpen: () => "Messages: paused until you end it; Cairn writes only when you ask",
  },
  short: (time: string, zone: string) => `Questions after ${time} · ${zone}`,
  shortMessages: {
    on: () => "messages on",
    stopped: () => "messages stopped",
    paused: (moment: string) => `paused until ${moment}`,
    pausedOpen: () => "paused until you end it",
  },
  change: "Change",
  endPause: "End the pause",
  stop: "Stop messages",
  resume: "Let Cairn write again",
  saved: "Saved.",
  nothingChanged: "Nothing changed.",
  /** What holds now, after "Saved." */
  confirm: {
    quizTime: (time: string) => `Questions come after ${time} your time.`,
    timeZone: (zone: string, clock: string) => `Times are now those of ${zone}, where it is ${clock}.`,
    paused: (moment: string) => `Cairn does not write to you first until ${moment}.`,
    pausedOpen: "Cairn does not write to you first until you end the pause.",
    pauseEnded: "The pause is over.",
    practiceMode: {
      learning: "You are asked everything that your tasks need.",
      experienced: "Of what is new you are asked thresholds, exceptions and changes only.",
    },
    newPerDay: (count: number) =>
      count === 1 ? "At most 1 new question comes a day." : `At most ${count} new questions come a day.`,
  },
  notSaved: "Nothing was saved.",
  wrongTime: (given: string) => `“${given}” is no time of day. Write it as 09:30 or 14:00.`,
  wrongZone: (given: string) => `“${given}” is no time zone. Choose one from the list.`,
  wrongPause: (given: string) => `“${given}” is no pause. Choose one from the list.`,
  nobody:
    "Cairn does not find you among the company's people, so there is nothing to set. It never writes to you first.",
} as const;

/** What is asked behind "Change". */
export const preferenceForm = {
  title: "Your preferences",
  submit: "Save",
  quizTime: "Daily questions after",
  timeZone: "Time zone",
  pause: "Pause messages that Cairn sends first",
  zoneOfProfile: (zone: string) => `As in your profile: ${zone}`,
  notPaused: "No pause",
  stayPaused: (moment: string) => `As now: until ${moment}`,
  stayPausedOpen: "As now: until I end it",
  endPause: "End the pause now",
  pauseFor: (days: number) => {
    if (days === 1) return "For a day";
    return days === 7 ? "For a week" : `For ${days / 7} weeks`;
  },
  pauseOpen: "Until I end it",
} as const;

/** What somebody is asked of what is new to them. */
export const practicePreferenceWords = {
  holds: {
    learning: (newPerDay: number) =>
      `Practice: everything that your tasks need, ${newPerDay} new a day at most`,
    experienced: (newPerDay: number) =>
      `Practice: thresholds, exceptions and changes only, ${newPerDay} new a day at most`,
  },
  mode: "Of what is new, ask me",
  modes: {
    learning: "Everything that my tasks need",
    experienced: "Thresholds, exceptions and changes only",
  },
  newPerDay: "New questions a day, at most",
} as const;

/** "Dublin (Europe)" of Europe/Dublin. */
export function zoneInWords(zone: string): string {
  const [region = zone, ...places] = zone.split("/");
  const place = places.at(-1);
  return place === undefined ? region : `${place.replaceAll("_", " ")} (${region})`;
}
