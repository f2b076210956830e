import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { defaultPolicy } from "../../src/core/policy.ts";
import { bringIndexUpToDate } from "../../src/stewardship/publishing/index-pages.ts";
import { publish } from "../../src/stewardship/publishing/publish.ts";
import { type OpenData, openData } from "./open-data.ts";

export interface KillRounds {
  readonly rounds: number;
  readonly pages: number;
  /** Longest time a process lives after it has opened its data. */
  readonly longestMs: number;
  /** Numbers from 0 to 1. */
  readonly random: () => number;
  readonly say: (line: string) => void;
}

/**
 * Kills a publishing process with -9 at a random moment, looks at what it left, lets a re-run heal it, and
 * does so again. Throws on the first thing that is wrong.
 */
export async function killRounds({ rounds, pages, longestMs, random, say }: KillRounds): Promise<void> {
  const place = await mkdtemp(join(tmpdir(), "cairn-kill-"));
  const data = join(place, "data");
  const folder = join(place, "content");
  let next = 1;
  for (let round = 1; round <= rounds; round += 1) {
    const lived = Math.round(random() * longestMs);
    const { begun, done } = await runAndKill([data, folder, String(pages), String(next)], lived);
    const opened = await openData(data);
    const found = await citableEditions(opened);
    const acknowledged = Math.max(done, next - 1);
    check(found, { pages, acknowledged, begun, round });
    const last = Math.max(begun, next - 1);
    if (last > 0) {
      await publishAgain(opened, join(folder, String(last)));
      check(await citableEditions(opened), {
        pages,
        acknowledged: last,
        begun: last,
        round: `${round}, healed`,
      });
    }
    await opened.close();
    const mixed =
      new Set([...found.values()].flatMap((editions) => [...editions])).size > 1
        ? ", two editions side by side"
        : "";
    say(`round ${round}: killed after ${lived} ms, ${begun} begun, ${done} acknowledged${mixed}; healed`);
    next = Math.max(next, begun + 1);
  }
  await rm(place, { recursive: true });
}

/** Runs the publishing process for some time from when it is ready, and kills it. */
async function runAndKill(
  args: readonly string[],
  livesMs: number,
): Promise<{ begun: number; done: number }> {
  const script = join(import.meta.dirname, "publishing-process.ts");
  const child = spawn(process.execPath, [script, ...args], { stdio: ["ignore", "pipe", "inherit"] });
  const exited = new Promise((resolve) => child.once("exit", resolve));
  const state = { begun: 0, done: 0 };
  const ready = Promise.withResolvers<void>();
  createInterface(child.stdout).on("line", (line) => {
    const [what, edition] = line.split(" ");
    if (what === "ready") ready.resolve();
    if (what === "begin") state.begun = Number(edition);
    if (what === "done") state.done = Number(edition);
  });
  await Promise.race([ready.promise, exited]);
  await pause(livesMs);
  child.kill("SIGKILL");
  await exited;
  return state;
}

/** Editions that may be cited of each page now, once the index was brought up to date as at every start. */
async function citableEditions({
  store,
  index,
}: OpenData): Promise<ReadonlyMap<string, ReadonlySet<number>>> {
  await bringIndexUpToDate({ pages: store.pages, index }, { now: new Date() });
  const at = new Date();
  const editions = new Map<string, Set<number>>();
  for (const { sop } of await store.pages.currentPages(at)) {
    const query = { text: sop.replace("-", " "), vector: null, groups: [], at, language: null, limit: 1_000 };
    const hits = (await index.search(query)).map((hit) => hit.row).filter((row) => row.sop === sop);
    const texts = (await store.pages.keepCurrent(hits, at)).map((row) => row.text);
    if (texts.length !== 5) throw new Error(`${sop}: ${texts.length} of its 5 sections can be cited`);
    editions.set(sop, new Set(texts.flatMap((text) => /edition (\d+)/.exec(text)?.[1] ?? []).map(Number)));
  }
  return editions;
}

function check(
  found: ReadonlyMap<string, ReadonlySet<number>>,
  expected: {
    readonly pages: number;
    readonly acknowledged: number;
    readonly begun: number;
    readonly round: number | string;
  },
): void {
  const { pages, acknowledged, begun, round } = expected;
  const when = `round ${round}`;
  if (acknowledged > 0 && found.size !== pages)
    throw new Error(`${when}: ${found.size} of ${pages} pages are there`);
  for (const [sop, editions] of found) {
    const [edition = -1] = editions;
    if (editions.size !== 1)
      throw new Error(`${when}: ${sop} is cited in editions ${[...editions].join(" and ")}`);
    if (edition < acknowledged)
      throw new Error(`${when}: ${sop} is back at ${edition}; ${acknowledged} was acknowledged`);
    if (edition > begun && begun > 0)
      throw new Error(`${when}: ${sop} has ${edition}, which nobody published`);
  }
}

/** What an administrator does after a crash: publish again. A third time changes nothing. */
async function publishAgain({ store, index }: OpenData, folder: string): Promise<void> {
  const request = { folder, source: "folder" as const, policy: defaultPolicy, now: new Date(), yes: false };
  const again = async () => publish({ store, index }, { ...request, now: new Date() });
  await again();
  const { published, changed, retired } = await again();
  if (published.length + changed.length + retired.length > 0)
    throw new Error("A healed folder changed once more");
}
