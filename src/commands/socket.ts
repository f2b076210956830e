import { createHash } from "node:crypto";
import { once } from "node:events";
import { chmodSync, rmSync } from "node:fs";
import { createConnection, createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { z } from "zod";
import { InputError } from "../core/errors.ts";
import { usageWords } from "../core/messages/command-line.ts";
import type { ExitCode, Progress } from "./context.ts";
import { failureLine } from "./failure.ts";

/** A command as it travels to the server that holds the data folder: one JSON line. */
const requestSchema = z.object({ words: z.array(z.string()), folder: z.string() });
export type CommandRequest = z.infer<typeof requestSchema>;

const frameSchema = z.union([
  z.object({ out: z.string() }),
  z.object({ err: z.string() }),
  z.object({ progress: z.object({ done: z.number(), total: z.number() }) }),
  z.object({ exit: z.union([z.literal(0), z.literal(1), z.literal(2)]) }),
]);
type Frame = z.infer<typeof frameSchema>;

export interface CommandOutput {
  readonly write: (text: string) => void;
  readonly writeError: (text: string) => void;
  readonly progress: (progress: Progress) => void;
}

/** Runs commands that arrive on the data folder's socket inside this process. */
export async function serveCommands(
  dataDir: string,
  run: (request: CommandRequest, output: CommandOutput) => Promise<ExitCode>,
): Promise<Server> {
  const path = socketPath(dataDir);
  // The caller holds the folder's lock, so a socket that is still there belongs to a dead process.
  rmSync(path, { force: true });
  const server = createServer((socket) => {
    socket.on("error", () => socket.destroy());
    void answer(socket, run);
  });
  server.listen(path);
  await once(server, "listening");
  chmodSync(path, 0o600);
  return server;
}

async function answer(
  socket: Socket,
  run: (request: CommandRequest, output: CommandOutput) => Promise<ExitCode>,
): Promise<void> {
  const send = (frame: Frame) => {
    if (socket.writable) socket.write(`${JSON.stringify(frame)}\n`);
  };
  const output: CommandOutput = {
    write: (out) => send({ out }),
    writeError: (err) => send({ err }),
    progress: (progress) => send({ progress }),
  };
  // Whatever goes wrong ends the command, not the server.
  try {
    for await (const line of createInterface({ input: socket })) {
      send({ exit: await run(requestOf(line), output) });
      break;
    }
  } catch (error) {
    output.writeError(`${failureLine(error)}\n`);
    send({ exit: 2 });
  }
  socket.end();
}

function requestOf(line: string): CommandRequest {
  try {
    return requestSchema.parse(JSON.parse(line));
  } catch {
    throw new InputError(usageWords.unreadable());
  }
}

/** Hands a command to the server that holds the folder; `null` when none listens there. */
export async function callServer(
  dataDir: string,
  request: CommandRequest,
  output: CommandOutput,
): Promise<ExitCode | null> {
  const socket = createConnection(socketPath(dataDir));
  if (!(await connected(socket))) return null;
  socket.write(`${JSON.stringify(request)}\n`);
  for await (const line of createInterface({ input: socket })) {
    const frame = frameSchema.parse(JSON.parse(line));
    if ("exit" in frame) return frame.exit;
    if ("out" in frame) output.write(frame.out);
    if ("err" in frame) output.writeError(frame.err);
    if ("progress" in frame) output.progress(frame.progress);
  }
  output.writeError("The server stopped before the command was done. Run it again.\n");
  return 2;
}

function connected(socket: Socket): Promise<boolean> {
  return new Promise((settle) => {
    socket.once("connect", () => settle(true));
    socket.once("error", () => settle(false));
  });
}

/**
 * `<data folder>/cairn.sock`. Systems cut a socket's path at about a hundred bytes; a longer one moves to
 * the temporary folder under a name made of the data folder's path.
 */
function socketPath(dataDir: string): string {
  const inFolder = join(resolve(dataDir), "cairn.sock");
  if (Buffer.byteLength(inFolder) < 100) return inFolder;
  const name = createHash("sha256").update(resolve(dataDir)).digest("hex").slice(0, 24);
  return join(tmpdir(), `cairn-${name}.sock`);
}
