import { dirname } from "node:path";
import { comparedLines } from "../src/core/section-changes.ts";
import { seededRandom, shuffled } from "../src/core/seeded-random.ts";
import type { GlossaryEntry } from "../src/core/terms.ts";
import { factsInLine, type StatedFact } from "../src/grounding/facts.ts";
import { terms } from "../src/retrieval/analyse.ts";
import type { PageSection } from "./contradiction-pages.ts";
import { anotherValue, cellOf, inOtherWords } from "./paraphrase.ts";

/** A statement said once more, in other words, at the end of a section of another page. */
export interface Plant {
  readonly kind: "contradiction" | "same-value" | "other-subject";
  readonly source: PageSection;
  /** The source's own sentence. */
  readonly said: string;
  readonly host: PageSection;
  readonly line: string;
}

/** As many contradictions, and as many controls: half with the same value, half about something else. */
export function plantsIn(
  sections: readonly PageSection[],
  glossary: readonly GlossaryEntry[],
  { count, seed }: { readonly count: number; readonly seed: number },
): readonly Plant[] {
  const random = seededRandom(`plants ${seed}`);
  const stated = shuffled(sections.flatMap(statedIn), random);
  const hosts = shuffled(sections, random);
  const kinds = [
    ...Array.from({ length: count }, () => "contradiction" as const),
    ...Array.from({ length: count }, (_, at) =>
      at % 2 === 0 ? ("same-value" as const) : ("other-subject" as const),
    ),
  ];
  return kinds.flatMap((kind, at): readonly Plant[] => {
    const one = stated[at % stated.length];
    const other = stated[(at + 1) % stated.length];
    if (one === undefined || other === undefined) return [];
    const { source, line, fact } = one;
    const host = hostFor(source, hosts, at);
    if (host === undefined) return [];
    const value = kind === "same-value" ? fact.text : anotherValue(fact.text, random);
    const plain = cellOf(line, fact);
    const told = inOtherWords(plain, { fact: fact.text, value, glossary, random });
    return [
      { kind, source, said: line, host, line: kind === "other-subject" ? about(told, other.line) : told },
    ];
  });
}

/** The section that it was planted into. */
export function planted({ host, line }: Plant): PageSection {
  return { ...host, blocks: [...host.blocks, { kind: "paragraph", spans: [{ text: line }] }] };
}

/** Of another page, and of the same folder where that has one: there it would be written. */
function hostFor(source: PageSection, hosts: readonly PageSection[], at: number): PageSection | undefined {
  const turned = [...hosts.slice(at % hosts.length), ...hosts.slice(0, at % hosts.length)];
  const others = turned.filter(({ page }) => page !== source.page);
  return others.find(({ page }) => dirname(page) === dirname(source.page)) ?? others[0];
}

interface Stated {
  readonly source: PageSection;
  readonly line: string;
  readonly fact: StatedFact;
}

/** Statements of which a reader would know what they are about. */
function statedIn(source: PageSection): readonly Stated[] {
  return comparedLines(source.blocks).flatMap((line) => {
    const fact = factsInLine(line).find(({ kind }) => ["amount", "percentage", "duration"].includes(kind));
    const isClear = terms(line).filter((term) => !/^\d/.test(term)).length >= leastWords;
    return fact === undefined || !isClear || line.length > longest || /example|[=÷×]/i.test(line)
      ? []
      : [{ source, line, fact }];
  });
}

const leastWords = 5;
const longest = 240;

/** The same sentence about something else: its three longest words give way to those of another one. */
function about(line: string, other: string): string {
  const longWords = (text: string) =>
    [...new Set(text.match(/\b\p{Ll}{5,}\b/gu) ?? [])].toSorted((a, b) => b.length - a.length).slice(0, 3);
  const own = longWords(line);
  const others = longWords(other);
  return own.reduce((text, word, at) => text.replaceAll(word, others[at] ?? word), line);
}
