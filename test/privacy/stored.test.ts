import { expect, test } from "vitest";
import { sentences } from "../../src/core/card-text.ts";
import { openEnd } from "../../src/core/pause.ts";
import type { Person } from "../../src/core/people.ts";
import { defaultPolicy } from "../../src/core/policy.ts";
import type { StoredCounts } from "../../src/core/ports/privacy-store.ts";
import { defaultSettings, type PersonSettings } from "../../src/core/ports/setting-store.ts";
import type { Result } from "../../src/core/result.ts";
import { privacyActions, stored } from "../../src/privacy/actions.ts";
import type { PrivacyDeps } from "../../src/privacy/privacy-deps.ts";
import { drawn } from "../support/drawn-card.ts";
import { mara, speaker } from "../support/speaker.ts";

const now = new Date("2026-11-02T12:00:00Z");
const none = { count: 0, since: null };
const some = (count: number, day: string) => ({ count, since: new Date(`${day}T09:00:00Z`) });

const empty: StoredCounts = {
  questions: none,
  answersWithoutWords: none,
  messages: none,
  wordings: none,
  wordsLent: none,
  feedback: none,
  sectionsRead: none,
  requestsMade: none,
  requestsReceived: none,
  notes: none,
  practiceAnswers: none,
  memories: none,
  practiceSessions: none,
  lessonsSeen: none,
  checklists: none,
  workEvents: none,
  modelCalls: none,
  questionReports: none,
  itemDecisions: none,
  signals: none,
  gaps: none,
  escalations: none,
  contests: none,
  looks: none,
  gapDecisions: none,
  settings: none,
  accounts: [],
};

const full: StoredCounts = {
  questions: some(12, "2026-08-10"),
  answersWithoutWords: some(40, "2025-12-01"),
  messages: some(15, "2026-08-10"),
  wordings: some(1, "2026-03-04"),
  wordsLent: some(1, "2026-03-04"),
  feedback: some(6, "2026-01-15"),
  sectionsRead: some(25, "2025-12-01"),
  requestsMade: some(2, "2026-09-01"),
  requestsReceived: some(1, "2026-10-20"),
  notes: some(1, "2026-10-20"),
  practiceAnswers: some(90, "2026-09-14"),
  memories: some(31, "2026-09-14"),
  practiceSessions: some(28, "2026-09-14"),
  lessonsSeen: some(9, "2026-09-15"),
  checklists: some(9, "2026-09-15"),
  workEvents: some(4, "2026-10-05"),
  modelCalls: some(12, "2026-11-02"),
  questionReports: some(1, "2026-10-12"),
  itemDecisions: some(2, "2026-10-13"),
  signals: some(64, "2026-09-14"),
  gaps: some(2, "2026-09-21"),
  escalations: some(1, "2026-10-05"),
  contests: some(1, "2026-10-06"),
  looks: some(3, "2026-10-05"),
  gapDecisions: some(2, "2026-10-12"),
  settings: some(3, "2026-10-19"),
  accounts: ["slack", "web"],
};

function depsWith(
  counts: StoredCounts,
  settings: Partial<PersonSettings> = {},
  administrator: Pick<Person, "name"> | null = { name: "Ada Moss" },
): PrivacyDeps {
  return {
    store: { storedAbout: async () => counts },
    settings: { settings: async () => ({ ...defaultSettings, ...settings }) },
    company: { policy: defaultPolicy },
    administrator,
  };
}

function tap(action: string, deps: PrivacyDeps, person: Person | null = mara): Promise<Result> {
  const found = privacyActions[action];
  if (found === undefined) throw new Error(`There is no action ${action}`);
  return found.run(deps, { ...speaker(person, now), value: {} });
}

function cardOf({ cards }: Result) {
  return cards[0] ?? sentences("There is no card");
}

test("what is stored is told with its count, since when, who sees it and when it goes", async () => {
  await expect(drawn(cardOf(await tap("privacy.stored", depsWith(full))))).toMatchFileSnapshot(
    "./golden/stored.txt",
  );
});

test("what there is none of is named in one line", async () => {
  const counts = { ...empty, questions: some(1, "2026-11-01"), accounts: ["slack"] as const };
  await expect(drawn(cardOf(await stored(depsWith(counts), speaker(mara, now))))).toMatchFileSnapshot(
    "./golden/stored-little.txt",
  );
});

test("about somebody who has not asked anything there is only their entry in the people", async () => {
  const { summary } = cardOf(await stored(depsWith(empty, {}, null), speaker(mara, now)));
  expect(summary).toContain("Nothing yet beyond who you are.");
  expect(summary).toContain("To have it erased, ask your administrator.");
});

test("what is stored is shown to the person alone", async () => {
  expect((await stored(depsWith(full), speaker(mara, now))).visibility).toBe("asker");
});

test("somebody unknown is told what is kept under their account", async () => {
  const { summary } = cardOf(await stored(depsWith(full), speaker(null, now)));
  expect(summary).toContain("for 90 days");
  expect(summary).not.toContain("12");
});

test("after Stop messages Cairn never writes first, and says what that means", async () => {
  const result = await tap("privacy.stop", depsWith(empty));
  expect(result.facts).toEqual([
    { kind: "setting-changed", person: "mara", name: "messages", value: "stopped", at: now },
  ]);
  await expect(drawn(cardOf(result))).toMatchFileSnapshot("./golden/stopped.txt");
});

test("a second tap on Stop says the same and writes nothing", async () => {
  const result = await tap("privacy.stop", depsWith(empty, { messages: "stopped" }));
  expect(result.facts).toEqual([]);
  expect(cardOf(result).summary).toContain("Stopped.");
});

test("whoever lets Cairn write again may stop again, and hears of a pause that still holds", async () => {
  const result = await tap("privacy.resume", depsWith(empty, { messages: "stopped" }));
  expect(result.facts).toMatchObject([{ name: "messages", value: "on" }]);
  await expect(drawn(cardOf(result))).toMatchFileSnapshot("./golden/resumed.txt");
  const pausedUntil = new Date("2026-11-04T09:00:00Z");
  const paused = await tap("privacy.resume", depsWith(empty, { messages: "stopped", pausedUntil }));
  expect(cardOf(paused).summary).toContain("Your pause still holds until Wed 4 Nov, 09:00.");
  const open = await tap("privacy.resume", depsWith(empty, { messages: "stopped", pausedUntil: openEnd }));
  expect(cardOf(open).summary).toContain("Your pause still holds until you end it.");
  const over = { messages: "stopped", pausedUntil: new Date("2026-11-01T09:00:00Z") } as const;
  expect(cardOf(await tap("privacy.resume", depsWith(empty, over))).summary).not.toContain("pause");
});

test("somebody unknown has nothing to stop, and nothing is written about them", async () => {
  for (const action of ["privacy.stop", "privacy.resume"]) {
    const result = await tap(action, depsWith(empty), null);
    expect(result.facts).toEqual([]);
    expect(cardOf(result).summary).toContain("never writes to you first");
  }
});
