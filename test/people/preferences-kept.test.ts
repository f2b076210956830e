import { afterEach, beforeEach, expect, test } from "vitest";
import { openEnd } from "../../src/core/pause.ts";
import { defaultPolicy } from "../../src/core/policy.ts";
import { defaultSettings } from "../../src/core/ports/setting-store.ts";
import { preferenceActions } from "../../src/people/preferences.ts";
import { openTestStore, type TestStore } from "../support/database.ts";
import { mara, speaker } from "../support/speaker.ts";

let store: TestStore;

beforeEach(async () => {
  store = await openTestStore();
});

afterEach(async () => {
  await store.close();
});

const now = new Date("2026-11-02T12:00:00Z");
const shown = { shownTime: "10:00", shownZone: "", profileZone: "Europe/Dublin" };

async function choose(action: string, value: unknown): Promise<void> {
  const deps = { settings: store.settings, accounts: store.accounts, company: { policy: defaultPolicy } };
  const result = await preferenceActions[action]?.run(deps, { ...speaker(mara, now), value });
  await store.transaction(({ conversation }) => conversation.append(result?.facts ?? []));
}

test("what somebody chose is read back as chosen, and a pause they ended is gone", async () => {
  await choose("people.change", { ...shown, quizTime: "09:15", timeZone: "Asia/Tokyo", pause: "open" });
  const chosen = { ...defaultSettings, quizTime: "09:15", timeZone: "Asia/Tokyo", pausedUntil: openEnd };
  expect(await store.settings.settings("mara")).toEqual(chosen);
  await choose("people.end-pause", {});
  expect(await store.settings.settings("mara")).toEqual({ ...chosen, pausedUntil: null });
});
