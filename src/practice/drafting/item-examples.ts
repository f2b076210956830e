import type { ItemText } from "../../core/items.ts";
import type { ItemVersion } from "../../core/ports/item-store.ts";

/**
 * Drafts that an owner worded anew, the latest first, as a model is shown them: what it wrote, and what the owner
 * made of it. What an owner discarded teaches nothing: nobody said why.
 */
export function itemExamples(histories: Iterable<readonly ItemVersion[]>, atMost: number): string {
  return [...histories]
    .flatMap((history) => exampleIn(history) ?? [])
    .toSorted((a, b) => b.at.getTime() - a.at.getTime())
    .slice(0, atMost)
    .map(
      ({ drafted, wanted }) => `Drafted:\n${inLines(drafted)}\n\nAs the owner wanted it:\n${inLines(wanted)}`,
    )
    .join("\n\n");
}

interface Example {
  readonly drafted: ItemText;
  readonly wanted: ItemText;
  readonly at: Date;
}

/** `null`: nobody changed a word of it. */
function exampleIn(history: readonly ItemVersion[]): Example | null {
  const [last] = history;
  const drafted = history.find(({ item, decisions }) => item.version === 1 && decisions.length === 0);
  const approval = last?.decisions.find(({ verdict, by }) => verdict === "approved" && by !== null);
  if (last === undefined || drafted === undefined || approval === undefined || last === drafted) return null;
  return { drafted: drafted.item, wanted: last.item, at: approval.at };
}

function inLines({ kind, stem, options, key, explain }: ItemText): string {
  const text = (name: string) => options.find((option) => option.name === name)?.text ?? name;
  const others = options.filter(({ name }) => !key.includes(name));
  return [
    `kind: ${kind}`,
    `stem: ${stem}`,
    `key: ${key.map(text).join(" | ")}`,
    ...(others.length === 0 ? [] : [`distractors: ${others.map((option) => option.text).join(" | ")}`]),
    ...(explain === null ? [] : [`explain: ${explain}`]),
  ].join("\n");
}
