import { once } from "node:events";
import type { Server } from "node:http";
import { resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { failureDetails, failureLine } from "./commands/failure.ts";
import { runCommand } from "./commands/program.ts";
import { publishFolder } from "./commands/publishing.ts";
import { serveCommands } from "./commands/socket.ts";
import { type Config, loadConfig } from "./config.ts";
import { startWords } from "./core/messages/command-line.ts";
import { contentLines } from "./core/messages/content-lines.ts";
import { startJobs } from "./jobs/runner.ts";
import { openRuntime, type Runtime, withTemporaryRuntime } from "./runtime.ts";
import { serve } from "./server.ts";
import { openTraffic } from "./traffic.ts";
import { jobDeps } from "./wiring/jobs.ts";
import { embedderOf, fillInBackground } from "./wiring/meaning.ts";

/** Pages from which a start says how far it is. */
const tellProgressFrom = 500;

/** How long answers under way may take to end. */
const graceMs = 2_000;

/** `npm start`: publish what is new, answer, and run what is due, until told to stop. */
let tellDetails = false;
try {
  const config = loadConfig();
  tellDetails = ["debug", "trace"].includes(config.logLevel);
  await start(config);
} catch (error) {
  tell(failureLine(error));
  const details = tellDetails ? failureDetails(error) : null;
  if (details !== null) tell(details);
  process.exitCode = 2;
}

async function start(config: Config): Promise<void> {
  tell(startWords.opening(config.dataDir));
  // Whatever was begun is ended, the last first: when it is told to stop, and when a later step fails.
  await using begun = new AsyncDisposableStack();
  const runtime = await openRuntime(config);
  begun.defer(runtime.close);
  await publishContent(runtime);
  const traffic = await openTraffic(runtime);
  begun.defer(traffic.stop);
  // Whoever claimed something in this folder is dead: one process owns it.
  if (config.secrets.databaseUrl === null) await traffic.inbox.takeUp(0);
  runtime.inBackground(
    "calibrating",
    runtime.minimumEvidence().then(() => {}),
  );
  fillInBackground(runtime);
  const { server, port } = await serve(runtime, traffic);
  begun.defer(() => close(server));
  const commands = await serveCommands(config.dataDir, (request, output) =>
    runCommand(
      {
        ...output,
        resolve: (path) => resolve(request.folder, path),
        runtime: async () => runtime,
        withTemporary: (work) => withTemporaryRuntime(work, config.secrets.models),
        embedder: embedderOf(config.secrets.models.embedding),
      },
      request.words,
    ),
  );
  begun.defer(() => void commands.close());
  for (const note of config.notes) tell(note);
  // Heard from the moment on that somebody may think it runs; before, a signal ends it at once.
  const stopping = stopRequested();
  tell(startWords.ready(config, port));
  const jobs = await startJobs(jobDeps(runtime, traffic), { poll: true });
  begun.defer(jobs.stop);
  await stopping;
  tell(startWords.stopping());
}

async function publishContent(runtime: Runtime): Promise<void> {
  const { folder, isSample } = runtime.config.content;
  const report = await publishFolder(runtime, {
    folder,
    source: isSample ? "sample" : "folder",
    now: runtime.system.now(),
    yes: false,
    onProgress: ({ done, total }) => {
      if (total >= tellProgressFrom && done % tellProgressFrom === 0) tell(startWords.progress(done, total));
    },
  });
  for (const line of contentLines(report, "publish")) tell(line);
}

async function stopRequested(): Promise<void> {
  await Promise.race(["SIGINT", "SIGTERM"].map((signal) => once(process, signal)));
}

/** Requests under way are answered; nothing new is taken. */
async function close(server: Server): Promise<void> {
  const closed = once(server, "close");
  server.close();
  server.closeIdleConnections();
  // Open event streams never end by themselves.
  await Promise.race([closed, wait(graceMs, undefined, { ref: false })]);
  server.closeAllConnections();
}

function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}
