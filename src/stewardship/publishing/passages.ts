import { createHash } from "node:crypto";
import { type Block, blockLines } from "../../core/blocks.ts";
import type { SectionText } from "../../core/ports/page-store.ts";
import type { Passage } from "../../core/terms.ts";

/** What all passages of one text have in common. */
export interface PassageHome {
  readonly sop: string;
  readonly title: string;
  readonly audience: readonly string[];
  readonly language: string;
}

/**
 * A section as passages: one, or several when it has more words than `mostWords`, cut between blocks,
 * items, rows and sentences. A step is never parted from its warning. No words, no passage.
 */
export function toPassages(section: SectionText, home: PassageHome, mostWords: number): readonly Passage[] {
  const whole = blockLines(section.blocks);
  if (whole.length === 0) return [];
  const long = countWords(whole) > mostWords;
  const texts = long ? packed(unitsOf(section.blocks, mostWords), mostWords) : [whole];
  return texts.map((lines, part) => withId({ ...place(section, home), part, text: lines.join("\n") }));
}

/** Lines that stay together. */
type Unit = readonly string[];

function unitsOf(blocks: readonly Block[], mostWords: number): readonly Unit[] {
  const units: Unit[] = [];
  for (const block of blocks) {
    const lines = blockLines([block]);
    const before = units.at(-1);
    if (block.kind === "aside" && before !== undefined && countWords(lines) <= mostWords) {
      units[units.length - 1] = [...before, ...lines];
    } else if (countWords(lines) <= mostWords && block.kind !== "list" && block.kind !== "table") {
      units.push(lines);
    } else units.push(...partsOf(block, mostWords));
  }
  return units.filter((unit) => unit.length > 0);
}

function partsOf(block: Block, mostWords: number): readonly Unit[] {
  switch (block.kind) {
    case "paragraph":
      return blockLines([block]).flatMap((line) => sentencesOf(line, mostWords));
    case "list":
      return block.items.flatMap((item) => {
        const lines = blockLines(item);
        return countWords(lines) <= mostWords ? [lines] : unitsOf(item, mostWords);
      });
    case "table":
      return blockLines([block]).flatMap((line) =>
        countWords([line]) <= mostWords ? [[line]] : sentencesOf(line, mostWords),
      );
    case "aside":
      return unitsOf(block.blocks, mostWords);
    case "code":
      return blockLines([block]).flatMap((line) => sentencesOf(line, mostWords));
  }
}

/** A giant paragraph by sentences, and what has none by words. */
function sentencesOf(line: string, mostWords: number): readonly Unit[] {
  const sentences = line.split(/(?<=[.!?。？！]["')\]]?)\s+(?=\S)/);
  const short = sentences.flatMap((sentence) => wordRuns(sentence, mostWords));
  return packed(
    short.map((sentence) => [sentence]),
    mostWords,
  ).map((run) => [run.join(" ")]);
}

function wordRuns(sentence: string, mostWords: number): readonly string[] {
  const words = sentence.split(/\s+/);
  if (words.length <= mostWords) return [sentence];
  const runs = Array.from({ length: Math.ceil(words.length / mostWords) }, (_, i) =>
    words.slice(i * mostWords, (i + 1) * mostWords).join(" "),
  );
  return runs.filter((run) => run !== "");
}

/** Fills parts in order, each up to the limit. */
function packed(units: readonly Unit[], mostWords: number): readonly (readonly string[])[] {
  const parts: string[][] = [];
  let room = 0;
  for (const unit of units) {
    const words = countWords(unit);
    const part = parts.at(-1);
    if (part === undefined || words > room) {
      parts.push([...unit]);
      room = mostWords - words;
    } else {
      part.push(...unit);
      room -= words;
    }
  }
  return parts;
}

function place(section: SectionText, home: PassageHome): Omit<Passage, "id" | "part" | "text"> {
  return {
    sop: home.sop,
    section: section.slug,
    title: home.title,
    headings: section.headings,
    audience: home.audience,
    language: home.language,
  };
}

function withId(passage: Omit<Passage, "id">): Passage {
  const { sop, section, part, title, headings, text, audience, language } = passage;
  const content = JSON.stringify([sop, section, part, title, headings, text, audience, language]);
  return { id: createHash("sha256").update(content).digest("hex").slice(0, 32), ...passage };
}

function countWords(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + (line.match(/\S+/g)?.length ?? 0), 0);
}
