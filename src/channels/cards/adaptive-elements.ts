import type { Button, Element, Step } from "../../core/card.ts";
import { cardWords } from "../../core/messages/web.ts";
import { actionLines, actionSets, buttonAction, fieldActions, labelOf } from "./adaptive-actions.ts";
import type { AdaptiveContainer, AdaptiveElement } from "./adaptive-card-shape.ts";
import { citation } from "./adaptive-citation.ts";
import { fieldInputs } from "./adaptive-form.ts";
import type { Pen } from "./adaptive-pen.ts";
import { plain, withoutMarkdown, words } from "./adaptive-text.ts";
import { letter } from "./letter.ts";

/** Folds that follow one another stand in one row, and open below it. */
export function drawElements(elements: readonly Element[], pen: Pen): readonly AdaptiveElement[] {
  const runs: Element[][] = [];
  for (const element of elements) {
    const last = runs.at(-1);
    if (element.kind === "fold" && last?.[0]?.kind === "fold") last.push(element);
    else runs.push([element]);
  }
  return runs.flatMap((run) => {
    const folds = run.filter((element) => element.kind === "fold");
    if (folds.length > 0) return foldRow(folds, pen);
    return run.flatMap((element) => drawElement(element, pen));
  });
}

function drawElement(element: Element, pen: Pen): readonly AdaptiveElement[] {
  switch (element.kind) {
    case "heading":
      return heading(element.text, pen);
    case "text":
      return words(element.spans, pen.baseUrl, element.quiet ? { isSubtle: true, size: "Small" } : {});
    case "steps":
      return element.steps.map((step, index) => drawStep(step, element.start + index, pen));
    case "bullets":
      return element.items.flatMap((item) => {
        const content = words(item, pen.baseUrl);
        return content.length === 0 ? [] : [marked("•", content)];
      });
    case "notice":
      return boxed(noticeStyle[element.tone], words(element.spans, pen.baseUrl));
    case "citation":
      return [citation(element, pen)];
    case "fold":
      return foldRow([element], pen);
    case "buttons": {
      if (element.choices) return choices(element.buttons, pen);
      const row = buttonRow(element.buttons, pen);
      return element.quiet && row.length > 0
        ? [{ type: "Container", id: pen.newId("quiet"), items: row }]
        : row;
    }
    case "fields":
      return fieldset(element, pen);
    case "verdict":
      return buttonRow([element.positive, element.negative, ...element.others], pen);
  }
}

function buttonRow(buttons: readonly Button[], pen: Pen): readonly AdaptiveElement[] {
  return actionSets(buttons.map((button) => buttonAction(button, pen)));
}

/** An answer to choose from keeps all its words: on its button, or beside the letter that stands on it. */
function choices(buttons: readonly Button[], pen: Pen): readonly AdaptiveElement[] {
  const most = pen.isCrowded ? 100 : 500;
  const isLettered = pen.client.kind === "teams" && buttons.some(({ label }) => label.length > choiceLength);
  const items = isLettered
    ? letteredChoices(buttons, pen, most)
    : actionLines(buttons.map((button) => buttonAction(button, pen, labelOf(button.label, pen, most))));
  return items.length === 0 ? [] : [{ type: "Container", id: pen.newId("choices"), items }];
}

/** Characters that a button of Teams shows on a phone. */
const choiceLength = 36;

function letteredChoices(buttons: readonly Button[], pen: Pen, most: number): readonly AdaptiveElement[] {
  const shown = buttons.map(({ label }) => pen.cap(plain(label), most) || cardWords.emptyButton);
  return [
    ...shown.map((text, place) => marked(`${letter(place)}.`, words([{ text }], pen.baseUrl))),
    ...actionSets(
      buttons.map((button, place) => {
        const tooltip = pen.cap(shown[place] ?? "", 200);
        return buttonAction(button, pen, { title: letter(place), tooltip });
      }),
    ),
  ];
}

function fieldset({ fields, buttons }: Element & { kind: "fields" }, pen: Pen): readonly AdaptiveElement[] {
  const id = pen.newId("fields");
  return [...fieldInputs(fields, id, pen), ...actionSets(fieldActions(buttons, fields, id, pen))];
}

const noticeStyle = { info: "emphasis", warning: "warning", change: "accent" } as const;

function heading(text: string, { cap }: Pen): readonly AdaptiveElement[] {
  const shown = cap(plain(text).replace(/\s+/g, " ").trim(), 200);
  if (shown === "") return [];
  // Only TextBlock can be a heading for screen readers, and TextBlock reads Markdown.
  return [
    {
      type: "TextBlock",
      text: withoutMarkdown(shown),
      style: "heading",
      size: "Medium",
      weight: "Bolder",
      wrap: true,
    },
  ];
}

function drawStep(step: Step, number: number, pen: Pen): AdaptiveElement {
  const details = step.details.flatMap((detail) => {
    const content = words(detail.spans, pen.baseUrl);
    if (content.length === 0) return [];
    return detail.warning ? boxed("warning", content) : [marked("•", content)];
  });
  const content = [...words(step.spans, pen.baseUrl), ...details];
  return marked(
    `${number}.`,
    content.length > 0 ? content : words([{ text: cardWords.emptyStep }], pen.baseUrl),
  );
}

/** A number or bullet beside its text, so that longer lines hang together. Nested sets, no Table: phones lack it. */
function marked(marker: string, items: readonly AdaptiveElement[]): AdaptiveElement {
  return {
    type: "ColumnSet",
    spacing: "Small",
    columns: [
      {
        type: "Column",
        width: "auto",
        items: [{ type: "RichTextBlock", inlines: [{ type: "TextRun", text: marker, weight: "Bolder" }] }],
      },
      { type: "Column", width: "stretch", spacing: "Small", items },
    ],
  };
}

function boxed(
  style: AdaptiveContainer["style"] & string,
  items: readonly AdaptiveElement[],
): readonly AdaptiveElement[] {
  return items.length === 0 ? [] : [{ type: "Container", style, items }];
}

function foldRow(folds: readonly (Element & { kind: "fold" })[], pen: Pen): readonly AdaptiveElement[] {
  const drawn = folds.flatMap(({ label, elements }) => {
    const id = pen.newId("fold");
    const items = elements.flatMap((inner) => drawElement(inner, pen));
    return items.length === 0 ? [] : [{ id, label: labelOf(label, pen), items }];
  });
  return [
    ...actionSets(
      drawn.map(({ id, label }) => ({ type: "Action.ToggleVisibility", ...label, targetElements: [id] })),
    ),
    ...drawn.map(({ id, items }): AdaptiveElement => ({ type: "Container", id, isVisible: false, items })),
  ];
}
