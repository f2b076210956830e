import { once } from "node:events";
import type { Server } from "node:http";
import type { Server as SocketServer } from "node:net";
import { resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { failureDetails, failureLine } from "./commands/failure.ts";
import { runCommand } from "./commands/program.ts";
import { publishFolder } from "./commands/publishing.ts";
import { serveCommands } from "./commands/socket.ts";
import { type Config, loadConfig } from "./config.ts";
import { sweepUnfinished } from "./conversation/edge.ts";
import { contentLines, startWords } from "./core/messages/command-line.ts";
import { startJobs } from "./jobs/runner.ts";
import { openRuntime, type Runtime, withTemporaryRuntime } from "./runtime.ts";
import { serve } from "./server.ts";
import { openTraffic, type Traffic } from "./traffic.ts";
import { edgeDeps, jobDeps } from "./wiring.ts";

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
  const runtime = await openRuntime(config);
  try {
    await publishContent(runtime);
    await run(runtime, await openTraffic(runtime));
  } finally {
    await runtime.close();
  }
}

async function run(runtime: Runtime, traffic: Traffic): Promise<void> {
  const { config } = runtime;
  try {
    // Whoever claimed these in this folder is dead: one process owns it.
    if (config.secrets.databaseUrl === null) await sweepUnfinished(edgeDeps(runtime, traffic.channels), 0);
    runtime.inBackground(
      "calibrating",
      runtime.minimumEvidence().then(() => {}),
    );
    const { server, port } = await serve(runtime, traffic);
    const commands = await serveCommands(config.dataDir, (request, output) =>
      runCommand(
        {
          ...output,
          resolve: (path) => resolve(request.folder, path),
          runtime: async () => runtime,
          withTemporary: withTemporaryRuntime,
        },
        request.words,
      ),
    );
    for (const note of config.notes) tell(note);
    // Heard from the moment on that somebody may think it runs; before, a signal ends it at once.
    const stopping = stopRequested();
    tell(startWords.ready(config, port));
    const jobs = await startJobs(jobDeps(runtime, traffic.channels), { poll: true });
    await stopping;
    await stop({ server, commands, jobs });
  } finally {
    await traffic.stop();
  }
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

interface Running {
  readonly server: Server;
  readonly commands: SocketServer;
  readonly jobs: { readonly stop: () => Promise<void> };
}

/** Answers under way are finished; nothing new begins. */
async function stop({ server, commands, jobs }: Running): Promise<void> {
  tell(startWords.stopping());
  commands.close();
  const closed = once(server, "close");
  server.close();
  server.closeIdleConnections();
  await jobs.stop();
  // Open event streams never end by themselves.
  await Promise.race([closed, wait(graceMs, undefined, { ref: false })]);
  server.closeAllConnections();
}

function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}
