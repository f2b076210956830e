import { afterEach, beforeEach, expect, test } from "vitest";
import { wordsOf } from "../practice/support/practice-company.ts";
import {
  append,
  carryGaps,
  gapFiles,
  openGap,
  openProblem,
  persist,
  sign,
} from "../signals/support/gap-company.ts";
import { runCairn } from "../support/run-cairn.ts";
import { openTestCompany, type TestCompany } from "../support/runtime.ts";

let company: TestCompany;
const day = 86_400_000;

beforeEach(async () => {
  company = await openTestCompany("2026-11-02T12:00:00Z");
  await company.publish({ ...gapFiles, "policy.yaml": "worksCouncil: true\n" });
});

afterEach(async () => {
  await company.close();
});

/** All that leads to an escalation elsewhere: practice, a gap that persists, a contest, a page, weeks of digests. */
async function wholeQuarter(): Promise<void> {
  await company.say("quiz me", { person: "ada" });
  await company.say("my readiness", { person: "ada" });
  for (const person of ["ada", "ben", "cleo"]) await append(company, [sign(company, person, "unclear")]);
  await openGap(company);
  await openProblem(company);
  await carryGaps(company);
  company.pass(14 * day);
  await persist(company);
  for (let week = 0; week < 8; week += 1) {
    await carryGaps(company);
    company.pass(7 * day - (week === 0 ? day / 8 : 0));
  }
}

/** Names of all columns of a kind, as `Table.column`. */
async function columns(named: string): Promise<readonly string[]> {
  const rows = await company.runtime.database.prisma.$queryRawUnsafe<{ readonly name: string }[]>(
    `SELECT table_name || '.' || column_name AS name FROM information_schema.columns
     WHERE table_schema = 'public' AND column_name ~* '${named}' ORDER BY name`,
  );
  return rows.map(({ name }) => name);
}

async function cairn(...words: readonly string[]) {
  const { code, text, errors } = await runCairn(company.runtime, words);
  return { code, text: text + errors };
}

test("no escalation, no digest about a person, and no measure of one person's forgetting is ever written", async () => {
  await wholeQuarter();
  const { prisma } = company.runtime.database;
  expect(await prisma.escalation.count({ where: { personId: { not: null } } })).toBe(0);
  expect(await prisma.escalationStep.count()).toBe(0);
  expect(await prisma.digest.count()).toBe(0);
  expect(await prisma.fittedMemory.count({ where: { personId: { not: "" } } })).toBe(0);
});

test("there is no place for how long somebody took, nor for a forecast, in any mode", async () => {
  expect(await columns("elapsed|duration|took|seconds|millis|latency")).toEqual([
    "Answer.elapsedMs",
    "ModelCall.elapsedMs",
  ]);
  expect(await columns("forecast|readiness|likely|expected|competen")).toEqual([]);
});

test("a person asks for their own readiness and progress, and nobody is shown them", async () => {
  const own = wordsOf(await company.say("my readiness", { person: "ada" }));
  expect(own).toContain("Only you see this. Here nobody is shown what one person passed.");
  const shared = await company.tap("practice.share", { with: "mona", shown: "" }, { person: "ada" });
  expect(wordsOf(shared)).toContain("Here nobody is shown what one person passed.");
  const progress = wordsOf(await company.say("my progress", { person: "ada" }));
  expect(progress).not.toContain("My readiness");
});

test("nobody at the command line reads the signs, the gaps or the reasons of one person", async () => {
  await wholeQuarter();
  for (const words of [
    ["signals", "list", "--as", "ada"],
    ["gaps", "list", "--as", "ada"],
  ])
    expect(await cairn(...words)).toMatchObject({
      code: 2,
      text: expect.stringContaining("nobody but the person"),
    });
  expect(await cairn("explain", "g1")).toMatchObject({ code: 2 });
  const { text } = await cairn("gaps", "list", "--json");
  expect(text).not.toContain("ada");
  expect(JSON.parse(text).gaps.map(({ kind }: { kind: string }) => kind)).toEqual(["page"]);
});
