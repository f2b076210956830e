import { z } from "zod";
import { type Actions, action, actionTable } from "../../core/action.ts";
import type { PracticeDeps } from "../practice-deps.ts";
import { approveItem, longestReason, retireItem, retireItemForm } from "./decide-item.ts";
import { approveVariants, refuseVariants } from "./decide-variants.ts";
import { changeItem, saveItem } from "./edit-item.ts";
import { longestEntry } from "./item-entry-card.ts";
import { scopeShape } from "./items-scope.ts";
import { moreItems } from "./items-to-approve.ts";

const ofItem = z.object({
  item: z.string().min(1).max(300),
  version: z.int().min(1),
  hash: z.string().max(100),
  ...scopeShape,
});
/** Fields that the item has no use for are not asked. */
const entry = z.string().max(longestEntry).default("");

/** Every button of an owner's card of items. */
export const itemActions: Actions<PracticeDeps> = actionTable({
  "practice.item-approve": action(ofItem, approveItem),
  "practice.item-change": action(ofItem, changeItem),
  "practice.item-save": action(
    ofItem.extend({
      stem: entry,
      options: entry,
      key: entry,
      explain: entry.nullable().default(null),
      rule: entry,
    }),
    saveItem,
  ),
  "practice.item-retire": action(
    ofItem.extend({ reason: z.string().max(longestReason).default("") }),
    retireItem,
    retireItemForm,
  ),
  "practice.variants-approve": action(
    ofItem.extend({
      values: z
        .string()
        .max(100)
        .regex(/^[\d,]*$/),
    }),
    approveVariants,
  ),
  "practice.variants-refuse": action(ofItem, refuseVariants),
  "practice.item-more": action(z.object(scopeShape), moreItems),
});
