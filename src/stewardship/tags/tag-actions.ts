import { z } from "zod";
import { type Actions, action, actionTable } from "../../core/action.ts";
import type { Form } from "../../core/card.ts";
import { tagWords } from "../../core/messages/tags.ts";
import { tagKinds } from "../../core/tags.ts";
import { confirmTags, correctTags, refuseTags, showTags } from "./decide-tags.ts";
import type { TagDeps } from "./tag-deps.ts";

const tap = z.object({
  kind: z.enum(["page", "item"]),
  id: z.string().min(1).max(300),
  tagKind: z.enum(tagKinds),
  text: z.string().max(100),
});

/** Characters of a tag that somebody writes. */
const longestTag = 100;
const written = z.string().max(longestTag).default("");

/** Every button of a card of tags. */
export const tagActions: Actions<TagDeps> = actionTable({
  "stewardship.tags": action(z.object({}), showTags),
  "stewardship.tags-right": action(tap, confirmTags),
  "stewardship.tags-other": action(tap.extend({ which: written, typed: written }), correctTags, askTag),
  "stewardship.tags-none": action(tap, refuseTags),
});

const choices = z.object({ others: z.string() });

function askTag(value: unknown): Form {
  const { title, submit, which, typed } = tagWords.form;
  const tags = (choices.safeParse(value).data?.others ?? "").split(",").filter((tag) => tag !== "");
  const options = tags.map((tag) => ({ value: tag, label: tag.replaceAll("-", " ") }));
  return {
    title,
    submit,
    intro: null,
    fields: [
      ...(options.length === 0
        ? []
        : [
            {
              kind: "choice" as const,
              name: "which",
              label: which,
              options,
              initial: tags[1] ?? tags[0] ?? null,
              style: "list" as const,
            },
          ]),
      {
        kind: "text",
        name: "typed",
        label: typed,
        lines: "one",
        required: options.length === 0,
        most: longestTag,
        initial: null,
      },
    ],
  };
}
