import type { Element } from "../../core/card.ts";
import { act } from "../../core/card-parts.ts";
import { practiceWords } from "../../core/messages/practice.ts";
import type { PracticeSession } from "../../core/practice.ts";

const words = practiceWords.notNow;

/** Ways out of a session. Who asked for it themselves is not asked when it shall come again. */
export function notNowFold({ id, kind }: PracticeSession): Element {
  const value = { session: id };
  const stop = act(words.stop, "practice.stop", value);
  const later =
    kind === "daily" || kind === "nudge"
      ? [
          act(words.hour, "practice.later", { ...value, when: "hour" }),
          act(words.tomorrow, "practice.later", { ...value, when: "tomorrow" }),
          act(words.pause, "people.preferences", {}),
        ]
      : [];
  return { kind: "fold", label: words.label, elements: [{ kind: "buttons", buttons: [stop, ...later] }] };
}
