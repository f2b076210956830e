import type { QuizItem } from "../../core/items.ts";
import { itemDecisionWords } from "../../core/messages/item-decisions.ts";
import { drawValues } from "./draw.ts";
import { showQuestion } from "./show-question.ts";
import { shownValue } from "./variants.ts";

const words = itemDecisionWords.card;

/** What is right, as whoever decides on the item reads it: one line, or one example for each branch of its rule. */
export function keyInWords(item: QuizItem): readonly string[] {
  if (item.rule !== null) return examples(item);
  switch (item.kind) {
    case "choice":
    case "several":
    case "scenario": {
      const texts = item.key.flatMap((name) => item.options.find((one) => one.name === name)?.text ?? []);
      return [words.anyOf(texts)];
    }
    case "cloze":
    case "recall":
      return [words.anyOf(item.key)];
    case "order":
      return [words.order(item.key)];
  }
}

/** The rule at work: what is right for values that lead to different answers. */
function examples(item: QuizItem): readonly string[] {
  const found = new Map<string, string>();
  for (let draw = 0; draw < draws && found.size < most; draw += 1) {
    const { values } = drawValues(item, `example ${draw}`, null);
    const { keyText } = showQuestion(item, values, "example");
    if (found.has(keyText)) continue;
    const given = Object.entries(item.variants).map(
      ([name, range]) => `${name} ${shownValue(range, values[name] ?? "")}`,
    );
    found.set(keyText, words.example(given, keyText));
  }
  return [...found.values()];
}

const draws = 60;
const most = 3;
