import { z } from "zod";
import { type Actions, action, actionTable } from "../../core/action.ts";
import { writtenPage } from "../drafts/draft-actions.ts";
import { partNames } from "../drafts/entry-parts.ts";
import { writeForm } from "../drafts/write-card.ts";
import { showLater } from "./decide.ts";
import { entryTapSchema } from "./entry-tap.ts";
import { handOver } from "./hand-over.ts";
import { needNoPage, takeOnMissing } from "./missing-page.ts";
import { askHandOver, askNoPage, askSnooze, longestReason } from "./queue-forms.ts";
import { showQueue } from "./show-queue.ts";
import { snooze } from "./snooze.ts";
import type { StewardDeps } from "./steward-deps.ts";
import { stillCorrect } from "./still-correct.ts";

/** Clients that show no form send none of its fields. */
const written = z.string().max(longestReason).default("");

const missing = entryTapSchema
  .extend(writtenPage)
  .transform((value) => ({ ...value, parts: partNames.map((name) => value[name]) }));

/** Every button of the queue of whoever looks after pages. */
export const queueActions: Actions<StewardDeps> = actionTable({
  "stewardship.queue": action(z.object({}), showQueue),
  "stewardship.later": action(entryTapSchema, showLater),
  "stewardship.correct": action(
    entryTapSchema.extend({ ticked: z.string().max(200).default("") }),
    stillCorrect,
  ),
  "stewardship.snooze": action(
    entryTapSchema.extend({ length: z.enum(["short", "long"]).default("short"), reason: written }),
    snooze,
    askSnooze,
  ),
  "stewardship.hand-over": action(
    entryTapSchema.extend({
      to: z.string().max(200).default(""),
      what: z.enum(["page", "folder"]).default("page"),
      reason: written,
    }),
    handOver,
    askHandOver,
  ),
  "stewardship.take-on": action(missing, takeOnMissing, writeForm),
  "stewardship.write-missing": action(missing, takeOnMissing),
  "stewardship.no-page": action(entryTapSchema.extend({ reason: written }), needNoPage, askNoPage),
});
