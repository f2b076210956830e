import type { Card } from "../../core/card.ts";
import { act, buttons, line, quietLine } from "../../core/card-parts.ts";
import { cardOf } from "../../core/card-text.ts";
import { momentInWords } from "../../core/messages/moments.ts";
import { coachWords, shownWords as words } from "../../core/messages/signals.ts";
import type { Person } from "../../core/people.ts";
import { titleOf } from "../subjects.ts";
import { type EntryView, entryElements } from "./entry-elements.ts";

export interface ShownView extends EntryView {
  readonly gap: string;
  readonly manager: Pick<Person, "name">;
  /** Who would decide a contest; `null`: nobody but the manager. */
  readonly decider: Pick<Person, "name"> | null;
  readonly contestDays: number;
  /** Not told before this instant, and the person's zone in which it is told. */
  readonly dueAt: Date;
  readonly zone: string;
  /** They saw an earlier one about the same. */
  readonly isAnew: boolean;
}

/** What the manager would read, before the manager reads it. */
export function shownCard(view: ShownView): Card {
  const { entry, manager, decider, dueAt, zone, now } = view;
  const ofGap = { gap: view.gap };
  return cardOf([
    { kind: "heading", text: words.title },
    line(words.intro(titleOf(entry), manager.name, momentInWords(dueAt, now, zone))),
    ...(view.isAnew ? [quietLine(words.anew(manager.name))] : []),
    ...entryElements(view),
    quietLine(decider === null ? words.holdsNobody : words.holds(decider.name, view.contestDays)),
    buttons(
      act(words.contest, "signals.contest", ofGap),
      act(coachWords.practise, "signals.practise", ofGap),
    ),
  ]);
}
