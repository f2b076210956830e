import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openPage, overflow, phone, startBrowser } from "./browser.ts";
import { startServer } from "./real-server.ts";

let browser: Browser;
let server: Awaited<ReturnType<typeof startServer>>;

beforeAll(async () => {
  [browser, server] = await Promise.all([startBrowser(), startServer()]);
}, 90_000);
afterAll(async () => {
  await browser.close();
  await server.stop();
});

test("from an empty folder to the cited section on a phone, and on to a person, with nothing leaving this computer", async () => {
  const { page, faults } = await openPage(browser, phone);
  await page.goto(server.url);
  await page.locator(".starter").first().click();
  const answer = page.getByRole("article", { name: "Cairn" }).first();
  const citation = answer.locator("[id*='-source-'] a").first();
  await citation.waitFor();

  const opened = page.context().waitForEvent("page");
  await citation.click();
  const whole = await opened;
  await whole.getByText("In force since").waitFor();
  expect(await whole.locator("section:target").count()).toBe(1);
  expect(await overflow(whole)).toBe(0);
  await whole.close();

  for (const [place, name] of ["Not it", "Unclear", "Ask a person"].entries()) {
    await page.getByRole("button", { name, exact: true }).last().click();
    await page
      .getByRole("article", { name: "Cairn" })
      .nth(place + 1)
      .waitFor();
  }
  const before = await page.getByRole("article", { name: "Cairn" }).count();
  await page.reload();
  await expect.poll(() => page.getByRole("article", { name: "Cairn" }).count()).toBe(before);
  expect(await page.locator("button[data-state=pressed]").count()).toBe(3);
  expect(await overflow(page)).toBe(0);
  expect(faults).toEqual([]);
  await page.context().close();
});
