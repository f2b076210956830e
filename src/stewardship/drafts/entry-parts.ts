/** Characters of one text field: what every channel takes. */
export const longestPart = 3000;

/** Names of the fields that hold a text, in their order: more would not fit into one message. */
export const partNames = ["text", "text2", "text3"] as const;

/** Of a whole text as it is sent: with it, what else is on the card still fits into a message of Slack. */
const mostBytes = 9000;

/**
 * A text cut at blank lines, so that each part fits into a text field; put together again with a blank line
 * between, it is the text. `null`: it cannot be cut so.
 */
export function entryParts(text: string): readonly string[] | null {
  if (Buffer.byteLength(JSON.stringify(text)) > mostBytes) return null;
  const parts: string[] = [];
  for (const block of text.split(/\n{2,}/)) {
    if (block.length > longestPart) return null;
    const joined = `${parts.at(-1) ?? ""}\n\n${block}`;
    if (parts.length > 0 && joined.length <= longestPart) parts[parts.length - 1] = joined;
    else parts.push(block);
  }
  return parts.length <= partNames.length ? parts : null;
}

/** What was written into the parts, as one text. */
export function joinParts(parts: readonly string[]): string {
  return parts
    .map((part) => part.replace(/\r\n?/g, "\n").trimEnd())
    .filter((part) => part.trim() !== "")
    .join("\n\n");
}
