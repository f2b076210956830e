import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Card } from "../../src/core/card.ts";
import { inbox } from "../../src/core/ports/conversation-store.ts";
import { startSampleServer } from "../channels/sample-server.ts";
import { desktop, openPage, overflow, phone, startBrowser } from "./browser.ts";

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
  await open(desktop);
});
afterEach(async () => {
  await page.context().close();
  await server.close();
  expect(faults).toEqual([]);
});

async function open(options: BrowserContextOptions): Promise<void> {
  await page?.context().close();
  ({ page, faults } = await openPage(browser, options));
  await page.goto(server.url);
  await page.getByRole("button", { name: "refund more than" }).waitFor();
}

async function ask(text: string): Promise<void> {
  await page.getByLabel("Your question").fill(text);
  await page.keyboard.press("Enter");
}

const cards = () => page.getByRole("article", { name: "Cairn" });
const button = (name: string) => page.getByRole("button", { name, exact: true });
const chosen = () => page.getByLabel("Asking as").locator("option:checked").innerText();

test("says that it is local, welcomes, and offers questions of the person's role", async () => {
  await page.getByText("Local chat on this computer").waitFor();
  await page.getByRole("heading", { name: "Which way now?" }).waitFor();
  expect(await page.locator(".starter").count()).toBe(3);
});

test("a question to try is asked by one tap and answered with steps, citation and buttons", async () => {
  await page.getByRole("button", { name: "refund more than" }).click();
  await cards().getByRole("heading", { name: "Refunds above €500" }).waitFor();
  await cards().getByText("Open the payment in the").waitFor();
  await cards().getByRole("link", { name: "Refund approvals v7 · Above 500 euros" }).waitFor();
  for (const name of ["Helpful", "Not it", "Ask a person"]) await button(name).waitFor();
  expect(await page.locator("#welcome").isVisible()).toBe(false);
});

test("every button answers once, shows that it was pressed, and stays so after a reload", async () => {
  await ask("How do I refund?");
  for (const [place, name] of ["Helpful", "Not it", "Ask a person"].entries()) {
    await button(name).click();
    await cards()
      .nth(place + 1)
      .waitFor();
    await page.locator(`button[data-state=pressed]:has-text("${name}")`).waitFor();
    await button(name).click({ force: true });
  }
  expect(server.sent).toHaveLength(4);
  await page.reload();
  await cards().nth(3).waitFor();
  expect(await page.locator("button[data-state=pressed]").count()).toBe(3);
});

test("an answer that is made slowly grows, sentence by sentence, into the whole", async () => {
  await ask("answer slowly");
  await cards().getByText("You may refund up to €500 yourself.").waitFor();
  expect(await cards().getAttribute("aria-busy")).toBe("true");
  expect(await page.getByText("Above, your approver").count()).toBe(0);
  expect(await button("Helpful").count()).toBe(0);
  server.finish();
  await button("Helpful").waitFor();
  await cards().getByText("Above, your approver says yes first.").waitFor();
  expect(await cards().count()).toBe(1);
  expect(await page.locator(".typing").count()).toBe(0);
});

test("the folded rest of a section opens and closes", async () => {
  await ask("How do I refund?");
  const rest = page.getByText("need a second pair of eyes");
  await cards().waitFor();
  expect(await rest.isVisible()).toBe(false);
  await button("Show the whole section").click();
  await rest.waitFor();
  expect(await button("Show the whole section").getAttribute("aria-expanded")).toBe("true");
  await button("Show the whole section").click();
  await rest.waitFor({ state: "hidden" });
});

test("a button that asks first unfolds its questions, checks them, and sends them by name", async () => {
  await ask("ask an expert");
  await button("Answer").click();
  const text = cards().getByLabel("Your answer");
  await expect.poll(focused).toBe(await text.getAttribute("id"));
  const send = cards().getByRole("button", { name: "Send", exact: true });
  await send.click();
  await cards().getByText("Write something here").waitFor();
  expect(server.heard).toHaveLength(1);
  await text.fill("No. Ask for the approval.");
  await cards().getByLabel("It is how I see it").check();
  await cards().getByLabel("I can be asked until").fill("09:30");
  await cards().getByLabel("Keep it as a draft note").uncheck();
  expect(await overflow(page)).toBe(0);
  await send.click();
  await cards().getByText("You answered").waitFor();
  expect(server.heard.at(-1)).toMatchObject({
    message: "msg1",
    body: {
      action: "handover.answer",
      value: {
        request: "r1",
        text: "No. Ask for the approval.",
        sure: "view",
        until: "09:30",
        note: false,
      },
    },
  });
  expect(await page.locator(".mine.tap").innerText()).toContain("No. Ask for the approval.");
});

test("a result takes the place of the card that was tapped, also after a reload", async () => {
  await ask("ask an expert");
  await button("Pass it on").click();
  await cards().getByText("You answered").waitFor();
  expect(await cards().count()).toBe(1);
  await page.reload();
  await cards().getByText("You answered").waitFor();
  expect(await cards().count()).toBe(1);
  expect(await button("Pass it on").count()).toBe(0);
});

test("a form that did not replace its card folds, and can be filled in again", async () => {
  await ask("ask an expert");
  await cards().waitFor();
  await page.route("**/api/chat/actions", (route) => {
    const { message: _, ...body } = route.request().postDataJSON() as { message: string };
    return route.continue({ postData: JSON.stringify(body) });
  });
  await button("Answer").click();
  await cards().getByLabel("Your answer").fill("No.");
  await cards().getByRole("button", { name: "Send", exact: true }).click();
  await cards().getByText("You answered").waitFor();
  expect(await cards().count()).toBe(2);
  expect(await cards().getByLabel("Your answer").count()).toBe(0);
  await button("Answer").click();
  await cards().getByLabel("Your answer").waitFor();
});

test("a citation opens the page at its version and section", async () => {
  await ask("How do I refund?");
  const opened = page.context().waitForEvent("page");
  await cards().getByRole("link", { name: "Refund approvals v7" }).click();
  const whole = await opened;
  await whole.getByText("In force since 2 Oct 2026").waitFor();
  expect(whole.url()).toBe(`${server.url}/pages/refunds/approvals/v7#over-500`);
  expect(await whole.locator("section:target h2").innerText()).toBe("Above 500 euros");
  expect(await overflow(whole)).toBe(0);
});

test("another person has a conversation and pages of their own", async () => {
  await ask("How do I refund?");
  await cards().waitFor();
  await page.getByLabel("Asking as").selectOption("jonas");
  await page.getByRole("button", { name: "answer a dispute" }).waitFor();
  expect(await cards().count()).toBe(0);
  await page.goto(`${server.url}/pages/people/pay/v1`);
  await page.getByText("For Jonas only.").waitFor();
  await page.goto(server.url);
  await page.getByRole("button", { name: "answer a dispute" }).waitFor();
  expect(await chosen()).toContain("Jonas Weber");
  await page.getByLabel("Asking as").selectOption("mia");
  await cards().getByText("Open the payment").waitFor();
});

test("the conversation survives a reload, with the person's own words in their places", async () => {
  await ask("How do I refund?");
  await cards().first().waitFor();
  await ask("may I retry a payment?");
  await cards().nth(1).waitFor();
  const before = await page.locator("#log").innerText();
  await page.reload();
  await cards().nth(1).waitFor();
  expect(await page.locator("#log").innerText()).toBe(before);
});

test("a new conversation starts empty", async () => {
  await ask("How do I refund?");
  await cards().waitFor();
  await button("New conversation").click();
  await page.getByRole("heading", { name: "Which way now?" }).waitFor();
  expect(await cards().count()).toBe(0);
});

test("what Cairn told somebody before they began a new conversation stays behind, also after a reload", async () => {
  await ask("How do I refund?");
  await cards().waitFor();
  const person = server.sent[0]?.person ?? null;
  const news: Card = {
    summary: "News",
    elements: [{ kind: "text", spans: [{ text: "Jonas answered you." }] }],
  };
  server.say(news, { conversation: inbox, person }, null, null);
  await page.reload();
  await cards().getByText("Jonas answered you.").waitFor();
  await button("New conversation").click();
  await page.reload();
  await page.getByRole("heading", { name: "Which way now?" }).waitFor();
  expect(await cards().count()).toBe(0);
});

test("what Cairn says by itself appears without asking", async () => {
  await ask("How do I refund?");
  await cards().waitFor();
  const first = server.sent[0];
  if (first === undefined) throw new Error("nothing was sent");
  server.say(
    { summary: "News", elements: [{ kind: "text", spans: [{ text: "Jonas answered you." }] }] },
    first,
    null,
    null,
  );
  await cards().getByText("Jonas answered you.").waitFor();
});

test("a typing sign stands there until the answer comes", async () => {
  await page.route("**/api/chat", async (route) => {
    await page.locator(".typing").waitFor();
    await route.continue();
  });
  await ask("How do I refund?");
  await cards().waitFor();
  expect(await page.locator(".typing").count()).toBe(0);
});

test("a message that did not get through is sent again under the same id, and answered once", async () => {
  const ids: string[] = [];
  let broken = true;
  await page.route("**/api/chat", async (route) => {
    ids.push((route.request().postDataJSON() as { id: string }).id);
    // The server gets it; only its answer is lost.
    const response = await route.fetch();
    if (broken) await route.abort("connectionreset");
    else await route.fulfill({ response });
    broken = false;
  });
  await ask("How do I refund?");
  await page.getByRole("alert").getByText("This did not get through.").waitFor();
  await button("Try again").click();
  await page.getByRole("alert").waitFor({ state: "detached" });
  expect(new Set(ids).size).toBe(1);
  expect(ids).toHaveLength(2);
  expect(await cards().count()).toBe(1);
  expect(server.sent).toHaveLength(1);
  faults = faults.filter((fault) => !fault.includes("ERR_CONNECTION_RESET"));
});

test("without a connection it says so, and goes on by itself", async () => {
  await page.context().setOffline(true);
  await page.getByLabel("Asking as").selectOption("jonas");
  await page.getByText("Not connected.").waitFor();
  await page.context().setOffline(false);
  await page.getByRole("button", { name: "answer a dispute" }).waitFor();
  await page.getByText("Not connected.").waitFor({ state: "hidden" });
  faults = faults.filter((fault) => !fault.includes("ERR_INTERNET_DISCONNECTED"));
});

test("everything is reached and used with the keyboard alone", async () => {
  await page.reload();
  await page.locator(".starter").first().waitFor();
  expect(await focused()).toBe("question");
  await page.keyboard.type("How do I");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.type("refund?");
  await page.keyboard.press("Enter");
  await cards().waitFor();
  expect(await page.locator(".mine p").innerText()).toBe("How do I\nrefund?");
  expect(await focused()).toBe("question");
  // Back into the card: its last stop is the fold, before it the three buttons.
  await stepBackTo("Show the whole section");
  await stepBackTo("Helpful");
  await page.keyboard.press("Enter");
  await cards().nth(1).waitFor();
  await expect.poll(focused).toBe("article Cairn");
  await stepBackTo("Skip to your question");
  await page.keyboard.press("Enter");
  expect(await focused()).toBe("question");
});

async function stepBackTo(name: string): Promise<void> {
  for (let step = 0; step < 25; step++) {
    await page.keyboard.press("Shift+Tab");
    const { text, outline } = await page.evaluate<{ text: string; outline: string }>(
      "({ text: document.activeElement.innerText ?? '', outline: getComputedStyle(document.activeElement).outlineStyle })",
    );
    if (text === "") continue;
    expect(outline).toBe("solid");
    if (text.includes(name)) return;
  }
  throw new Error(`the Tab key never comes to "${name}"`);
}

function focused(): Promise<string> {
  return page.evaluate<string>(
    "document.activeElement.id || [document.activeElement.localName, document.activeElement.ariaLabel].join(' ')",
  );
}

test.each([
  ["desktop", desktop],
  ["phone", phone],
  ["phone in the dark", { ...phone, colorScheme: "dark" as const }],
])(
  "on a %s nothing is wider than the screen, and every button is big enough for a thumb",
  async (_name, options) => {
    await open(options);
    await ask("How do I refund?");
    await cards().first().waitFor();
    await ask("may I retry a payment?");
    await cards().nth(1).waitFor();
    await ask("what will the weather be?");
    await cards().nth(2).waitFor();
    await button("Show the whole section").click();
    expect(await overflow(page)).toBe(0);
    // The bar and the question stay where they are: only the messages scroll.
    expect(await page.evaluate("scrollY + document.documentElement.scrollHeight - innerHeight")).toBe(0);
    const low = await page.evaluate<string[]>(
      "[...document.querySelectorAll('button, select, textarea')].filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 40).map((one) => one.innerText)",
    );
    expect(low).toEqual([]);
    for (const path of ["/pages/refunds/approvals/v7", "/pages"]) {
      await page.goto(server.url + path);
      expect(await overflow(page)).toBe(0);
    }
  },
);

test("the list of pages is filtered while typing", async () => {
  await page.goto(`${server.url}/pages`);
  await page.getByLabel("Filter by title").fill("first");
  await page.getByRole("link", { name: "Your first refund" }).waitFor();
  expect(await page.getByRole("link", { name: "Refund approvals" }).isVisible()).toBe(false);
  await page.getByLabel("Filter by title").fill("zzz");
  await page.getByText("No page matches.").waitFor();
});
