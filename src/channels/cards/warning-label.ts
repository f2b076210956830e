import type { Span } from "../../core/blocks.ts";
import { slackCardWords } from "../../core/messages/slack-cards.ts";
import { hasInk } from "./block-kit-text.ts";

/** What stands before a warning where no colour tells it: nothing, when its own words begin with a label. */
export function warningLabel(spans: readonly Span[]): string {
  const first = spans.find(({ text }) => hasInk(text));
  if (first === undefined) return "";
  const isLabel = first.bold === true && first.text.trimEnd().endsWith(":");
  return isLabel ? "" : slackCardWords.warning;
}
