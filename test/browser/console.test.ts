import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ConsoleCompany, fillConsole, openConsoleCompany } from "../http/console-company.ts";
import { desktop, openPage, overflow, phone, startBrowser } from "./browser.ts";

let browser: Browser;
let open: ConsoleCompany;

beforeAll(async () => {
  [browser, open] = await Promise.all([startBrowser(), openConsoleCompany()]);
  await fillConsole(open);
});

afterAll(async () => {
  await browser.close();
  await open.close();
});

test("a manager finds the figures from the chat, somebody else is not offered them", async () => {
  const { page, faults } = await openPage(browser, desktop);
  await page.goto(open.url);
  const link = page.getByRole("link", { name: "Figures" });
  await page.locator("#person").selectOption("ada");
  await expect.poll(() => link.count()).toBe(0);
  await page.locator("#person").selectOption("mona");
  await link.click();
  await page.getByRole("heading", { name: "Your team" }).waitFor();
  await page.getByText("As Mona Example sees it").waitFor();
  expect(await page.getByRole("img", { name: "Where people get stuck" }).count()).toBe(1);
  expect(faults).toEqual([]);
  await page.context().close();
});

test.each(["/console/team?person=mona", "/console/company?person=rhea"])(
  "%s fits a phone, its charts can be read there, and nothing is blocked",
  async (path) => {
    const { page, faults } = await openPage(browser, phone);
    await page.goto(open.url + path);
    await page.locator(".panel .chart").first().waitFor();
    expect(await overflow(page)).toBe(0);
    const sizes = await page.evaluate<number[]>(
      "[...document.querySelectorAll('.chart text')].map((one) => one.getBoundingClientRect().height)",
    );
    expect(Math.min(...sizes)).toBeGreaterThan(9);
    const outside = await page.evaluate<string[]>(
      "[...document.querySelectorAll('.chart text')].filter((one) => one.getBoundingClientRect().right > innerWidth).map((one) => one.textContent)",
    );
    expect(outside).toEqual([]);
    expect(faults).toEqual([]);
    await page.context().close();
  },
);
