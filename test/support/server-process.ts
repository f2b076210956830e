import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "./free-port.ts";

/** The product itself, as `npm start` runs it, in a process of its own. */
export interface ServerProcess {
  readonly process: ChildProcess;
  readonly url: string;
  /** The beginning of what it wrote to standard error. */
  said(): string;
  /** Ends it as an administrator would. */
  stop(): Promise<void>;
  /** Ends it at once, with nothing tidied up. */
  kill(): Promise<void>;
}

const startWithinMs = 120_000;

/** Starts it with these variables and no others of ours; resolves when it is ready to answer. */
export async function startServerProcess(
  environment: Readonly<Record<string, string>>,
): Promise<ServerProcess> {
  const port = await freePort();
  const child = spawn(process.execPath, [join(import.meta.dirname, "../../src/main.ts")], {
    env: { PATH: process.env.PATH, PORT: String(port), LOG_LEVEL: "error", ...environment },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    // What went wrong first says more than what followed from it.
    said = `${said}${text}`.slice(0, 8000);
  });
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  };
  const url = `http://localhost:${port}`;
  const giveUpAt = performance.now() + startWithinMs;
  while (!(await isReady(url))) {
    if (child.exitCode !== null || performance.now() > giveUpAt) {
      await end("SIGKILL");
      throw new Error(`The server at ${url} did not start (exit code ${child.exitCode}):\n${said}`);
    }
    await pause(50);
  }
  return { process: child, url, said: () => said, stop: () => end("SIGTERM"), kill: () => end("SIGKILL") };
}

async function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/readyz`).then(
    (response) => response.ok,
    () => false,
  );
}
