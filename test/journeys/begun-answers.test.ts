import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { LanguageModel, ModelUse } from "../../src/core/ports/language-model.ts";
import type { PretendMessage } from "../support/pretend-slack.ts";
import { giveModel } from "../support/scripted-model.ts";
import { openSlackCompany, type SlackCompany } from "../support/slack-company.ts";
import { bot, mentionOf, messageOf } from "../support/slack-payloads.ts";

/** A question in Slack while a model writes: checked sentences stand there first, and in the end one whole answer. */

let world: SlackCompany;
let asked = 1_795_168_800;
/** What stood in Slack before the model had ended. */
let before: readonly PretendMessage[] = [];

const first = { text: "A lost badge costs 25 euros.", cites: [1] };
const second = { text: "The first in a year is free.", cites: [1] };

beforeAll(async () => {
  world = await openSlackCompany({ U1: "ada@example.com", U3: "cleo@example.com" });
  await world.traffic.slack?.check();
  await world.company.publish({
    "people.yaml":
      "- { id: ada, name: Ada Moss, email: ada@example.com }\n- { id: cleo, name: Cleo Lund, email: cleo@example.com, team: finance }\n",
    "sops/badges.md":
      "# Badges\n\n## Lost badges {#lost}\n\nA lost badge costs 25 euros. The first one in a year is free.\n",
    "sops/bands.md":
      "---\naudience: [finance]\n---\n# Bands\n\n## Bands of analysts {#bands}\n\nA band of an analyst begins at 48,000 euros.\n",
  });
});
beforeEach(() => {
  before = [];
});
afterAll(() => world.close());

test("in a thread the first sentence stands there while the second is written, and the answer ends the stream", async () => {
  writing([first, second], "stands");
  await ask({ text: `<@${bot}> what does a lost badge cost?` });
  expect(before).toMatchObject([{ text: "A lost badge costs 25 euros. [1]", isStreaming: true }]);
  expect(there()).toHaveLength(1);
  expect(there()[0]).toMatchObject({ isStreaming: false, updates: 0 });
  expect(there()[0]?.text).toBe("A lost badge costs 25 euros. [1] The first in a year is free. [1]");
  expect(JSON.stringify(there()[0]?.blocks)).toContain("Badges v1 · Lost badges");
});

test("at the top of a direct conversation a message grows into the answer", async () => {
  writing([first, second], "stands");
  await ask({ channel: "D1", channel_type: "im", text: "what does a lost badge cost?" });
  expect(JSON.stringify(before[0]?.blocks)).toContain("A lost badge costs 25 euros.");
  expect(there()).toMatchObject([{ updates: 1 }]);
  expect(JSON.stringify(there()[0]?.blocks)).toContain("The first in a year is free.");
});

test("when a later sentence does not hold, the page's own words take the place of all of it", async () => {
  writing([first, { text: "A second one costs 90 euros.", cites: [1] }], "stands");
  await ask({ text: `<@${bot}> what does a lost badge cost?` });
  expect(before).toHaveLength(1);
  expect(there()).toMatchObject([{ isStreaming: false, updates: 1 }]);
  const said = JSON.stringify(there()[0]?.blocks);
  expect(said).toContain("The first one in a year is free.");
  expect(said).not.toContain("90 euros");
});

test("what not everybody may read is never begun where others read", async () => {
  writing([{ text: "A band of an analyst begins at 48,000 euros.", cites: [1] }, second], "nothing-stands");
  await ask({ user: "U3", text: `<@${bot}> where does the band of an analyst begin?` });
  expect(before).toEqual([]);
  expect(there().map(({ user }) => user)).toEqual(["U3"]);
});

/** The model writes these sentences; the last one only once what `begun` says stands in Slack. */
function writing(sentences: readonly (typeof first)[], begun: "stands" | "nothing-stands"): void {
  const model: LanguageModel = {
    name: "scripted:model",
    write: async (request) => {
      request.onPartial?.({ sentences: [...sentences.slice(0, -1), { text: "The", cites: [] }] });
      if (begun === "stands") await vi.waitUntil(() => there().length > 0, { timeout: 5_000, interval: 5 });
      before = there();
      return { kind: "written", output: { sentences } as never, use };
    },
  };
  giveModel(world.company.runtime, model);
}

const use: ModelUse = {
  model: "scripted:model",
  prompt: { name: "answer", version: 1, hash: "scripted" },
  inputTokens: 100,
  outputTokens: 20,
  cost: 12,
  elapsedMs: 5,
};

async function ask(fields: Record<string, unknown>): Promise<void> {
  const ts = `${++asked}.000100`;
  world.slack.messages.splice(0);
  const payload =
    "channel" in fields ? messageOf({ ts, user: "U1", ...fields }) : mentionOf({ ts, ...fields });
  expect(await world.event(payload)).toBe(200);
}

function there(): readonly PretendMessage[] {
  return world.slack.messages.map((one) => ({ ...one }));
}
