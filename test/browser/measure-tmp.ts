import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { startBrowser, openPage, phone } from "./browser.ts";
const questions = (parse(readFileSync("content/questions.yaml", "utf8")).questions as {q: string}[]).map((x) => x.q);
const browser = await startBrowser();
const { page, faults } = await openPage(browser, phone);
let fit = 0, n = 0; const misses: string[] = [];
for (const q of questions.filter((_, i) => i % Math.ceil(questions.length / 200) === 0)) {
  await page.goto("http://localhost:3917"); await page.waitForSelector("#log", { state: "attached" });
  await page.getByLabel("Asking as").waitFor();
  await page.getByRole("button", { name: "New conversation" }).click();
  await page.fill("#question", q); await page.press("#question", "Enter");
  await page.locator("article.card").first().waitFor();
  const b = page.getByRole("button", { name: "Ask a person" }).first();
  if (await b.count() === 0) continue;
  n++;
  const box = await b.boundingBox(); const form = await page.locator("#ask").boundingBox();
  const over = Math.round((box!.y + box!.height) - form!.y);
  if (over <= 0) fit++; else misses.push(`${over}px ${q}`);
}
console.log({ fit, n }, misses, faults);
await browser.close();
