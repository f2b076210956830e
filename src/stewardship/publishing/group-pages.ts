import { refusals } from "../../core/messages/stewardship.ts";
import type { ImportedFile } from "../../core/ports/page-writer.ts";
import type { Refusal } from "../../core/refusals.ts";
import type { PageKind } from "../../core/terms.ts";
import type { TextFile } from "../reading/read-texts.ts";

/** The texts of one page: the current one, and earlier or scheduled ones. */
export interface PageTexts {
  /** Id of the Sop. */
  readonly sop: string;
  readonly kind: PageKind;
  readonly path: string;
  /** `<slug>.md` */
  readonly main: TextFile | null;
  /** `<slug>@<date>.md`, by date. */
  readonly dated: readonly TextFile[];
}

export interface GroupedPages {
  readonly pages: readonly PageTexts[];
  readonly refused: readonly Refusal[];
}

/** Puts the files of a folder together to pages, each with an id of its own. */
export function groupPages(texts: readonly TextFile[], imported: readonly ImportedFile[]): GroupedPages {
  const places = Map.groupBy(texts, (text) => `${text.kind} ${text.path}`);
  const known = new Map(imported.map((each) => [each.path, each.sop]));
  const grouped = [...places.values()].map((files) => groupOf(files, known));
  const distinct = withoutRepeatedIds(grouped.flatMap((each) => each.pages));
  return {
    pages: distinct.pages,
    refused: [...grouped.flatMap((each) => each.refused), ...distinct.refused],
  };
}

/** The id of a page that names none. */
function idOfPath(kind: PageKind, path: string): string {
  return kind === "sop" ? path : `lessons/${path}`;
}

function groupOf(files: readonly TextFile[], known: ReadonlyMap<string, string>): GroupedPages {
  const [first] = files;
  if (first === undefined) return { pages: [], refused: [] };
  const { kind, path } = first;
  const main = files.find((file) => file.datedOn === null) ?? null;
  const dated = files.filter((file) => file.datedOn !== null).sort(byDate);
  const sop =
    (main === null ? known.get(mainFileOf(first)) : ownId(main)) ??
    (main === null ? dated.map(ownId).find((id) => id !== null) : null) ??
    idOfPath(kind, path);
  const strange = dated.filter((file) => file.page !== null && file.page.id !== null && file.page.id !== sop);
  const refused = strange.map((file) => ({
    file: file.file,
    line: file.page?.idLine ?? null,
    reason: refusals.otherId(file.page?.id ?? "", sop),
  }));
  return {
    pages: [{ sop, kind, path, main, dated: dated.filter((file) => !strange.includes(file)) }],
    refused,
  };
}

function mainFileOf({ file }: TextFile): string {
  return file.replace(/(?:@\d{4}-\d\d-\d\d)?\.md$/i, ".md");
}

/** The id a file names, or the one it had when it was imported as it is now. */
function ownId(file: TextFile): string | null {
  return file.page === null ? (file.imported?.sop ?? null) : file.page.id;
}

/** Of several pages with one id, the one that had it before stays; else the first. */
function withoutRepeatedIds(pages: readonly PageTexts[]): GroupedPages {
  const refused: Refusal[] = [];
  const kept = [...Map.groupBy(pages, (page) => page.sop)].flatMap(([sop, rivals]) => {
    if (rivals.length === 1) return rivals;
    const rightful =
      rivals.find((page) => filesOf(page).some((file) => file.imported?.sop === sop)) ?? rivals[0];
    if (rightful === undefined) return [];
    for (const page of rivals) {
      if (page === rightful) continue;
      const reason = refusals.repeatedId(sop, filesOf(rightful)[0]?.file ?? rightful.path);
      refused.push(
        ...filesOf(page).map((file) => ({ file: file.file, line: file.page?.idLine ?? null, reason })),
      );
    }
    return [rightful];
  });
  return { pages: kept, refused };
}

/** Every text of a page, the current one first. */
export function filesOf(page: PageTexts): readonly TextFile[] {
  return page.main === null ? page.dated : [page.main, ...page.dated];
}

function byDate(one: TextFile, other: TextFile): number {
  return (one.datedOn ?? "") < (other.datedOn ?? "") ? -1 : 1;
}
