import { type Block, blockLines } from "../../core/blocks.ts";
import type { ItemText } from "../../core/items.ts";
import type { PromptOutput } from "../../core/prompts.ts";
import { checkGrounding } from "../../grounding/check.ts";
import { sectionSource } from "../../grounding/section-source.ts";
import { terms } from "../../retrieval/analyse.ts";
import { readItemText } from "../items/item-text.ts";

/** A draft as a language model wrote it. */
export type WrittenItem = PromptOutput<"draft-items">["items"][number];

/** What of a section its drafts are held against. */
export interface DraftedFrom {
  readonly sop: string;
  readonly slug: string;
  readonly title: string;
  readonly heading: string;
  readonly headings: readonly string[];
  readonly blocks: readonly Block[];
}

export type DraftedItem =
  | { readonly kind: "kept"; readonly text: ItemText }
  | { readonly kind: "dropped"; readonly why: Dropped };

/**
 * `unusable`: it would be refused in a file, too. `too-long`, `few-distractors`: nobody could answer it on a phone.
 * `address`: it leads somewhere. `not-in-section`: its key, or a fact of it, does not stand there. `order`: its steps
 * come in another order than the section's. `known`: there is an item like it.
 */
type Dropped = "unusable" | "too-long" | "few-distractors" | "address" | "not-in-section" | "order" | "known";

/**
 * Whether a model's draft may be put before whoever approves items: it is read by the rules of files, and what it
 * says is right stands in the section.
 */
export function draftedItem(
  written: WrittenItem,
  section: DraftedFrom,
  known: readonly ItemText[],
): DraftedItem {
  const text = readText(written, section);
  if (text === null) return drop("unusable");
  const all = [text.stem, ...text.options.map((option) => option.text), ...text.key, text.explain ?? ""];
  if (isTooLong(text)) return drop("too-long");
  if (all.some((one) => address.test(one))) return drop("address");
  if (hasFewDistractors(text)) return drop("few-distractors");
  if (text.kind === "order" && !isInOrder(text.key, section.blocks)) return drop("order");
  if (!standsIn(text, section)) return drop("not-in-section");
  if (known.some((other) => isLike(text, other))) return drop("known");
  return { kind: "kept", text };
}

function drop(why: Dropped): DraftedItem {
  return { kind: "dropped", why };
}

/** `null`: a file with it would be refused. */
function readText(written: WrittenItem, { sop, slug }: DraftedFrom): ItemText | null {
  const { kind, stem, key, distractors, explain } = written;
  if (stem.trim() === "") return null;
  const isChosen = kind === "choice" || kind === "several";
  const { text, refused, odd } = readItemText({
    id: null,
    section: `${sop}#${slug}`,
    kind,
    stem: stem.trim(),
    options: undefined,
    key: key.map((one) => one.trim()),
    distractors: isChosen ? distractors.map((one) => one.trim()) : undefined,
    explain: explain.trim() === "" ? null : explain.trim(),
    variants: undefined,
    rule: null,
    skills: [],
    about: "routine",
  });
  return text !== null && refused.length === 0 && odd.length === 0 ? text : null;
}

function isTooLong({ stem, options, key, explain }: ItemText): boolean {
  const choices = [...options.map(({ text }) => text), ...key];
  return (
    stem.length > longestStem ||
    (explain ?? "").length > longestStem ||
    choices.some(({ length }) => length > longestChoice) ||
    options.length > mostChoices ||
    key.length > mostSteps
  );
}

/** What can be read at a glance, on a phone. */
const longestStem = 300;
const longestChoice = 150;
const mostChoices = 6;
const mostSteps = 7;

const address = /https?:\/\/|www\.|\S+@\S+\.\w|<[a-z/!@#]|\]\(/i;

/** With one distractor a guess is right half of the time. */
function hasFewDistractors({ kind, options, key }: ItemText): boolean {
  if (kind === "choice") return options.length < 3;
  return kind === "several" && (key.length < 2 || options.length - key.length < 2);
}

function standsIn(item: ItemText, section: DraftedFrom): boolean {
  const source = sectionSource(section);
  const rights = rightTexts(item);
  const statements = item.kind === "cloze" ? rights.map((key) => filledGap(item.stem, key)) : rights;
  const said = new Set(terms([...source.headings, source.text].join(" ")));
  const isSaid = (text: string, share: number) => {
    const own = terms(text);
    return own.filter((one) => said.has(one)).length >= share * own.length;
  };
  if (item.kind === "cloze" && !rights.every((key) => holds(source.text, key))) return false;
  if (!statements.every((text) => isSaid(text, item.kind === "cloze" ? nearlyAll : most))) return false;
  const stated = [
    ...statements,
    ...(item.kind === "cloze" ? [] : [`${item.stem} ${rights.join("; ")}`]),
    ...(item.explain === null ? [] : [item.explain]),
  ];
  const grounding = checkGrounding({
    claims: stated.map((text) => ({ text, cites: [1] })),
    sources: [source],
    question: "",
  });
  if (grounding.kind === "grounded") return true;
  // A question uses other words than the answer to it: what it states is looked at, not how.
  const isExplain = (claim: number | null) => item.explain !== null && claim === stated.length - 1;
  return grounding.problems.every(({ kind, claim }) => kind === "unsupported" && !isExplain(claim));
}

/** Parts of the words of what is right that the section has, too. */
const most = 0.6;
const nearlyAll = 0.85;

/** The texts that are right, each by itself. */
function rightTexts({ kind, options, key }: ItemText): readonly string[] {
  if (kind === "cloze" || kind === "recall" || kind === "order") return key;
  return key.flatMap((name) => options.find((option) => option.name === name)?.text ?? []);
}

function filledGap(stem: string, key: string): string {
  return stem.replaceAll(/_{3,}/g, key);
}

function holds(text: string, part: string): boolean {
  const plain = (one: string) => one.toLowerCase().replaceAll(/\s+/g, " ").trim();
  return plain(text).includes(plain(part));
}

/** Each step is one of the section's, and none comes before one that it comes after there. */
function isInOrder(steps: readonly string[], blocks: readonly Block[]): boolean {
  const lines = blockLines(blocks).map((line) => new Set(terms(line)));
  const places = steps.map((step) => {
    const own = terms(step);
    const shares = lines.map((line) => own.filter((one) => line.has(one)).length / Math.max(1, own.length));
    const best = Math.max(0, ...shares);
    return best < most ? -1 : shares.indexOf(best);
  });
  return places.every((place, at) => place >= 0 && (at === 0 || place > (places[at - 1] ?? 0)));
}

/** Nearly the same words ask for nearly the same. */
function isLike(one: ItemText, other: ItemText): boolean {
  const words = (item: ItemText) => new Set(terms([item.stem, ...rightTexts(item)].join(" ")));
  const [own, theirs] = [words(one), words(other)];
  const shared = [...own].filter((word) => theirs.has(word)).length;
  return shared >= alike * Math.max(1, own.size + theirs.size - shared);
}

/** Part of the words of two items that both have, from which on they are one item twice. */
const alike = 0.7;
