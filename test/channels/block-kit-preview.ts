import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { toBlocks, toHomeView } from "../../src/channels/cards/block-kit.ts";
import { toModal } from "../../src/channels/cards/block-kit-form.ts";
import type { Card, Form } from "../../src/core/card.ts";
import { startBrowser } from "../browser/browser.ts";
import { practiceCards } from "../browser/practice-cards.ts";
import { sampleCards } from "../browser/sample-cards.ts";
import { homePage, messagePage, modalPage } from "../browser/slack-drawing.ts";
import * as questions from "./sample-questions.ts";

/**
 * Draws cards roughly as Slack does in a phone's column, so that a cramped or ugly layout shows without Slack.
 * `node test/channels/block-kit-preview.ts <folder> [module]`: takes a picture of each card and form that the
 * module exports; of those of the sample company and of a few questions when none is named. Cards named "home" are drawn as App Home.
 */

const [folder, module] = process.argv.slice(2);
if (folder === undefined) throw new Error("Name a folder for the pictures.");
const drawn: Readonly<Record<string, unknown>> =
  module === undefined
    ? { ...(await sampleCards()), ...(await practiceCards()), ...questions }
    : await import(resolve(module));
mkdirSync(folder, { recursive: true });
const browser = await startBrowser();
const page = await browser.newPage({ viewport: { width: 400, height: 300 }, deviceScaleFactor: 2 });
for (const [name, one] of Object.entries(drawn)) {
  const html = htmlOf(name, one);
  if (html === null) continue;
  await page.setContent(html);
  // Slack shows folds closed; what they hide has to look well, too.
  await page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true");
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
await browser.close();

function htmlOf(name: string, one: unknown): string | null {
  const options = { baseUrl: "https://cairn.example", messageId: "m1" };
  if (isForm(one)) return modalPage(toModal(one, { privateMetadata: "", callbackId: "preview" }));
  if (!isCard(one)) return null;
  return name.startsWith("home")
    ? homePage(toHomeView(one, options).blocks)
    : messagePage(toBlocks(one, options).blocks);
}

function isCard(value: unknown): value is Card {
  return typeof value === "object" && value !== null && "summary" in value && "elements" in value;
}

function isForm(value: unknown): value is Form {
  return typeof value === "object" && value !== null && "fields" in value && "submit" in value;
}
