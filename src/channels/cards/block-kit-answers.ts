import { z } from "zod";

const option = z.object({ value: z.string() });
const options = z.object({ selected_options: z.array(option).nullish() });
const answered = z.union([
  z.object({
    answer: z.discriminatedUnion("type", [
      z.object({ type: z.literal("plain_text_input"), value: z.string().nullish() }),
      z.object({ type: z.literal("radio_buttons"), selected_option: option.nullish() }),
      z.object({ type: z.literal("static_select"), selected_option: option.nullish() }),
      z.object({ type: z.literal("checkboxes"), ...options.shape }),
      z.object({ type: z.literal("timepicker"), selected_time: z.string().nullish() }),
    ]),
  }),
  z.object({
    answers: z.object({ type: z.enum(["checkboxes", "multi_static_select"]), ...options.shape }),
  }),
]);
const state = z.record(z.string(), answered);
type State = z.infer<typeof state>;
export type Filled = Readonly<Record<string, string | boolean>>;

/**
 * What was filled in in a modal, by the names of the fields, from `view.state.values`: text (empty when left
 * empty), the value of an option, the values ticked joined by commas, true or false, `HH:MM`. What was not
 * chosen is left out; of a stranger's values nothing.
 */
export function readForm(values: unknown): Filled {
  return filledIn(state.safeParse(values).data ?? {});
}

/**
 * What was filled in on the card itself, for a tapped button: the answers of its own fields and of no others.
 * `isMissing`: a field that may not be left empty is; in messages Slack does not check that.
 *
 * @param block id of the block that holds the button.
 * @param values of the message's or view's `state`.
 */
export function readFields(
  block: string,
  values: unknown,
): { readonly filled: Filled; readonly isMissing: boolean } {
  const group = ofButtons.exec(block)?.[1];
  if (group === undefined || typeof values !== "object" || values === null)
    return { filled: {}, isMissing: false };
  const own = Object.entries(values).flatMap(([id, answer]) => {
    const field = id.startsWith(`${group}.`) ? ofField.exec(id.slice(group.length)) : null;
    return field?.[2] === undefined ? [] : [{ name: field[2], isNeeded: field[1] === "!", answer }];
  });
  const filled = readForm(Object.fromEntries(own.map(({ name, answer }) => [name, answer])));
  const isEmpty = (name: string) => String(filled[name] ?? "").trim() === "";
  return { filled, isMissing: own.some(({ name, isNeeded }) => isNeeded && isEmpty(name)) };
}

/** `m1:3.buttons:5`: the block of buttons that belong to the fields `m1:3`. */
const ofButtons = /^(.+)\.buttons:\d+$/;
/** `m1:3.text`, and `m1:3.!text` where it may not be left empty: the name, since messages come without their blocks. */
const ofField = /^\.(!?)([\w-]+)$/;

/** Whether the buttons of a block send what is filled in above them. */
export function sendsFields(block: string): boolean {
  return ofButtons.test(block);
}

export function fieldBlockId(group: string, name: string, isNeeded: boolean): string {
  return `${group}.${isNeeded ? "!" : ""}${name}`;
}

export function buttonsBlockId(group: string, buttons: string): string {
  return `${group}.${buttons}`;
}

function filledIn(values: State): Filled {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, own]) => {
      const value = "answer" in own ? readOne(own.answer) : valuesOf(own.answers).join(",");
      return value === null ? [] : [[name, value]];
    }),
  );
}

function readOne(answer: Extract<State[string], { answer: unknown }>["answer"]): string | boolean | null {
  switch (answer.type) {
    case "plain_text_input":
      return answer.value ?? "";
    case "radio_buttons":
    case "static_select":
      return answer.selected_option?.value ?? null;
    case "checkboxes":
      return valuesOf(answer).length > 0;
    case "timepicker":
      return answer.selected_time ?? null;
  }
}

function valuesOf({ selected_options: chosen }: z.infer<typeof options>): readonly string[] {
  return (chosen ?? []).map(({ value }) => value);
}
