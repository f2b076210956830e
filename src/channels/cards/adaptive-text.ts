import type { Span } from "../../core/blocks.ts";
import type { AdaptiveElement, AdaptiveTextRun } from "./adaptive-card-shape.ts";
import { linkTarget } from "./link-target.ts";
import { cappedText } from "./shorten-card.ts";

/** Words of a page as a block; an empty list when there are none. */
export function words(
  spans: readonly Span[],
  baseUrl: string,
  look: Partial<AdaptiveTextRun> = {},
): readonly AdaptiveElement[] {
  const inlines = spans
    .filter((span) => plain(span.text) !== "")
    .map((span) =>
      run(
        plain(span.text),
        {
          ...look,
          ...(span.bold ? { weight: "Bolder" as const } : {}),
          ...(span.italic ? { italic: true as const } : {}),
          ...(span.code ? { fontType: "Monospace" as const } : {}),
        },
        span.href ?? null,
        baseUrl,
      ),
    );
  return inlines.length === 0 ? [] : [{ type: "RichTextBlock", inlines }];
}

/** A run of words, with its link when that leads somewhere we may send people. */
export function run(
  text: string,
  look: Partial<AdaptiveTextRun>,
  href: string | null,
  baseUrl: string,
): AdaptiveTextRun {
  const url = href === null ? null : linkTarget(href, baseUrl);
  return {
    type: "TextRun",
    text,
    ...look,
    ...(url === null
      ? {}
      : { selectAction: { type: "Action.OpenUrl" as const, title: cappedText(text, 160), url } }),
  };
}

/** Without control characters and broken surrogates, and with `{{DATE(…)}}`, which clients replace, disarmed. */
export function plain(text: string): string {
  return (
    text
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "")
      .replace(/\{\{(?=\s*(?:DATE|TIME))/gi, "{\u2060{")
  );
}

/** For the one kind of text that clients read as Markdown. */
export function withoutMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]~<]/g, "\\$&").replace(/^(\s*)([#>+-]|\d+(?=[.)]))/, "$1\u2060$2");
}

/** At most `most` bytes as JSON, with an ellipsis where it was cut, never in the middle of a character. */
export function cappedBytes(text: string, most: number): string {
  if (bytesIn(text) <= most) return text;
  let kept = "";
  let room = most - bytesIn("…");
  for (const character of text) {
    room -= bytesIn(character);
    if (room < 0) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

function bytesIn(text: string): number {
  return Buffer.byteLength(JSON.stringify(text)) - 2;
}
