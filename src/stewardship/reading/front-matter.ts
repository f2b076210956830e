import { isMap, isScalar, LineCounter, parseDocument } from "yaml";
import { z } from "zod";
import { oddities, refusals } from "../../core/messages/stewardship.ts";
import { PageProblem } from "./page-problem.ts";

/** Front matter as a page may have it; everything may be missing. */
export type FrontMatter = z.infer<typeof frontMatterSchema>;

export interface SplitPage {
  readonly fields: FrontMatter;
  /** Line of a key in the file; 1 for a key that is not there. */
  readonly lineOf: (key: string) => number;
  readonly body: string;
  /** Line of the file on which the body begins. */
  readonly bodyLine: number;
  /** What is odd about it, in words. */
  readonly notes: readonly string[];
}

/** Takes the front matter off a page. Throws `PageProblem` for what cannot be read or has a wrong type. */
export function splitFrontMatter(text: string): SplitPage {
  if (/^\+\+\+[ \t]*\n/.test(text)) return tomlPage(text);
  const opening = /^---[ \t]*\n/.exec(text);
  if (opening === null) return wholePage(text, []);
  const closing = /^(?:---|\.\.\.)[ \t]*$/m.exec(text.slice(opening[0].length));
  if (closing === null) {
    if (beginsWithKey.test(text.slice(opening[0].length))) throw new PageProblem(1, refusals.notClosed());
    return wholePage(text, []);
  }
  const source = text.slice(opening[0].length, opening[0].length + closing.index);
  const end = opening[0].length + closing.index + closing[0].length + 1;
  return read(source, { text, body: text.slice(end), bodyLine: linesIn(text.slice(0, end)) + 1 });
}

function read(source: string, page: { text: string; body: string; bodyLine: number }): SplitPage {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false });
  const [error] = document.errors;
  if (error !== undefined && !beginsWithKey.test(source))
    return wholePage(page.text, [oddities.notFrontMatter()]);
  if (error !== undefined) {
    throw new PageProblem(
      lines.linePos(error.pos[0]).line + 1,
      refusals.notYaml(error.message.replace(/\.$/, "")),
    );
  }
  const root = document.contents;
  if (root === null) return { ...wholePage(page.body, []), bodyLine: page.bodyLine };
  if (isScalar(root)) return wholePage(page.text, [oddities.notFrontMatter()]);
  if (!isMap(root)) throw new PageProblem(2, refusals.notKeys());
  const keyLines = new Map(
    root.items.map(({ key }) => {
      const start = isScalar(key) ? key.range?.[0] : undefined;
      return [
        isScalar(key) ? String(key.value) : "",
        start === undefined ? 1 : lines.linePos(start).line + 1,
      ];
    }),
  );
  const lineOf = (key: string): number => keyLines.get(key) ?? 1;
  const given = Object.entries(plainValue(document)).filter(([, value]) => value !== null && value !== "");
  const fields = checked(Object.fromEntries(given.filter(([key]) => isKnown(key))), lineOf);
  const unknown = given.map(([key]) => key).filter((key) => !isKnown(key));
  const notes = unknown.length === 0 ? [] : [oddities.unknownKeys(unknown)];
  return { fields, lineOf, body: page.body, bodyLine: page.bodyLine, notes };
}

function checked(given: Readonly<Record<string, unknown>>, lineOf: (key: string) => number): FrontMatter {
  const result = frontMatterSchema.safeParse(given);
  if (result.success) return result.data;
  const key = String(result.error.issues[0]?.path[0] ?? "");
  throw new PageProblem(lineOf(key), refusals.wrongType(key, expectations[key as keyof FrontMatter]));
}

/** Values without YAML's own types. Aliases that unfold without end are refused by the parser's own limit. */
function plainValue(document: ReturnType<typeof parseDocument>): Readonly<Record<string, unknown>> {
  try {
    return document.toJS() as Record<string, unknown>;
  } catch (error) {
    throw new PageProblem(2, refusals.notYaml(error instanceof Error ? error.message : String(error)));
  }
}

function wholePage(text: string, notes: readonly string[]): SplitPage {
  return { fields: {}, lineOf: () => 1, body: text, bodyLine: 1, notes };
}

function tomlPage(text: string): SplitPage {
  const end = /^\+\+\+[ \t]*\n[\s\S]*?^\+\+\+[ \t]*(?:\n|$)/m.exec(text)?.[0];
  if (end === undefined) throw new PageProblem(1, refusals.notClosed());
  return { ...wholePage(text.slice(end.length), [oddities.toml()]), bodyLine: linesIn(end) + 1 };
}

function isKnown(key: string): boolean {
  return Object.hasOwn(frontMatterSchema.shape, key);
}

function linesIn(text: string): number {
  return text.split("\n").length - 1;
}

const beginsWithKey = /^(?:\s*(?:#.*)?\n)*["']?[\w -]+["']?\s*:/;
const words = z.union([z.string(), z.number()]).transform((value) => String(value).trim());
const filled = words.pipe(z.string().min(1));
const names = z
  .union([filled, z.array(filled)])
  .transform((value) =>
    Array.isArray(value) ? [...new Set(value)] : value.split(/\s*,\s*/).filter((name) => name !== ""),
  );

const frontMatterSchema = z.object({
  id: filled
    .pipe(
      z
        .string()
        .max(200)
        .regex(/^[^\s@#]+$/),
    )
    .optional(),
  title: filled.optional(),
  owner: filled.optional(),
  deputy: filled.optional(),
  review_every_days: z.int().min(1).max(3650).optional(),
  effective: filled.optional(),
  audience: names.optional(),
  risk: z.enum(["normal", "high", "critical"]).optional(),
  approver: filled.optional(),
  reason: filled.optional(),
  skills: names.optional(),
  topics: names.optional(),
  compliance: names.optional(),
  language: filled.optional(),
  approval: names.optional(),
  lookup: names.optional(),
  sensitive: z.union([z.boolean(), names]).optional(),
  kind: filled.optional(),
  sections: names.optional(),
});

/** What each key must be, in words that complete "owner must be …". */
const expectations: Readonly<Record<keyof FrontMatter, string>> = {
  id: "one word without spaces, @ or #, e.g. refund-approvals",
  title: "text",
  owner: "the id of one person, e.g. ana-roth",
  deputy: "the id of one person, e.g. ana-roth",
  review_every_days: "a whole number of days from 1 to 3650",
  effective: "a date like 2026-10-02",
  audience: "a group or a list of groups, e.g. [managers, finance]",
  risk: "normal, high or critical",
  approver: "the id of one person, e.g. ana-roth",
  reason: "text",
  skills: "a skill or a list of skills",
  topics: "an area or a list of areas, e.g. [refunds, disputes]",
  compliance: "a rule or a list of rules, e.g. [data-protection]",
  language: "a language tag like en",
  approval: "a section's slug or a list of them",
  lookup: "a section's slug or a list of them",
  sensitive: "true, or a list of section slugs",
  kind: "one word, e.g. explainer",
  sections: "a list of sections like refund-approvals#over-500",
};
