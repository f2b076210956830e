import type { Asker } from "../../core/asker.ts";
import type { Card } from "../../core/card.ts";
import { act, line } from "../../core/card-parts.ts";
import { cardOf, sentences } from "../../core/card-text.ts";
import { momentInWords } from "../../core/messages/moments.ts";
import { practiceWords } from "../../core/messages/practice.ts";
import { preferenceWords } from "../../core/messages/preferences.ts";
import { openEnd } from "../../core/pause.ts";
import { inSentences, type Result } from "../../core/result.ts";
import { learnerOf } from "../learner.ts";
import type { PracticeDeps } from "../practice-deps.ts";
import { nextPracticeInstant } from "../schedule/practice-time.ts";
import { instead } from "../session/open-question.ts";
import { backOnTrack } from "./back-on-track.ts";

const words = practiceWords.pause;

/** After several that nobody opened: one question, and nothing until it is answered. */
export function pauseCard(): Card {
  return cardOf([
    { kind: "heading", text: words.title },
    line(words.text),
    {
      kind: "buttons",
      buttons: [act(words.pause, "practice.pause", {}), act(words.weekly, "practice.keep-going", {})],
    },
  ]);
}

/** Until the person ends it; then practice begins anew, as if nothing had been ignored. */
export async function pausePractice(deps: PracticeDeps, { person, at }: Asker): Promise<Result> {
  if (person === null) return inSentences(practiceWords.start.nobody);
  const value = openEnd.toISOString();
  return {
    ...instead(sentences(`${preferenceWords.saved} ${preferenceWords.confirm.pausedOpen}`)),
    facts: [
      { kind: "setting-changed", person: person.id, name: "pausedUntil", value, at },
      ...(await backOnTrack(deps, await learnerOf(deps, person), at)),
    ],
  };
}

export async function keepGoing(deps: PracticeDeps, { person, at }: Asker): Promise<Result> {
  if (person === null) return inSentences(practiceWords.start.nobody);
  const learner = await learnerOf(deps, person);
  const next = nextPracticeInstant(learner, at);
  const said = next === null ? words.goesOnSomeDay : words.goesOn(momentInWords(next, at, learner.zone));
  return { ...instead(sentences(said)), facts: await backOnTrack(deps, learner, at) };
}
