import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import type { Server } from "node:net";
import { createConnection } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, expect, test } from "vitest";
import { callServer, serveCommands } from "../../src/commands/socket.ts";

let dataDir: string;
let server: Server;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "cairn-socket-"));
  server = await serveCommands(dataDir, async ({ words }, output) => {
    if (words[0] === "break") throw new Error("the disk is gone");
    output.write(words.join(" "));
    return 1;
  });
});

afterEach(async () => {
  server.close();
  await once(server, "close");
  await rm(dataDir, { recursive: true });
});

test("a command runs in the server that holds the folder, with its output and its exit code", async () => {
  expect(await call("ask", "x")).toEqual({ exit: 1, out: "ask x", errors: "" });
});

test("a command that breaks off says so in one line, and the server goes on", async () => {
  const { exit, errors } = await call("break");
  expect(exit).toBe(2);
  expect(errors).toMatch(/^It broke off: the disk is gone\. .*\n$/);
  expect((await call("ask")).exit).toBe(1);
});

test("what is no command does not stop the server", async () => {
  const socket = createConnection(join(dataDir, "cairn.sock"));
  socket.write("garbage\n");
  expect(await text(socket)).toContain("did not arrive in one piece");
  expect((await call("ask")).exit).toBe(1);
});

test("nobody is called where no server listens", async () => {
  const empty = join(dataDir, "elsewhere");
  const output = { write: () => {}, writeError: () => {}, progress: () => {} };
  expect(await callServer(empty, { words: ["ask"], folder: "/" }, output)).toBeNull();
});

async function call(...words: string[]) {
  const said = { out: "", errors: "" };
  const exit = await callServer(
    dataDir,
    { words, folder: "/" },
    {
      write: (out) => {
        said.out += out;
      },
      writeError: (errors) => {
        said.errors += errors;
      },
      progress: () => {},
    },
  );
  return { exit, ...said };
}
