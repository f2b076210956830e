/**
 * The nightly look for gaps on Postgres: everything at once, then one more night.
 *
 *     npm run bench:signals -- [signals]
 *
 * 10 million are 120 days of 20,000 people; a night brings 83,000. Whatever else the machine does counts with the
 * seconds, but not with those of computing.
 */
import { openDatabase } from "../src/providers/store/database.ts";
import { createStore } from "../src/providers/store/store.ts";
import { generatedCompany, generateSignals, wholeNight } from "../test/signals/support/generated-signals.ts";
import { startPostgres } from "../test/support/postgres.ts";

const signals = Number(process.argv[2] ?? 10_000_000);
const people = Math.max(20, Math.round(signals / 500));
const sections = Math.max(50, Math.round(people / 10));
const until = new Date("2026-11-20T02:00:00Z");
const dayMs = 86_400_000;

const server = await startPostgres();
if (server === null) throw new Error("No Postgres can be started here");
const database = await openDatabase({ url: await server.createDatabase() });
try {
  const store = createStore(database.prisma);
  const company = generatedCompany(store, { people });
  await timed(`${signals} signals of ${people} people on ${sections} sections written`, () =>
    generateSignals(database, { signals, people, sections, days: 120, until, seed: 1 }),
  );
  await database.prisma.$executeRawUnsafe("ANALYZE");
  await night("the first night", until);
  const more = Math.round(signals / 120);
  const tomorrow = new Date(until.getTime() + dayMs);
  await generateSignals(database, { signals: more, people, sections, days: 1, until: tomorrow, seed: 2 });
  await night("the night after", tomorrow);
  await night("a night without signals", new Date(tomorrow.getTime() + dayMs));
  await timed("what is older than 120 days erased", () =>
    store.signals.eraseSignals(new Date(until.getTime() - 119 * dayMs), 100_000),
  );

  async function night(name: string, now: Date): Promise<void> {
    const found = await timed(name, () => wholeNight(company, now));
    await store.transaction((ports) => ports.conversation.append(found.moves));
    await found.finish();
    const kinds = Object.entries(Object.groupBy(found.moves, ({ gap }) => gap.kind));
    const moved = kinds.map(([kind, moves]) => `${moves?.length} ${kind}`).join(", ");
    print(`  ${found.signals} signals, gaps moved: ${moved || "none"}`);
  }
} finally {
  await database.close();
  await server.stop();
}

async function timed<T>(name: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const before = process.cpuUsage();
  let most = 0;
  const watching = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 200);
  try {
    return await work();
  } finally {
    clearInterval(watching);
    const seconds = (performance.now() - started) / 1000;
    const { user, system } = process.cpuUsage(before);
    const here = `computing ${((user + system) / 1e6).toFixed(1)} s here`;
    print(`${name}: ${seconds.toFixed(1)} s (${here}), at most ${Math.round(most / 2 ** 20)} MB`);
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
