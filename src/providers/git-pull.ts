import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** A host that does not answer keeps nothing waiting for longer. */
const patienceMs = 60_000;

/**
 * Brings a Git checkout forward to what its own remote has, and never otherwise than forward. `null`: done; a text:
 * why not. The folder is an argument of its own and no shell reads it.
 */
export async function pullForward(folder: string): Promise<string | null> {
  try {
    await run("git", ["-C", folder, "pull", "--ff-only", "--quiet"], { timeout: patienceMs });
    return null;
  } catch (error) {
    const said = error instanceof Error && "stderr" in error ? String(error.stderr).trim() : "";
    return said === "" ? String(error) : said;
  }
}
