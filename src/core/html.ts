/** A piece of HTML that is safe to send: what was put into it has been escaped. */
export interface Html {
  readonly html: string;
}

type Part = string | number | Html | readonly Part[] | null;

/** A template whose values are escaped, unless they are HTML themselves. `null` gives nothing. */
export function html(pieces: TemplateStringsArray, ...values: readonly Part[]): Html {
  return { html: String.raw({ raw: pieces }, ...values.map(toHtml)) };
}

function toHtml(part: Part): string {
  if (part === null) return "";
  if (typeof part === "number") return String(part);
  if (typeof part === "string") return escaped(part);
  if ("html" in part) return part.html;
  return part.map(toHtml).join("");
}

function escaped(text: string): string {
  return text.replace(/[&<>"'`]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
