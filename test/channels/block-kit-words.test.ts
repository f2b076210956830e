import fc from "fast-check";
import { expect, test } from "vitest";
import { toBlocks } from "../../src/channels/cards/block-kit.ts";
import type { Block } from "../../src/channels/cards/block-kit-shape.ts";
import { markdownOf } from "../../src/channels/cards/block-kit-text.ts";
import type { ActButton, Card, Element } from "../../src/core/card.ts";
import { found, textsOf } from "./block-texts.ts";

const options = { baseUrl: "https://cairn.example", messageId: "m1" };
const helpful: ActButton = { kind: "act", label: "Helpful", action: "ask.helpful", value: { answer: "a1" } };
const citation: Element & { kind: "citation" } = {
  kind: "citation",
  label: "Refunds v7 · Limits",
  detail: "effective 2 Oct 2026 · verified",
  trust: "verified",
  url: "/pages/refunds/over-500/v7#limits",
};
const marks = fc.oneof(
  fc.constantFrom(
    ...[
      "<!here>",
      "<!channel|all>",
      "<@U012AB3CD>",
      "<#C012AB3CD|general>",
      "<!subteam^S1>",
      "@here",
      "@channel",
    ],
    ...[
      "*bold*",
      "_it_",
      "~no~",
      "`code`",
      "<https://evil.example|pay here>",
      "> quoted",
      "&lt;!here&gt;",
      "\n",
    ],
    ...["<!date^1^{date}|x>", ":warning:", "&amp;", "a|b>"],
  ),
  fc.string({ maxLength: 8 }),
);
const pageWords = fc.array(marks, { maxLength: 8 }).map((parts) => parts.join(""));

test("words of a page mention nobody and stay the words they are", () => {
  fc.assert(
    fc.property(pageWords, fc.boolean(), (words, quiet) => {
      const spans = [{ text: words }, { text: words, href: "https://example.com/?a=1&b=<x>|y" }];
      const card: Card = {
        summary: words,
        elements: [
          { kind: "heading", text: words },
          quiet ? { kind: "text", quiet, spans } : { kind: "text", spans },
          { kind: "bullets", items: [spans] },
          { kind: "notice", tone: "warning", spans },
          { kind: "fold", label: words, elements: [{ kind: "text", spans }] },
          { ...citation, label: words, detail: words },
          { kind: "buttons", buttons: [{ ...helpful, label: words }] },
        ],
      };
      const { text, blocks } = toBlocks(card, options);
      for (const shown of [text, ...textsOf(blocks, "plain_text")]) {
        expect(shown).not.toMatch(/<[!@#]/);
        expect(shown).not.toMatch(/@(?:here|channel|everyone)\b/);
      }
      for (const shown of textsOf(blocks, "mrkdwn")) {
        const outsideLinks = shown.replace(/<https:\/\/[^<>|]+\|([^<>]*)>/g, "$1");
        expect(outsideLinks).not.toMatch(/[<>]/);
        expect(outsideLinks.replace(/\u2060[*_~`]\u2060/g, "")).not.toMatch(/[*_~`]/);
      }
      if (!/[^\s\p{Cf}]/u.test(words)) return;
      if (quiet) expect(readBack(textsOf(blocks, "mrkdwn")[0] ?? "")).toBe(visible(words + words));
      else expect(richTextOf(blocks)).toContain(visible(words));
    }),
    { numRuns: 500 },
  );
});

function richTextOf(blocks: readonly Block[]): string {
  return found(
    blocks.filter(({ type }) => type === "rich_text"),
    "text",
  ).join("\n");
}

/** What a reader of markup sees. */
function readBack(markup: string): string {
  return markup
    .replace(/<https:\/\/[^<>|]+\|([^<>]*)>/g, "$1")
    .replaceAll("\u2060", "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}

function visible(words: string): string {
  return words.replaceAll("\u2060", "");
}

test("in a stream, words keep their look: marks of Markdown are escaped, and a source's number stays", () => {
  expect(markdownOf("It costs 25 euros. [1] [2]")).toBe("It costs 25 euros. [1] [2]");
  expect(markdownOf("Use *note_1* [here](https://x.example) <!channel>")).toBe(
    "Use \\*note\\_1\\* [here\\](https://x.example) \\<\u2060!channel>",
  );
  expect(markdownOf("- one\n# two\n1. three")).toBe("\u2060- one\n\u2060# two\n1. three");
});
