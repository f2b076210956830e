import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { startSampleServer } from "../channels/sample-server.ts";
import { openPage, overflow, phone, startBrowser } from "./browser.ts";

let browser: Browser;
let server: Awaited<ReturnType<typeof startSampleServer>>;
let page: Page;
let faults: string[];

beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  server = await startSampleServer();
  ({ page, faults } = await openPage(browser, phone));
  await page.goto(server.url);
  await page.locator(".starter").first().waitFor();
});
afterEach(async () => {
  expect(faults).toEqual([]);
  await page.context().close();
  await server.close();
});

test("one tap answers a choice: the feedback takes its place, and the focus", async () => {
  await ask("quiz choice");
  await button("Ask your team lead").click();
  await feedback();
  expect(sent()).toEqual({ question: "q1", option: "lead" });
  await expect.poll(focused).toBe("article Cairn");
  expect(await page.locator(".mine").count()).toBe(1);
  await page.reload();
  await feedback();
  expect(await page.locator(".mine").count()).toBe(1);
});

test("what is typed on the card is sent with the Enter key, and the feedback takes its place", async () => {
  await ask("quiz recall");
  await page.getByLabel("Your answer").fill("500 EUR");
  await page.keyboard.press("Enter");
  await feedback();
  expect(sent()).toEqual({ question: "q1", answer: "500 EUR" });
  await expect.poll(focused).toBe("article Cairn");
});

test("an empty answer is asked for at its place, and can be given then", async () => {
  await ask("quiz recall");
  await button("Check").click();
  await card().getByText("Write something here").waitFor();
  expect(server.heard).toHaveLength(1);
  const field = page.getByLabel("Your answer");
  await expect.poll(() => page.evaluate("document.activeElement.id")).toBe(await field.getAttribute("id"));
  await field.fill("500 EUR");
  await button("Sure").click();
  await feedback();
  expect(sent()).toEqual({ question: "q1", answer: "500 EUR", confidence: "sure" });
});

test("who does not know needs to fill in nothing", async () => {
  await ask("quiz recall");
  await button("Don't know").click();
  await feedback();
  expect(sent()).toEqual({ question: "q1" });
});

test("the form of another button does not ask for the answer on the card", async () => {
  await ask("quiz recall");
  await button("Why am I asked this?").click();
  await card().getByLabel("What is wrong?").fill("It is unclear.");
  await card().getByRole("button", { name: "Send", exact: true }).click();
  await feedback();
  expect(sent()).toEqual({ question: "q1", words: "It is unclear." });
});

test("several options are ticked and sent together, and none is not an answer", async () => {
  await ask("quiz several");
  await button("Check").click();
  await card().getByText("Tick at least one.").waitFor();
  await page.getByLabel("The number of the invoice").check();
  await page.getByLabel("Who approved it").check();
  await button("Check").click();
  await feedback();
  expect(sent()).toEqual({ question: "q1", answer: "invoice,approver" });
});

test("a question is not taken away from under somebody who is typing", async () => {
  await ask("quiz recall");
  await page.getByLabel("Your answer").fill("500");
  const [question] = server.sent;
  if (question === undefined) throw new Error("nothing was sent");
  const news = { summary: "Later", elements: [{ kind: "text", spans: [{ text: "Later, then." }] }] } as const;
  server.say(news, question, null, null, question.id);
  server.say({ ...news, summary: "More" }, question, null, null);
  await card().nth(1).waitFor();
  expect(await page.getByLabel("Your answer").inputValue()).toBe("500");
  await button("Check").click();
  await feedback();
});

test.each(["choice", "several", "long several", "recall", "order"])(
  "a question with %s fits a phone, and everything on it is big enough for a thumb",
  async (kind) => {
    await ask(`quiz ${kind}`);
    expect(await overflow(page)).toBe(0);
    const low = await page.evaluate<string[]>(
      "[...document.querySelectorAll('.card button, .card input[type=text], .card label[for]')].filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 34).map((one) => one.innerText)",
    );
    expect(low.filter((label) => !["Tick all that are right", "Your answer"].includes(label.trim()))).toEqual(
      [],
    );
  },
);

async function ask(words: string): Promise<void> {
  await page.getByLabel("Your question").fill(words);
  await page.getByLabel("Your question").press("Enter");
  await card().first().waitFor();
}

async function feedback(): Promise<void> {
  await card().getByText("Right.").first().waitFor();
}

function card() {
  return page.locator("article.card");
}

function button(name: string) {
  return card().getByRole("button", { name }).first();
}

/** The data of the last tap. */
function sent(): unknown {
  const body = server.heard.at(-1)?.body;
  return body?.kind === "action" ? body.value : null;
}

function focused(): Promise<string> {
  return page.evaluate<string>(
    "[document.activeElement.localName, document.activeElement.ariaLabel].join(' ')",
  );
}
