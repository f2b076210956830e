import { join } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { openPage, phone, startBrowser } from "./browser.ts";
import { startServer } from "./real-server.ts";

/**
 * Takes the pictures of the documentation. `node test/browser/pictures.ts [address]`: of the server at that
 * address, or of one of its own on an empty data folder with the sample company.
 */

const folder = join(import.meta.dirname, "../../docs/pictures");
const questions = {
  desktop: "Who approves a refund over 500?",
  phone: "How long does the 3DS link work?",
};
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
} finally {
  await browser.close();
  await server.stop();
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
