import { isDeepStrictEqual } from "node:util";
import { type Block, type Span, spanText } from "../core/blocks.ts";
import { comparedLines } from "../core/section-changes.ts";
import { factPatterns, type StatedFactKind } from "./fact-patterns.ts";
import { namesIn } from "./names.ts";

/** An amount, date, limit, name or address that a page states. */
export interface StatedFact {
  readonly kind: StatedFactKind;
  /** As it is written: "€3,500", "third working day". */
  readonly text: string;
  /** What is compared: "3500 eur", "3 working day". Equal kind and value: the same fact. */
  readonly value: string;
  /** The sentence, step or row in which it stands, and where in it. */
  readonly line: string;
  readonly from: number;
}

/** Everything that some blocks state, in the order of the text; a link's target counts, too. */
export function factsOf(blocks: readonly Block[]): readonly StatedFact[] {
  return [...comparedLines(blocks).flatMap(factsInLine), ...linksOf(blocks)];
}

/** The facts of one line, from left to right; none overlaps another. */
export function factsInLine(line: string): readonly StatedFact[] {
  const found: StatedFact[] = [];
  for (let from = 0; from < line.length; ) {
    const fact = isInsideWord(line, from) ? null : factAt(line, from);
    if (fact !== null) found.push(fact);
    from = fact === null ? from + 1 : from + fact.text.length;
  }
  const taken = (from: number, to: number) =>
    found.some((fact) => fact.from < to && from < fact.from + fact.text.length);
  const names = namesIn(line).filter(({ text, from }) => !taken(from, from + text.length));
  return [
    ...found,
    ...names.map(({ text, from }): StatedFact => ({ kind: "name", text, value: text, line, from })),
  ].sort((a, b) => a.from - b.from);
}

/**
 * Whether two headings state the same numbers, dates and addresses. Their names are mere words, and the number that
 * leads one ("7. Return it") is its place.
 */
export function hasSameFacts(one: string, other: string): boolean {
  const measured = (heading: string) =>
    factsInLine(heading.replace(/^\s*(?:step\s+)?\d+\s*[.):–-]\s+/i, ""))
      .filter(({ kind }) => kind !== "name")
      .map(({ kind, value }) => `${kind} ${value}`);
  return isDeepStrictEqual(measured(one), measured(other));
}

/** No fact begins in the middle of a word or a number. */
function isInsideWord(line: string, at: number): boolean {
  return /^[\p{L}\p{N}]{2}$/u.test(line.slice(at - 1, at + 1)) && at > 0;
}

function factAt(line: string, from: number): StatedFact | null {
  for (const { kind, pattern, value } of factPatterns) {
    pattern.lastIndex = from;
    const text = pattern.exec(line)?.[0]?.trimEnd();
    if (text !== undefined && text !== "") return { kind, text, value: value(text), line, from };
  }
  return null;
}

/** Where the words of some blocks lead, apart from addresses that are written out. */
export function linksOf(blocks: readonly Block[]): readonly StatedFact[] {
  return blocks.flatMap(spansOf).flatMap(({ text, href }): readonly StatedFact[] => {
    if (href === undefined || text.trim() === "" || href.startsWith("mailto:") || text.includes(href))
      return [];
    return [{ kind: "link", text: href, value: href, line: text.trim(), from: 0 }];
  });
}

function spansOf(block: Block): readonly Span[] {
  switch (block.kind) {
    case "paragraph":
      return joined(block.spans);
    case "list":
      return block.items.flat().flatMap(spansOf);
    case "aside":
      return block.blocks.flatMap(spansOf);
    case "table":
      return [...block.header, ...block.rows.flat()].flatMap(joined);
    case "code":
      return [];
  }
}

/** Neighbours that lead to the same place are one link. */
function joined(spans: readonly Span[]): readonly Span[] {
  const links: Span[] = [];
  for (const span of spans) {
    const last = links.at(-1);
    if (last !== undefined && last.href !== undefined && last.href === span.href)
      links[links.length - 1] = { ...last, text: spanText([last, span]) };
    else links.push(span);
  }
  return links;
}
