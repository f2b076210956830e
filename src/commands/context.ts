import type { Embedder } from "../core/ports/embedder.ts";
import type { Runtime } from "../runtime.ts";

/** What a command may use, the same in the administrator's terminal and inside a running server. */
export interface CommandContext {
  /** A path in an argument, from the folder in which the command was typed. */
  readonly resolve: (path: string) => string;
  readonly write: (text: string) => void;
  readonly writeError: (text: string) => void;
  readonly progress: (progress: Progress) => void;
  /** The installation's runtime; opened on first use, closed by the caller. */
  readonly runtime: () => Promise<Runtime>;
  /** A runtime on an empty folder that is removed afterwards. */
  readonly withTemporary: <T>(work: (runtime: Runtime) => Promise<T>) => Promise<T>;
  /** The embedding model as it is configured, for measuring; left out: none is. */
  readonly embedder?: Embedder | null;
}

export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** 0 done, 1 the answer is no, 2 bad usage or input. */
export type ExitCode = 0 | 1 | 2;
