import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { inboxOf, planDay } from "../practice/support/practice-company.ts";
import { desktop, openPage, overflow, phone, startBrowser } from "./browser.ts";
import { answerRight, practiseFor } from "./practising.ts";
import { openSampleCompany } from "./sample-company.ts";

let browser: Browser;
let sample: Awaited<ReturnType<typeof openSampleCompany>>;
let page: Page;
let faults: string[];

beforeAll(async () => {
  browser = await startBrowser();
  // A Monday, before work; at ten the first questions come.
  sample = await openSampleCompany("2026-11-23T07:00:00Z");
  await planDay(sample.company);
  sample.company.pass(3 * 3_600_000 + 60_000);
  await planDay(sample.company);
}, 90_000);
afterEach(async () => {
  await page.context().close();
  expect(faults).toEqual([]);
});
afterAll(async () => {
  await browser.close();
  await sample.close();
});

async function openAs(person: string, options: BrowserContextOptions): Promise<void> {
  ({ page, faults } = await openPage(browser, options));
  await page.goto(sample.url);
  await page.locator("#person").selectOption(person);
  await cards().first().waitFor();
}

const cards = () => page.locator("article.card");
const card = (words: string) => cards().filter({ hasText: words });
const button = (name: string | RegExp) => cards().getByRole("button", { name }).last();

test("a session on a phone, one tap for each answer, from the first card to “Done for today”", async () => {
  await openAs("mara-lindqvist", phone);
  await card("Good morning. 2 questions, about a minute.").waitFor();
  expect(await overflow(page)).toBe(0);
  const before = await cards().count();
  await answerRight(page, sample.company, "mara-lindqvist");
  // The question became the feedback in its place, and the next one stands below.
  await expect.poll(() => cards().count()).toBe(before + 1);
  expect(await overflow(page)).toBe(0);
  await answerRight(page, sample.company, "mara-lindqvist");
  await card("Done for today").getByText("All two right.").waitFor();
  expect(await overflow(page)).toBe(0);
  await page.reload();
  await card("Done for today").waitFor();
  expect(await cards().count()).toBe(before + 2);
});

test("with the keyboard alone: the focus goes to the feedback, and the next question follows it", async () => {
  await openAs("conor-tavish", desktop);
  await button("Don't know").focus();
  await page.keyboard.press("Enter");
  await card("Here is the answer").waitFor();
  await expect.poll(focusedCard).toContain("Here is the answer");
  const next = cards().last();
  await next.getByRole("button", { name: "Don't know" }).waitFor();
  for (let tabs = 0; tabs < 4 && (await focusedCard()).includes("Here is the answer"); tabs += 1) {
    await page.keyboard.press("Tab");
  }
  expect(await focusedCard()).toContain("2 of 2");
});

test("whoever stops finds one card in the place of the question, and goes on from it", async () => {
  await openAs("aoife-brannock", phone);
  const before = await cards().count();
  await button("Not now").click();
  await button("Stop here").click();
  await card("2 questions left.").waitFor();
  expect(await cards().count()).toBe(before);
  await button("Go on").click();
  await card("1 of 2").waitFor();
  expect(await cards().count()).toBe(before);
  await button("Why am I asked this?").click();
  await cards().getByText("It is new for you").waitFor();
});

test("path, lesson, progress and readiness fit a phone, and readiness is shared by one tap", async () => {
  const person = "mara-lindqvist";
  await practiseFor(sample.company, person, { days: 12, missEvery: 50 });
  await openAs(person, phone);
  await say("my path");
  await card("Your path").waitFor();
  await button(/^(Start|Next): /).click();
  await button("Try it").waitFor();
  expect(await overflow(page)).toBe(0);
  await say("my progress");
  await card("Only you see this.").waitFor();
  expect(await overflow(page)).toBe(0);
  await say("my readiness");
  await card("new cases in a row right").waitFor();
  await button("Share with somebody else").click();
  await cards().getByLabel("Name or e-mail address of a colleague").waitFor();
  expect(await overflow(page)).toBe(0);
  await button("Share with Nuala Fenwright").click();
  await card("Shared with Nuala Fenwright.").waitFor();
  const received = (await inboxOf(sample.company, "nuala-fenwright")).at(-1);
  expect(received?.card?.summary).toContain("Mara Lindqvist chose to share this with you.");
}, 60_000);

async function say(words: string): Promise<void> {
  await page.locator("#question").fill(words);
  await page.keyboard.press("Enter");
}

/** The words of the card on which, or in which, the focus is. */
function focusedCard(): Promise<string> {
  return page.evaluate<string>("document.activeElement.closest('article')?.innerText ?? ''");
}
