import { z } from "zod";
import { teamsWords } from "../../core/messages/teams.ts";

/** Teams itself takes less in one message. */
const most = 40_000;

const mention = z.object({
  type: z.literal("mention"),
  text: z.string().min(1).max(500),
  mentioned: z.object({ id: z.string(), name: z.string().nullish() }),
});
type Mention = z.infer<typeof mention>;

/** Who is named in a message, in the order of its words, as its entities say. */
export function mentionsOf(entities: unknown): readonly Mention[] {
  const all = z.array(z.unknown()).safeParse(entities).data ?? [];
  return all.flatMap((entity) => mention.safeParse(entity).data ?? []);
}

/** A message of Teams as the words a person typed: without the bot's own name, and others by their names. */
export function plainWords(text: string, mentions: readonly Mention[], bot: string | null): string {
  let rest = text.slice(0, most).toWellFormed().replaceAll("\0", " ");
  for (const { text: marked, mentioned } of mentions) {
    const name = mentioned.id === bot ? " " : `@${mentioned.name?.trim() || teamsWords.somebody}`;
    rest = rest.replace(marked, () => name);
  }
  return decoded(rest.replace(/<\/?at\b[^<>]*>/g, "")).trim();
}

/** Whether somebody is named. */
export function isMentioned(mentions: readonly Mention[], user: string | null): boolean {
  return user !== null && mentions.some(({ mentioned }) => mentioned.id === user);
}

/** Whether a text begins by naming somebody else, and so speaks to them. */
export function speaksToAnother(text: string, mentions: readonly Mention[], bot: string | null): boolean {
  const first = mentions.find(({ text: marked }) => text.trimStart().startsWith(marked));
  return first !== undefined && first.mentioned.id !== bot;
}

/** The words of a message that Teams gives as HTML. */
export function wordsOfHtml(html: string): string {
  const lines = html
    .slice(0, most)
    .toWellFormed()
    .replaceAll("\0", " ")
    .replace(/<(?:br|\/p|\/div|\/li|\/h\d|\/tr)\b[^<>]*>/gi, "\n")
    .replace(/<[^<>]*>/g, "");
  return decoded(lines)
    .replace(/\n\s*\n+/g, "\n")
    .trim();
}

const entities: Readonly<Record<string, string>> = {
  nbsp: " ",
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  "#39": "'",
};

/** Once, so that what somebody wrote about `&lt;` stays what it says. */
function decoded(text: string): string {
  return text
    .replace(/&(nbsp|amp|lt|gt|quot|#39);/g, (_whole, name: string) => entities[name] ?? "")
    .replace(/[ \t\u00a0]+/g, " ");
}
