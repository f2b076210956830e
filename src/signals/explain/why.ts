import type { Tap } from "../../core/asker.ts";
import type { Card } from "../../core/card.ts";
import { act, buttons, line, quietLine } from "../../core/card-parts.ts";
import { cardOf } from "../../core/card-text.ts";
import type { PersonalGap } from "../../core/gaps.ts";
import { whyWords as words } from "../../core/messages/gap-explained.ts";
import { contestWords, mineWords } from "../../core/messages/signals.ts";
import { inSentences, type Result, shown } from "../../core/result.ts";
import type { EscalationDeps } from "../signal-deps.ts";
import { subjectTitle } from "../subjects.ts";
import { signalsBehind, versionsOf } from "./signals-behind.ts";

/** "Why?": what was counted and by which rule, for the person concerned alone. */
export async function whyNoticed(
  deps: EscalationDeps,
  { person, at, value }: Tap<{ readonly gap: string }>,
): Promise<Result> {
  const gap = await deps.store.gap(value.gap);
  if (gap === null || gap.kind !== "personal") return inSentences(contestWords.unknown);
  if (gap.person !== person?.id) return inSentences(contestWords.notYours);
  const title = await subjectTitle(deps, gap.subject, at);
  const versions = versionsOf(gap, await signalsBehind(deps, gap));
  return shown([whyCard({ gap, title, versions, lapseDays: deps.company.policy.signals.lapseDays })]);
}

export interface WhyView {
  readonly gap: Pick<PersonalGap, "why" | "state">;
  readonly title: string;
  readonly versions: readonly number[];
  readonly lapseDays: number;
}

export function whyCard({ gap, title, versions, lapseDays }: WhyView): Card {
  const { rule, tries, missed, days, statistic, threshold } = gap.why;
  const decided =
    rule === "lapses"
      ? [line(words.lapses(missed, threshold, lapseDays))]
      : [
          line(words.counted(missed, tries, days)),
          line(words.likelier(words.times(Math.exp(statistic)), words.times(Math.exp(threshold)))),
        ];
  return cardOf([
    { kind: "heading", text: words.title(title) },
    ...decided,
    ...(gap.state === "persists" ? [line(words.persists)] : []),
    quietLine(words.notCounted),
    ...(versions.length === 0 ? [] : [quietLine(words.versions(versions))]),
    buttons(act(mineWords.title, "signals.mine", {})),
  ]);
}
