import { z } from "zod";
import type { PretendMessage } from "./pretend-slack.ts";
import type { SlackCompany } from "./slack-company.ts";
import { tapOf } from "./slack-payloads.ts";

interface Tapping {
  /** Who taps, as Slack names them; left out: U1. */
  readonly user?: string;
  /** What stands in the fields of the card. */
  readonly typed?: string;
  /** Where the message is shown, where that is something special. */
  readonly container?: Readonly<Record<string, unknown>>;
}

/** Taps the button with these words on a message as somebody sees it. */
export async function tapButton(
  world: Pick<SlackCompany, "interaction">,
  message: PretendMessage | undefined,
  words: string,
  { user = "U1", typed, container = {} }: Tapping = {},
): Promise<void> {
  const button = buttonsIn(message?.blocks).find(({ text }) => text.text === words);
  if (message === undefined || button === undefined) throw new Error(`No button says ${words}`);
  const { action_id, value } = button;
  const blocks = z.array(z.unknown()).parse(message.blocks);
  const block_id = blocks
    .flatMap((one) => actionsSchema.safeParse(one).data ?? [])
    .find(({ elements }) => buttonsIn(elements).some((one) => one.value === value))?.block_id;
  await world.interaction(
    tapOf(
      { action_id, value },
      {
        user: { id: user, team_id: "T1" },
        channel: { id: message.channel },
        trigger_id: `trigger-${Math.random()}`,
        container: {
          type: "message",
          message_ts: message.ts,
          channel_id: message.channel,
          is_ephemeral: false,
          ...container,
        },
        message: { ts: message.ts, thread_ts: message.thread ?? undefined },
        state: { values: valuesIn(blocks, typed ?? null) },
        actions: [{ type: "button", block_id, action_ts: "1795168802.000100", action_id, value }],
      },
    ),
  );
}

/** Every button of a message, those of `feedback_buttons` included. */
export function buttonsIn(node: unknown): readonly z.infer<typeof buttonSchema>[] {
  if (typeof node !== "object" || node === null) return [];
  const inner = Object.entries(node).flatMap(([name, value]) =>
    name.endsWith("_button") ? feedbackButton(node, value) : buttonsIn(value),
  );
  const own = buttonSchema.safeParse(node);
  return own.success ? [own.data, ...inner] : inner;
}

function feedbackButton(parent: object, button: unknown) {
  const own = buttonSchema.safeParse({ ...parent, ...(button as object) });
  return own.success ? [own.data] : [];
}

/** Every field of the card, filled in with the same. */
function valuesIn(blocks: readonly unknown[], value: string | null) {
  const inputs = blocks.flatMap((one) => inputSchema.safeParse(one).data ?? []);
  return Object.fromEntries(
    inputs.map(({ block_id, element }) => [block_id, { [element.action_id]: filledIn(element.type, value) }]),
  );
}

/** Boxes are ticked by their values, with commas between them. */
function filledIn(type: string, value: string | null) {
  if (type !== "checkboxes") return { type, value };
  return { type, selected_options: (value ?? "").split(",").map((one) => ({ value: one })) };
}

const buttonSchema = z.object({
  action_id: z.string(),
  value: z.string(),
  text: z.object({ text: z.string() }),
});

const actionsSchema = z.object({
  type: z.literal("actions"),
  block_id: z.string(),
  elements: z.array(z.unknown()),
});

const inputSchema = z.object({
  type: z.literal("input"),
  block_id: z.string(),
  element: z.object({ action_id: z.string(), type: z.string() }),
});
