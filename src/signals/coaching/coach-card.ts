import type { Card } from "../../core/card.ts";
import { act, buttons, line, quietLine } from "../../core/card-parts.ts";
import { cardOf } from "../../core/card-text.ts";
import type { PersonalGap } from "../../core/gaps.ts";
import { coachWords as words } from "../../core/messages/signals.ts";

export interface CoachView {
  readonly gap: Pick<PersonalGap, "id" | "why">;
  /** "Refund approvals · Over 500" */
  readonly title: string;
  /** Name of who would decide a contest; `null`: nobody. */
  readonly decider: string | null;
  /** Where there is a works council nobody is ever told. */
  readonly worksCouncil: boolean;
}

/** What was noticed, why, and what comes of it: to the person alone. */
export function coachCard({ gap, title, decider, worksCouncil }: CoachView): Card {
  const { rule, missed, tries, days, predicted } = gap.why;
  const noticed =
    rule === "lapses"
      ? words.lapses(missed, title)
      : `${words.noticed(missed, tries, days, title)} ${words.moreThanUsual(predicted)}`;
  const ofGap = { gap: gap.id };
  return cardOf([
    { kind: "heading", text: words.title(title) },
    line(noticed),
    line(`${words.plan} ${words.nobody}`),
    quietLine(worksCouncil ? words.decider(decider) : `${words.ifItGoesOn} ${words.decider(decider)}`),
    buttons(
      { ...act(words.practise, "signals.practise", ofGap), primary: true },
      act(words.itIsThePage, "signals.blame", ofGap),
      act(words.notAGap, "signals.contest", ofGap),
    ),
  ]);
}
