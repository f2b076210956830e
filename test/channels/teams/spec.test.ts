import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { expect, test } from "vitest";
import { openTeamsChat } from "../../journeys/everywhere/teams.ts";
import { slackPages } from "../../support/slack-pages.ts";
import type { Call } from "./support/connector-call.ts";

/** Microsoft's description of the Bot Connector stays outside the repository; CAIRN_TEST_DATA names its folder. */
const data = process.env.CAIRN_TEST_DATA ?? "";
const path = join(data, "client-fixtures", "teams", "spec", "ConnectorAPI.swagger.json");
const isThere = data !== "" && existsSync(path);
if (!isThere) process.stdout.write("Skipped: CAIRN_TEST_DATA names no folder with client-fixtures/teams.\n");

test.skipIf(!isThere)(
  "what Cairn sends to Teams is as the Bot Connector describes it",
  async () => {
    const ajv = new Ajv({ strict: false, allErrors: true });
    const { definitions } = JSON.parse(readFileSync(path, "utf8"));
    const shapeOf = (name: string) => ajv.compile({ $ref: `#/definitions/${name}`, definitions });
    const shapes = { activity: shapeOf("Activity"), conversation: shapeOf("ConversationParameters") };
    const calls: Call[] = [];
    const chat = await openTeamsChat("2026-11-20T10:00:00Z", ["ada", "cleo", "otto"], (call) =>
      calls.push(call),
    );
    try {
      await chat.company.publish(slackPages);
      await chat.special.install?.("ada");
      await chat.with("ada").say("how do I replace a lost voucher?");
      await chat.with("ada").press("Helpful");
      await chat.with("ada").say("preferences");
      await chat.with("ada").press("Change", { quizTime: "14:30" });
      await chat.room?.("cleo").say("what is the band of analysts?");
    } finally {
      await chat.close();
    }
    const kinds = new Set(calls.map(({ operation }) => operation));
    expect([...kinds]).toEqual(
      expect.arrayContaining(["SendToConversation", "UpdateActivity", "CreateConversation"]),
    );
    for (const { operation, body } of calls) {
      const validate = operation === "CreateConversation" ? shapes.conversation : shapes.activity;
      validate(body);
      expect(validate.errors).toBeNull();
    }
  },
  60_000,
);
