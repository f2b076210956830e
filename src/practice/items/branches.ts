import { type Block, blockLines, spanText } from "../../core/blocks.ts";

/** What follows from an amount: "up to 40 EUR" → "you decide". */
export interface Branch {
  readonly when: string;
  readonly outcome: string;
}

/** Branches of a table whose first column names limits, or of points and sentences that begin with one. */
export function branchesIn(blocks: readonly Block[]): readonly Branch[] {
  const tables = blocks.flatMap((block) => (block.kind === "table" ? [ofTable(block)] : []));
  const lines = blocks.flatMap((block) =>
    block.kind === "paragraph" || block.kind === "list" ? blockLines([block]) : [],
  );
  return [...tables, lines.flatMap(ofLine)].find((branches) => branches.length >= 2) ?? [];
}

function ofTable({ rows }: Extract<Block, { readonly kind: "table" }>): readonly Branch[] {
  const cells = rows.map((row) => row.map((cell) => spanText(cell).trim()));
  const branches = cells.map(([when = "", outcome = ""]) => ({ when, outcome }));
  return branches.every(({ when, outcome }) => limit.test(when) && isOutcome(outcome)) ? branches : [];
}

/** "Up to 40 EUR: on your own", "Over 500 EUR the lead decides." */
function ofLine(line: string): readonly Branch[] {
  const [, when = "", rest = ""] = sentence.exec(line) ?? [];
  const outcome = rest.replace(/\.$/, "");
  return isOutcome(outcome) ? [{ when: when.trim(), outcome }] : [];
}

/** Short enough to be told apart on a button. */
function isOutcome(text: string): boolean {
  return text.length >= 3 && text.length <= 70 && !/[.!?]\s/.test(text);
}

const bound =
  "up to(?: and including)?|at most|at least|over|above|under|below|more than|less than|fewer than|from";
const unit = "%|€|EUR|USD|GBP|INR|CHF|percent|(?:working )?(?:days?|hours?|minutes?|weeks?|months?)";
const amount = `[€$£]?\\s?\\d[\\d.,]*(?:\\s?(?:${unit}))?`;
const condition = `(?:${bound}) ${amount}(?:(?: and)? (?:${bound}) ${amount})?`;
const limit = new RegExp(`^(?:${condition}|${amount} (?:to|–|-) ${amount})$`, "iu");
const sentence = new RegExp(`^(${condition})[:,]?\\s+(.+)$`, "iu");
