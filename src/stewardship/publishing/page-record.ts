import type { StoredPage } from "../../core/ports/page-writer.ts";
import type { PageKind } from "../../core/terms.ts";
import type { ReadPage } from "../reading/read-page.ts";
import type { PageTexts } from "./group-pages.ts";

/** What the page is apart from its texts: as its current text says, else as it was. */
export function pageRecord(
  texts: PageTexts,
  stored: StoredPage | null,
  { source, now }: { readonly source: string; readonly now: Date },
): StoredPage {
  const dated = texts.dated.findLast((file) => file.page !== null)?.page ?? null;
  const text = texts.main === null ? (stored === null ? dated : null) : texts.main.page;
  const place = {
    sop: texts.sop,
    kind: texts.kind,
    path: texts.path,
    source,
    retiredAt: null,
    retirement: null,
  };
  if (text === null && stored !== null) return { ...stored, ...place };
  return { ...place, ...detailsOf(text, texts.kind), createdAt: stored?.createdAt ?? now };
}

type Place = Pick<StoredPage, "sop" | "kind" | "path" | "source" | "retiredAt" | "retirement">;

/** What a page is by what its text says about it. */
export function detailsOf(
  text: ReadPage | null,
  kind: PageKind,
): Omit<StoredPage, keyof Place | "createdAt"> {
  return {
    language: text?.language ?? "en",
    owner: text?.owner ?? null,
    deputy: text?.deputy ?? null,
    reviewEveryDays: text?.reviewEveryDays ?? null,
    skills: text?.skills ?? [],
    topics: text?.topics ?? [],
    compliance: text?.compliance ?? [],
    lookup: text?.lookup ?? [],
    sensitive: text?.sensitive ?? false,
    sensitiveParts: text?.sensitiveParts ?? [],
    lessonKind: kind === "lesson" ? (text?.lessonKind ?? null) : null,
    builtOn: kind === "lesson" ? (text?.builtOn ?? []) : [],
  };
}
