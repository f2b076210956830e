import type { ActButton, Card, Element } from "../../core/card.ts";
import { buttons, line, quietLine } from "../../core/card-parts.ts";
import { cardOf } from "../../core/card-text.ts";
import { queueWords as words } from "../../core/messages/queue.ts";
import { entryButtons } from "./entry-buttons.ts";
import { entryElements } from "./entry-elements.ts";
import type { QueueView } from "./queue-view.ts";

/** A queue, one entry at a time: what was just decided, the entry, what can be done about it. */
export function queueCard(view: QueueView): Card {
  const { entry, said, place, of, isUrgent } = view;
  const done: readonly Element[] =
    said === null ? [] : [{ kind: "notice", tone: "info", spans: [{ text: said }] }];
  if (entry === null)
    return cardOf([
      ...done,
      line(said === null ? words.nothing : words.nothingLeft),
      ...waitingLines(view),
      ...view.tags,
    ]);
  return cardOf([
    ...done,
    quietLine(isUrgent ? words.urgent : words.place(place, of)),
    ...entryElements(entry, view.now),
    ...entryButtons(entry, view),
    ...(place === of ? waitingLines(view) : []),
    ...view.tags,
  ]);
}

/** One line, where there is room for no more. */
export function homeElements(count: number, show: ActButton): readonly Element[] {
  return count === 0
    ? []
    : [{ kind: "heading", text: words.homeTitle }, line(words.atHome(count)), buttons(show)];
}

function waitingLines({ waiting }: Pick<QueueView, "waiting">): readonly Element[] {
  const lines = (["full", "snoozed", "unused"] as const).flatMap((why) => {
    const count = waiting[why] ?? 0;
    return count === 0 ? [] : [words.waiting[why](count)];
  });
  return lines.length === 0 ? [] : [quietLine(lines.join(" "))];
}
