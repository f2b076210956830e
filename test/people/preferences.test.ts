import fc from "fast-check";
import { expect, test } from "vitest";
import type { Button, Card } from "../../src/core/card.ts";
import { sentences } from "../../src/core/card-text.ts";
import { openEnd } from "../../src/core/pause.ts";
import type { Person } from "../../src/core/people.ts";
import { personZone } from "../../src/core/person-zone.ts";
import { defaultPolicy } from "../../src/core/policy.ts";
import { defaultSettings, type PersonSettings } from "../../src/core/ports/setting-store.ts";
import type { Result } from "../../src/core/result.ts";
import { type PreferenceDeps, preferenceActions, preferences } from "../../src/people/preferences.ts";
import { drawn } from "../support/drawn-card.ts";
import { mara, speaker } from "../support/speaker.ts";

const now = new Date("2026-11-02T12:00:00Z");
const policy = { ...defaultPolicy, timeZone: "Europe/Berlin" };

function depsWith(settings: Partial<PersonSettings> = {}, accountZone: string | null = null): PreferenceDeps {
  const account = {
    channel: "slack",
    id: "T1/U1",
    person: "mara",
    standing: "member",
    direct: "T1/D1",
    timeZone: accountZone,
    checkedAt: now,
  } as const;
  return {
    settings: { settings: async () => ({ ...defaultSettings, ...settings }) },
    accounts: { accountsOf: async () => [account] },
    company: { policy },
  };
}

async function shownTo(deps: PreferenceDeps, person: Person = mara): Promise<Card> {
  return cardOf(await preferences(deps, speaker(person, now)));
}

function cardOf({ cards }: Result): Card {
  return cards[0] ?? sentences("There is no card");
}

function changeButton({ elements }: Card) {
  const buttons = elements.flatMap((element): readonly Button[] =>
    element.kind === "buttons" ? element.buttons : [],
  );
  const found = buttons.find((button) => button.kind === "act" && button.action === "people.change");
  if (found?.kind !== "act") throw new Error("The card has a button Change");
  return found;
}

function tap(action: string, deps: PreferenceDeps, value: unknown, person: Person | null = mara) {
  const found = preferenceActions[action];
  if (found === undefined) throw new Error(`There is no action ${action}`);
  return found.run(deps, { ...speaker(person, now), value });
}

/** Taps Change and fills in the form. */
async function change(deps: PreferenceDeps, filled: Readonly<Record<string, unknown>>): Promise<Result> {
  return tap("people.change", deps, { ...changeButton(await shownTo(deps)).value, ...filled });
}

function formOf(card: Card) {
  const form = preferenceActions["people.change"]?.form(changeButton(card).value) ?? null;
  if (form === null) throw new Error("Change asks something first");
  return form;
}

function choiceIn(card: Card, name: string) {
  const field = formOf(card).fields.find((one) => one.name === name);
  if (field?.kind !== "choice") throw new Error(`${name} is a choice`);
  return field;
}

test("preferences tell what holds, and whose word it is", async () => {
  await expect(drawn(await shownTo(depsWith()))).toMatchFileSnapshot("./golden/preferences.txt");
});

test("own choices and a pause are told as such", async () => {
  const settings = {
    quizTime: "08:30",
    timeZone: "America/Argentina/Buenos_Aires",
    pausedUntil: new Date("2026-11-09T12:00:00Z"),
  };
  await expect(drawn(await shownTo(depsWith(settings)))).toMatchFileSnapshot(
    "./golden/preferences-paused.txt",
  );
});

test("whoever stopped everything is told that, not of a pause as well", async () => {
  const { summary } = await shownTo(depsWith({ messages: "stopped", pausedUntil: openEnd }));
  expect(summary).toContain("Messages: stopped");
  expect(summary).not.toContain("paused");
});

test("the form begins with what holds, and every value in it can be chosen", async () => {
  const card = await shownTo(depsWith({ quizTime: "08:30", timeZone: "Asia/Kathmandu" }));
  const form = formOf(card);
  expect(form.fields.map(({ name }) => name)).toEqual(["quizTime", "timeZone", "pause", "practiceMode"]);
  expect(form.fields[0]).toMatchObject({ kind: "time", initial: "08:30" });
  for (const name of ["timeZone", "pause"]) {
    const { initial, options } = choiceIn(card, name);
    expect(options.map(({ value }) => value)).toContain(initial);
    expect(options.length).toBeLessThanOrEqual(100);
    expect(new Set(options.map(({ value }) => value)).size).toBe(options.length);
  }
  expect(choiceIn(card, "timeZone").initial).toBe("Asia/Kathmandu");
  expect([form.title, form.submit].every((words) => words.length <= 24)).toBe(true);
});

test("a form sent off as it was opened changes nothing", async () => {
  for (const settings of [
    {},
    { quizTime: "08:30", timeZone: "Asia/Tokyo", pausedUntil: openEnd },
    { pausedUntil: new Date("2026-11-04T09:00:00Z") },
  ]) {
    const deps = depsWith(settings);
    const untouched = formOf(await shownTo(deps)).fields.map((field) => [
      field.name,
      field.kind === "check" ? false : field.initial,
    ]);
    const result = await change(deps, Object.fromEntries(untouched));
    expect(result.facts).toEqual([]);
    expect(cardOf(result).summary).toContain("Nothing changed.");
  }
});

test("only what changed is written, and it is confirmed in local words in place of the card", async () => {
  const result = await change(depsWith(), { quizTime: "09:15", timeZone: "Asia/Tokyo", pause: "as-now" });
  expect(result.facts).toEqual([
    { kind: "setting-changed", person: "mara", name: "quizTime", value: "09:15", at: now },
    { kind: "setting-changed", person: "mara", name: "timeZone", value: "Asia/Tokyo", at: now },
  ]);
  expect(result.place).toBe("instead");
  await expect(drawn(cardOf(result))).toMatchFileSnapshot("./golden/preferences-saved.txt");
});

test("an older form does not take back what was chosen since", async () => {
  const older = changeButton(await shownTo(depsWith())).value;
  const since = depsWith({ quizTime: "07:00" });
  const result = await tap("people.change", since, { ...older, quizTime: "10:00", timeZone: "Asia/Tokyo" });
  expect(result.facts).toMatchObject([{ name: "timeZone" }]);
  expect(cardOf(result).summary).toContain("after 07:00");
});

test("as in your profile takes the own time zone back", async () => {
  const result = await change(depsWith({ timeZone: "Asia/Tokyo" }), { timeZone: "profile" });
  expect(result.facts).toMatchObject([{ name: "timeZone", value: null }]);
  expect(cardOf(result).summary).toContain("Dublin (Europe), where it is 12:00");
});

test("a pause of a day ends at the same local time, across a change of the clocks, too", async () => {
  const eve = new Date("2026-10-24T11:00:00Z");
  const found = preferenceActions["people.change"];
  const { value } = changeButton(await shownTo(depsWith()));
  const result = await found?.run(depsWith(), { ...speaker(mara, eve), value: { ...value, pause: "1-day" } });
  expect(result?.facts).toMatchObject([{ name: "pausedUntil", value: "2026-10-25T12:00:00.000Z" }]);
  expect(cardOf(result ?? (await change(depsWith(), {}))).summary).toContain(
    "Cairn does not write to you first until Sun 25 Oct, 12:00.",
  );
});

test("an open pause lasts until it is ended, by the form or by one tap", async () => {
  const open = await change(depsWith(), { pause: "open" });
  expect(open.facts).toMatchObject([{ name: "pausedUntil", value: openEnd.toISOString() }]);
  expect(cardOf(open).summary).toContain("until you end the pause");
  const paused = depsWith({ pausedUntil: openEnd });
  for (const ended of [await change(paused, { pause: "end" }), await tap("people.end-pause", paused, {})]) {
    expect(ended.facts).toMatchObject([{ name: "pausedUntil", value: null }]);
    expect(cardOf(ended).summary).toContain("The pause is over.");
  }
});

test("a pause that is over need not be ended", async () => {
  const over = depsWith({ pausedUntil: new Date("2026-11-01T12:00:00Z") });
  const result = await tap("people.end-pause", over, {});
  expect(result.facts).toEqual([]);
  expect(cardOf(result).summary).toContain("Cairn may write to you first");
});

test("what is no time, zone or pause is refused by name, and nothing of the form is saved", async () => {
  const wrong = [
    [{ quizTime: "25:00", timeZone: "Asia/Tokyo" }, "“25:00” is no time of day."],
    [{ quizTime: "", pause: "1-day" }, "is no time of day."],
    [{ timeZone: "Mars/Olympus" }, "“Mars/Olympus” is no time zone."],
    [{ pause: "constructor" }, "“constructor” is no pause."],
  ] as const;
  for (const [filled, words] of wrong) {
    const result = await change(depsWith(), filled);
    expect(result.facts).toEqual([]);
    expect(cardOf(result).summary).toContain(words);
    expect(cardOf(result).summary).toContain("Nothing was saved.");
  }
});

test("whatever is filled in, what is written is a time, a zone or an instant that can be read back", async () => {
  const deps = depsWith();
  const { value } = changeButton(await shownTo(deps));
  const anything = fc.oneof(
    fc.string(),
    fc.constantFrom("09:00", "23:59", "UTC", "Asia/Tokyo", "profile", "1-week"),
  );
  const filled = fc.record({ quizTime: anything, timeZone: anything, pause: anything }, { requiredKeys: [] });
  await fc.assert(
    fc.asyncProperty(filled, async (fields) => {
      const { facts } = await tap("people.change", deps, { ...value, ...fields });
      for (const fact of facts) {
        if (fact.kind !== "setting-changed") throw new Error("Preferences write settings only");
        if (fact.name === "quizTime") expect(fact.value).toMatch(/^\d\d:\d\d$/);
        if (fact.name === "timeZone")
          expect(() => new Intl.DateTimeFormat("en", { timeZone: `${fact.value}` })).not.toThrow();
        if (fact.name === "pausedUntil")
          expect(new Date(`${fact.value}`).getTime()).toBeGreaterThan(now.getTime());
      }
    }),
  );
});

test("a button of another make asks nothing and is told as unknown", async () => {
  expect(preferenceActions["people.change"]?.form({ shownTime: 7 })).toBeNull();
  expect(preferenceActions["people.change"]?.form(null)).toBeNull();
  const result = await tap("people.change", depsWith(), { quizTime: "09:00" });
  expect(result.facts).toEqual([]);
});

test("somebody unknown has nothing to set", async () => {
  const asked = await preferences(depsWith(), speaker(null, now));
  expect(cardOf(asked).summary).toContain("nothing to set");
  const ended = await tap("people.end-pause", depsWith(), {}, null);
  expect(ended.facts).toEqual([]);
});

test("somebody's zone is their own choice, else people.yaml's, else their channel's, else the company's", async () => {
  const known = { person: mara, settings: defaultSettings, account: "Asia/Tokyo", policy };
  const elsewhere = { ...known, person: { timeZone: null } };
  expect(personZone({ ...known, settings: { timeZone: "Asia/Dubai" } })).toBe("Asia/Dubai");
  expect(personZone(known)).toBe("Europe/Dublin");
  expect(personZone(elsewhere)).toBe("Asia/Tokyo");
  expect(personZone({ ...elsewhere, account: null })).toBe("Europe/Berlin");
  const nowhere = { ...mara, timeZone: null };
  expect((await shownTo(depsWith({}, "Asia/Tokyo"), nowhere)).summary).toContain("Tokyo (Asia)");
  expect((await shownTo(depsWith({}, "Nowhere/At all"), nowhere)).summary).toContain("Berlin (Europe)");
});

test("somebody experienced chooses to be asked thresholds, exceptions and changes only", async () => {
  const { facts, cards } = await change(depsWith(), { practiceMode: "experienced" });
  expect(facts).toMatchObject([{ name: "practiceMode", value: "experienced" }]);
  expect(cards[0]?.summary).toContain("Practice: thresholds, exceptions and changes only");
});

test("in the first days of a role up to six new questions a day may be chosen, later not", async () => {
  const newcomer = { ...mara, rolesSince: new Date("2026-10-26T00:00:00Z") };
  const settings = depsWith();
  expect(choiceIn(await shownTo(settings, newcomer), "newPerDay").options).toHaveLength(6);
  const { value } = changeButton(await shownTo(settings, newcomer));
  const { facts } = await tap("people.change", settings, { ...value, newPerDay: "6" }, newcomer);
  expect(facts).toMatchObject([{ name: "newPerDay", value: "6" }]);
  const names = formOf(await shownTo(settings)).fields.map(({ name }) => name);
  expect(names).not.toContain("newPerDay");
  expect((await change(settings, { newPerDay: "6" })).facts).toEqual([]);
});
