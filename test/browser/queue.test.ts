import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { desktop, openPage, overflow, phone, startBrowser } from "./browser.ts";
import { openQueueCompany, steward } from "./queue-company.ts";

let browser: Browser;
let sample: Awaited<ReturnType<typeof openQueueCompany>>;
let page: Page;
let faults: string[];

beforeAll(async () => {
  browser = await startBrowser();
  sample = await openQueueCompany();
}, 120_000);
afterEach(async () => {
  await page.context().close();
  expect(faults).toEqual([]);
});
afterAll(async () => {
  await browser.close();
  await sample.close();
});

/** The last card, but for the page that somebody wrote from it, which stands below. */
const queue = () => page.locator("article.card").filter({ hasNotText: written }).last();
const written = "A new page:";
const button = (name: string) => queue().getByRole("button", { name, exact: true });

async function openAs(person: string, options: typeof phone): Promise<void> {
  ({ page, faults } = await openPage(browser, options));
  await page.goto(sample.url);
  await page.locator("#person").selectOption(person);
  await queue().waitFor();
}

/** One entry as its owner settles it: what is read, what is tapped, what is written. */
interface Settled {
  readonly title: string;
  readonly words: number;
  readonly taps: number;
  readonly letters: number;
  readonly seconds: number;
}

/** "Time per decision": 200 words a minute read, a second and a half for a tap, four letters a second written. */
function secondsFor({ words, taps, letters }: Pick<Settled, "words" | "taps" | "letters">): number {
  return Math.round((words / 200) * 60 + taps * 1.5 + letters / 4);
}

async function settle(): Promise<Settled> {
  const title = (await queue().locator("[id*='-title-'], [role=heading]").first().innerText()).trim();
  const text = await queue().innerText();
  const words = await wordsToRead();
  const { taps, letters } = await decide(text);
  await expect.poll(() => queue().innerText(), { timeout: 15_000 }).not.toBe(text);
  return { title, words, taps, letters, seconds: secondsFor({ words, taps, letters }) };
}

/** What stands on the card, its buttons apart. */
async function wordsToRead(): Promise<number> {
  const text = await page.evaluate<string>(
    "(() => { const card = [...document.querySelectorAll('article.card')].filter((one) => !one.innerText.includes('A new page:')).at(-1).cloneNode(true); for (const one of card.querySelectorAll('button')) one.remove(); card.style.position = 'absolute'; document.body.append(card); const text = card.innerText; card.remove(); return text; })()",
  );
  return text.match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0;
}

/** What an owner would do: fact by fact on pages of high risk, a reason where one is asked for. */
async function decide(text: string): Promise<{ readonly taps: number; readonly letters: number }> {
  if (text.includes("A page is missing"))
    return write(
      "Ask the merchant for the bank’s letter, then pass the case on to disputes. They answer within a day.",
    );
  if (text.includes("Readers are warned")) return putOff("Waiting for Quillpay’s new list");
  const ticks = queue().getByRole("checkbox");
  const count = await ticks.count();
  for (let at = 0; at < count; at += 1) await ticks.nth(at).check();
  await button("Still correct").click();
  return { taps: count + 1, letters: 0 };
}

/** To write a page is work of its own: what counts is the decision to do so, not the letters of the page. */
async function write(text: string) {
  await button("I will write it").click();
  await queue().locator("textarea:visible").first().fill(text);
  await queue().getByRole("button", { name: "Hand it in", exact: true }).click();
  return { taps: 2, letters: 0 };
}

async function putOff(reason: string) {
  await button("Put off").first().click();
  await queue().locator("textarea:visible, input[type=text]:visible").first().fill(reason);
  await queue().getByRole("button", { name: "Put off", exact: true }).last().click();
  return { taps: 2, letters: reason.length };
}

test("a week's queue of ten entries is settled on a phone, none of it with the page opened", async () => {
  await openAs(steward, phone);
  await expect.poll(() => queue().innerText()).toContain("1 of 10");
  const settled: Settled[] = [];
  while ((await queue().innerText()).includes(" of 10")) {
    expect(await overflow(page)).toBe(0);
    settled.push(await settle());
    expect(page.context().pages()).toHaveLength(1);
  }
  await queue().getByText("That was everything. Thank you.").waitFor();
  const seconds = settled.map((one) => one.seconds).toSorted((a, b) => a - b);
  const median = ((seconds[4] ?? 0) + (seconds[5] ?? 0)) / 2;
  for (const one of settled)
    process.stdout.write(
      `${one.seconds} s, ${one.words} words, ${one.taps} taps, ${one.letters} letters: ${one.title}\n`,
    );
  process.stdout.write(`median ${median} s\n`);
  expect(settled).toHaveLength(10);
  expect(median).toBeLessThan(30);
}, 120_000);

test("on a desktop the same card says what was decided, and “my queue” what is put off", async () => {
  await openAs(steward, desktop);
  await page.locator("#question").fill("my queue");
  await page.keyboard.press("Enter");
  await expect.poll(() => queue().innerText()).toContain("One page put off.");
});
