/** An address as a text gives it, with the place where it stands. */
export interface LinkText {
  readonly text: string;
  readonly from: number;
}

/** Web addresses, spelled-out ones too, targets of Markdown, and tags of HTML. */
export function linksIn(text: string): readonly LinkText[] {
  const found: LinkText[] = [];
  let rest = text;
  for (const pattern of patterns) {
    for (const { 0: whole, 1: inner, index } of rest.matchAll(pattern)) {
      const link = inner || whole;
      found.push({ text: link, from: index + whole.indexOf(link) });
    }
    rest = rest.replace(pattern, (whole) => " ".repeat(whole.length));
  }
  return found;
}

/** Two ways to write the same address. */
export function linkValue(link: string): string {
  return link
    .trim()
    .replace(/[.,;:!?]+$/, "")
    .replace(/\/$/, "")
    .replace(/^(?:https?:\/\/)?(?:www\.)?[^/?#]*/i, (host) => host.toLowerCase());
}

const endings =
  "com|net|org|io|co|dev|app|info|biz|xyz|example|eu|de|uk|fr|ch|at|in|us|ru|cn|ai|me|tv|site|online|shop|top|test|invalid|local|internal";
const patterns: readonly RegExp[] = [
  /!?\[[^\]\n]{0,300}\]\(\s*([^()\s]{0,500})[^()\n]{0,200}\)/gu,
  /\b(?:[a-z][a-z0-9+.-]{1,15}:\/\/|mailto:|tel:|javascript:|data:|vbscript:)[^\s<>"'`)\]]*[^\s<>"'`)\].,;:!?]/giu,
  /<\/?[a-z!][^<>\n]{0,500}>/giu,
  new RegExp(
    String.raw`(?<![\p{L}\p{N}@._-])(?:[a-z0-9-]{1,63}\.){1,4}(?:${endings})\b(?![\p{L}\p{N}@]|\.\p{L})(?:[/?#][^\s<>"'\x60)\]]*[^\s<>"'\x60)\].,;:!?]|\/)?`,
    "giu",
  ),
  new RegExp(
    String.raw`(?<=[a-z0-9-])\s?(?:\[\.\]|\(\.\)|\[dot\]|\(dot\)|\sdot\s)\s?(?:${endings})\b`,
    "giu",
  ),
];
