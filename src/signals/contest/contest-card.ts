import type { Card } from "../../core/card.ts";
import { act, buttons, line } from "../../core/card-parts.ts";
import { cardOf } from "../../core/card-text.ts";
import type { Contest } from "../../core/escalations.ts";
import { contestWords as words } from "../../core/messages/signals.ts";
import { type EntryView, entryElements } from "../escalation/entry-elements.ts";

export interface ContestView extends EntryView {
  readonly contest: Pick<Contest, "id" | "words">;
  /** Names. */
  readonly person: string;
  /** `null`: nobody was to be told yet. */
  readonly manager: string | null;
  /** In words. */
  readonly day: string;
}

/** What somebody contests, to whoever decides it. */
export function contestCard(view: ContestView): Card {
  const { contest, person, manager, day } = view;
  const ofContest = { contest: contest.id };
  return cardOf([
    { kind: "heading", text: words.asked(person) },
    line(words.askedWhy(person, manager, day)),
    ...entryElements(view),
    line(contest.words === null ? words.noWords : words.words(contest.words)),
    buttons(act(words.drop, "signals.uphold", ofContest), act(words.keep, "signals.reject", ofContest)),
  ]);
}
