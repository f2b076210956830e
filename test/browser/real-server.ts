import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startServerProcess } from "../support/server-process.ts";

/** The product itself as `npm start` runs it, on an empty data folder with the sample company. */
export async function startServer(): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
  const dataDir = mkdtempSync(join(tmpdir(), "cairn-pictures-"));
  const clear = () => rmSync(dataDir, { recursive: true, force: true });
  const server = await startServerProcess({ CAIRN_DATA_DIR: dataDir }).catch((error: unknown) => {
    clear();
    throw error;
  });
  return {
    url: server.url,
    stop: async () => {
      await server.stop();
      clear();
    },
  };
}
