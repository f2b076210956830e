import type { Block } from "../../core/blocks.ts";
import { comparedLines } from "../../core/section-changes.ts";
import { factsOf } from "../../grounding/facts.ts";

/** What a text that was only to be clearer says otherwise than the one before it. */
export interface FactDrift {
  /** Amounts, dates, numbers, names, addresses and links as they are written, that it no longer states. */
  readonly lost: readonly string[];
  /** Those that it states anew. */
  readonly added: readonly string[];
  /** How often each of the two says "not", "never", "only" or "unless". */
  readonly limits: { readonly before: number; readonly after: number };
}

/** Counts every fact of two texts: one that stands twice and then once has gone once. */
export function factDrift(before: readonly Block[], after: readonly Block[]): FactDrift {
  const [was, is] = [factsOf(before), factsOf(after)];
  return {
    lost: beyond(was, is),
    added: beyond(is, was),
    limits: { before: limitsIn(before), after: limitsIn(after) },
  };
}

/** Whether it says the same, as far as that can be counted. */
export function isFaithful({ lost, added, limits }: FactDrift): boolean {
  return lost.length === 0 && added.length === 0 && limits.before === limits.after;
}

type Stated = ReturnType<typeof factsOf>[number];

/** Facts of one text that the other does not have, or has less often. */
function beyond(own: readonly Stated[], other: readonly Stated[]): readonly string[] {
  const left = new Map<string, number>();
  for (const fact of other) left.set(nameOf(fact), (left.get(nameOf(fact)) ?? 0) + 1);
  return own.flatMap((fact) => {
    const count = left.get(nameOf(fact)) ?? 0;
    left.set(nameOf(fact), count - 1);
    return count > 0 ? [] : [fact.text];
  });
}

function nameOf({ kind, value }: Stated): string {
  return `${kind} ${value}`;
}

function limitsIn(blocks: readonly Block[]): number {
  return comparedLines(blocks).join(" ").match(limit)?.length ?? 0;
}

const limit = /\b(?:not|never|no|none|nobody|nothing|without|only|unless|except|cannot)\b|n[’']t\b/giu;
