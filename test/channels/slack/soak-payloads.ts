import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { bodiesOf } from "./support/mutations.ts";
import { slackWorld } from "./support/slack-world.ts";

/**
 * Posts 10,000 randomly changed payloads, signed, at the real receiver: `npm run soak:slack-payloads [count] [seed]`.
 * With CAIRN_TEST_DATA, recorded payloads are changed, too. Ends with 1 when the process would have ended, or
 * when anything but 200 or 400 came back.
 */
const count = Number(process.argv[2] ?? 10_000);
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000);
const troubles: string[] = [];
process.on("unhandledRejection", (reason) => troubles.push(`unhandled rejection: ${String(reason)}`));
process.on("uncaughtException", (error) => troubles.push(`uncaught: ${String(error)}`));

const taken = new Set<string>();
const world = await slackWorld({
  answeredIn: async () => [],
  take: async ({ id }) => {
    const isNew = !taken.has(id);
    taken.add(id);
    return { isNew, answered: Promise.resolve() };
  },
});
const started = performance.now();
const statuses = await bodiesOf({ seed, count, more: recorded() }, world);
const seconds = (performance.now() - started) / 1000;
await world.close();
const odd = Object.keys(statuses).filter((status) => !["200", "400"].includes(status));
const figures = { count, seed, statuses, kept: taken.size, seconds: Math.round(seconds), troubles };
process.stdout.write(`${JSON.stringify(figures)}\n`);
process.exitCode = troubles.length + odd.length === 0 ? 0 : 1;

function recorded(): readonly unknown[] {
  const folder = join(process.env.CAIRN_TEST_DATA ?? "", "client-fixtures", "slack");
  if ((process.env.CAIRN_TEST_DATA ?? "") === "" || !existsSync(folder)) return [];
  return ["bolt-python", "java-slack-sdk"].flatMap((source) =>
    readdirSync(join(folder, source), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".json"))
      .map((name) => {
        const file: unknown = JSON.parse(readFileSync(join(folder, source, name), "utf8"));
        return typeof file === "object" && file !== null && "payload" in file ? file.payload : file;
      }),
  );
}
