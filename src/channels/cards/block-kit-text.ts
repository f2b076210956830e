import type { Span } from "../../core/blocks.ts";
import { plain } from "./adaptive-text.ts";
import { type PlainText, type RichPart, type RichRun, slackLimits } from "./block-kit-shape.ts";
import { linkTarget } from "./link-target.ts";
import { cappedText } from "./shorten-card.ts";

/** Words of a page as runs of rich text, which Slack reads neither as markup nor as mentions. */
export function runsOf(spans: readonly Span[], baseUrl: string): readonly RichRun[] {
  return spans.flatMap((span): readonly RichRun[] => {
    const text = plain(span.text);
    if (text === "") return [];
    const url = span.href === undefined ? null : addressOf(span.href, baseUrl);
    const style = styleOf(span);
    return [url === null ? { type: "text", text, ...style } : { type: "link", url, text, ...style }];
  });
}

function styleOf({ bold, italic, code }: Span): Pick<RichRun, "style"> {
  if (bold === undefined && italic === undefined && code === undefined) return {};
  return { style: { ...(bold ? { bold } : {}), ...(italic ? { italic } : {}), ...(code ? { code } : {}) } };
}

/** A paragraph; lines of code keep their look. An empty list when there are no words. */
export function paragraph(spans: readonly Span[], baseUrl: string): readonly RichPart[] {
  const elements = runsOf(spans, baseUrl);
  if (isBlank(elements)) return [];
  const [only] = spans;
  if (spans.length === 1 && only?.code && only.text.includes("\n"))
    return [{ type: "rich_text_preformatted", elements: [{ type: "text", text: plain(only.text) }] }];
  return [{ type: "rich_text_section", elements }];
}

export function isBlank(runs: readonly RichRun[]): boolean {
  return !runs.some(({ text }) => hasInk(text));
}

/** Text that Slack shows as it stands. Empty words become `otherwise`. */
export function plainText(words: string, most: number, otherwise: string): PlainText {
  const text = cappedText(withoutMentions(plain(words)), most);
  return { type: "plain_text", text: hasInk(text) ? text : otherwise, emoji: false };
}

/** In one line. */
export function plainLine(words: string, most: number, otherwise: string): PlainText {
  return plainText(oneLine(words), most, otherwise);
}

export function oneLine(words: string): string {
  return plain(words).replace(/\s+/g, " ").trim();
}

/**
 * Words with links for the few places where Slack takes no rich text: every mark of its markup is escaped or
 * parted from its neighbours by a character that is not seen. At most `slackLimits.sectionText` long; links
 * that do not fit are shown as words.
 */
export function markup(spans: readonly Span[], baseUrl: string): string {
  let text = "";
  for (const span of spans) {
    const room = slackLimits.sectionText - text.length;
    const words = fitted(plain(span.text), room, withoutMarkup);
    const url = span.href === undefined ? null : addressOf(span.href, baseUrl);
    const link = url === null || words === "" ? null : `<${url.replaceAll("&", "&amp;")}|${words}>`;
    text += link !== null && link.length <= room ? link : words;
  }
  return text;
}

/** Plain words for notifications: safe, but with their marks as they are. */
export function notificationText(words: string, most: number, otherwise: string): string {
  const text = withoutMentions(plain(words)).trim();
  return hasInk(text) ? fitted(text, most, entities) : otherwise;
}

/** Words for the one kind of text that Slack reads as Markdown: a stream. "[1]" is no link, and stays as it is. */
export function markdownOf(words: string): string {
  return withoutMentions(plain(words))
    .replace(/[\\`*_~<]|\](?=[([])/g, "\\$&")
    .replace(/^(\s*)([#>+-])/gm, `$1${joiner}$2`);
}

/** The longest beginning that is at most `most` long once it is made safe. */
function fitted(text: string, most: number, safe: (text: string) => string): string {
  const whole = safe(text);
  if (whole.length <= most) return whole;
  let fits = 0;
  let tooLong = Math.min(text.length, most + 1);
  while (tooLong - fits > 1) {
    const middle = Math.floor((fits + tooLong) / 2);
    if (safe(cappedText(text, middle)).length <= most) fits = middle;
    else tooLong = middle;
  }
  return fits === 0 ? "" : safe(cappedText(text, fits));
}

/** Slack reads `* _ ~` and backticks as looks, and a `>` at the start of a line as a quotation. */
function withoutMarkup(text: string): string {
  return entities(withoutMentions(text))
    .replace(/[*_~`]/g, `${joiner}$&${joiner}`)
    .replace(/^&gt;/gm, `${joiner}&gt;`);
}

function entities(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** Whether anything of a text can be seen. */
export function hasInk(text: string): boolean {
  return /[^\s\p{Cf}]/u.test(text);
}

/** Takes the power from `<!here>`, `<@U1>`, `<#C1>` and `@here`, wherever Slack might still look for them. */
function withoutMentions(text: string): string {
  return text
    .replace(/<(?=[!@#])/g, `<${joiner}`)
    .replace(/@(?=(?:here|channel|everyone|group)\b)/gi, `@${joiner}`);
}

/** Where a link leads, in a form that no part of Slack reads as markup; `null` when it may lead nowhere. */
export function addressOf(href: string, baseUrl: string): string | null {
  const url = linkTarget(href, baseUrl)
    ?.replace(/[<>|\s]/g, (mark) => encodeURIComponent(mark))
    .replaceAll("`", "%60");
  return url === undefined || url.length > slackLimits.address - 200 ? null : url;
}

const joiner = "\u2060";
