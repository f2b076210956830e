import { z } from "zod";
import { type Actions, action, actionTable } from "../../core/action.ts";
import {
  approveDraft,
  discardDraft,
  rejectDraft,
  rejectForm,
  showDraft,
  withdrawDraft,
} from "./decide-draft.ts";
import type { DraftDeps } from "./draft-deps.ts";
import { longestReason } from "./edit-card.ts";
import { editPage } from "./edit-page.ts";
import { longestPart, partNames } from "./entry-parts.ts";
import { pageHistory, retireForm, retirePage, rollBack, rollbackForm } from "./page-history.ts";
import { saveDraft } from "./save-draft.ts";
import { longestTitle } from "./write-card.ts";
import { writePage } from "./write-page.ts";

const id = z.string().max(300);
const ofPage = z.object({ sop: id.min(1) });
const ofDraft = z.object({ draft: id.min(1), message: id.default("") });
/** Clients that show no form send none of its fields: they are told what is missing in words. */
const reason = z.string().max(longestReason).default("");
const part = z.string().max(longestPart).default("");
const partFields = { text: part, text2: part, text3: part } satisfies Record<
  (typeof partNames)[number],
  z.ZodType
>;

/** What is written of a page that is not there yet. */
export const writtenPage = { title: z.string().max(longestTitle).default(""), reason, ...partFields };

const written = z
  .object({ draft: id.default(""), area: id.default(""), ...writtenPage })
  .transform((value) => ({ ...value, parts: partNames.map((name) => value[name]) }));

const saved = z
  .object({
    sop: id.min(1),
    section: id,
    base: z.int().min(1),
    draft: id.default(""),
    effective: z.string().max(40).default(""),
    reason,
    ...partFields,
  })
  .transform((value) => ({ ...value, parts: partNames.map((name) => value[name]) }));

/** Every button of a change of a page. */
export const draftActions: Actions<DraftDeps> = actionTable({
  "stewardship.edit": action(
    z.object({
      sop: id.default(""),
      section: id.default(""),
      draft: id.default(""),
      from: z.int().min(0).default(0),
    }),
    editPage,
  ),
  "stewardship.save": action(saved, saveDraft),
  "stewardship.write": action(written, writePage),
  "stewardship.draft": action(ofDraft, showDraft),
  "stewardship.approve": action(ofDraft, approveDraft),
  "stewardship.reject": action(ofDraft.extend({ reason }), rejectDraft, rejectForm),
  "stewardship.withdraw": action(ofDraft, withdrawDraft),
  "stewardship.discard": action(ofDraft, discardDraft),
  "stewardship.history": action(ofPage, pageHistory),
  "stewardship.rollback": action(
    ofPage.extend({ version: z.coerce.number().int().min(0).default(0), reason }),
    rollBack,
    rollbackForm,
  ),
  "stewardship.retire": action(ofPage.extend({ reason }), retirePage, retireForm),
});
