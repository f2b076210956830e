import type { z } from "zod";
import type { Tap } from "./asker.ts";
import type { Form } from "./card.ts";
import { buttonWords } from "./messages/reply.ts";
import { type Result, shown } from "./result.ts";

/** What a button does. Each capability exports a table of them by `capability.verb`. */
export interface Action<Deps> {
  /** Shape of the button's data, with what its form adds. */
  readonly schema: z.ZodType;
  /** What is asked before the action runs; `null`: nothing. Made of the button's own data. */
  readonly form: (value: unknown) => Form | null;
  /** Checks the value by the schema itself and answers politely when it does not fit. */
  readonly run: (deps: Deps, tap: Tap<unknown>) => Promise<Result>;
}

/** Actions by name and nothing else: names come from outside ("constructor" is none). */
export type Actions<Deps> = Readonly<Record<string, Action<Deps> | undefined>>;

export function actionTable<Deps>(actions: Readonly<Record<string, Action<Deps>>>): Actions<Deps> {
  return Object.assign(Object.create(null), actions);
}

export function action<Deps, Value>(
  schema: z.ZodType<Value>,
  run: (deps: Deps, tap: Tap<Value>) => Promise<Result>,
  form: (value: unknown) => Form | null = () => null,
): Action<Deps> {
  return {
    schema,
    form,
    run: async (deps, tap) => {
      const value = schema.safeParse(tap.value);
      return value.success ? run(deps, { ...tap, value: value.data }) : unknownButton();
    },
  };
}

/** A button of a card that is older than what it did. */
export function unknownButton(): Result {
  const words = buttonWords.unknown;
  return shown([{ summary: words, elements: [{ kind: "text", spans: [{ text: words }] }] }]);
}
