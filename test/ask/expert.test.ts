import { expect, test } from "vitest";
import { whomToAsk } from "../../src/ask/expert.ts";
import { people } from "./support/ask-world.ts";

const now = new Date("2026-11-02T12:00:00Z");
const page = { owner: "olga", deputy: "dan", path: "refunds/approvals" };
const areas = [{ id: "refunds", title: "Refunds", lead: "tom", experts: ["eve"] }];
const search = { page, asker: "mara", people, areas, administrator: "ada", timeZone: "UTC" };
const away = (...ids: readonly string[]) =>
  people.map((person) =>
    ids.includes(person.id) ? { ...person, leave: [{ from: "2026-11-01", to: "2026-11-02" }] } : person,
  );

function asked(more: Partial<typeof search>): string | null {
  const expert = whomToAsk({ ...search, ...more }, now);
  return expert === null ? null : `${expert.as}: ${expert.person.id}`;
}

test("the owner of the page comes first", () => {
  expect(asked({})).toBe("owner: olga");
});

test("while the owner is on leave, the deputy", () => {
  expect(asked({ people: away("olga") })).toBe("deputy: dan");
});

test("an owner who asks is not sent to themselves", () => {
  expect(asked({ asker: "olga" })).toBe("deputy: dan");
});

test("with nobody of the page there, an expert of its area, then its lead, then the administrator", () => {
  expect(asked({ people: away("olga", "dan") })).toBe("expert: eve");
  expect(asked({ people: away("olga", "dan", "eve") })).toBe("expert: tom");
  expect(asked({ people: away("olga", "dan", "eve", "tom") })).toBe("administrator: ada");
  expect(asked({ people: [] })).toBeNull();
});

test("an owner whom nobody knows leads to the area", () => {
  expect(asked({ page: { owner: "finance@example.com", deputy: null as never, path: "refunds/x" } })).toBe(
    "expert: eve",
  );
});

test("the day is the one where the person works", () => {
  const honolulu = people.map((person) =>
    person.id === "olga"
      ? { ...person, timeZone: "Pacific/Honolulu", leave: [{ from: "2026-11-02", to: "2026-11-02" }] }
      : person,
  );
  const early = new Date("2026-11-02T05:00:00Z");
  expect(whomToAsk({ ...search, people: honolulu }, early)?.person.id).toBe("olga");
});
