import { expect, test } from "vitest";
import { candidates, nextOffer, relationOf } from "../../src/handover/candidates.ts";
import { deciders, nextDecider } from "../../src/handover/deciders.ts";
import { company, everybody, mondayNoon, peopleWith } from "./support/handover-world.ts";

const noon = new Date(mondayNoon);
const page = { owner: "olga", deputy: "dan" };
const search = {
  page,
  path: "refunds/approvals",
  asker: "mara",
  people: everybody,
  company,
  administrator: "ada",
};
const nobody: ReadonlySet<string> = new Set();
const today = [{ from: "2026-11-01", to: "2026-11-02" }];

function order(more: Partial<typeof search> = {}): readonly string[] {
  return candidates({ ...search, ...more }, noon).map(({ person, as }) => `${as}: ${person.id}`);
}

function asked(people: typeof everybody, at = mondayNoon, already: ReadonlySet<string> = nobody) {
  const now = new Date(at);
  const offer = nextOffer(
    { candidates: candidates({ ...search, people }, now), asked: already, minutes: 30 },
    now,
  );
  return offer === null ? null : `${offer.person.id} until ${offer.until.toISOString()}`;
}

test("the owner comes first, then who stands in, the experts and lead of the area, at last the administrator", () => {
  expect(order()).toEqual(["owner: olga", "deputy: dan", "expert: eve", "lead: tom", "administrator: ada"]);
});

test("nobody is asked their own question, and nobody twice", () => {
  expect(order({ asker: "olga" })).toEqual(["deputy: dan", "expert: eve", "lead: tom", "administrator: ada"]);
  expect(order({ administrator: "olga", page: { owner: "olga", deputy: "olga" } })).toEqual([
    "owner: olga",
    "expert: eve",
    "lead: tom",
  ]);
});

test("the owner's own deputy is asked, too", () => {
  const people = peopleWith("olga", { deputy: "tom" });
  expect(order({ people }).slice(0, 3)).toEqual(["owner: olga", "deputy: dan", "deputy: tom"]);
});

test("whoever is on leave today is not asked", () => {
  expect(order({ people: peopleWith("olga", { leave: today }) })[0]).toBe("deputy: dan");
});

test("an owner whom nobody knows leads to the area, and no page at all to the administrator", () => {
  expect(order({ page: { owner: "Finance", deputy: "Front desk" } })[0]).toBe("expert: eve");
  expect(candidates({ ...search, page: null, path: null }, noon).map(({ as }) => as)).toEqual([
    "administrator",
  ]);
});

test("why somebody is asked follows from the page as it is", () => {
  expect(relationOf(search, "eve")).toBe("expert");
  expect(relationOf(search, "mara")).toBe("unknown");
});

test("somebody in working hours is chosen before somebody who stands higher in the list", () => {
  const people = peopleWith("olga", { timeZone: "America/Los_Angeles" });
  expect(asked(people)).toBe("dan until 2026-11-02T12:30:00.000Z");
});

test("with nobody at work, whoever is back first is asked, with half an hour of their own time", () => {
  const people = peopleWith("eve", { timeZone: "Asia/Kolkata" });
  expect(asked(people, "2026-11-02T22:00:00Z")).toBe("eve until 2026-11-03T04:00:00.000Z");
});

test("whoever leaves for a holiday before the time is over is asked only when nobody stays", () => {
  const people = peopleWith("olga", { leave: [{ from: "2026-11-03", to: "2026-11-13" }] });
  expect(asked(people, "2026-11-02T16:45:00Z")).toBe("dan until 2026-11-03T09:15:00.000Z");
  expect(asked(people, "2026-11-02T16:15:00Z")).toBe("olga until 2026-11-02T16:45:00.000Z");
});

test("when everybody has been asked, nobody is left", () => {
  expect(asked(everybody, mondayNoon, new Set(["olga", "dan", "eve", "tom", "ada"]))).toBeNull();
});

test("somebody who never works is not waited for", () => {
  const never = { days: [], from: "09:00", to: "17:00" };
  const people = peopleWith("olga", { workingHours: never });
  expect(asked(people)).toBe("dan until 2026-11-02T12:30:00.000Z");
});

function decides(people: typeof everybody, more: Partial<{ approver: string; asker: string }> = {}) {
  const { approver = "olga", asker = "mara" } = more;
  const all = deciders({ page: { ...page, approver }, asker, people, company });
  const offer = nextDecider({ deciders: all, asked: nobody, hours: 8 }, noon);
  return { all: all.map(({ person }) => person.id), first: offer?.person.id ?? null };
}

test("the approver decides, or their deputy while they are away", () => {
  expect(decides(everybody)).toEqual({ all: ["olga", "dan"], first: "olga" });
  expect(decides(peopleWith("olga", { leave: today })).first).toBe("dan");
  const holiday = peopleWith("olga", {
    location: "Dublin",
    leave: [{ from: "2026-11-03", to: "2026-11-03" }],
  });
  expect(decides(holiday).first).toBe("dan");
});

test("the approver's own deputy stands in before the page's, who stands in for its owner alone", () => {
  expect(decides(peopleWith("olga", { deputy: "eve" })).all).toEqual(["olga", "eve"]);
  expect(decides(everybody, { approver: "tom" }).all).toEqual(["tom"]);
});

test("nobody decides what they ask for themselves", () => {
  expect(decides(everybody, { asker: "olga" })).toEqual({ all: ["dan"], first: "dan" });
});

test("with everybody away, whoever is back first is asked all the same", () => {
  const away = peopleWith(
    "olga",
    { leave: today },
    peopleWith("dan", { leave: [{ from: "2026-11-02", to: "2026-11-20" }] }),
  );
  expect(decides(away).first).toBe("olga");
});

test("an approver whom nobody knows leaves nobody to decide", () => {
  expect(decides(everybody, { approver: "Head of Finance" })).toEqual({ all: [], first: null });
});
