import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, Locator, Page } from "playwright-core";
import { stringify } from "yaml";
import { freePort } from "../support/free-port.ts";

/** Somebody of the company, as the playground knows them. */
export interface PlaygroundUser {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** Microsoft's stand-in for Teams, as one person has it open. */
export interface Playground {
  readonly page: Page;
  /** Writes to Cairn in the chat that is open. */
  say(text: string): Promise<void>;
  /** The newest card with these words. */
  card(words: string | RegExp): Locator;
  /** Presses a button of the newest card that has it. */
  press(words: string): Promise<void>;
  /** A card with these words that was not there when something was last said or pressed: older ones may bear them. */
  answer(words: string | RegExp): Locator;
  /** Opens one of the chats and channels on the left. */
  open(name: string): Promise<void>;
  /** Words typed into the search of the message extension. */
  search(by: { readonly command: string; readonly parameter: string }, words: string): Promise<void>;
  close(): Promise<void>;
}

const cli = fileURLToPath(import.meta.resolve("@microsoft/m365agentsplayground/cli.js"));

/** Starts a playground of its own for somebody, on a free port, joined to Cairn at `endpoint`. */
export async function openPlayground(
  browser: Browser,
  endpoint: string,
  user: PlaygroundUser,
): Promise<Playground> {
  const folder = await mkdtemp(join(tmpdir(), "cairn-playground-"));
  const config = join(folder, "playground.yml");
  await writeFile(config, stringify(configFor(user)));
  const port = await freePort();
  const server = spawn(
    process.execPath,
    [cli, "start", "-e", endpoint, "-c", "msteams", "-p", String(port), "--disable-telemetry"],
    {
      cwd: folder,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, TEAMSAPPTESTER_BROWSER: "none", M365_AGENTS_PLAYGROUND_CONFIG_PATH: config },
    },
  );
  const page = await browser.newPage({ viewport: { width: 1400, height: 1000 }, deviceScaleFactor: 2 });
  // Its fonts would come from Microsoft; nothing here leaves this computer.
  await page.route(/^https:/, (route) => route.abort());
  await untilServed(page, server, `http://127.0.0.1:${port}/`);
  const cards = () => page.locator(".ac-adaptiveCard");
  const card = (words: string | RegExp) => cards().filter({ hasText: words }).last();
  const markSeen = () =>
    cards().evaluateAll((all) => {
      for (const one of all) one.setAttribute("data-seen", "");
    });
  return {
    page,
    card,
    answer: (words) => page.locator(".ac-adaptiveCard:not([data-seen])").filter({ hasText: words }).last(),
    say: async (text) => {
      await markSeen();
      await page.getByRole("textbox").and(page.locator("[data-lexical-editor]")).fill(text);
      await page.getByRole("button", { name: "Send Message" }).click();
    },
    press: async (words) => {
      await markSeen();
      await cards().getByRole("button", { name: words, exact: true }).locator("visible=true").last().click();
    },
    open: (name) => page.getByText(name, { exact: true }).first().click(),
    search: async ({ command, parameter }, words) => {
      await page.getByRole("button", { name: "Trigger Message Extension App" }).click();
      await page.getByText("Search Command").click();
      // The playground reads no manifest: it must be told what the search is called.
      await page.getByText("Specify Command ID or Parameter").click();
      await page.getByPlaceholder("Command ID").fill(command);
      await page.getByPlaceholder("Parameter name").fill(parameter);
      await page.getByPlaceholder("Enter a search term").fill(words);
      await page.getByPlaceholder("Enter a search term").press("Enter");
    },
    close: async () => {
      await page.close();
      server.kill();
      await once(server, "exit");
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function untilServed(page: Page, server: ChildProcess, url: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    if (server.exitCode !== null) throw new Error(`The playground ended with ${server.exitCode}`);
    try {
      await page.goto(url);
      break;
    } catch (error) {
      if (tries > 60) throw error;
      await page.waitForTimeout(500);
    }
  }
  await page.getByRole("button", { name: "Send Message" }).waitFor();
}

/** The playground wants five more people, a group and a team. */
function configFor({ id, name, email }: PlaygroundUser) {
  const others = Array.from({ length: 5 }, (_, place) => `colleague-${place + 1}`);
  return {
    version: "0.1.1",
    tenantId: "tenant-of-pellworth",
    bot: { id: "bot-cairn", name: "Cairn" },
    currentUser: userOf(id, name, email),
    users: others.map((other) => userOf(`${other}-of-${id}`, other, `${other}@pellworth.example`)),
    personalChat: { id: `chat-of-${id}` },
    groupChat: { id: `group-of-${id}`, name: "Refund cases" },
    team: {
      id: `team-of-${id}`,
      name: "Billing Dublin",
      aadGroupId: `group-id-of-${id}`,
      channels: [{ id: `channel-of-${id}`, name: "Questions" }],
    },
  };
}

function userOf(id: string, name: string, email: string) {
  const [givenName = name, surname = name] = name.split(" ");
  return { id, name, userPrincipleName: email, aadObjectId: `object-of-${id}`, givenName, surname, email };
}
