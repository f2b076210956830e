import { z } from "zod";
import { inputId } from "./adaptive-input-shape.ts";

const sent = z.looseObject({
  action: z.string().min(1).max(100),
  value: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  inputs: z.string().min(1).optional(),
  empty: z.array(z.string()).default([]),
});
const answer = z.union([z.string(), z.number(), z.boolean()]);

interface AdaptiveTap {
  /** `capability.verb` */
  readonly action: string;
  readonly value: Readonly<Record<string, string | number | boolean>>;
}

/**
 * The action of a tapped button with its value, from the `data` that Teams sends for `Action.Execute`, for a
 * task module that is to be opened and for one that was filled in. What was filled in in the button's own
 * fields joins the value under their names, that of others does not. `null`: not a button of ours.
 */
export function readTap(data: unknown): AdaptiveTap | null {
  const parsed = sent.safeParse(data);
  if (!parsed.success) return null;
  const { action, value, inputs, empty, ...rest } = parsed.data;
  if (inputs === undefined) return { action, value };
  const filled = Object.entries(rest).flatMap(([id, given]) => filledIn(inputs, id, given));
  return {
    action,
    value: { ...value, ...Object.fromEntries([...empty.map((name) => [name, ""]), ...filled]) },
  };
}

function filledIn(
  inputs: string,
  id: string,
  given: unknown,
): readonly (readonly [string, string | boolean])[] {
  const [, group, kind, name] = inputId.exec(id) ?? [];
  const text = answer.safeParse(given).data;
  if (group !== inputs || name === undefined || text === undefined) return [];
  return [[name, kind === "check" ? String(text) === "true" : String(text)]];
}
