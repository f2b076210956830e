import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Inbound } from "../../../src/core/inbound.ts";
import { bodiesOf } from "./support/mutations.ts";
import { type PretendSlack, pretendSlack } from "./support/pretend-slack.ts";
import { type SlackWorld, slackWorld } from "./support/slack-world.ts";

/** Recorded payloads stay outside the repository; CAIRN_TEST_DATA names the folder that has them. */
const folder = join(process.env.CAIRN_TEST_DATA ?? "", "client-fixtures", "slack");
const isThere = (process.env.CAIRN_TEST_DATA ?? "") !== "" && existsSync(folder);
if (!isThere) process.stdout.write("Skipped: CAIRN_TEST_DATA names no folder with client-fixtures/slack.\n");

const files = isThere
  ? ["bolt-python", "java-slack-sdk"].flatMap((source) =>
      readdirSync(join(folder, source), { recursive: true, encoding: "utf8" })
        .filter((name) => name.endsWith(".json"))
        .map((name) => join(source, name)),
    )
  : [];

const taken: Inbound[] = [];
let pretend: PretendSlack;
let world: SlackWorld;
beforeAll(async () => {
  pretend = await pretendSlack();
  world = await slackWorld({
    answeredIn: async () => [],
    // Several of the payloads are the same event: each is counted as it comes.
    take: async (inbound) => {
      taken.push(inbound);
      return { isNew: true, answered: Promise.resolve() };
    },
    settings: { apiUrl: pretend.url },
  });
});
afterAll(async () => {
  await world.close();
  await pretend.close();
});

test.skipIf(!isThere).each(files)("%s is kept as something said, or ignored with a reason", async (file) => {
  const before = traces();
  const response = await world.post(payloadIn(file));
  await world.slack.stop();
  expect(response.status).toBe(200);
  const isAnsweredByBolt = (await response.text()).includes("challenge");
  expect(isAnsweredByBolt || traces() > before).toBe(true);
  expect(world.logged.filter(({ line }) => line.includes("could not be kept"))).toEqual([]);
});

test.skipIf(!isThere)(
  "of what people said in the recorded payloads, everything meant for an app is kept",
  () => {
    const questions = taken.map(({ body }) => (body.kind === "message" ? body.text : body.kind));
    expect(questions).toEqual(expect.arrayContaining(["Hi there!"]));
    expect(taken.every(({ id }) => id.startsWith("slack:"))).toBe(true);
  },
);

test("mutated payloads never end the process, whatever they are", async () => {
  const mutated = await slackWorld({
    answeredIn: async () => [],
    take: async () => ({ isNew: false, answered: Promise.resolve() }),
  });
  const unhandled: unknown[] = [];
  const note = (reason: unknown) => void unhandled.push(reason);
  process.on("unhandledRejection", note);
  const statuses = await bodiesOf({ seed: 7, count: 300, more: files.map(payloadIn) }, mutated);
  process.off("unhandledRejection", note);
  await mutated.close();
  expect(unhandled).toEqual([]);
  expect(Object.keys(statuses).filter((status) => !["200", "400", "401"].includes(status))).toEqual([]);
});

/** Everything that can come of a payload: something kept, a line in the log, a call to Slack. */
function traces(): number {
  return taken.length + world.logged.length + pretend.calls.length;
}

function payloadIn(file: string): unknown {
  const recorded: unknown = JSON.parse(readFileSync(join(folder, file), "utf8"));
  return typeof recorded === "object" && recorded !== null && "payload" in recorded
    ? recorded.payload
    : recorded;
}
