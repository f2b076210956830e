import type { StoredPage } from "../../core/ports/page-writer.ts";
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
  return {
    ...place,
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
    lessonKind: texts.kind === "lesson" ? (text?.lessonKind ?? null) : null,
    builtOn: texts.kind === "lesson" ? (text?.builtOn ?? []) : [],
    createdAt: stored?.createdAt ?? now,
  };
}
