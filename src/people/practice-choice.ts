import { z } from "zod";
import type { Field } from "../core/card.ts";
import { practicePreferenceWords as words } from "../core/messages/preferences.ts";
import type { Person } from "../core/people.ts";
import type { Policy } from "../core/policy.ts";
import type { PersonSettings } from "../core/ports/setting-store.ts";

export interface PracticeChoiceView {
  readonly person: Pick<Person, "rolesSince">;
  readonly settings: Pick<PersonSettings, "practiceMode" | "newPerDay">;
  readonly policy: { readonly practice: Policy["practice"] };
  readonly now: Date;
}

/** What of practice the button "Change" carries. */
export const shownPractice = z.object({
  shownMode: z.enum(["learning", "experienced"]),
  shownNew: z.int().min(0).max(50),
  /** More than `shownNew` may be chosen, up to so many; 0: it may not be chosen now. */
  mostNew: z.int().min(0).max(50),
});

/** What was filled in; a client may leave out what was left alone. */
export const filledPractice = z.object({
  practiceMode: z.enum(["learning", "experienced"]).optional(),
  newPerDay: z.coerce.number().int().min(0).max(50).optional(),
});

/** What holds now, for the button. "In the first 30 days of a role up to six by choice." */
export function shownChoice(view: PracticeChoiceView): z.infer<typeof shownPractice> {
  const { newPerDay, newPerDayAtFirst, firstDays } = view.policy.practice;
  const since = view.person.rolesSince;
  const isFirst = since !== null && view.now.getTime() - since.getTime() < firstDays * dayMs;
  return {
    shownMode: view.settings.practiceMode ?? "learning",
    shownNew: Math.min(view.settings.newPerDay ?? newPerDay, isFirst ? newPerDayAtFirst : newPerDay),
    mostNew: isFirst && newPerDayAtFirst > newPerDay ? newPerDayAtFirst : 0,
  };
}

/** One line of what holds. */
export function practiceLine(view: PracticeChoiceView): string {
  const { shownMode, shownNew } = shownChoice(view);
  return words.holds[shownMode](shownNew);
}

export function practiceFields({
  shownMode,
  shownNew,
  mostNew,
}: z.infer<typeof shownPractice>): readonly Field[] {
  const mode: Field = {
    kind: "choice",
    name: "practiceMode",
    label: words.mode,
    options: (["learning", "experienced"] as const).map((value) => ({ value, label: words.modes[value] })),
    initial: shownMode,
  };
  if (mostNew === 0) return [mode];
  const numbers = Array.from({ length: mostNew }, (_, place) => String(place + 1));
  const perDay: Field = {
    kind: "choice",
    name: "newPerDay",
    label: words.newPerDay,
    options: numbers.map((value) => ({ value, label: value })),
    initial: String(Math.max(1, shownNew)),
  };
  return [mode, perDay];
}

/** What was shown and what was filled in. */
type Filled = {
  readonly [Name in "shownMode" | "shownNew" | "mostNew"]?: z.infer<typeof shownPractice>[Name] | undefined;
} & z.infer<typeof filledPractice>;

/** What a filled-in form changes: only what differs from what was shown. */
export function practiceChoice({
  practiceMode,
  newPerDay,
  shownMode,
  shownNew,
  mostNew = 0,
}: Filled): Partial<Pick<PersonSettings, "practiceMode" | "newPerDay">> {
  return {
    ...(practiceMode === undefined || practiceMode === shownMode ? {} : { practiceMode }),
    ...(newPerDay === undefined || newPerDay === shownNew || newPerDay > mostNew ? {} : { newPerDay }),
  };
}

const dayMs = 86_400_000;
