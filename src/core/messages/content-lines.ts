import type { Oddity, Refusal } from "../refusals.ts";
import { list, refusedLine } from "./listed.ts";

interface Entry {
  readonly sop: string;
  readonly title: string;
  readonly version: number | null;
}

export interface ContentReport {
  readonly published: readonly Entry[];
  readonly changed: readonly (Entry & {
    readonly sections: readonly { readonly heading: string; readonly change: string }[];
    readonly details: readonly string[];
  })[];
  readonly retired: readonly Entry[];
  /** Sections that went from one page to another. */
  readonly moved: readonly {
    readonly from: { readonly sop: string; readonly section: string };
    readonly to: { readonly sop: string; readonly section: string };
  }[];
  readonly unchanged: number;
  readonly refused: readonly Refusal[];
  readonly odd: readonly Oddity[];
  /** Items that test the pages, by id. */
  readonly items: {
    readonly published: readonly string[];
    readonly changed: readonly string[];
    readonly retired: readonly string[];
    readonly unchanged: number;
    /** Made from the pages, waiting for their owners. */
    readonly drafts: number;
  };
}

interface HistoryShown {
  readonly path: string;
  readonly title: string;
  readonly versions: readonly {
    readonly version: number;
    readonly effective: string;
    readonly state: string;
    readonly reason: string | null;
    readonly author: string | null;
    readonly approvedBy: string | null;
    readonly rollbackOf: number | null;
    readonly sections: ContentReport["changed"][number]["sections"];
  }[];
  /** Changes proposed for it that are no version. */
  readonly drafts: readonly {
    readonly state: string;
    readonly on: string;
    readonly author: string | null;
    readonly decidedBy: string | null;
    readonly reason: string | null;
  }[];
}

export function historyLines({ path, title, versions, drafts }: HistoryShown): readonly string[] {
  return [
    `${title} (${path})`,
    ...versions.map((one) =>
      [
        `v${one.version}  ${one.effective}  ${one.state}`,
        one.rollbackOf === null ? null : `text of v${one.rollbackOf}`,
        one.author === null ? null : `by ${one.author}`,
        one.approvedBy === null ? null : `approved by ${one.approvedBy}`,
        one.reason,
        `${one.sections.length} sections different`,
      ]
        .filter((part) => part !== null)
        .join(" · "),
    ),
    ...drafts.map((one) =>
      [
        `draft  ${one.on.slice(0, 10)}  ${one.state}`,
        one.author === null ? null : `by ${one.author}`,
        one.decidedBy === null ? null : `decided by ${one.decidedBy}`,
        one.reason,
      ]
        .filter((part) => part !== null)
        .join(" · "),
    ),
  ];
}

export function itemRollbackLines({ item, version }: { readonly item: string; readonly version: number }) {
  return [`changed  item ${item}, v${version} now`];
}

interface ExportShown extends Pick<ContentReport, "refused" | "unchanged"> {
  readonly published: readonly ExportedShown[];
  readonly changed: readonly ExportedShown[];
  readonly retired: readonly ExportedShown[];
  readonly items: Pick<ContentReport["items"], "changed" | "retired">;
}

interface ExportedShown {
  readonly file: string;
  readonly title: string;
  readonly version: number | null;
}

export function exportLines({ published, changed, retired, items, ...rest }: ExportShown): readonly string[] {
  const file = (what: string) => (one: ExportedShown) =>
    `${what} ${one.file}: ${one.title}${one.version === null ? "" : ` v${one.version}`}`;
  const { refused, unchanged } = rest;
  return [
    ...list(published, file("new     ")),
    ...list(changed, file("written ")),
    ...list(retired, file("removed ")),
    ...list(items.changed, (id) => `written  item ${id}`),
    ...list(items.retired, (id) => `removed  item ${id}`),
    ...list(refused, refusedLine),
    `Written back: ${published.length} new, ${changed.length} changed, ${retired.length} removed, ${unchanged} as they were, ${refused.length} refused.`,
  ];
}

export function rollbackLines(entry: ContentReport["changed"][number]): readonly string[] {
  return [`changed  ${name(entry)}${parts(entry)}`];
}

export const contentWatchWords = {
  watching: (folder: string) => `Watching ${folder}. Ctrl-C ends it.`,
  waiting: "Waiting for changes.",
  trouble: (problem: string) => `Something could not be watched: ${problem}`,
} as const;

/** `effects`: what rests on the pages that change, for each page. */
export function contentLines(
  report: ContentReport,
  doing: "check" | "plan" | "publish",
  effects: readonly { readonly sop: string; readonly lines: readonly string[] }[] = [],
): readonly string[] {
  const { published, changed, retired, moved, unchanged, refused, odd, items } = report;
  const counts = `${published.length} new, ${changed.length} changed, ${retired.length} retired, ${unchanged} unchanged, ${refused.length} refused, ${odd.length} odd`;
  return [
    ...list(published, (page) => `new      ${name(page)}`),
    ...list(changed, (page) => `changed  ${name(page)}${parts(page)}`),
    ...list(retired, (page) => `retired  ${name(page)}`),
    ...list(moved, ({ from, to }) => `moved    ${from.sop}#${from.section} to ${to.sop}#${to.section}`),
    ...list(effects, ({ sop, lines }) => `touches  ${sop}: ${lines.join("; ")}`),
    ...list(items.changed, (id) => `changed  item ${id}`),
    ...list(items.retired, (id) => `retired  item ${id}`),
    ...list(odd, (one) => `odd      ${one.file}: ${one.note}`),
    ...list(refused, refusedLine),
    {
      check: `Checked: ${counts}.`,
      plan: `Publishing would give: ${counts}.`,
      publish: `Published: ${counts}.`,
    }[doing],
    `Items: ${items.published.length} new, ${items.changed.length} changed, ${items.retired.length} retired, ${items.unchanged} unchanged, ${items.drafts} drafts waiting.`,
  ];
}

function name({ sop, title, version }: Entry): string {
  return `${sop}${version === null ? "" : ` v${version}`} (${title})`;
}

function parts(page: ContentReport["changed"][number]): string {
  const all = [...page.sections.map((section) => `${section.heading} ${section.change}`), ...page.details];
  return all.length === 0 ? "" : `: ${all.join(", ")}`;
}
