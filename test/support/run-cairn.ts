import { runCommand } from "../../src/commands/program.ts";
import type { Runtime } from "../../src/runtime.ts";

/** Runs a command in an installation that is open, as inside its server. */
export async function runCairn(
  runtime: Runtime,
  words: readonly string[],
): Promise<{ readonly code: number; readonly text: string; readonly errors: string }> {
  const said: string[] = [];
  const errors: string[] = [];
  const code = await runCommand(
    {
      resolve: (path) => path,
      write: (text) => void said.push(text),
      writeError: (text) => void errors.push(text),
      progress: () => {},
      runtime: async () => runtime,
      withTemporary: () => Promise.reject(new Error("Nothing temporary is needed")),
    },
    words,
  );
  return { code, text: said.join(""), errors: errors.join("") };
}
