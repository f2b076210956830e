import type { Card, Element } from "../../core/card.ts";
import { cardWords } from "../../core/messages/web.ts";
import type { AdaptiveCard } from "./adaptive-card-shape.ts";
import { type AdaptiveClient, rootFor } from "./adaptive-client.ts";
import { drawElements } from "./adaptive-elements.ts";
import type { Pen } from "./adaptive-pen.ts";
import { cappedBytes, plain } from "./adaptive-text.ts";
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
  readonly client: AdaptiveClient;
}

/**
 * A card as Adaptive Card 1.5 JSON for desktops and phones, at most `maxCardBytes` long: when it is longer,
 * its text gives way from the end, folds first, and says so. Citations, fields and buttons stay, with shorter
 * labels, on every card with up to 8 citations, 16 buttons, addresses and values of up to 300 bytes, and
 * fields with up to 12 options; of a card with more the last ones give way.
 *
 * Words of pages travel as TextRun, which no client reads as Markdown or HTML.
 */
export function toAdaptiveCard(card: Card, options: AdaptiveCardOptions): AdaptiveCard {
  const whole = draw(card, options, "whole");
  if (fits(whole)) return whole;
  const drawn = (count: number) => draw(shortenCard(card, count), options, "short");
  const units = greatest(unitsOf(card.elements), (count) => fits(drawn(count)));
  if (units !== null) return drawn(units);
  const first = (count: number) => {
    const elements = card.elements.slice(0, count);
    return draw(shortenCard({ ...card, elements }, 0), options, "short");
  };
  return first(greatest(card.elements.length, (count) => fits(first(count))) ?? 0);
}

function fits(card: AdaptiveCard): boolean {
  return Buffer.byteLength(JSON.stringify(card)) <= maxCardBytes;
}

/** The greatest number up to `most` that holds, when all below it hold, too; `null`: not even 0 does. */
function greatest(most: number, holds: (count: number) => boolean): number | null {
  let yes = -1;
  let no = most + 1;
  while (no - yes > 1) {
    const middle = Math.floor((yes + no) / 2);
    if (holds(middle)) yes = middle;
    else no = middle;
  }
  return yes < 0 ? null : yes;
}

function draw(card: Card, options: AdaptiveCardOptions, labels: "whole" | "short"): AdaptiveCard {
  const pen = penFor(card, options, labels);
  return {
    type: "AdaptiveCard",
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    version: "1.5",
    lang: options.language,
    fallbackText: pen.cap(plain(card.summary), 1500) || cardWords.noText,
    // Read aloud, perhaps as SSML, in which angle brackets and ampersands are markup.
    speak: pen.cap(plain(card.summary).replace(/[<>&]/g, " "), 600) || cardWords.noText,
    ...rootFor(options.client, labels),
    body: drawElements(card.elements, pen),
  };
}

function penFor(card: Card, { baseUrl, client, id }: AdaptiveCardOptions, labels: "whole" | "short"): Pen {
  let count = 0;
  const isCrowded = labels === "short";
  return {
    baseUrl,
    client,
    hasFields: hasFields(card.elements),
    isCrowded,
    cap: isCrowded ? cappedBytes : cappedText,
    // A dot parts the name of a form's field from the card's.
    newId: (kind) => `${id.replaceAll(".", "-")}-${kind}-${++count}`,
  };
}

function hasFields(elements: readonly Element[]): boolean {
  return elements.some((one) => one.kind === "fields" || (one.kind === "fold" && hasFields(one.elements)));
}
