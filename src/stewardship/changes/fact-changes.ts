import { diffArrays } from "diff";
import type { StatedFactKind } from "../../grounding/fact-patterns.ts";
import { factsInLine, type StatedFact } from "../../grounding/facts.ts";
import { aboutOf } from "./fact-subject.ts";
import { pairLines } from "./pair-lines.ts";

/** A fact that says something else now. `before` or `after` null: only the other text states it. */
export interface FactChange {
  readonly kind: StatedFactKind;
  /** As written: "300" and "250 euro". */
  readonly before: string | null;
  readonly after: string | null;
  /** The words it belongs to, from the text that holds now where it has it: "refund limit". */
  readonly about: string;
}

/** The facts that differ between lines that were dropped and those that stand in their place. */
export function factChanges(before: readonly string[], after: readonly string[]): readonly FactChange[] {
  const pairs = pairLines(before, after);
  const replaced = pairs.flatMap(({ was, is }) => alignFacts(was, is));
  const used = new Set(pairs.flatMap(({ was, is }) => [was, is]));
  const rest = [
    ...after.filter((line) => !used.has(line)).flatMap((line) => factsOn(line).map(stated)),
    ...before.filter((line) => !used.has(line)).flatMap((line) => factsOn(line).map(dropped)),
  ];
  return withoutMoved([...replaced, ...rest]).filter(isTelling);
}

/** Facts that one line states in the place of another's. */
export function alignFacts(was: string, is: string): readonly FactChange[] {
  const parts = diffArrays([...tokensOf(was)], [...tokensOf(is)], {
    comparator: (one, other) => one.value === other.value,
  });
  const changes: FactChange[] = [];
  for (let place = 0; place < parts.length; place += 1) {
    const part = parts[place];
    if (part === undefined || (!part.added && !part.removed)) continue;
    const next = parts[place + 1];
    const isReplaced = part.removed && next?.added;
    changes.push(
      ...pairFacts(
        part.removed ? factsOf(part.value) : [],
        factsOf(isReplaced ? next.value : part.added ? part.value : []),
      ),
    );
    if (isReplaced) place += 1;
  }
  return changes;
}

/** Facts of one kind replace one another in their order. */
function pairFacts(before: readonly FactOnLine[], after: readonly FactOnLine[]): readonly FactChange[] {
  const changes: FactChange[] = [];
  const left = [...after];
  for (const fact of before) {
    const place = left.findIndex(({ kind }) => isComparable(kind, fact.kind));
    const [by] = place < 0 ? [] : left.splice(place, 1);
    if (by === undefined) changes.push(dropped(fact));
    else if (by.kind !== fact.kind || by.value !== fact.value)
      changes.push({ kind: by.kind, before: fact.text, after: by.text, about: by.about });
  }
  return [...changes, ...left.map(stated)];
}

/** "30 days" may become "30" of something else, and a date a time. */
function isComparable(one: StatedFactKind, other: StatedFactKind): boolean {
  const measures: readonly StatedFactKind[] = ["amount", "number", "percentage", "duration"];
  return one === other || (measures.includes(one) && measures.includes(other));
}

/** A fact with the words it belongs to. */
type FactOnLine = StatedFact & { readonly about: string };

function factsOn(line: string): readonly FactOnLine[] {
  const all = factsInLine(line);
  return all.map((fact) => ({ ...fact, about: aboutOf(fact, all) }));
}

interface Token {
  readonly value: string;
  readonly fact: FactOnLine | null;
}

/** A line as words in which each fact is one. */
function tokensOf(line: string): readonly Token[] {
  const tokens: Token[] = [];
  let from = 0;
  for (const fact of factsOn(line)) {
    tokens.push(...plainTokens(line.slice(from, fact.from)), { value: `${fact.kind} ${fact.value}`, fact });
    from = fact.from + fact.text.length;
  }
  return [...tokens, ...plainTokens(line.slice(from))];
}

function plainTokens(text: string): readonly Token[] {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map((value) => ({ value, fact: null }));
}

function factsOf(tokens: readonly Token[]): readonly FactOnLine[] {
  return tokens.flatMap(({ fact }) => fact ?? []);
}

function stated(fact: FactOnLine): FactChange {
  return { kind: fact.kind, before: null, after: fact.text, about: fact.about };
}

function dropped(fact: FactOnLine): FactChange {
  return { kind: fact.kind, before: fact.text, after: null, about: fact.about };
}

/** What went in one place and came in another only changed its place. */
export function withoutMoved<F extends FactChange>(changes: readonly F[]): readonly F[] {
  const gone = new Set(
    changes.flatMap(({ before, after }) => (after === null && before !== null ? [before] : [])),
  );
  const come = new Set(
    changes.flatMap(({ before, after }) => (before === null && after !== null ? [after] : [])),
  );
  return changes.filter(({ before, after }) => {
    if (before === null) return after === null || !gone.has(after);
    return after !== null || !come.has(before);
  });
}

/** A name alone, come or gone, is mere wording; one in the place of another is not. */
function isTelling({ kind, before, after }: FactChange): boolean {
  return kind !== "name" || (before !== null && after !== null);
}
