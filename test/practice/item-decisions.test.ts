import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { firstAtWork } from "../../src/core/at-work.ts";
import { spanText } from "../../src/core/blocks.ts";
import type { QuizItem } from "../../src/core/items.ts";
import type { Person } from "../../src/core/people.ts";
import { defaultPolicy } from "../../src/core/policy.ts";
import { markNumbers } from "../../src/core/wording-elements.ts";
import { keyInWords } from "../../src/practice/items/item-key.ts";
import { readItemFiles } from "../../src/practice/items/read-item-files.ts";
import { readEntry, toEntry } from "../../src/practice/owners/edit-item.ts";
import { itemDeciders } from "../../src/practice/owners/item-deciders.ts";
import { mara } from "../support/speaker.ts";
import { pooledItem } from "./support/made-items.ts";

const { items } = await readSample();

async function readSample(): Promise<{ readonly items: readonly QuizItem[] }> {
  const folder = await readItemFiles(join(import.meta.dirname, "../../content"), 2_000_000);
  const base = pooledItem({ id: "any" }).item;
  return {
    items: folder.files.flatMap((file) => file.items.map(({ id, text }) => ({ ...base, ...text, id }))),
  };
}

test("an item that is saved unchanged is the same item, whatever its kind", () => {
  expect(items.length).toBeGreaterThan(100);
  for (const item of items) {
    const read = readEntry(item, toEntry(item));
    if (typeof read === "string") throw new Error(`${item.id}: ${read}`);
    expect(toEntry({ ...item, ...read }), item.id).toEqual(toEntry(item));
    expect(read.rule, item.id).toBe(item.rule);
    expect(read.variants, item.id).toEqual(item.variants);
  }
});

test("a key is told in the owner's words, and a rule by examples of its branches", () => {
  for (const item of items) expect(keyInWords(item).join(""), item.id).not.toBe("");
  const rule = items.find(({ kind, rule: one }) => kind === "scenario" && one !== null);
  if (rule === undefined) throw new Error("The sample has no scenario with a rule");
  const said = keyInWords(rule);
  expect(said.length).toBeGreaterThan(1);
  const [name = ""] = Object.keys(rule.variants);
  for (const line of said) expect(line).toMatch(new RegExp(`^${name} .+: .+`));
});

test("an entry that makes no item is refused in words", () => {
  const { item } = pooledItem({ id: "who" });
  const entry = toEntry(item);
  expect(readEntry(item, { ...entry, key: "Somebody else" })).toContain("Somebody else");
  expect(readEntry(item, { ...entry, options: "The team lead" })).toContain("at least 2 options");
  expect(readEntry(item, { ...entry, stem: "Who agrees to {amount}?" })).toContain("amount");
  expect(readEntry(item, { ...entry, key: "nobody\n" })).toMatchObject({ key: ["nobody"] });
});

test("numbers are in bold, and no letter is lost or moved", () => {
  const bold = (line: string) =>
    markNumbers(line).flatMap(({ text, bold: isBold }) => (isBold ? [text] : []));
  expect(bold("Over EUR 1,500.00 or 12 %, by 09:30, within 3 days: €20")).toEqual([
    "EUR 1,500.00",
    "12 %",
    "09:30",
    "3",
    "€20",
  ]);
  expect(bold("Nothing to count.")).toEqual([]);
  fc.assert(fc.property(fc.string(), (line) => spanText(markNumbers(line)) === line));
});

const owner = somebody("owner", { deputy: "stand-in" });
const others = ["deputy", "stand-in", "approver", "admin"].map((id) => somebody(id));
const people = [owner, ...others];

test("the owner decides, who stands in for them, and the approver; the administrator only where nobody is known", () => {
  const ids = (page: Parameters<typeof itemDeciders>[0]["page"]) =>
    itemDeciders({ page, people, administrator: "admin" }).map(({ id }) => id);
  expect(ids({ owner: "owner", deputy: "deputy", approver: "approver" })).toEqual([
    "owner",
    "deputy",
    "stand-in",
    "approver",
  ]);
  expect(ids({ owner: "approver", deputy: null, approver: "approver" })).toEqual(["approver"]);
  expect(ids({ owner: null, deputy: null, approver: null })).toEqual(["admin"]);
  expect(ids({ owner: "left", deputy: null, approver: "left-too" })).toEqual(["admin"]);
  expect(
    itemDeciders({ page: { owner: null, deputy: null, approver: null }, people, administrator: null }),
  ).toEqual([]);
});

test("who is away is passed over, who is only off work is waited for", () => {
  const company = {
    policy: defaultPolicy,
    calendars: {},
    areas: [],
    glossary: [],
    skillMap: { roles: {}, skills: {} },
  };
  const monday = new Date("2026-11-23T10:00:00Z");
  const night = new Date("2026-11-23T22:00:00Z");
  const away = somebody("owner", { leave: [{ from: "2026-11-20", to: "2026-11-27" }] });
  const all = new Set(["owner", "deputy"]);
  const deputy = somebody("deputy");
  const chosen = (who: readonly Person[], now: Date, reached = all) =>
    firstAtWork(who, reached, { company, now })?.id ?? null;
  expect(chosen([owner, deputy], monday)).toBe("owner");
  expect(chosen([owner, deputy], night)).toBeNull();
  expect(chosen([away, deputy], monday)).toBe("deputy");
  expect(chosen([owner, deputy], monday, new Set(["deputy"]))).toBe("deputy");
  expect(chosen([owner], monday, new Set())).toBeNull();
});

function somebody(id: string, more: Partial<Person> = {}): Person {
  return { ...mara, id, name: id, location: null, timeZone: "UTC", ...more };
}
