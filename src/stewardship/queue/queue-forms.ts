import { z } from "zod";
import type { Field, Form } from "../../core/card.ts";
import { handOverForm, noPageForm, snoozeForm } from "../../core/messages/queue.ts";
import { defaultPolicy } from "../../core/policy.ts";
import { folderOf } from "./hand-over.ts";

/** Characters of what somebody writes to a decision. */
export const longestReason = 1000;

export function askSnooze(value: unknown): Form {
  const { title, submit, until, days, reason } = snoozeForm;
  const lengths = lengthsSchema.safeParse(value).data ?? defaultPolicy.queue;
  return {
    title,
    submit,
    intro: null,
    fields: [
      {
        kind: "choice",
        name: "length",
        label: until,
        options: [
          { value: "short", label: days(lengths.snoozeShort) },
          { value: "long", label: days(lengths.snoozeLong) },
        ],
        initial: "short",
        style: "list",
      },
      text("reason", reason, true),
    ],
  };
}

/** The button carries for how long, as the company's policy says: a form knows nothing else. */
const lengthsSchema = z.object({ snoozeShort: z.int(), snoozeLong: z.int() });

export function askHandOver(value: unknown): Form {
  const { title, submit, to, what, page, folder, reason } = handOverForm;
  const path = pathSchema.safeParse(value).data?.path ?? "";
  const scope: readonly Field[] =
    folderOf(path) === ""
      ? []
      : [
          {
            kind: "choice",
            name: "what",
            label: what,
            options: [
              { value: "page", label: page },
              { value: "folder", label: folder(folderOf(path)) },
            ],
            initial: "page",
            style: "list",
          },
        ];
  return {
    title,
    submit,
    intro: null,
    fields: [
      { kind: "text", name: "to", label: to, lines: "one", required: true, most: 200, initial: null },
      ...scope,
      text("reason", reason, false),
    ],
  };
}

const pathSchema = z.object({ path: z.string() });

export function askNoPage(): Form {
  const { title, submit, reason } = noPageForm;
  return { title, submit, intro: null, fields: [text("reason", reason, false)] };
}

function text(name: string, label: string, required: boolean): Field {
  return { kind: "text", name, label, lines: "many", required, most: longestReason, initial: null };
}
