import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const startWithinMs = 60_000;

/** The product itself as `npm start` runs it, on an empty data folder with the sample company. */
export async function startServer(): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
  const port = await freePort();
  const dataDir = mkdtempSync(join(tmpdir(), "cairn-pictures-"));
  const started = spawn(process.execPath, [join(import.meta.dirname, "../../src/main.ts")], {
    env: { PATH: process.env.PATH, PORT: String(port), CAIRN_DATA_DIR: dataDir, LOG_LEVEL: "warn" },
    stdio: "ignore",
  });
  const stop = async () => {
    started.kill();
    if (started.exitCode === null) await once(started, "exit");
    rmSync(dataDir, { recursive: true, force: true });
  };
  const url = `http://localhost:${port}`;
  const giveUpAt = Date.now() + startWithinMs;
  while (!(await isReady(url))) {
    if (started.exitCode !== null || Date.now() > giveUpAt) {
      await stop();
      throw new Error(`The server at ${url} did not start.`);
    }
    await new Promise((settle) => setTimeout(settle, 200));
  }
  return { url, stop };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return port;
}

async function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/readyz`).then(
    (response) => response.ok,
    () => false,
  );
}
