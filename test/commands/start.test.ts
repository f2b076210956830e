import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { contentFolder } from "../stewardship/support/content-folder.ts";

test("npm start stops when npm is told to, and leaves the folder to the next", {
  timeout: 90_000,
}, async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "cairn-start-"));
  const folder = await contentFolder({ "filter.md": "# Filter\n\nRinse it with cold water." });
  const settings = { PORT: "0", CAIRN_DATA_DIR: dataDir, CONTENT_DIR: folder.path };
  for (const published of ["1 new", "1 unchanged"]) {
    const { exit, said } = await startAndStop(settings);
    expect(said).toContain(published);
    expect(said).toContain("Cairn stops");
    expect(exit).toBe(0);
  }
  await rm(dataDir, { recursive: true });
  await folder.clear();
});

async function startAndStop(settings: Readonly<Record<string, string>>) {
  const { PATH, HOME } = process.env;
  const npm = spawn("npm", ["start"], {
    cwd: join(import.meta.dirname, "../.."),
    env: { PATH, HOME, ...settings },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  for await (const chunk of npm.stderr) {
    said += String(chunk);
    if (said.includes("Cairn is ready") && !npm.killed) npm.kill("SIGTERM");
  }
  if (npm.exitCode === null && npm.signalCode === null) await once(npm, "exit");
  return { exit: npm.exitCode, said };
}
