import type { ActButton, Card, Element } from "../../core/card.ts";
import { act, boldLine, buttons, line, quietLine } from "../../core/card-parts.ts";
import { cardOf } from "../../core/card-text.ts";
import type { Escalation } from "../../core/escalations.ts";
import { digestWords as words } from "../../core/messages/digest.ts";
import type { Person } from "../../core/people.ts";
import { type EntryView, entryElements, entryTitle } from "../escalation/entry-elements.ts";
import type { BeforeAfter, ClosingFigures } from "./closing-figures.ts";
import type { ChosenEntries, Tellable } from "./digest-entries.ts";

export interface DigestView extends ChosenEntries, Omit<EntryView, "entry"> {
  readonly manager: Person;
  /** The manager, or who stands in for them. */
  readonly to: Pick<Person, "id">;
  /** Goes out by itself, since the page is critical. */
  readonly isAtOnce: boolean;
}

/** What a manager reads once a week: what closed, pages, people. */
export function digestCard(view: DigestView): Card {
  const { manager, to, isAtOnce, entries, waiting } = view;
  const weekly = to.id === manager.id ? words.title : words.titleFor(manager.name);
  const namesSomebody = entries.some(({ escalation }) => escalation.person !== null);
  return cardOf([
    { kind: "heading", text: isAtOnce ? words.atOnce : weekly },
    ...entries.flatMap((one) => elementsOf(view, one)),
    ...(waiting === 0 ? [] : [quietLine(words.more(waiting))]),
    quietLine(namesSomebody ? words.footer : words.footerPages),
  ]);
}

function elementsOf(view: DigestView, one: Tellable): readonly Element[] {
  const { entry } = one.escalation;
  switch (one.kind) {
    case "closed":
      return [
        boldLine(words.closed.person(entryTitle({ ...view, entry }))),
        line(closedLines(one).join(" ")),
      ];
    case "page":
      return [...entryElements({ ...view, entry }), matterButtons(one.escalation)];
    case "person":
      return [...entryElements({ ...view, entry }), personButtons(one.escalation.id)];
  }
}

function personButtons(escalation: string): Element {
  const { assign, coached, page, notAGap, observed } = words.buttons;
  const of = { escalation };
  const all: readonly ActButton[] = [
    act(assign, "signals.assign", of),
    act(coached, "signals.coached", of),
    act(page, "signals.page", of),
    act(notAGap, "signals.dismiss", of),
    act(observed, "signals.observed", of),
  ];
  return buttons(...all);
}

/** A page that is missing is nobody's to be blamed. */
function matterButtons({ id: escalation, entry }: Escalation): Element {
  const { page, notAGap } = words.buttons;
  const dismiss = act(notAGap, "signals.dismiss", { escalation });
  return entry.cause === "missing"
    ? buttons(dismiss)
    : buttons(act(page, "signals.page", { escalation }), dismiss);
}

function closedLines({ gap, isDropped, figures }: Extract<Tellable, { kind: "closed" }>): readonly string[] {
  if (isDropped) return [words.closed.dropped];
  const closing = gap.closing ?? "settled";
  const { why: ofGap, whyMissing } = words.closed;
  const why = (gap.kind === "content" ? whyMissing[closing] : ofGap[closing]) ?? ofGap.settled ?? "";
  return [why, ...(figures === null ? [] : figureLines(figures, gap.kind === "personal"))];
}

function figureLines({ right, stepsMissed, verdict }: ClosingFigures, isPerson: boolean): readonly string[] {
  const { closed } = words;
  if (verdict === "too-few") return [closed.tooFew];
  const say = isPerson ? closed.firstTries : closed.answers;
  return [
    ...(hasBoth(right) ? [inWords(right, say)] : []),
    ...(hasBoth(stepsMissed) ? [inWords(stepsMissed, closed.steps)] : []),
    closed[verdict],
  ];
}

function hasBoth({ before, after }: BeforeAfter): boolean {
  return before.of > 0 && after.of > 0;
}

function inWords({ before, after }: BeforeAfter, say: (before: string, after: string) => string): string {
  const { of } = words.closed;
  return say(of(before.count, before.of), of(after.count, after.of));
}
