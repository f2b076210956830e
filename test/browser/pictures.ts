import { join } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { toBlocks, toHomeView } from "../../src/channels/cards/block-kit.ts";
import type { Card, Form } from "../../src/core/card.ts";
import { openPage, phone, startBrowser } from "./browser.ts";
import { picturesOfPractice } from "./practice-pictures.ts";
import { picturesOfQueue } from "./queue-pictures.ts";
import { startServer } from "./real-server.ts";
import { sampleCards } from "./sample-cards.ts";
import { openSampleCompany } from "./sample-company.ts";
import { homePage, messagePage } from "./slack-drawing.ts";
import { picturesOfTeams } from "./teams-pictures.ts";

/**
 * Takes the pictures of the documentation. `node test/browser/pictures.ts [address]`: of the server at that
 * address, or of one of its own on an empty data folder with the sample company. Those of Slack and of people
 * who answer are of one Friday morning of the sample company, so that they are the same each time.
 */

const folder = join(import.meta.dirname, "../../docs/pictures");
const questions = {
  desktop: "Who approves a refund over 500?",
  phone: "How long does the 3DS link work?",
  person: "Can a subscriber get a refund in cash?",
};
const reply =
  "No, money goes back only to the card or account that paid. If that one is closed, refund by bank transfer.";
/** High enough for the whole of the first answer. */
const high: BrowserContextOptions = { viewport: { width: 1180, height: 870 }, deviceScaleFactor: 2 };

const [address] = process.argv.slice(2);
const server = address === undefined ? await startServer() : { url: address, stop: async () => {} };
const browser = await startBrowser();
try {
  const chat = await ask(browser, server.url, questions.desktop, high);
  await chat.screenshot({ path: join(folder, "chat.png") });
  const phoneChat = await ask(browser, server.url, questions.phone, phone);
  await phoneChat.screenshot({ path: join(folder, "chat-phone.png") });
  const page = await followCitation(chat);
  await page.screenshot({ path: join(folder, "page.png") });
  await pictureOfPerson(browser);
  await picturesOfPractice(browser, folder);
  await picturesOfQueue(browser, folder);
  await picturesOfSlack(browser);
  await picturesOfTeams(browser, folder);
} finally {
  await browser.close();
  await server.stop();
}

/** A question that a colleague answered, as who asked sees it. */
async function pictureOfPerson(from: Browser): Promise<void> {
  const friday = await openSampleCompany();
  try {
    const chat = await ask(from, friday.url, questions.person, high);
    const button = (words: string) => chat.locator(".card button:visible", { hasText: words }).last();
    const card = (words: string) => chat.getByRole("article", { name: "Cairn" }).filter({ hasText: words });
    await button("Ask a person").click();
    await card("The question is with Meenal Kulthe").waitFor();
    await chat.locator("#person").selectOption("meenal-kulthe");
    await card("Mara Lindqvist asks you").waitFor();
    await button("Answer").click();
    await chat.locator(".card textarea:visible").fill(reply);
    await button("Send the answer").click();
    await card("Your answer is on its way").waitFor();
    await chat.locator("#person").selectOption("mara-lindqvist");
    await card("Meenal Kulthe answers").waitFor();
    await chat.evaluate("document.activeElement.blur()");
    await chat.screenshot({ path: join(folder, "ask-a-person.png") });
  } finally {
    await friday.close();
  }
}

async function picturesOfSlack(from: Browser): Promise<void> {
  const cards = await sampleCards();
  const options = { baseUrl: "https://cairn.example", messageId: "m1" };
  const page = await from.newPage({ viewport: { width: 560, height: 200 }, deviceScaleFactor: 2 });
  const asked = { name: "Mara Lindqvist", text: `@Cairn ${questions.desktop}` };
  await page.setContent(messagePage(toBlocks(cardOf(cards.rule), options).blocks, asked));
  await page.screenshot({ path: join(folder, "slack-answer.png"), fullPage: true });
  await page.setContent(homePage(toHomeView(cardOf(cards.homeOfApprover), options).blocks));
  await page.screenshot({ path: join(folder, "slack-home.png"), fullPage: true });
}

function cardOf(card: Card | Form | undefined): Card {
  if (card === undefined || !("elements" in card)) throw new Error("The sample company shows no such card.");
  return card;
}

async function ask(
  from: Browser,
  url: string,
  question: string,
  options: BrowserContextOptions,
): Promise<Page> {
  const { page } = await openPage(from, options);
  await page.goto(url);
  await page.locator(".starter").first().waitFor();
  await page.getByLabel("Your question").fill(question);
  await page.keyboard.press("Enter");
  await page.getByRole("article", { name: "Cairn" }).first().waitFor();
  // Without the focus ring: a picture shows the page at rest.
  await page.evaluate("document.activeElement.blur()");
  return page;
}

async function followCitation(chat: Page): Promise<Page> {
  const opened = chat.context().waitForEvent("page");
  await chat.locator("[id*='-source-'] a").first().click();
  const page = await opened;
  await page.locator("main").waitFor();
  await page.evaluate("scrollTo(0, 0)");
  return page;
}
