import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { planDay } from "../practice/support/practice-company.ts";
import type { TestCompany } from "../support/runtime.ts";
import { openPage, phone } from "./browser.ts";
import { answerRight, practiseFor, waitingQuestion } from "./practising.ts";
import { openSampleCompany } from "./sample-company.ts";

const learner = "mara-lindqvist";

/** A session of somebody's second week, on a phone, from the first card to the last; then path and progress. */
export async function picturesOfPractice(browser: Browser, folder: string): Promise<void> {
  const { company, url, close } = await openSampleCompany("2026-11-02T07:00:00Z");
  try {
    await planDay(company);
    company.pass(3 * 3_600_000 + 60_000);
    await practiseFor(company, learner, { days: 14, missEvery: 6 });
    await reachMorning(company);
    const { page } = await openPage(browser, phone);
    await page.goto(url);
    await page.locator("article.card").first().waitFor();
    const session = [await screen(page, "Good morning."), ...(await answered(company, page))];
    await strip(browser, session, join(folder, "practice-session.png"));
    const standing = [await said(page, "my path", "Your path")];
    standing.push(await said(page, "my progress", "Only you see this."));
    await strip(browser, standing, join(folder, "practice-progress.png"));
  } finally {
    await close();
  }
}

/** Lets days pass until a session of a few questions begins with one that a tap answers. */
async function reachMorning(company: TestCompany): Promise<void> {
  for (let day = 0; day < 30; day += 1) {
    await planDay(company);
    const kind = (await waitingQuestion(company, learner))?.shown.kind;
    const session = (await company.runtime.store.practice.openSessions([learner])).get(learner);
    if ((kind === "choice" || kind === "scenario") && (session?.queue.length ?? 0) >= 2) return;
    await practiseFor(company, learner, { days: 1, missEvery: 3 });
  }
  throw new Error("In a month no session began with a question to tap.");
}

/** The first question missed, the others right: the first feedback, a later question, and the end. */
async function answered(company: TestCompany, page: Page): Promise<readonly Buffer[]> {
  const choices = page.locator("article.card").last().locator("[id*='-choices-'] button");
  const first = await waitingQuestion(company, learner);
  const wrong = first?.shown.options.find(({ value }) => !first.shown.key.includes(value));
  if (wrong === undefined) throw new Error("The first question of this session has no wrong answer to tap.");
  await choices.filter({ hasText: wrong.text }).click();
  const missed = await screen(page, "Not right");
  const next = await screen(page, "2 of ", "end");
  while ((await waitingQuestion(company, learner)) !== null) await answerRight(page, company, learner);
  return [missed, next, await screen(page, "Done for today", "end")];
}

/** The screen with the last card that says this at its top or its end, at rest. */
export async function screen(page: Page, words: string, place: "start" | "end" = "start"): Promise<Buffer> {
  const card = page.locator("article.card").filter({ hasText: words }).last();
  await card.waitFor();
  await page.mouse.move(0, 0);
  await page.evaluate("document.activeElement.blur()");
  const last = `[...document.querySelectorAll("article")].findLast((one) => one.innerText.includes(${JSON.stringify(words)}))`;
  await page.evaluate(`${last}.scrollIntoView({ block: "${place}", behavior: "instant" })`);
  return page.screenshot();
}

async function said(page: Page, words: string, answer: string): Promise<Buffer> {
  await page.locator("#question").fill(words);
  await page.keyboard.press("Enter");
  return screen(page, answer);
}

/** Pictures side by side, as one. */
export async function strip(browser: Browser, pictures: readonly Buffer[], path: string): Promise<void> {
  const images = pictures.map((one) => `<img src="data:image/png;base64,${one.toString("base64")}">`);
  const page = await browser.newPage({
    viewport: { width: 300 * pictures.length, height: 200 },
    deviceScaleFactor: 2,
  });
  await page.setContent(
    `<style>body{margin:0;display:flex;align-items:flex-start;gap:12px;padding:12px;background:#fff}img{flex:1;min-width:0;border:1px solid #ccc;border-radius:16px}</style>${images.join("")}`,
  );
  await page.screenshot({ path, fullPage: true });
  await page.close();
}
