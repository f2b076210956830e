import fc from "fast-check";
import { expect, test } from "vitest";
import type { Company } from "../../src/core/company.ts";
import type { EscalationStep } from "../../src/core/escalations.ts";
import type { Leave, Person } from "../../src/core/people.ts";
import { defaultPolicy, type Policy } from "../../src/core/policy.ts";
import { contestDue, deciderFor } from "../../src/signals/contest/contest-rules.ts";
import { closingFigures } from "../../src/signals/digest/closing-figures.ts";
import { chooseEntries, type Tellable } from "../../src/signals/digest/digest-entries.ts";
import { digestSlot } from "../../src/signals/digest/digest-time.ts";
import { managerOf, teamsOf } from "../../src/signals/digest/managers.ts";
import { stateOf, untoldToPerson } from "../../src/signals/escalation/escalation-state.ts";
import { tellableFrom } from "../../src/signals/escalation/show-entry.ts";
import { byWeek, pictureOf, trendInWords } from "../../src/signals/escalation/trend.ts";
import { personNamed } from "../support/person-named.ts";

const at = (time: string) => new Date(time);
const monday = "2026-11-02";

function person(id: string, more: Partial<Person> = {}): Person {
  return personNamed(id, { timeZone: "UTC", ...more });
}

function companyWith(escalation: Partial<Policy["escalation"]> = {}): Company {
  const policy = { ...defaultPolicy, escalation: { ...defaultPolicy.escalation, ...escalation } };
  return { areas: [], skillMap: { roles: {}, skills: {} }, glossary: [], calendars: {}, policy };
}

const company = companyWith();
const nobody = new Map<string, string | null>();

test("a digest is due on Monday at nine of the manager's zone, until their day ends", () => {
  const slotAt = (time: string, more: Partial<Person> = {}) =>
    digestSlot({ manager: person("m", more), deputy: null, company }, at(time));
  expect(slotAt("2026-11-02T08:59:00Z")).toBeNull();
  expect(slotAt("2026-11-02T09:00:00Z")).toMatchObject({ to: { id: "m" }, occasion: monday });
  expect(slotAt("2026-11-02T16:59:00Z")).toMatchObject({ occasion: monday });
  expect(slotAt("2026-11-02T17:00:00Z")).toBeNull();
  expect(slotAt("2026-11-03T09:00:00Z")).toBeNull();
  expect(slotAt("2026-11-02T13:59:00Z", { timeZone: "America/New_York" })).toBeNull();
  expect(slotAt("2026-11-02T14:00:00Z", { timeZone: "America/New_York" })).not.toBeNull();
});

test("whoever begins later in the day or the week gets it when their work begins", () => {
  const late = { workingHours: { days: ["wed"], from: "12:00", to: "16:00" } } as const;
  const slotAt = (time: string) =>
    digestSlot({ manager: person("m", late), deputy: null, company }, at(time));
  expect(slotAt("2026-11-02T12:00:00Z")).toBeNull();
  expect(slotAt("2026-11-04T11:59:00Z")).toBeNull();
  expect(slotAt("2026-11-04T12:00:00Z")).toMatchObject({ occasion: monday });
});

test("a manager on leave gets it on their next working day; away all week, whoever stands in for them does", () => {
  const deputy = person("d");
  const slotAt = (time: string, leave: readonly Leave[]) =>
    digestSlot({ manager: person("m", { leave }), deputy, company }, at(time));
  const untilTuesday = [{ from: monday, to: "2026-11-03" }];
  expect(slotAt("2026-11-02T10:00:00Z", untilTuesday)).toBeNull();
  expect(slotAt("2026-11-04T10:00:00Z", untilTuesday)).toMatchObject({ to: { id: "m" }, occasion: monday });
  const allWeek = [{ from: monday, to: "2026-11-09" }];
  expect(slotAt("2026-11-02T10:00:00Z", allWeek)).toMatchObject({ to: { id: "d" } });
});

test("the day and the time of the digest are the company's choice", () => {
  const other = companyWith({ digestDay: "thu", digestTime: "14:00" });
  const slotAt = (time: string) =>
    digestSlot({ manager: person("m"), deputy: null, company: other }, at(time));
  expect(slotAt("2026-11-05T13:59:00Z")).toBeNull();
  expect(slotAt("2026-11-05T14:00:00Z")).toMatchObject({ occasion: "2026-11-05" });
});

test("an entry is told eight working hours after the person saw it, days off not counted", () => {
  const friday = at("2026-11-06T13:00:00Z");
  expect(tellableFrom({ company }, person("p"), friday)).toEqual(at("2026-11-09T13:00:00Z"));
  const away = person("p", { leave: [{ from: "2026-11-09", to: "2026-11-10" }] });
  expect(tellableFrom({ company }, away, friday)).toEqual(at("2026-11-11T13:00:00Z"));
});

test("a contest is decided by who is named, else the administrator, else somebody who looks after people", () => {
  const ada = person("ada", { manager: "mona" });
  const people = [
    ada,
    person("mona", { manager: "rhea" }),
    person("rhea"),
    person("olga"),
    person("nina"),
    person("pia", { roles: ["people-partner"] }),
  ];
  const decider = (contestPerson: string, administrator: string | null, away: readonly string[] = []) => {
    const reachable = new Set(people.map(({ id }) => id).filter((id) => !away.includes(id)));
    const search = {
      people,
      former: nobody,
      company: companyWith({ contestPerson }),
      administrator,
      reachable,
    };
    return deciderFor(search, ada)?.id ?? null;
  };
  expect(decider("nina", "olga")).toBe("nina");
  expect(decider(defaultPolicy.escalation.contestPerson, "olga")).toBe("olga");
  expect(decider("mona", "olga")).toBe("olga");
  expect(decider("rhea", "ada")).toBe("pia");
  expect(decider("none", null)).toBe("pia");
  expect(decider("none", null, ["pia"])).toBeNull();
});

test("whoever decides has five of their working days after that of the contest", () => {
  expect(contestDue(person("d"), company, at("2026-11-02T12:00:00Z"))).toEqual(at("2026-11-09T17:00:00Z"));
  const away = person("d", { leave: [{ from: "2026-11-04", to: "2026-11-05" }] });
  expect(contestDue(away, company, at("2026-11-02T12:00:00Z"))).toEqual(at("2026-11-11T17:00:00Z"));
});

test("through a vacant place people report one level up, and a circle ends with nobody", () => {
  const people = [person("a", { manager: "gone" }), person("boss"), person("x", { manager: "y" })];
  const former = new Map([
    ["gone", "gone-too"],
    ["gone-too", "boss"],
    ["y", "x"],
  ]);
  expect(people.map((one) => managerOf({ people, former }, one)?.id ?? null)).toEqual(["boss", null, null]);
  expect(teamsOf({ people, former })).toEqual([{ manager: "boss", above: null, members: ["a"] }]);
});

test("a digest has at most five entries: what closed, pages, people, the oldest first", () => {
  const one = (kind: Tellable["kind"], day: number) =>
    ({ kind, escalation: { id: `${kind}-${day}`, at: at(`2026-11-0${day}T00:00:00Z`) } }) as Tellable;
  const all = [one("person", 1), one("person", 2), one("page", 3), one("person", 3), one("closed", 9)];
  const { entries, waiting } = chooseEntries(
    [...all, one("page", 2)],
    defaultPolicy.escalation.digestEntries,
  );
  expect(entries.map(({ escalation }) => escalation.id)).toEqual([
    "closed-9",
    "page-2",
    "page-3",
    "person-1",
    "person-2",
  ]);
  expect(waiting).toBe(1);
});

test("an escalation stands as its steps say", () => {
  const steps = (...kinds: EscalationStep["kind"][]) => ({
    steps: kinds.map((kind) => ({ kind, by: null, words: null, at: at("2026-11-02T12:00:00Z") })),
  });
  expect(stateOf(steps())).toBe("shown");
  expect(stateOf(steps(), { settled: null })).toBe("held");
  expect(stateOf(steps("contested", "contest-rejected"))).toBe("shown");
  expect(stateOf(steps("told"))).toBe("told");
  expect(stateOf(steps("told", "coached"))).toBe("acknowledged");
  expect(stateOf(steps("told", "coached"), { settled: null })).toBe("held");
  expect(stateOf(steps("told", "coached", "closed"))).toBe("ended");
  expect(untoldToPerson(steps("told", "practice-assigned", "person-told", "coached"))).toEqual([]);
  expect(untoldToPerson(steps("told", "person-told", "observed-right"))).toHaveLength(1);
});

const toldAt = at("2026-11-02T12:00:00Z");
const { compareDays, compareTries: enough } = defaultPolicy.escalation;
const sides = {
  from: new Date(toldAt.getTime() - compareDays * 86_400_000),
  toldAt,
  until: new Date(toldAt.getTime() + compareDays * 86_400_000),
  enough,
};

/** Answers to new variants, one a day: before it was told with days below 0. */
function answers(results: readonly (readonly [day: number, correct: boolean])[], variant = "v") {
  return results.map(([day, correct], place) => ({
    item: "i",
    variant: `${variant}${place}`,
    correct,
    kind: "answer" as const,
    at: new Date(toldAt.getTime() + day * 86_400_000),
  }));
}

test("before and after: right at the first try of a variant never seen, within eight weeks either side", () => {
  const tries = answers([
    [-57, true],
    [-56, false],
    [-5, false],
    [-4, true],
    [-3, false],
    [-2, false],
    [1, true],
    [2, true],
    [3, true],
    [4, true],
    [56, false],
    [57, true],
  ]);
  const again = {
    ...tries[1],
    at: new Date(toldAt.getTime() + 6 * 86_400_000),
    correct: true,
  } as (typeof tries)[0];
  const figures = closingFigures({ attempts: [...tries, again], signals: [], ...sides });
  expect(figures.right).toEqual({ before: { count: 1, of: 5 }, after: { count: 4, of: 5 } });
  expect(figures.verdict).toBe("helped");
});

test("fewer than five tries on either side are too few to tell", () => {
  const days = [-5, -4, -3, -2, -1, 1, 2, 3, 4] as const;
  const tries = answers(days.map((day) => [day, day > 0] as const));
  expect(closingFigures({ attempts: tries, signals: [], ...sides }).verdict).toBe("too-few");
  const more = [...tries, ...answers([[5, true]], "w")];
  expect(closingFigures({ attempts: more, signals: [], ...sides }).verdict).toBe("helped");
});

test("missed steps at work that did not become fewer are no help", () => {
  const step = (day: number, kind: "step-missed" | "step-right") => ({
    kind,
    at: new Date(toldAt.getTime() + day * 86_400_000),
  });
  const signals = [-5, -4, -3, -2, -1, 1, 2, 3, 4, 5].map((day) => step(day, "step-missed"));
  expect(closingFigures({ attempts: [], signals, ...sides }).verdict).toBe("unchanged");
});

test("the trend counts by week, eight of them, and says in words what the picture shows", () => {
  const now = at("2026-11-30T12:00:00Z");
  const weeksAgo = [0, 0, 0, 1, 1, 2, 7, 8];
  const instants = weeksAgo.map((weeks) => new Date(now.getTime() - weeks * 7 * 86_400_000 - 1));
  const counts = byWeek(instants, defaultPolicy.escalation.trendWeeks, now);
  expect(counts).toEqual([1, 0, 0, 0, 0, 1, 2, 3]);
  expect(pictureOf(counts)).toBe("▃▁▁▁▁▃▆█");
  expect(trendInWords(counts)).toBe("rising (8 weeks)");
});

test("a picture has one bar a week whatever the counts", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(500), { minLength: 2, maxLength: 26 }), (counts) => {
      const picture = [...pictureOf(counts)];
      expect(picture).toHaveLength(counts.length);
      expect(picture.every((bar) => "▁▂▃▄▅▆▇█".includes(bar))).toBe(true);
    }),
  );
});
