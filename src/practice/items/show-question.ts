import type { ItemKind, ItemText, VariantRange } from "../../core/items.ts";
import { seededRandom, shuffled } from "../../core/seeded-random.ts";
import { answerPlace, filled } from "./placeholders.ts";
import { compileRule, type Rule, type RuleProblem, type RuleResult } from "./rule.ts";
import { type DrawnValue, isNumeric, roundTo, shownNumber } from "./variants.ts";

/** An item with its values drawn, as a learner meets it. */
export interface ShownQuestion {
  readonly kind: ItemKind;
  readonly stem: string;
  /** In the order shown; none where something is typed or put in order. */
  readonly options: readonly ShownOption[];
  /** Of an order, shuffled. */
  readonly steps: readonly ShownOption[];
  /** Values of the right options, every answer that is right, or values of the steps from first to last. */
  readonly key: readonly string[];
  /** How the key is told on a card. */
  readonly keyText: string;
  readonly explain: string | null;
}

export interface ShownOption {
  /** What an answer says. */
  readonly value: string;
  readonly text: string;
}

type Values = Readonly<Record<string, DrawnValue>>;

/** Throws for an item that reading would have refused. */
export function showQuestion(item: ItemText, values: Values, seed: string): ShownQuestion {
  const fill = (text: string) => filled(text, item.variants, values);
  const shown = { kind: item.kind, stem: fill(item.stem), explain: item.explain && fill(item.explain) };
  const random = seededRandom(`order ${seed}`);
  if (item.kind === "order") {
    const steps = shuffledSteps(item.key.map(fill), random);
    const key = item.key.map((step) => steps.find(({ text }) => text === fill(step))?.value ?? "");
    const keyText = item.key.map((step, place) => `${place + 1}. ${fill(step)}`).join("\n");
    return { ...shown, options: [], steps, key, keyText };
  }
  if (item.kind === "cloze" || item.kind === "recall") {
    const key = typedKey(item, values);
    return { ...shown, options: [], steps: [], key, keyText: key[0] ?? "" };
  }
  const options = shuffled(
    item.options.map(({ name, text }) => ({ value: name, text: fill(text) })),
    random,
  );
  const key = rightOptions(item, values);
  const keyText = options.flatMap(({ value, text }) => (key.includes(value) ? [text] : [])).join("; ");
  return { ...shown, options, steps: [], key, keyText };
}

/** Names of the options that are right for these values; one that is none stands for itself. */
export function rightOptions(item: ItemText, values: Values): readonly string[] {
  if (item.rule === null) return item.key;
  const result = resultOf(item, values);
  const found = typeof result === "object" ? result : [String(result)];
  return [...new Set(found.map((one) => optionNamed(item, one, values) ?? one))];
}

/** Every answer that is right for these values. */
export function typedKey(item: ItemText, values: Values): readonly string[] {
  const fill = (text: string) => filled(text, item.variants, values);
  if (item.rule === null) return item.key.map(fill);
  const result = resultOf(item, values);
  const answer = typeof result === "number" ? answerNumber(result) : String(result);
  if (item.key.length === 0) return typeof result === "object" ? result : [answer];
  return item.key.map((text) => fill(text).replaceAll(`{${answerPlace}}`, answer));
}

/** Of a rule: by its name, or by its text as written or as shown. */
export function optionNamed(
  item: Pick<ItemText, "options" | "variants">,
  said: string,
  values: Values,
): string | null {
  const wanted = said.trim();
  const found =
    item.options.find(({ name }) => name === wanted) ??
    item.options.find(({ text }) => text === wanted || filled(text, item.variants, values) === wanted);
  return found?.name ?? null;
}

/** The item's rule, read once. Throws when it cannot be read. */
export function ruleOf(item: Pick<ItemText, "rule" | "variants">): Rule {
  const known = remembered.get(item);
  if (known) return known;
  const asNumbers = compiled(item, isNumeric);
  // Listed numbers may be meant as they are written: version == "2".
  const asWritten = "problem" in asNumbers ? compiled(item, (range) => range.kind === "number") : asNumbers;
  const rule = "problem" in asWritten ? asNumbers : asWritten;
  if ("problem" in rule) throw new Error(rule.problem);
  remembered.set(item, rule);
  return rule;
}

function compiled(
  item: Pick<ItemText, "rule" | "variants">,
  isNumber: (range: VariantRange) => boolean,
): Rule | RuleProblem {
  const names = Object.entries(item.variants).map(
    ([name, range]) => [name, isNumber(range) ? "number" : "text"] as const,
  );
  return compileRule(item.rule ?? "", Object.fromEntries(names));
}

const remembered = new WeakMap<Pick<ItemText, "rule" | "variants">, Rule>();

function resultOf(item: ItemText, values: Values): RuleResult {
  const result = ruleOf(item).evaluate(values);
  if (typeof result === "object" && "problem" in result) throw new Error(result.problem);
  return result;
}

/** Whole, or with two decimals, as an amount of money is written. */
function answerNumber(result: number): string {
  const rounded = roundTo(result, 2);
  return shownNumber(rounded, Number.isInteger(rounded) ? 0 : 2);
}

/** Their values are letters in the order shown, so that a value does not give its place away. */
function shuffledSteps(texts: readonly string[], random: () => number): readonly ShownOption[] {
  const mixed = shuffled(texts, random);
  // Steps that happen to stand in their right order would be no question.
  const steps = mixed.every((text, place) => text === texts[place])
    ? [...mixed.slice(1), ...mixed.slice(0, 1)]
    : mixed;
  return steps.map((text, place) => ({ value: String.fromCharCode("a".charCodeAt(0) + place), text }));
}
