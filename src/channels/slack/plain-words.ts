import { slackWords } from "../../core/messages/slack.ts";

/** Characters that Slack itself takes in one message. */
const most = 40_000;

/**
 * Slack's markup as the plain words a person typed: links by their label, people and rooms by their name
 * where Slack gives it, `&amp;` and its kin decoded once.
 */
export function plainWords(text: string): string {
  return text
    .slice(0, most)
    .toWellFormed()
    .replaceAll("\0", " ")
    .replace(/<([^<>]*)>|&(amp|lt|gt);/g, (_whole, marked: string | undefined, entity: string | undefined) =>
      marked === undefined ? decoded(entity ?? "") : decodedAll(ofMark(marked)),
    )
    .replace(/[ \t]+/g, " ")
    .trim();
}

/** Whether somebody is named in a text: `<@U1>` or `<@U1|name>`. */
export function mentions(text: string, user: string | null): boolean {
  return user !== null && (text.includes(`<@${user}>`) || text.includes(`<@${user}|`));
}

/** The text without the app's own name; where that is not known, without the name it begins with. */
export function withoutMention(text: string, user: string | null): string {
  if (user === null) return text.replace(/^\s*<@[^<>]*>/, " ");
  return text.replace(/<@([^<>|]*)(\|[^<>]*)?>/g, (whole, named: string) => (named === user ? " " : whole));
}

/** Whether a text begins by naming somebody else, and so speaks to them. */
export function speaksToAnother(text: string, user: string | null): boolean {
  const named = /^\s*<@([^<>|]*)/.exec(text)?.[1];
  return named !== undefined && named !== user;
}

function ofMark(marked: string): string {
  const bar = marked.indexOf("|");
  const target = bar === -1 ? marked : marked.slice(0, bar);
  const label = bar === -1 ? "" : marked.slice(bar + 1);
  switch (target[0]) {
    case "@":
      return `@${label.replace(/^@/, "") || slackWords.somebody}`;
    case "#":
      return `#${label.replace(/^#/, "") || slackWords.aChannel}`;
    case "!":
      return label || `@${target.slice(1).split("^")[0] ?? ""}`;
    case undefined:
      return label;
  }
  return label || target.replace(/^mailto:/, "");
}

function decodedAll(text: string): string {
  return text.replace(/&(amp|lt|gt);/g, (_whole, entity: string) => decoded(entity));
}

function decoded(entity: string): string {
  return entity === "amp" ? "&" : entity === "lt" ? "<" : ">";
}
