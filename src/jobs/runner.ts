import { type ConstructorOptions, fromPglite, type Job, type PGliteLike, PgBoss } from "pg-boss";
import { z } from "zod";
import { type JobHandlers, type JobName, jobNames, jobs } from "./jobs.ts";

export interface JobDeps {
  /** The database that everything else is in. */
  readonly engine: { readonly pglite: PGliteLike } | { readonly url: string };
  readonly handlers: JobHandlers;
  readonly now: () => Date;
  /** A job that failed is tried again twice; `job` null: the queue itself is in trouble. */
  readonly reportFailure: (error: unknown, job: JobName | null) => void;
}

export interface JobRunner {
  /** Puts a job in the queue, next to run. */
  send(name: JobName): Promise<void>;
  /** Runs everything that is due, and what that brings, until nothing is left. */
  drain(): Promise<void>;
  /** Lets the jobs that are running end. Call before the database is closed. */
  stop(): Promise<void>;
}

/**
 * One queue for all jobs, looked at rarely: on the embedded database every look is time that an answer may
 * have to wait for. What people wait for does not go through here.
 */
const queue = "jobs";
const lookEverySeconds = 10;

/**
 * Starts the queue and the schedules. Any number of processes may: the database gives each occurrence to
 * one of them. The first start makes the queue's own tables.
 *
 * @param options.poll false: jobs run by `drain` alone, as in tests.
 */
export async function startJobs(deps: JobDeps, options: { readonly poll: boolean }): Promise<JobRunner> {
  const boss = new PgBoss(bossOptions(deps, options.poll));
  boss.on("error", (error) => deps.reportFailure(error, null));
  await boss.start();
  await boss.createQueue(queue, queueOptions);
  if (options.poll) {
    for (const name of jobNames) await schedule(boss, name);
    await boss.work<Ticket>(queue, { pollingIntervalSeconds: lookEverySeconds }, async (batch) => {
      for (const job of batch) await run(deps, boss, job);
    });
  }
  return {
    send: (name) => send(boss, name),
    drain: () => drain(deps, boss),
    stop: () => boss.stop({ graceful: true, timeout: 10_000, close: true }),
  };
}

const ticketSchema = z.object({ job: z.enum(jobNames), payload: z.unknown() });
type Ticket = z.infer<typeof ticketSchema>;

/**
 * A job that runs for longer is held to have died, and would be begun a second time beside itself. Its turn is over
 * long before.
 */
const expireInSeconds = 600;
const turnSeconds = 240;

/** Stately: of each job at most one waits and one runs, so that a slow one does not pile up behind itself. */
const queueOptions = {
  policy: "stately",
  retryLimit: 2,
  retryDelay: 30,
  expireInSeconds,
  deleteAfterSeconds: 86_400,
} as const;

function bossOptions({ engine }: JobDeps, poll: boolean): ConstructorOptions {
  const database =
    "url" in engine
      ? { connectionString: engine.url, max: 3, application_name: "cairn-jobs" }
      : { db: fromPglite(engine.pglite), backend: "pglite" as const };
  return {
    ...database,
    schedule: poll,
    supervise: poll,
    superviseIntervalSeconds: 300,
    queueCacheIntervalSeconds: 300,
    cronWorkerIntervalSeconds: lookEverySeconds,
    bamIntervalSeconds: 300,
    flowIntervalSeconds: 300,
  };
}

async function send(boss: PgBoss, name: JobName): Promise<void> {
  await boss.send(queue, { job: name, payload: {} }, { singletonKey: name });
}

async function schedule(boss: PgBoss, name: JobName): Promise<void> {
  const { schedule: cron, missed } = jobs[name];
  await boss.schedule(
    queue,
    cron,
    { job: name, payload: {} },
    { key: name, singletonKey: name, tz: "UTC", missed },
  );
}

async function drain(deps: JobDeps, boss: PgBoss): Promise<void> {
  for (;;) {
    const due = await boss.fetch<Ticket>(queue, { batchSize: 10 });
    if (due.length === 0) return;
    for (const job of due) {
      await run(deps, boss, job).then(
        () => boss.complete(queue, job.id),
        () => boss.fail(queue, job.id),
      );
    }
  }
}

/** Throws what the handler throws, for the queue to note and try again. */
async function run(deps: JobDeps, boss: PgBoss, { data }: Pick<Job<Ticket>, "data">): Promise<void> {
  const { job, payload } = ticketSchema.parse(data);
  const now = deps.now();
  const turn = {
    isOver: () => deps.now().getTime() - now.getTime() > turnSeconds * 1000,
    again: () => send(boss, job),
  };
  try {
    await deps.handlers[job](jobs[job].payload.parse(payload), now, turn);
  } catch (error) {
    deps.reportFailure(error, job);
    throw error;
  }
}
