import type { ItemText } from "../../core/items.ts";
import { shownValue, valueAt } from "../items/variants.ts";
import type { WordPlace } from "./word-places.ts";

/** A scenario as a model is shown it: one example of it, and the places that further values are wanted for. */
export function scenarioText(
  { stem, options, rule, variants }: ItemText,
  places: readonly WordPlace[],
): string {
  const others = Object.entries(variants).filter(([name]) => !places.some((place) => place.name === name));
  return [
    `stem: ${stem}`,
    ...options.map(({ name, text }) => `option ${name}: ${text}`),
    ...(rule === null ? [] : [`rule: ${rule}`]),
    ...others.map(
      ([name, range]) => `{${name}} stays as it is, such as ${shownValue(range, valueAt(range, 0))}`,
    ),
    ...places.map(({ name, values }) => `place ${name}, so far: ${values.join(" | ")}`),
  ].join("\n");
}
