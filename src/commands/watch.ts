import { watch } from "chokidar";
import { contentWatchWords as words } from "../core/messages/content-lines.ts";

export interface WatchRequest {
  readonly folder: string;
  /** Publishes the folder and tells how it went; never rejects. */
  readonly publish: () => Promise<void>;
  readonly tell: (line: string) => void;
  /** Ends it. */
  readonly signal: AbortSignal;
}

/** Editors and checkouts touch many files in a row: this long nothing must have happened. */
const quietMs = 300;

/** Publishes a folder, and again whenever something in it has changed, one after the other, until it is told to stop. */
export async function watchFolder({ folder, publish, tell, signal }: WatchRequest): Promise<void> {
  const watcher = watch(folder, { ignoreInitial: true, ignored: isLeftAlone });
  let isDirty = false;
  let working: Promise<void> | null = null;
  let timer: NodeJS.Timeout | undefined;
  const work = async () => {
    while (isDirty && !signal.aborted) {
      isDirty = false;
      await publish();
      tell(words.waiting);
    }
    working = null;
  };
  const soon = () => {
    isDirty = true;
    clearTimeout(timer);
    timer = setTimeout(() => {
      working ??= work();
    }, quietMs);
  };
  await new Promise<void>((ready) => watcher.once("ready", ready));
  watcher.on("all", soon);
  watcher.on("error", (error) => tell(words.trouble(String(error))));
  tell(words.watching(folder));
  isDirty = true;
  working = work();
  await aborted(signal);
  clearTimeout(timer);
  await watcher.close();
  await working;
}

/** What publishing does not look at either. */
function isLeftAlone(path: string): boolean {
  return /(?:^|[\\/])(?:\.[^\\/.]|node_modules(?:[\\/]|$))/.test(path);
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((settle) => {
    if (signal.aborted) settle();
    else signal.addEventListener("abort", () => settle(), { once: true });
  });
}
