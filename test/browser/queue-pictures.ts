import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { toBlocks } from "../../src/channels/cards/block-kit.ts";
import { inboxOf } from "../practice/support/practice-company.ts";
import { openPage, phone } from "./browser.ts";
import { screen, strip } from "./practice-pictures.ts";
import { openQueueCompany, steward } from "./queue-company.ts";
import { messagePage } from "./slack-drawing.ts";

/** A week's queue on a phone: what readers got stuck on, two pages that disagree, a page of high risk; and in Slack. */
export async function picturesOfQueue(browser: Browser, folder: string): Promise<void> {
  const { company, url, close } = await openQueueCompany();
  try {
    const card = (await inboxOf(company, steward)).at(-1)?.card;
    if (card == null) throw new Error("No queue has come.");
    const slack = await browser.newPage({ viewport: { width: 560, height: 200 }, deviceScaleFactor: 2 });
    const options = { baseUrl: "https://cairn.example", messageId: "m1" };
    await slack.setContent(messagePage(toBlocks(card, options).blocks));
    await slack.screenshot({ path: join(folder, "slack-queue.png"), fullPage: true });
    const { page } = await openPage(browser, phone);
    await page.goto(url);
    await page.locator("#person").selectOption(steward);
    const screens = [await screen(page, "1 of 10")];
    await later(page, "2 of 10");
    screens.push(await screen(page, "2 of 10"));
    const highRisk = "Goodwill credits";
    const last = page.locator("article.card").last();
    for (let place = 3; !(await last.innerText()).includes(highRisk); place += 1)
      await later(page, `${place} of 10`);
    screens.push(await screen(page, highRisk));
    await strip(browser, screens, join(folder, "queue.png"));
  } finally {
    await close();
  }
}

async function later(page: Page, words: string): Promise<void> {
  await page.locator("article.card").last().getByRole("button", { name: "Next page" }).click();
  await page.locator("article.card").filter({ hasText: words }).last().waitFor();
}
