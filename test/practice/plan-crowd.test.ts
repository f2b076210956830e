import { afterEach, beforeEach, expect, test } from "vitest";
import { jobDeps } from "../../src/wiring/jobs.ts";
import { noChannels } from "../../src/wiring/reach.ts";
import { countPlanned, fillWithLearners } from "../load/learners.ts";
import { openTestCompany, type TestCompany } from "../support/runtime.ts";
import { wholeTurn } from "../support/whole-turn.ts";
import { planDay } from "./support/practice-company.ts";

let company: TestCompany;
// A Monday, five past ten.
const now = new Date("2026-11-23T10:05:00Z");

beforeEach(async () => {
  company = await openTestCompany(now.toISOString());
  await fillWithLearners(company.runtime, { learners: 1000, items: 20, now });
});

afterEach(async () => {
  await company.close();
});

test("of 1,000 whose day begins at once, everybody is asked once, by however many planners", async () => {
  await Promise.all([planDay(company), planDay(company)]);
  expect(await countPlanned(company.runtime, now)).toEqual({
    asked: 1000,
    twice: 0,
    forgotten: 0,
    unsaid: 0,
  });
}, 120_000);

test("a planner that is stopped on its way leaves nobody out, and asks nobody again", async () => {
  const { runtime } = company;
  const { transaction } = runtime.store;
  let written = 0;
  const failing: typeof transaction = async (work) => {
    written += 1;
    if (written > 4) throw new Error("The machine is gone");
    return transaction(work);
  };
  const stopped = { ...runtime, store: { ...runtime.store, transaction: failing } };
  const { handlers } = jobDeps(stopped, { channels: noChannels, inbox: { takeUp: async () => {} } });
  await expect(handlers["plan-practice"]({}, now, wholeTurn)).rejects.toThrow();
  expect((await countPlanned(runtime, now)).asked).toBe(800);
  await planDay(company);
  expect(await countPlanned(runtime, now)).toEqual({ asked: 1000, twice: 0, forgotten: 0, unsaid: 0 });
}, 120_000);
