import { z } from "zod";
import type { SlackCompany } from "./slack-company.ts";

const option = z.object({ value: z.string() });
const modalSchema = z.looseObject({
  callback_id: z.string(),
  private_metadata: z.string(),
  blocks: z.array(
    z.looseObject({
      type: z.string(),
      block_id: z.string().default(""),
      element: z
        .looseObject({
          action_id: z.string(),
          type: z.string(),
          initial_value: z.string().optional(),
          initial_option: option.optional(),
          initial_options: z.array(option).optional(),
          initial_time: z.string().optional(),
        })
        .optional(),
    }),
  ),
});
type Input = NonNullable<z.infer<typeof modalSchema>["blocks"][number]["element"]>;

/** Fills in a modal by the names of its fields, the rest as it stands, and submits it. */
export async function submitModal(
  world: Pick<SlackCompany, "interaction">,
  user: string,
  view: unknown,
  filled: Readonly<Record<string, string | boolean>>,
): Promise<void> {
  const modal = modalSchema.parse(view);
  const values = modal.blocks.flatMap(({ block_id, element }) =>
    element === undefined ? [] : [[block_id, { [element.action_id]: answered(element, filled[block_id]) }]],
  );
  await world.interaction({
    type: "view_submission",
    team: { id: "T1" },
    user: { id: user, team_id: "T1" },
    trigger_id: `trigger-${Math.random()}`,
    view: {
      ...modal,
      id: `V${String(Math.random()).slice(2)}`,
      hash: "1.1",
      type: "modal",
      state: { values: Object.fromEntries(values) },
    },
  });
}

function answered(element: Input, given: string | boolean | undefined) {
  const { type, initial_value, initial_option, initial_options, initial_time } = element;
  const text = given === undefined ? null : String(given);
  switch (type) {
    case "plain_text_input":
      return { type, value: text ?? initial_value ?? null };
    case "timepicker":
      return { type, selected_time: text ?? initial_time ?? null };
    case "checkboxes":
      return { type, selected_options: text === null ? (initial_options ?? []) : ticked(text) };
  }
  return { type, selected_option: text === null ? (initial_option ?? null) : { value: text } };
}

function ticked(text: string) {
  return text === "" || text === "false" ? [] : text.split(",").map((value) => ({ value }));
}
