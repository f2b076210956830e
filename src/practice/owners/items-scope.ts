import { z } from "zod";
import type { ActButton } from "../../core/card.ts";

/** Which waiting items a card shows. */
export interface ItemsScope {
  /** Id of the page; `null`: every page that is the reader's to decide on. */
  readonly page: string | null;
  readonly only: "stale" | "draft" | "all";
  /** Place of the first one shown. */
  readonly from: number;
  /** Message that tells an owner what changed; `null`: the card was asked for. */
  readonly notice: string | null;
}

const nameOrNone = z
  .string()
  .max(300)
  .transform((name) => (name === "" ? null : name));

/** How the scope stands in the data of a card's buttons. */
export const scopeShape = {
  page: nameOrNone,
  only: z.enum(["stale", "draft", "all"]),
  from: z.int().min(0),
  notice: nameOrNone,
};

export function scopeValue({ page, only, from, notice }: ItemsScope): ActButton["value"] {
  return { page: page ?? "", only, from, notice: notice ?? "" };
}
