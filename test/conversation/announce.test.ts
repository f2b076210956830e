import { afterEach, beforeEach, expect, test } from "vitest";
import { announceAll, type News } from "../../src/conversation/announce.ts";
import { edgeDeps } from "../../src/wiring/conversation.ts";
import { noChannels } from "../../src/wiring/reach.ts";
import { openTestCompany, type TestCompany } from "../support/runtime.ts";

let company: TestCompany;
const at = new Date("2026-11-24T10:00:00Z");

beforeEach(async () => {
  company = await openTestCompany("2026-11-23T10:00:00Z");
});

afterEach(() => company.close());

function planned(person: string, was: Date | null): News {
  const day = { person, nextAt: at, ignored: 0 };
  return { facts: [{ kind: "practice-day-planned", day, was }], notices: [] };
}

test("news of many people is written together", async () => {
  await announceAll(edgeDeps(company.runtime, noChannels), [planned("ada", null), planned("bo", null)]);
  const days = await company.runtime.store.practice.daysDue(at, 10);
  expect(days.map(({ person }) => person)).toEqual(["ada", "bo"]);
});

test("news that somebody's step has overtaken is left out, and keeps nobody else's from being written", async () => {
  const deps = edgeDeps(company.runtime, noChannels);
  await announceAll(deps, [planned("ada", null)]);
  await announceAll(deps, [planned("ada", new Date(0)), planned("bo", null)]);
  const days = await company.runtime.store.practice.daysDue(at, 10);
  expect(days.map(({ person }) => person)).toEqual(["ada", "bo"]);
});

test("what cannot be written is told, once everything else is", async () => {
  const deps = edgeDeps(company.runtime, noChannels);
  const broken = planned("bo", null);
  const unreadable = { ...broken, facts: [{ ...broken.facts[0], day: null }] } as unknown as News;
  await expect(announceAll(deps, [unreadable, planned("ada", null)])).rejects.toThrow("Some news");
  expect(await company.runtime.store.practice.daysDue(at, 10)).toMatchObject([{ person: "ada" }]);
});
