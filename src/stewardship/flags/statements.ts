import type { CurrentSection } from "../../core/ports/page-store.ts";
import { comparedLines } from "../../core/section-changes.ts";
import { type Figure, figuresIn } from "./figures.ts";
import type { SubjectWords } from "./subject-words.ts";

/** A sentence, step or row that says how much, how long or when. */
export interface Statement {
  readonly line: string;
  /** What it is about: its content words without figures. */
  readonly about: ReadonlySet<string>;
  /** Words of "if …", "when …", "unless …": where it holds. */
  readonly condition: ReadonlySet<string>;
  /** Names with a digit: S1, PT1H, R29. */
  readonly codes: ReadonlySet<string>;
  readonly figures: readonly Figure[];
}

/** A section with what it states. */
export interface StatingSection {
  readonly statements: readonly Statement[];
  /** Content words of its title and heading. */
  readonly context: ReadonlySet<string>;
}

/** Everything a section says with a figure. */
export function statingSection(
  { title, heading, blocks }: Pick<CurrentSection, "title" | "heading" | "blocks">,
  wordsOf: SubjectWords,
): StatingSection {
  return {
    statements: comparedLines(blocks).flatMap((line) => statementsIn(line, wordsOf)),
    context: wordsOf(`${title} ${heading}`),
  };
}

/** What is only an example, or a sum worked out, states nothing. */
function statementsIn(line: string, wordsOf: SubjectWords): readonly Statement[] {
  const figures = example.test(line) ? [] : figuresIn(line);
  if (figures.length === 0) return [];
  const codes = line.match(code) ?? [];
  const condition = wordsOf(without(line, figures).match(conditions)?.join(" ") ?? "");
  return [
    {
      line,
      figures,
      condition,
      about: wordsOf(without(line, figures)),
      codes: new Set(codes.map((one) => one.toUpperCase())),
    },
  ];
}

const example = /^(?:for )?example\b|\be\.g\.|\bfor (?:example|instance)\b|[=÷×]/i;
const code = /\b\p{L}{1,4}-?\d{1,4}\b/gu;
const conditions = /\b(?:if|when|unless|except|in case|where|once)\b[^,;:.·]*/gi;

/** A line without its figures and the words of their bounds. */
function without(line: string, figures: readonly Figure[]): string {
  return figures
    .toSorted((a, b) => b.from - a.from)
    .reduce((text, { from, to }) => `${text.slice(0, from)} ${text.slice(to)}`, line);
}
