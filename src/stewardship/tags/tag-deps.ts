import type { Company } from "../../core/company.ts";
import type { StewardSearch } from "../../core/page-stewards.ts";
import type { ItemStore } from "../../core/ports/item-store.ts";
import type { PageReader } from "../../core/ports/page-store.ts";
import type { TagReader } from "../../core/ports/tag-store.ts";

/** What tagging works with. It writes nothing: what happens is facts. */
export interface TagDeps extends Omit<StewardSearch, "areas"> {
  readonly tags: TagReader;
  readonly items: Pick<ItemStore, "items">;
  readonly pages: Pick<PageReader, "currentPages">;
  /** With the sections of skills as `sop#slug` by the Sop's id. */
  readonly company: Company;
}
