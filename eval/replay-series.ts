import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { blockLines } from "../src/core/blocks.ts";
import { defaultPolicy } from "../src/core/policy.ts";
import { publish } from "../src/stewardship/publishing/publish.ts";
import { history } from "../src/stewardship/versions/history.ts";
import type { TemporaryData } from "./temporary-data.ts";

/** A page's texts, oldest first. */
export interface Series {
  /** Where the page stands in its folder. */
  readonly file: string;
  readonly texts: readonly { readonly at: Date; readonly text: string }[];
}

export interface Replay {
  readonly texts: number;
  readonly versions: number;
  /** Texts that were refused, with the reason. */
  readonly refused: readonly string[];
  /** Where the history is not what was published: empty when all is well. */
  readonly wrong: readonly string[];
}

/** Publishes a page text by text, each at its own time, then holds its history against what was published. */
export async function replaySeries({ store, index }: TemporaryData, series: Series): Promise<Replay> {
  const folder = await mkdtemp(join(tmpdir(), "cairn-replay-"));
  const refused: string[] = [];
  const accepted: { readonly at: Date; readonly body: string }[] = [];
  let versions = 0;
  for (const { at, text } of series.texts) {
    await mkdir(dirname(join(folder, series.file)), { recursive: true });
    await writeFile(join(folder, series.file), text);
    const report = await publish(
      { store, index },
      { folder, source: "folder", policy: defaultPolicy, now: at, yes: true },
    );
    refused.push(...report.refused.map((each) => `${at.toISOString()} line ${each.line}: ${each.reason}`));
    if (report.refused.length === 0) accepted.push({ at, body: withoutFrontMatter(text) });
    versions += [...report.published, ...report.changed.filter((each) => each.details.length === 0)].length;
  }
  await rm(folder, { recursive: true });
  const wrong = accepted.length === 0 ? [] : await wrongIn(store, series, accepted, versions);
  return { texts: series.texts.length, versions, refused, wrong };
}

async function wrongIn(
  store: TemporaryData["store"],
  series: Series,
  accepted: readonly { readonly at: Date; readonly body: string }[],
  published: number,
): Promise<readonly string[]> {
  const wrong: string[] = [];
  const path = series.file.replace(/\.md$/, "");
  const now = new Date((accepted.at(-1)?.at.getTime() ?? 0) + 1_000);
  const { sop, versions } = await history(store, { sop: path, now });
  const stored = await store.pages.storedVersions([sop]);
  if (versions.length !== published)
    wrong.push(`${versions.length} versions where ${published} were published`);
  for (const { at, body } of accepted) {
    const page = await store.pages.pageAt({ kind: "sop", path, version: null }, at);
    const version = stored.find((each) => each.version === page?.version);
    const when = at.toISOString();
    if (version === undefined || !sameWords(version.body, body))
      wrong.push(`another text was current at ${when}`);
    const words = (version?.sections ?? []).flatMap((section) => blockLines(section.blocks)).join("\n");
    const citable = await passagesAt(store, version?.passages ?? [], sop, at);
    if (!sameWords(citable, words)) wrong.push(`other words than the page's could be cited at ${when}`);
  }
  for (const [i, entry] of [...versions].reverse().entries()) {
    const expected = entry.version === published ? "effective" : "superseded";
    if (entry.version !== i + 1 || entry.state !== expected)
      wrong.push(`v${entry.version} is ${entry.state}`);
    if (i > 0 && stored[i]?.hash === stored[i - 1]?.hash)
      wrong.push(`v${entry.version} repeats the one before it`);
  }
  return wrong;
}

function sameWords(one: string, other: string): boolean {
  const words = (text: string): string => text.replace(/\s+/g, " ").trim();
  return words(one) === words(other);
}

/** Words of the passages that the database lets an answer cite at an instant, in the order of the page. */
async function passagesAt(store: TemporaryData["store"], order: readonly string[], sop: string, at: Date) {
  const all = [];
  for (let afterId = ""; ; ) {
    const rows = await store.pages.rowsChangedAfter(0, { afterId, limit: 1_000 });
    const last = rows.at(-1);
    if (last === undefined) break;
    afterId = last.id;
    all.push(...rows.filter((row) => row.sop === sop));
  }
  const current = await store.pages.keepCurrent(all, at);
  const place = new Map(order.map((id, i) => [id, i]));
  const sorted = [...current].sort((a, b) => (place.get(a.id) ?? -1) - (place.get(b.id) ?? -1));
  return sorted.map((row) => row.text).join("\n");
}

function withoutFrontMatter(text: string): string {
  return text
    .replace(/^\uFEFF/, "")
    .replace(/\r\n?/g, "\n")
    .replace(/^---[ \t]*\n[\s\S]*?\n---[ \t]*(?:\n|$)/, "");
}
