import { z } from "zod";
import type { Filled } from "./chat.ts";

/** What pressing a button of an Adaptive Card sends. */
export interface AdaptivePress {
  readonly type: string;
  readonly title: string;
  readonly verb: string | null;
  readonly data: Readonly<Record<string, unknown>>;
  /** The inputs of its own, by their ids, as they stand before anything is filled in. */
  readonly inputs: ReadonlyMap<string, string>;
}

const action = z.looseObject({
  type: z.string(),
  title: z.string(),
  verb: z.string().optional(),
  data: z.looseObject({ inputs: z.string().optional() }).optional(),
  card: z.unknown().optional(),
});

/** Every button of a card that sends something, with the one that a form behind it sends. */
export function pressesOf(card: unknown): readonly AdaptivePress[] {
  const inputs = inputsIn(card);
  return actionsIn(card).flatMap((one) => {
    const inner = one.type === "Action.ShowCard" ? actionsIn(one.card)[0] : one;
    if (inner?.data === undefined) return [];
    const { inputs: group } = inner.data;
    return [
      {
        type: inner.type,
        title: one.title,
        verb: inner.verb ?? null,
        data: inner.data,
        inputs: new Map(inputs.filter(([id]) => group !== undefined && id.startsWith(`${group}.`))),
      },
    ];
  });
}

/** What Teams sends of them: nothing of what is empty. */
export function filledInputs(press: AdaptivePress, filled: Filled): Readonly<Record<string, string>> {
  return Object.fromEntries(answersTo(press, filled).filter(([, answer]) => answer !== ""));
}

/** What the page of the web chat sends of them. */
export function answersByName(press: AdaptivePress, filled: Filled): Filled {
  return Object.fromEntries(
    answersTo(press, filled).map(([id, answer]) => {
      const [kind, name = ""] = id.split(".").slice(-2);
      return [name, kind === "check" ? answer === "true" : answer];
    }),
  );
}

function answersTo({ inputs }: AdaptivePress, filled: Filled): readonly (readonly [string, string])[] {
  return [...inputs].map(([id, initial]) => [id, String(filled[id.split(".").at(-1) ?? ""] ?? initial)]);
}

function actionsIn(node: unknown): readonly z.infer<typeof action>[] {
  if (typeof node !== "object" || node === null) return [];
  const own = action.safeParse(node).data;
  if (own?.type.startsWith("Action.")) return [own];
  return Object.entries(node).flatMap(([name, value]) => (name === "refresh" ? [] : actionsIn(value)));
}

const input = z.looseObject({
  type: z.string().startsWith("Input."),
  id: z.string(),
  value: z.string().default(""),
});

function inputsIn(node: unknown): readonly (readonly [string, string])[] {
  if (typeof node !== "object" || node === null) return [];
  const own = input.safeParse(node).data;
  return own === undefined ? Object.values(node).flatMap(inputsIn) : [[own.id, own.value]];
}
