import type { Policy } from "../../core/policy.ts";
import type { CurrentSection } from "../../core/ports/page-store.ts";
import { comparedLines } from "../../core/section-changes.ts";
import { terms } from "../../retrieval/analyse.ts";
import { factsInLine, type StatedFact } from "../changes/facts.ts";

/** A sentence, step or row that says how much, how long or when. */
interface Statement {
  readonly line: string;
  /** What it is about: its content words without figures. */
  readonly about: ReadonlySet<string>;
  readonly figures: readonly StatedFact[];
}

/** Everything a section says with a figure. */
function statementsOf({ blocks }: Pick<CurrentSection, "blocks">): readonly Statement[] {
  return comparedLines(blocks).flatMap((line) => {
    const figures = factsInLine(line).filter(isFigure);
    return figures.length === 0 ? [] : [{ line, figures, about: aboutOf(line, figures) }];
  });
}

/** Times of day are of so many different things that another one says little. */
function isFigure({ kind }: StatedFact): boolean {
  return kind === "amount" || kind === "percentage" || kind === "duration";
}

/** Content words of a line; those of its figures say nothing of what it is about. */
function aboutOf(line: string, figures: readonly StatedFact[]): ReadonlySet<string> {
  const rest = figures
    .toSorted((a, b) => b.from - a.from)
    .reduce(
      (text, { from, text: { length } }) => `${text.slice(0, from)} ${text.slice(from + length)}`,
      line,
    );
  return new Set(terms(rest).filter((term) => !/^\d/.test(term)));
}

/** How rare a word is among the pages: the rarer, the more it says. */
export type Rarity = (term: string) => number;

/** A section with what it states. */
export interface StatingSection {
  readonly statements: readonly Statement[];
  /** Content words of its title and heading. */
  readonly context: ReadonlySet<string>;
}

export function statingSection(
  section: Pick<CurrentSection, "title" | "heading" | "blocks">,
): StatingSection {
  return {
    statements: statementsOf(section),
    context: new Set(terms(`${section.title} ${section.heading}`).filter((term) => !/^\d/.test(term))),
  };
}

/** Two sentences that give other figures for the same. */
export interface Conflict {
  readonly here: string;
  readonly there: string;
}

/**
 * The first conflict between two sections; `null`: none that is sure enough. Two sentences speak of the same when
 * they and their headings share much of their words; less is enough where the one section cites the other.
 */
export function conflictBetween(
  one: StatingSection,
  other: StatingSection,
  {
    rarity,
    isCited,
    policy,
  }: { readonly rarity: Rarity; readonly isCited: boolean; readonly policy: Policy["doubts"] },
): Conflict | null {
  const leastShare = isCited ? policy.citedSubject : policy.sameSubject;
  const leastWords = isCited ? policy.citedWords : policy.sharedWords;
  for (const here of one.statements) {
    for (const there of other.statements) {
      const words = [...here.about].filter((term) => there.about.has(term)).length;
      if (words < leastWords || !isConflict(here, there)) continue;
      const inContext = sharedPart(
        new Set([...here.about, ...one.context]),
        new Set([...there.about, ...other.context]),
        rarity,
      );
      if (Math.min(sharedPart(here.about, there.about, rarity), inContext) >= leastShare)
        return { here: here.line, there: there.line };
    }
  }
  return null;
}

/** Part of the words of two texts, by rarity, that both have. */
export function sharedPart(one: ReadonlySet<string>, other: ReadonlySet<string>, rarity: Rarity): number {
  const sum = (words: Iterable<string>) => [...words].reduce((total, term) => total + rarity(term), 0);
  const all = sum(one) + sum(other);
  return all === 0 ? 0 : (2 * sum([...one].filter((term) => other.has(term)))) / all;
}

/** They give figures of one kind and unit, and have none of them in common. */
function isConflict(one: Statement, other: Statement): boolean {
  return one.figures.some((figure) => {
    const unit = unitOf(figure);
    const own = one.figures.filter((fact) => unitOf(fact) === unit);
    const others = other.figures.filter((fact) => unitOf(fact) === unit);
    return others.length > 0 && !own.some((fact) => others.some((same) => countOf(same) === countOf(fact)));
  });
}

/** "4 working hour" is of hours, and four of them: whether they are worked is often left out. */
function unitOf({ kind, value }: StatedFact): string {
  return kind === "percentage" ? kind : `${kind} ${value.split(" ").at(-1) ?? ""}`;
}

function countOf({ value }: StatedFact): string {
  return value.split(" ")[0] ?? "";
}
