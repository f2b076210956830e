import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/browser/**"],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // The default keeps one core for other work: half of a machine with two.
    maxWorkers: "100%",
    // Nothing here keeps a state of its own beside what a test makes: loading it once for each file would double the time.
    isolate: false,
  },
});
