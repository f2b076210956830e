import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Files that wait for whole processes, or for a database with thousands in it. */
const long = [
  "crash/kill",
  "contract/store",
  "journeys/everywhere/",
  "commands/start",
  "practice/plan-crowd",
];

/** The long ones first, so that the last worker does not end alone with one of them. */
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) =>
      long.some((name) => moduleId.includes(`/test/${name}`));
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/browser/**"],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // The default keeps one core for other work: half of a machine with two. Much of what runs here waits.
    maxWorkers: Math.max(3, availableParallelism()),
    // Nothing here keeps a state of its own beside what a test makes: loading it once for each file would double the time.
    isolate: false,
    sequence: { sequencer: LongFirst },
  },
});
