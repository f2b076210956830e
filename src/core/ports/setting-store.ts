/** What people choose for themselves, and what they were told. Appended; the last of each kind counts. */
export interface PersonSettings {
  /** HH:MM local; `null`: the company's default. */
  readonly quizTime: string | null;
  /** IANA name; `null`: as people.yaml or the channel says. */
  readonly timeZone: string | null;
  /** Nothing is sent unasked before this instant; `null`: not paused. */
  readonly pausedUntil: Date | null;
  /** `stopped`: Cairn never writes first. */
  readonly messages: "on" | "stopped";
  /** When they were told what is stored and who sees what, and which wording of it; `null`: never. */
  readonly consent: { readonly wording: string; readonly at: Date } | null;
  /** `experienced`: of new material only thresholds and exceptions; `null`: as their time in the role says. */
  readonly practiceMode: "learning" | "experienced" | null;
  /** New items a day, in the first weeks of a role; `null`: the company's default. */
  readonly newPerDay: number | null;
}

export interface SettingStore {
  settings(person: string): Promise<PersonSettings>;
  /** The same for several; everybody asked for is in the answer. */
  settingsOf(people: readonly string[]): Promise<ReadonlyMap<string, PersonSettings>>;
}

export const defaultSettings: PersonSettings = {
  quizTime: null,
  timeZone: null,
  pausedUntil: null,
  messages: "on",
  consent: null,
  practiceMode: null,
  newPerDay: null,
};
