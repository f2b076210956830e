import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { InputError } from "../../src/core/errors.ts";
import { lockFolder } from "../../src/providers/store/folder-lock.ts";

const module = new URL("../../src/providers/store/folder-lock.ts", import.meta.url);
let folder: string;
let owner: ChildProcess | null = null;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cairn-lock-"));
});

afterEach(() => {
  owner?.kill("SIGKILL");
  owner = null;
  rmSync(folder, { recursive: true, force: true });
});

test("a second process is refused with the number of the first", async () => {
  const process = await lockInAnotherProcess();
  const refusal = await lockFolder(folder).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(InputError);
  expect(String(refusal)).toContain(`in use by process ${process.pid}`);
  expect(String(refusal)).toMatch(/stop it, or use --data-dir/);
});

test("a process that is killed leaves no lock behind", async () => {
  const process = await lockInAnotherProcess();
  process.kill("SIGKILL");
  await once(process, "exit");
  const lock = await lockFolder(folder);
  lock.release();
});

test("somebody who waits gets the folder as soon as it is free", async () => {
  const lock = await lockFolder(folder);
  const next = lockFolder(folder);
  lock.release();
  (await next).release();
});

test("whoever is in no hurry waits longer, and no longer than that", async () => {
  const lock = await lockFolder(folder);
  const began = performance.now();
  await expect(lockFolder(folder, 300)).rejects.toThrow("is in use by process");
  expect(performance.now() - began).toBeLessThan(1_500);
  lock.release();
});

test("the same process cannot open a folder twice", async () => {
  const lock = await lockFolder(folder);
  await expect(lockFolder(folder)).rejects.toThrow(`process ${process.pid}`);
  lock.release();
});

test("a folder that cannot be made is bad input", async () => {
  writeFileSync(join(folder, "file"), "");
  await expect(lockFolder(join(folder, "file", "data"))).rejects.toThrow(/choose a folder you may write to/);
});

async function lockInAnotherProcess(): Promise<ChildProcess> {
  const script = `import { lockFolder } from ${JSON.stringify(module.href)};
    await lockFolder(${JSON.stringify(folder)});
    process.stdout.write("locked");
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  owner = child;
  if (child.stdout) await once(child.stdout, "data");
  return child;
}
