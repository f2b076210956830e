import type { Browser } from "playwright-core";
import { afterAll, beforeAll, test } from "vitest";
import { searchCommand } from "../../src/channels/teams/from-extension.ts";
import { startBrowser } from "./browser.ts";
import { digestOfNuala, gapOfMara, runJob, type Sample } from "./gap-story.ts";
import { openPlayground, type Playground } from "./playground.ts";
import { openSampleCompany } from "./sample-company.ts";

/**
 * The sample company in Microsoft's own stand-in for Teams, one for each person: what Cairn sends is drawn, and
 * what is pressed is sent, by Microsoft's code.
 */

let browser: Browser;
let sample: Sample;
let mara: Playground;
let nuala: Playground;

beforeAll(async () => {
  [browser, sample] = await Promise.all([startBrowser(), openSampleCompany()]);
  [mara, nuala] = await Promise.all([
    open("mara-lindqvist", "Mara Lindqvist"),
    open("nuala-fenwright", "Nuala Fenwright"),
  ]);
}, 120_000);

afterAll(async () => {
  await mara.page.screenshot({path:"/tmp/t7b/z1.png"});
  await Promise.all([mara?.close(), nuala?.close()]);
  await browser?.close();
  await sample?.close();
});

function open(id: string, name: string): Promise<Playground> {
  const email = `${id.replace("-", ".")}@pellworth.example`;
  return openPlayground(browser, `${sample.url}/api/messages`, { id, name, email });
}

test("who adds Cairn is told first what is kept, then what there is to do", async () => {
  await mara.card("What it keeps").waitFor();
  await mara.card("Your preferences").waitFor();
});

test("a question is answered, a follow-up is understood, and every button does what it says", async () => {
  await mara.say("Who approves a refund over 500?");
  await mara.card("Refund approvals v2").waitFor();
  await mara.press("Show the rest");
  await mara.press("Helpful");
  await mara.card("Thank you. Noted for Refund approvals").waitFor();
  await mara.say("and over 2,000?");
  await mara.card(/2,000/).getByRole("button", { name: "Helpful" }).waitFor();
  for (const [reason, answer] of [
    ["Wrong page", /other page|one of these/],
    ["Outdated", /Thank you/],
    ["Unclear", /./],
  ] as const) {
    await mara.press("Not it");
    await mara.press(reason);
    await mara.card(answer).waitFor();
  }
});

test("mid", async () => { await mara.page.screenshot({path:"/tmp/t7b/z0.png"}); });
test("a page is found by the search of the message extension, and its card can be put into a message", async () => {
  await mara.search({ command: searchCommand, parameter: "query" }, "refund over 500");
  await mara.page.getByText("Refund approvals v2").first().click();
  await mara.page.locator("[data-lexical-editor]").getByText("Refund approvals v2").waitFor();
});

