import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asking } from "./asking.ts";
import type { Chat, ChatChannel } from "./chat.ts";
import { type Setting, settings } from "./company.ts";
import { type Feature, type FeatureId, features, type Scene } from "./features.ts";
import { owning } from "./owning.ts";
import { parityFile, parityTable } from "./parity.ts";
import { practising } from "./practising.ts";
import { openSlackChat } from "./slack.ts";
import { openTeamsChat } from "./teams.ts";
import { telling } from "./telling.ts";
import { openWebChat } from "./web.ts";

const channels: Readonly<
  Record<ChatChannel, (startsAt: string, people: readonly string[]) => Promise<Chat>>
> = {
  web: openWebChat,
  slack: openSlackChat,
  teams: openTeamsChat,
};
const scenes: Readonly<Record<Scene, { readonly journeys: object; readonly setting: Setting }>> = {
  asking: { journeys: asking, setting: settings.shop },
  practising: { journeys: practising, setting: settings.shop },
  telling: { journeys: telling, setting: settings.shop },
  owning: { journeys: owning, setting: settings.pages },
};

describe.each(Object.entries(channels))("in %s", (name, open) => {
  describe.each(Object.entries(scenes))("%s", (_scene, { journeys, setting }) => {
    const { people, files, startsAt } = setting;
    let chat: Chat;
    beforeAll(async () => {
      chat = await open(startsAt, people);
      await chat.company.publish(files);
      for (const person of people) await chat.special.install?.(person);
    });
    afterAll(() => chat.close());

    for (const [id, walk] of Object.entries(journeys)) {
      const { title, gaps = {} }: Feature = features[id as FeatureId];
      test.runIf(gaps[name as ChatChannel] === undefined)(title, () => walk(chat));
    }
  });
});

test("the table of what works where is as the journeys say", () => {
  expect(readFileSync(parityFile, "utf8")).toBe(parityTable(features));
});
