import { desktop, openPage, overflow, phone, startBrowser } from "./browser.ts";

const browser = await startBrowser();
const url = "http://localhost:3917";
for (const [name, opts] of [
  ["desktop", desktop],
  ["phone", phone],
  ["dark", { ...desktop, colorScheme: "dark" as const }],
] as const) {
  const { page, faults } = await openPage(browser, opts);
  await page.goto(url);
  await page.waitForSelector(".starter");
  await page.screenshot({ path: `/tmp/${name}-0.png` });
  const say = async (text: string, n: number) => {
    await page.fill("#question", text);
    await page.press("#question", "Enter");
    await page
      .locator("article.card")
      .nth(n - 1)
      .waitFor();
    await page.waitForTimeout(200);
  };
  await say("How do I get a refund of 620 EUR approved?", 1);
  await page.getByRole("button", { name: "Not it" }).first().click();
  await page.waitForTimeout(700);
  await page.screenshot({ path: `/tmp/${name}-1.png` });
  await say("when is a failed card charged again", 3);
  await page.screenshot({ path: `/tmp/${name}-2.png` });
  await say("evidence", 4);
  await page.screenshot({ path: `/tmp/${name}-3.png` });
  await say("what is the weather tomorrow", 5);
  await page.screenshot({ path: `/tmp/${name}-4.png` });
  await say("help", 6);
  await page.screenshot({ path: `/tmp/${name}-5.png` });
  console.log(name, await overflow(page), faults);
  await page.goto(url + "/pages/retries/decline-codes");
  await page.screenshot({ path: `/tmp/${name}-6.png` });
  await page.goto(url + "/pages");
  await page.screenshot({ path: `/tmp/${name}-7.png` });
  console.log(name, await overflow(page), faults);
}
await browser.close();
