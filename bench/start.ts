import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { freePort } from "../test/support/free-port.ts";

/**
 * `npm run bench:start`: from `npm start` to the first answer on an empty data folder, and again on the
 * folder that is there then; memory at rest, ten seconds after the answer.
 */
const question = { conversation: "bench", text: "Who approves a refund over 500?" };
const giveUpMs = 120_000;
const restMs = 10_000;

const dataDir = await mkdtemp(join(tmpdir(), "cairn-start-"));
try {
  await report("first start ");
  await report("second start");
} finally {
  await rm(dataDir, { recursive: true, force: true });
}

async function report(what: string): Promise<void> {
  const port = await freePort();
  const began = performance.now();
  const server = spawn("npm", ["start"], {
    env: { ...withoutOurs(), PORT: String(port), CAIRN_DATA_DIR: dataDir, LOG_LEVEL: "error" },
    stdio: "ignore",
    detached: true,
  });
  const outcome = await firstAnswer(`http://localhost:${port}/api/chat`, server);
  const answeredMs = performance.now() - began;
  await wait(restMs);
  const memory = await memoryOf(dataDir);
  process.kill(-(server.pid ?? 0), "SIGTERM");
  await once(server, "exit");
  process.stdout.write(
    `${what}: first answer (${outcome}) after ${(answeredMs / 1000).toFixed(1)} s; memory at rest ${memory.now} MB, at its highest ${memory.highest} MB\n`,
  );
}

async function firstAnswer(url: string, server: ChildProcess): Promise<string> {
  const giveUpAt = performance.now() + giveUpMs;
  while (performance.now() < giveUpAt && server.exitCode === null) {
    const answer = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(question),
    }).catch(() => null);
    if (answer?.ok) {
      const { messages } = (await answer.json()) as { messages: { outcome?: string }[] };
      return messages[0]?.outcome ?? "no outcome";
    }
    await wait(50);
  }
  throw new Error("The server gave no answer");
}

/** Megabytes, of the process that owns the data folder. */
async function memoryOf(folder: string): Promise<{ readonly now: number; readonly highest: number }> {
  const [pid = ""] = (await readFile(join(folder, "lock.owner"), "utf8")).split(" ");
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  const megabytes = (key: string) =>
    Math.round(Number(status.match(new RegExp(`${key}:\\s+(\\d+)`))?.[1]) / 1024);
  return { now: megabytes("VmRSS"), highest: megabytes("VmHWM") };
}

function withoutOurs(): NodeJS.ProcessEnv {
  const ours = /^(CAIRN_|SLACK_|MICROSOFT_|DATABASE_URL$|WEB_CHAT$|HOST$|PORT$|PUBLIC_URL$|CONTENT_DIR$)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name)));
}
