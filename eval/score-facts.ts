import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { comparedLines } from "../src/core/section-changes.ts";
import { quantity } from "../src/grounding/fact-patterns.ts";
import { changedFacts, comparePages, type FactChangeIn } from "../src/stewardship/changes/compare-pages.ts";
import { type FactChange, factChanges } from "../src/stewardship/changes/fact-changes.ts";
import { readPage } from "../src/stewardship/reading/read-page.ts";

const pairSchema = z.object({
  id: z.string(),
  kind: z.string(),
  old: z.string(),
  new: z.string(),
  old_line: z.string(),
  new_line: z.string(),
  /** The facts that were edited, lower case. */
  old_tokens: z.array(z.string()),
  new_tokens: z.array(z.string()),
});
type Pair = z.infer<typeof pairSchema>;

/** An edit of one fact, what its line is said to state differently, and what its whole page is. */
interface Compared {
  readonly pair: Pair;
  readonly line: readonly FactChange[];
  readonly page: readonly FactChangeIn[];
}

export interface FactScore {
  readonly pairs: number;
  /** Tokens of the edits that are found as changed, on the page. */
  readonly found: number;
  readonly tokens: number;
  /** Facts listed for the edited line alone, and those among them that the edit is about. */
  readonly listed: number;
  readonly right: number;
  /** Edits that only say the same in other words ("5", "five"), and those not listed, as it should be. */
  readonly sameInWords: number;
  readonly keptQuiet: number;
  /** Every fact listed on the whole pages. */
  readonly onPages: number;
  readonly missed: readonly string[];
  readonly wrong: readonly string[];
}

export async function scoreFacts(folder: string): Promise<FactScore> {
  const all = await Promise.all((await readPairs(folder)).map((pair) => compare(folder, pair)));
  const edits = all.filter(({ pair }) => !isSameInWords(pair));
  const quiet = all.filter(({ pair }) => isSameInWords(pair));
  const tokens = edits.flatMap(({ pair, page }) => [
    ...pair.old_tokens.map((token) => ({
      pair,
      token,
      isFound: page.some(({ before }) => carries(before, token)),
    })),
    ...pair.new_tokens.map((token) => ({
      pair,
      token,
      isFound: page.some(({ after }) => carries(after, token)),
    })),
  ]);
  const listed = edits.flatMap(({ pair, line }) =>
    line.filter(isMeasured).map((fact) => ({ pair, fact, isRight: isAboutEdit(fact, pair) })),
  );
  return {
    pairs: all.length,
    found: tokens.filter(({ isFound }) => isFound).length,
    tokens: tokens.length,
    listed: listed.length,
    right: listed.filter(({ isRight }) => isRight).length,
    sameInWords: quiet.length,
    keptQuiet: quiet.filter(({ pair, line }) => !line.some((fact) => isAboutEdit(fact, pair))).length,
    onPages: all.reduce((sum, { page }) => sum + page.length, 0),
    missed: tokens.filter(({ isFound }) => !isFound).map(({ pair, token }) => `${pair.id} ${token}`),
    wrong: listed
      .filter(({ isRight }) => !isRight)
      .map(({ pair, fact }) => `${pair.id} ${fact.about}: ${fact.before} → ${fact.after}`),
  };
}

async function readPairs(folder: string): Promise<readonly Pair[]> {
  const lines = (await readFile(join(folder, "pairs.jsonl"), "utf8")).split("\n");
  return lines.filter((line) => line.trim() !== "").map((line) => pairSchema.parse(JSON.parse(line)));
}

async function compare(folder: string, pair: Pair): Promise<Compared> {
  const texts = await Promise.all([pair.old, pair.new].map((file) => readFile(join(folder, file), "utf8")));
  const [before = [], after = []] = texts.map(sectionsOf);
  return {
    pair,
    line: factChanges(linesOf(pair.old_line), linesOf(pair.new_line)),
    page: changedFacts(comparePages(before, after)),
  };
}

function sectionsOf(text: string) {
  return readPage({ kind: "sop", path: "page", text, timeZone: "UTC" }).sections;
}

function linesOf(markdown: string): readonly string[] {
  return sectionsOf(markdown).flatMap(({ heading, blocks }) =>
    blocks.length > 0 ? comparedLines(blocks) : [heading],
  );
}

/** The edits are of numbers, dates and addresses; names and links on the same lines are not labelled. */
function isMeasured({ kind }: FactChange): boolean {
  return kind !== "name" && kind !== "link";
}

function isAboutEdit({ before, after }: FactChange, { old_tokens, new_tokens }: Pair): boolean {
  return (
    old_tokens.some((token) => carries(before, token)) || new_tokens.some((token) => carries(after, token))
  );
}

function carries(text: string | null, token: string): boolean {
  return text !== null && shortened(text).includes(shortened(token));
}

/** Months are labelled in full, and pages shorten them. */
function shortened(text: string): string {
  return text.toLowerCase().replace(/\b(jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)[a-z]*/g, "$1");
}

function isSameInWords({ kind, old_tokens, new_tokens }: Pair): boolean {
  if (kind !== "number_or_date") return false;
  const values = (tokens: readonly string[]) => tokens.map(quantity).sort().join(" ");
  return values(old_tokens) === values(new_tokens);
}
