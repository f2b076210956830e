import { afterEach, beforeEach, expect, test } from "vitest";
import type { JobName, Turn } from "../../src/jobs/jobs.ts";
import { jobDeps } from "../../src/wiring/jobs.ts";
import { noChannels } from "../../src/wiring/reach.ts";
import { append, gapFiles, sign } from "../signals/support/gap-company.ts";
import { openTestCompany, type TestCompany } from "../support/runtime.ts";

let company: TestCompany;
const dayMs = 86_400_000;

beforeEach(async () => {
  company = await openTestCompany("2026-11-02T12:00:00Z");
  await company.publish(gapFiles);
});

afterEach(async () => {
  await company.close();
});

/** Runs a job in turns that are over at once, each asked for by the one before; says how many there were. */
async function inShortTurns(name: JobName): Promise<number> {
  const { handlers } = jobDeps(company.runtime, { channels: noChannels, inbox: { takeUp: async () => {} } });
  let turns = 0;
  for (let asked = true; asked && turns < 9; turns += 1) {
    asked = false;
    const again = async () => {
      asked = true;
    };
    const turn: Turn = { isOver: () => true, again };
    await handlers[name]({}, company.runtime.system.now(), turn);
  }
  return turns;
}

test("a night that needs several turns finds what one turn would have found, once", async () => {
  await append(
    company,
    [0, 1, 2, 3].map((ago) => sign(company, "ada", "missed", ago)),
  );
  expect(await inShortTurns("detect-gaps")).toBe(2);
  const { signals } = company.runtime.store;
  expect(await signals.gaps({ person: "ada" })).toMatchObject([{ kind: "personal", state: "coaching" }]);
  expect(await signals.detection()).toMatchObject({ upTo: 4, night: null });
  expect(await inShortTurns("detect-gaps")).toBe(1);
});

test("a plan that needs several turns asks everybody, and nobody twice", async () => {
  const sessions = () => company.runtime.database.prisma.practiceSession.count();
  await inShortTurns("plan-practice");
  company.pass(dayMs);
  expect(await inShortTurns("plan-practice")).toBe(2);
  const asked = await sessions();
  expect(asked).toBeGreaterThan(0);
  expect(await inShortTurns("plan-practice")).toBe(1);
  expect(await sessions()).toBe(asked);
});
