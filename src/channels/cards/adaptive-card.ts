import type { Button, Card, Element, Step } from "../../core/card.ts";
import { cardWords } from "../../core/messages/web.ts";
import { actionLines, actionSets, buttonAction, buttonTitle, fieldActions } from "./adaptive-actions.ts";
import type { AdaptiveCard, AdaptiveContainer, AdaptiveElement } from "./adaptive-card-shape.ts";
import { citation } from "./adaptive-citation.ts";
import { fieldInputs } from "./adaptive-form.ts";
import { plain, withoutMarkdown, words } from "./adaptive-text.ts";
import { cappedText, shortenCard, unitsOf } from "./shorten-card.ts";

/** Teams refuses cards above 28 KB in some places; the rest is for what a channel wraps around it. */
export const maxCardBytes = 27_000;

export interface AdaptiveCardOptions {
  /** Start of the addresses of our own pages, without a slash at the end: `http://localhost:3000`. */
  readonly baseUrl: string;
  /** BCP 47, e.g. `en`. */
  readonly language: string;
  /** Makes the ids inside the card unique on a page that shows several: the message's id. */
  readonly id: string;
}

/**
 * A card as Adaptive Card 1.5 JSON for desktops and phones, at most `maxCardBytes` long: when it is longer,
 * its text gives way from the end, folds first, and says so. Citations, fields and buttons are never dropped,
 * only their labels are capped, so the limit holds for up to 8 citations, 16 buttons with addresses and
 * values of up to 500 bytes, and fields on the card with up to 12 options.
 *
 * Words of pages travel as TextRun, which no client reads as Markdown or HTML.
 */
export function toAdaptiveCard(card: Card, options: AdaptiveCardOptions): AdaptiveCard {
  const whole = render(card, { ...options, labels: "whole" });
  if (bytesOf(whole) <= maxCardBytes) return whole;
  const short = { ...options, labels: "short" } as const;
  let fits = 0;
  let tooMany = unitsOf(card.elements) + 1;
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2);
    if (bytesOf(render(shortenCard(card, middle), short)) <= maxCardBytes) fits = middle;
    else tooMany = middle;
  }
  return render(shortenCard(card, fits), short);
}

/** `whole`: answers to choose from keep all their words. */
type Drawing = AdaptiveCardOptions & { readonly labels: "whole" | "short" };

function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}

function render(card: Card, options: Drawing): AdaptiveCard {
  const newId = idsFrom(options.id);
  return {
    type: "AdaptiveCard",
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    version: "1.5",
    lang: options.language,
    fallbackText: cappedText(plain(card.summary), 1500) || cardWords.noText,
    // Read aloud, perhaps as SSML, in which angle brackets and ampersands are markup.
    speak: cappedText(plain(card.summary).replace(/[<>&]/g, " "), 600) || cardWords.noText,
    body: renderAll(card.elements, options, newId),
  };
}

/** Ids inside one card: `m1-fold-1`, `m1-source-2`. */
type NewId = (kind: "fold" | "source" | "form" | "fields" | "choices" | "quiet") => string;

function idsFrom(prefix: string): NewId {
  let count = 0;
  // A dot parts the name of a form's field from the card's.
  return (kind) => `${prefix.replaceAll(".", "-")}-${kind}-${++count}`;
}

/** Folds that follow one another stand in one row, and open below it. */
function renderAll(elements: readonly Element[], options: Drawing, newId: NewId): readonly AdaptiveElement[] {
  const runs: Element[][] = [];
  for (const element of elements) {
    const last = runs.at(-1);
    if (element.kind === "fold" && last?.[0]?.kind === "fold") last.push(element);
    else runs.push([element]);
  }
  return runs.flatMap((run) => {
    const folds = run.filter((element) => element.kind === "fold");
    if (folds.length > 0) return foldRow(folds, options, newId);
    return run.flatMap((element) => renderElement(element, options, newId));
  });
}

function renderElement(element: Element, options: Drawing, newId: NewId): readonly AdaptiveElement[] {
  switch (element.kind) {
    case "heading":
      return heading(element.text);
    case "text":
      return words(element.spans, options.baseUrl, element.quiet ? { isSubtle: true, size: "Small" } : {});
    case "steps":
      return element.steps.map((step, index) => renderStep(step, element.start + index, options));
    case "bullets":
      return element.items.flatMap((item) => {
        const content = words(item, options.baseUrl);
        return content.length === 0 ? [] : [marked("•", content)];
      });
    case "notice":
      return boxed(noticeStyle[element.tone], words(element.spans, options.baseUrl));
    case "citation":
      return [citation(element, options.baseUrl, newId("source"))];
    case "fold":
      return foldRow([element], options, newId);
    case "buttons": {
      if (element.choices) return choices(element.buttons, options, newId);
      const row = buttonRow(element.buttons, options, newId);
      return element.quiet && row.length > 0 ? [{ type: "Container", id: newId("quiet"), items: row }] : row;
    }
    case "fields":
      return fieldset(element, options, newId);
    case "verdict":
      return buttonRow([element.positive, element.negative, ...element.others], options, newId);
  }
}

function buttonRow(
  buttons: readonly Button[],
  { baseUrl }: AdaptiveCardOptions,
  newId: NewId,
): readonly AdaptiveElement[] {
  return actionSets(buttons.map((button) => buttonAction(button, baseUrl, () => newId("form"))));
}

/** Characters of an answer to choose from. */
const choiceLength = { whole: 500, short: 100 } as const;

function choices(buttons: readonly Button[], options: Drawing, newId: NewId): readonly AdaptiveElement[] {
  const most = choiceLength[options.labels];
  const items = actionLines(
    buttons.map((button) => buttonAction(button, options.baseUrl, () => newId("form"), most)),
  );
  return items.length === 0 ? [] : [{ type: "Container", id: newId("choices"), items }];
}

function fieldset(
  { fields, buttons }: Element & { kind: "fields" },
  { labels }: Drawing,
  newId: NewId,
): readonly AdaptiveElement[] {
  const id = newId("fields");
  return [...fieldInputs(fields, id, labels), ...actionSets(fieldActions(buttons, id))];
}

const noticeStyle = { info: "emphasis", warning: "warning", change: "accent" } as const;

function heading(text: string): readonly AdaptiveElement[] {
  const shown = cappedText(plain(text).replace(/\s+/g, " ").trim(), 200);
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

function renderStep(step: Step, number: number, options: AdaptiveCardOptions): AdaptiveElement {
  const details = step.details.flatMap((detail) => {
    const content = words(detail.spans, options.baseUrl);
    if (content.length === 0) return [];
    return detail.warning ? boxed("warning", content) : [marked("•", content)];
  });
  const content = [...words(step.spans, options.baseUrl), ...details];
  return marked(
    `${number}.`,
    content.length > 0 ? content : words([{ text: cardWords.emptyStep }], options.baseUrl),
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

function foldRow(
  folds: readonly (Element & { kind: "fold" })[],
  options: Drawing,
  newId: NewId,
): readonly AdaptiveElement[] {
  const drawn = folds.flatMap(({ label, elements }) => {
    const id = newId("fold");
    const items = elements.flatMap((inner) => renderElement(inner, options, newId));
    return items.length === 0 ? [] : [{ id, title: buttonTitle(label), items }];
  });
  return [
    ...actionSets(
      drawn.map(({ id, title }) => ({ type: "Action.ToggleVisibility", title, targetElements: [id] })),
    ),
    ...drawn.map(({ id, items }): AdaptiveElement => ({ type: "Container", id, isVisible: false, items })),
  ];
}
