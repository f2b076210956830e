import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { toBlocks, toHomeView } from "../../src/channels/cards/block-kit.ts";
import type { Block, RichPart, RichRun, SlackButton } from "../../src/channels/cards/block-kit-shape.ts";
import type { Card } from "../../src/core/card.ts";
import { startBrowser } from "../browser/browser.ts";

/**
 * Draws cards roughly as Slack does in a phone's column, so that a cramped or ugly layout shows without Slack.
 * `node test/channels/block-kit-preview.ts <module> <folder>`: takes a picture of each card that the module
 * exports, as a message and as an App Home.
 */
const style = `
  body { font: 15px/1.47 Lato, "Noto Sans", sans-serif; color: #1d1c1d; margin: 12px 16px; overflow-wrap: anywhere }
  h3 { font-size: 18px; margin: 12px 0 4px } p { margin: 0 0 4px; white-space: pre-wrap }
  .rich, .section { margin: 4px 0 8px } .section { display: flex; gap: 12px; justify-content: space-between }
  .context { color: #616061; font-size: 12px; line-height: 1.4; margin: 8px 0 }
  ol, ul { margin: 0; padding-left: 28px } blockquote { margin: 4px 0; padding-left: 12px; border-left: 4px solid #ddd }
  pre { background: #f8f8f8; border: 1px solid #ddd; padding: 8px; margin: 4px 0; white-space: pre-wrap; font-size: 12px }
  code { background: #f8f8f8; border: 1px solid #ddd; border-radius: 3px; padding: 1px 3px; color: #c01343; font-size: 12px }
  a { color: #1264a3; text-decoration: none } .actions { display: flex; flex-wrap: wrap; gap: 8px; margin: 8px 0 }
  button { font: 700 13px/28px inherit; padding: 0 12px; border: 1px solid #bbb; border-radius: 4px; background: #fff;
    max-width: 240px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; align-self: start; flex: none }
  button.primary { background: #007a5a; color: #fff; border-color: #007a5a }
  .feedback { font-size: 13px; color: #616061; border: 1px solid #ddd; border-radius: 4px; padding: 2px 8px }
  details { border: 1px solid #ddd; border-radius: 8px; padding: 8px 12px; margin: 8px 0 } summary { font-weight: 700 }
`;

const [module, folder] = process.argv.slice(2);
if (module === undefined || folder === undefined) throw new Error("Name a module of cards and a folder.");
const cards = Object.entries((await import(resolve(module))) as Record<string, unknown>).filter(
  (entry): entry is [string, Card] => isCard(entry[1]),
);
mkdirSync(folder, { recursive: true });
const browser = await startBrowser();
const page = await browser.newPage({ viewport: { width: 400, height: 300 }, deviceScaleFactor: 2 });
const options = { baseUrl: "https://cairn.example", messageId: "m1" };
for (const [name, card] of cards) {
  await picture(`${name}.png`, toBlocks(card, options).blocks);
  await picture(`${name}-home.png`, toHomeView(card, options).blocks);
}
await browser.close();

function isCard(value: unknown): value is Card {
  return typeof value === "object" && value !== null && "summary" in value && "elements" in value;
}

async function picture(file: string, blocks: readonly Block[]): Promise<void> {
  await page.setContent(
    `<!doctype html><meta charset="utf-8"><style>${style}</style>${blocks.map(draw).join("")}`,
  );
  await page.screenshot({ path: join(folder ?? ".", file), fullPage: true });
}

function draw(block: Block): string {
  switch (block.type) {
    case "header":
      return `<h3>${safe(block.text.text)}</h3>`;
    case "section":
      return `<div class="section"><p>${safe(block.text.text)}</p>${block.accessory ? button(block.accessory) : ""}</div>`;
    case "context":
      return `<div class="context">${block.elements.map(({ type, text }) => (type === "mrkdwn" ? markup(text) : safe(text))).join(" ")}</div>`;
    case "rich_text":
      return `<div class="rich">${block.elements.map(part).join("")}</div>`;
    case "actions":
      return `<div class="actions">${block.elements.map(button).join("")}</div>`;
    case "context_actions":
      return `<div class="actions">${block.elements
        .flatMap((pair) => [pair.positive_button, pair.negative_button])
        .map(({ text }) => `<span class="feedback">${safe(text.text)}</span>`)
        .join("")}</div>`;
    case "container":
      return `<details open><summary>${safe(block.title.text)}</summary>${block.child_blocks.map(draw).join("")}</details>`;
  }
}

function part(own: RichPart): string {
  switch (own.type) {
    case "rich_text_section":
      return `<p>${own.elements.map(run).join("")}</p>`;
    case "rich_text_quote":
      return `<blockquote>${own.elements.map(run).join("")}</blockquote>`;
    case "rich_text_preformatted":
      return `<pre>${own.elements.map(run).join("")}</pre>`;
    case "rich_text_list": {
      const tag = own.style === "ordered" ? "ol" : "ul";
      const items = own.elements.map((item) => `<li>${item.elements.map(run).join("")}</li>`).join("");
      return `<${tag} start="${(own.offset ?? 0) + 1}" style="margin-left:${own.indent * 24}px">${items}</${tag}>`;
    }
  }
}

function run(own: RichRun): string {
  const looks = [own.style?.bold ? "b" : "", own.style?.italic ? "i" : "", own.style?.code ? "code" : ""];
  const text = looks.reduce(
    (inner, look) => (look === "" ? inner : `<${look}>${inner}</${look}>`),
    safe(own.text),
  );
  return own.type === "link" ? `<a href="#">${text}</a>` : text;
}

/** On a phone and in a column, Slack cuts a button's words where they end. */
function button({ text, style: look }: SlackButton): string {
  return `<button class="${look ?? ""}">${safe(text.text)}</button>`;
}

function markup(text: string): string {
  return text.replace(/<[^<>|]+\|([^<>]*)>/g, '<a href="#">$1</a>').replaceAll("\n", "<br>");
}

function safe(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
