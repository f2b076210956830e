import { z } from "zod";

const attached = z.object({ attachments: z.array(z.object({ content: z.unknown().optional() })).min(1) });

/** The card of a message. */
export function cardOf(activity: unknown): unknown {
  return attached.safeParse(activity).data?.attachments[0]?.content ?? null;
}

/** What the card says in plain words. */
export function wordsOf(card: unknown): string {
  return z.object({ fallbackText: z.string() }).safeParse(card).data?.fallbackText ?? "";
}

const inPlace = z.object({
  type: z.literal("application/vnd.microsoft.card.adaptive"),
  value: z.unknown().optional(),
});
const inWindow = z.object({
  task: z.object({ value: z.object({ card: z.object({ content: z.unknown().optional() }) }) }),
});

/** The card that answers an invoke, in the place of the tapped one or in a window; `null`: none. */
export function cardInAnswer(body: unknown): unknown {
  const window = inWindow.safeParse(body).data;
  return inPlace.safeParse(body).data?.value ?? window?.task.value.card.content ?? null;
}

const results = z.object({
  composeExtension: z.object({
    attachments: z.array(z.object({ preview: z.object({ content: z.object({ title: z.string() }) }) })),
  }),
});

/** Titles of what a search found. */
export function titlesIn(body: unknown): readonly string[] {
  const found = results.safeParse(body).data?.composeExtension.attachments ?? [];
  return found.map(({ preview }) => preview.content.title);
}
