import type { Card, Element } from "../../core/card.ts";
import { slackWords } from "../../core/messages/slack.ts";
import { cardWords } from "../../core/messages/web.ts";
import { notificationText } from "../cards/block-kit-text.ts";

/** Slack shortens longer texts itself, without regard for what stands at their end. */
const textMost = 3500;
const lineMost = 600;

/** A card as words and links alone, for when Slack takes no blocks. The sources are never cut off. */
export function plainMessage(card: Card, baseUrl: string): string {
  const sources = sourcesOf(card.elements, baseUrl);
  const room = Math.max(200, textMost - sources.join("\n").length);
  const words = notificationText(card.summary, room, cardWords.noText);
  return [slackWords.plainOnly, words, ...sources].join("\n");
}

function sourcesOf(elements: readonly Element[], baseUrl: string): readonly string[] {
  return elements.flatMap((element) => {
    if (element.kind === "fold") return sourcesOf(element.elements, baseUrl);
    if (element.kind !== "citation") return [];
    const { label, detail, url } = element;
    const address = url.startsWith("/") ? `${baseUrl}${url}` : url;
    return [escaped(slackWords.source(short(label), short(detail), address))];
  });
}

function short(text: string): string {
  return text.length <= lineMost ? text : `${text.slice(0, lineMost - 1)}…`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
