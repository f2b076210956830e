import { publishFolder } from "../commands/publishing.ts";
import { pullForward } from "../providers/git-pull.ts";
import type { Runtime } from "../runtime.ts";

/**
 * Publishes the content folder whenever it is called, one after the other: however often it is called meanwhile,
 * once more is enough.
 */
export function contentPublisher(runtime: Runtime): () => void {
  let running = false;
  let again = false;
  const publish = async () => {
    running = true;
    try {
      do {
        again = false;
        await publishContentFolder(runtime);
      } while (again);
    } finally {
      running = false;
    }
  };
  return () => {
    if (running) again = true;
    else runtime.inBackground("publishing the content folder", publish());
  };
}

async function publishContentFolder(runtime: Runtime): Promise<void> {
  const { config, system, log } = runtime;
  const { folder, isSample, pull } = config.content;
  const problem = pull ? await pullForward(folder) : null;
  if (problem !== null) log.error({ folder, problem }, "the content folder could not be brought forward");
  const report = await publishFolder(runtime, {
    folder,
    source: isSample ? "sample" : "folder",
    now: system.now(),
    yes: false,
  });
  const { published, changed, retired, refused } = report;
  log.info(
    { published: published.length, changed: changed.length, retired: retired.length, refused },
    "the content folder was published",
  );
}
