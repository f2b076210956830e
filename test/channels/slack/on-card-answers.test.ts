import { afterEach, expect, test } from "vitest";
import { toBlocks, toHomeView } from "../../../src/channels/cards/block-kit.ts";
import type { Block } from "../../../src/channels/cards/block-kit-shape.ts";
import { slackCardWords } from "../../../src/core/messages/slack-cards.ts";
import { bot, tapOf } from "../../support/slack-payloads.ts";
import { recallCard } from "../sample-questions.ts";
import { ok, type PretendSlack, pretendSlack } from "./support/pretend-slack.ts";
import { type SlackWorld, slackWorld } from "./support/slack-world.ts";

const open: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

const drawing = { baseUrl: "https://cairn.example", messageId: "m1" };
const { blocks } = toBlocks(recallCard, drawing);

test("an answer typed on a message comes with the tap, under the name of its field", async () => {
  const world = await withPretend();
  await world.post(tapOf(button(blocks, "Check"), { state: stateOf(blocks, "500 EUR") }));
  expect(world.taken.map(({ body }) => body)).toEqual([
    { kind: "action", action: "practice.answer", value: { question: "q1", answer: "500 EUR" } },
  ]);
});

test("a button of its own takes nothing along, and needs nothing", async () => {
  const world = await withPretend();
  await world.post(tapOf(button(blocks, "Don't know"), { state: stateOf(blocks, null) }));
  expect(world.taken.map(({ body }) => body)).toEqual([
    { kind: "action", action: "practice.pass", value: { question: "q1" } },
  ]);
});

test("a tap with nothing filled in is not an answer, and the person alone is asked for one", async () => {
  const { pretend, ...world } = await withPretend();
  const tap = tapOf(button(blocks, "Check"), {
    state: stateOf(blocks, null),
    response_url: `${pretend.url}/reply`,
  });
  expect((await world.post(tap)).status).toBe(200);
  await world.slack.stop();
  expect(world.taken).toEqual([]);
  expect(pretend.calls.at(-1)).toMatchObject({
    method: "/reply",
    args: { text: slackCardWords.fieldsNeeded, response_type: "ephemeral" },
  });
});

test("on the App Home the answer comes with the view", async () => {
  const world = await withPretend();
  const home = toHomeView(recallCard, drawing).blocks;
  const view = { type: "home", state: stateOf(home, "500 EUR") };
  const container = { type: "view", view_id: "V1" };
  await world.post(tapOf(button(home, "Check"), { view, container, channel: undefined, message: undefined }));
  expect(world.taken.map(({ body }) => body)).toMatchObject([{ value: { answer: "500 EUR" } }]);
});

test.each([null, "x", { values: null }, { values: [] }])(
  "a state that cannot be read does not lose the tap: %j",
  async (state) => {
    const world = await withPretend();
    await world.post(tapOf(button(blocks, "Check"), { state }));
    expect(world.taken.map(({ body }) => body)).toEqual([
      { kind: "action", action: "practice.answer", value: { question: "q1" } },
    ]);
  },
);

/** A button as Slack tells that it was tapped. */
function button(all: readonly Block[], label: string) {
  for (const block of all)
    if (block.type === "actions")
      for (const { action_id, value, text } of block.elements)
        if (text.text === label && value !== undefined) return { action_id, value, block_id: block.block_id };
  throw new Error(`No button "${label}".`);
}

/** What Slack says is filled in: every input has an entry, also an empty one. */
function stateOf(all: readonly Block[], value: string | null) {
  const inputs = all.filter((block) => block.type === "input");
  return {
    values: Object.fromEntries(
      inputs.map(({ block_id, element }) => [
        block_id,
        { [element.action_id]: { type: element.type, value } },
      ]),
    ),
  };
}

async function withPretend(): Promise<SlackWorld & { readonly pretend: PretendSlack }> {
  const pretend = await pretendSlack();
  open.push(pretend);
  const world = await slackWorld({ settings: { apiUrl: pretend.url } });
  open.push(world);
  pretend.answers.push(ok({ team_id: "T1", user_id: bot }));
  await world.slack.start();
  pretend.calls.length = 0;
  return { ...world, pretend };
}
