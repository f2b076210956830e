import { z } from "zod";
import { type Actions, action, actionTable } from "../core/action.ts";
import type { Asker } from "../core/asker.ts";
import type { Button } from "../core/card.ts";
import { cardOf, sentences } from "../core/card-text.ts";
import { momentInWords } from "../core/messages/moments.ts";
import { privacyButtons, stopWords, storedWords } from "../core/messages/privacy.ts";
import { isOpenEnded, isPaused } from "../core/pause.ts";
import type { Person } from "../core/people.ts";
import { personZone } from "../core/person-zone.ts";
import type { PersonSettings } from "../core/ports/setting-store.ts";
import { type Result, shown } from "../core/result.ts";
import { preferencesButton, resumeButton, stopButton, storedButton } from "./consent.ts";
import type { PrivacyDeps } from "./privacy-deps.ts";
import { storedCard } from "./stored.ts";

const nothing = z.object({});

/** Every button of Privacy. */
export const privacyActions: Actions<PrivacyDeps> = actionTable({
  "privacy.stop": action(nothing, stop),
  "privacy.resume": action(nothing, resume),
  "privacy.stored": action(nothing, stored),
});

/** What is stored about whoever asks, for nobody else to see. */
export async function stored(deps: PrivacyDeps, { person, at }: Asker): Promise<Result> {
  const { policy } = deps.company;
  const { textKeptDays } = policy.ask;
  const signalsKeptDays = policy.signals.keptDays;
  if (person === null) return shown([sentences(storedWords.nobody(textKeptDays))]);
  const [counts, settings] = await Promise.all([
    deps.store.storedAbout(person.id),
    deps.settings.settings(person.id),
  ]);
  const administrator = deps.administrator?.name ?? null;
  const zone = personZone({ person, settings, account: null, policy });
  return shown([storedCard({ counts, textKeptDays, signalsKeptDays, administrator, now: at, zone })]);
}

/** From now on Cairn never writes to them first. */
export async function stop(deps: PrivacyDeps, asker: Asker): Promise<Result> {
  if (asker.person === null) return shown([sentences(stopWords.nobody)]);
  const settings = await deps.settings.settings(asker.person.id);
  return chosen(asker.person, asker.at, settings, "stopped", {
    lines: [stopWords.stopped, stopWords.stoppedMeans],
    buttons: [resumeButton, storedButton(privacyButtons.stored)],
  });
}

/** Cairn may write to them first again, from the end of a pause on. */
export async function resume(deps: PrivacyDeps, asker: Asker): Promise<Result> {
  if (asker.person === null) return shown([sentences(stopWords.nobody)]);
  const { person, at } = asker;
  const settings = await deps.settings.settings(person.id);
  const zone = personZone({ person, settings, account: null, policy: deps.company.policy });
  return chosen(person, at, settings, "on", {
    lines: [stopWords.resumed, ...pauseLine(settings, at, zone)],
    buttons: [stopButton, preferencesButton],
  });
}

/** Says what holds now; a second tap on the same says it again and writes nothing. */
function chosen(
  { id: person }: Person,
  at: Date,
  { messages }: PersonSettings,
  value: PersonSettings["messages"],
  { lines, buttons }: { readonly lines: readonly string[]; readonly buttons: readonly Button[] },
): Result {
  const result = shown([cardOf([...sentences(...lines).elements, { kind: "buttons", buttons }])]);
  if (messages === value) return result;
  return { ...result, facts: [{ kind: "setting-changed", person, name: "messages", value, at }] };
}

function pauseLine({ pausedUntil }: PersonSettings, now: Date, zone: string): readonly string[] {
  if (pausedUntil === null || !isPaused({ pausedUntil }, now)) return [];
  if (isOpenEnded(pausedUntil)) return [stopWords.stillPausedOpen];
  return [stopWords.stillPaused(momentInWords(pausedUntil, now, zone))];
}
