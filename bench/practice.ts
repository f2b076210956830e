import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { readConfig } from "../src/config.ts";
import { openRuntime, type Runtime } from "../src/runtime.ts";
import { beginDayAnew, countPlanned, fillWithLearners } from "../test/load/learners.ts";
import { startPostgres } from "../test/support/postgres.ts";

/**
 * `npm run bench:practice [learners] [items each]`: plans the day of learners who all begin at once, on a real
 * Postgres: a tenth of them, then all, then all again with the planner killed twice with -9 on its way. Ends
 * with 1 when somebody was asked twice, or forgotten.
 */
const learners = Number(process.argv[2] ?? 100_000);
const items = Number(process.argv[3] ?? 200);
/** A Monday, five past ten. */
const now = new Date("2026-11-23T10:05:00Z");

const postgres = await startPostgres({ shared_preload_libraries: "pg_stat_statements" });
if (postgres === null) throw new Error("No Postgres can be started here");
try {
  await measure(Math.round(learners / 10), [0]);
  await measure(learners, [0, 2]);
} finally {
  await postgres.stop();
}

/** One crowd, and its day planned once for each of `runs`: how often the planner is killed on its way. */
async function measure(count: number, runs: readonly number[]): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), "cairn-practice-"));
  const environment = {
    DATABASE_URL: await (postgres?.createDatabase() ?? Promise.reject(new Error("No Postgres"))),
    CAIRN_DATA_DIR: dataDir,
    WEB_CHAT: "on",
    LOG_LEVEL: "error",
  };
  const filling = await openRuntime(readConfig(environment, dataDir));
  await fillWithLearners(filling, { learners: count, items, now });
  await filling.database.prisma.$executeRawUnsafe("CREATE EXTENSION pg_stat_statements");
  // The folder has one owner: the planner's.
  await filling.close();
  const watching = await openRuntime(
    readConfig({ ...environment, CAIRN_DATA_DIR: join(dataDir, "watch") }, dataDir),
  );
  try {
    for (const kills of runs) {
      await beginDayAnew(watching, now);
      const began = performance.now();
      for (let kill = 1; kill <= kills; kill += 1)
        await planAndKill(watching, environment, (count * kill) / (kills + 2));
      await watching.database.prisma.$executeRawUnsafe("SELECT pg_stat_statements_reset()");
      const planned = await plan(environment);
      await tell(watching, { count, kills, ...planned, wholeMs: performance.now() - began });
    }
  } finally {
    await watching.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** The whole day's plan, or what a killed planner left of it. */
async function plan(environment: Readonly<Record<string, string>>) {
  const child = startPlanner(environment);
  let said = "";
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error(`The planner ended with ${code}`);
  return z.object({ ms: z.number(), peakMb: z.number() }).parse(JSON.parse(said));
}

async function planAndKill(
  { database: { prisma } }: Runtime,
  environment: Readonly<Record<string, string>>,
  after: number,
): Promise<void> {
  const child = startPlanner(environment);
  while ((await prisma.practiceSession.count()) < after && child.exitCode === null) await pause(50);
  child.kill("SIGKILL");
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
}

function startPlanner(environment: Readonly<Record<string, string>>): ChildProcess {
  const script = join(import.meta.dirname, "../test/load/plan-process.ts");
  return spawn(process.execPath, [script, now.toISOString()], {
    env: { PATH: process.env.PATH, ...environment },
    stdio: ["ignore", "pipe", "inherit"],
  });
}

async function tell(
  runtime: Runtime,
  run: {
    readonly count: number;
    readonly kills: number;
    readonly ms: number;
    readonly peakMb: number;
    readonly wholeMs: number;
  },
): Promise<void> {
  const { count, kills, ms, peakMb, wholeMs } = run;
  const [{ calls } = { calls: 0 }] = await runtime.database.prisma.$queryRaw<
    readonly { readonly calls: number }[]
  >`
    SELECT sum(calls)::int AS calls FROM pg_stat_statements
    WHERE query !~* '^(begin|commit|rollback|deallocate|set |show )' AND query !~ 'pg_stat_statements'`;
  const { asked, twice, forgotten, unsaid } = await countPlanned(runtime, now);
  const per = (value: number) => Math.round((value / count) * 10_000);
  const how =
    kills === 0
      ? `${Math.round(ms / 1000)} s, peak ${peakMb} MB, ${calls} queries; for each 10,000: ${per(ms)} ms, ${per(calls)} queries`
      : `killed ${kills} times, ${Math.round(wholeMs / 1000)} s in all`;
  process.stdout.write(
    `${count} learners with ${items} items each: ${how}; asked ${asked}, twice ${twice}, forgotten ${forgotten}, without a card ${unsaid}\n`,
  );
  if (asked !== count || twice + forgotten + unsaid > 0) process.exitCode = 1;
}
