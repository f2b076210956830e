/** What commands print for people; `--json` prints the values themselves. */

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
  readonly refused: readonly {
    readonly file: string;
    readonly line: number | null;
    readonly reason: string;
  }[];
  readonly odd: readonly { readonly file: string; readonly note: string }[];
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

interface AnswerShown {
  readonly text: string;
  readonly citations: readonly {
    readonly title: string;
    readonly version: number;
    readonly section: string;
    readonly effective: string;
    readonly trust: string;
    readonly url: string;
  }[];
  readonly changes: readonly {
    readonly section: string;
    readonly before: readonly string[];
    readonly after: readonly string[];
  }[];
}

export function answerLines({ text, citations, changes }: AnswerShown): readonly string[] {
  return [
    text,
    ...citations.flatMap(({ title, version, section, effective, trust, url }) => [
      "",
      `  ${title} v${version} · ${section} · effective ${effective} · ${trust}`,
      `  ${url}`,
    ]),
    ...changes.flatMap(({ section, before, after }) => [
      "",
      `Changed since you last read ${section}:`,
      ...before.map((line) => `  - ${line}`),
      ...after.map((line) => `  + ${line}`),
    ]),
  ];
}

interface PeopleReport {
  readonly people: {
    readonly added: readonly string[];
    readonly changed: readonly string[];
    readonly left: readonly string[];
    readonly unchanged: number;
  } | null;
  readonly refused: ContentReport["refused"];
  readonly odd: ContentReport["odd"];
}

export function peopleLines({ people, refused, odd }: PeopleReport): readonly string[] {
  const { added = [], changed = [], left = [], unchanged = 0 } = people ?? {};
  return [
    ...list(added, (id) => `joined   ${id}`),
    ...list(changed, (id) => `changed  ${id}`),
    ...list(left, (id) => `left     ${id}`),
    ...list(odd, oddLine),
    ...list(refused, refusedLine),
    `${added.length} joined, ${changed.length} changed, ${left.length} left, ${unchanged} unchanged, ${refused.length} refused.`,
  ];
}

export interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly found: string;
  /** What to do; empty when nothing needs doing. */
  readonly advice: string;
}

export function checkLines(checks: readonly Check[]): readonly string[] {
  return checks.map(({ ok, name, found, advice }) =>
    [ok ? "ok   " : "WRONG", `${name}: ${found}`, advice].filter((part) => part !== "").join(" "),
  );
}

/** Lines shown of each list; `--json` has them all. */
const shown = 40;

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

function oddLine({ file, note }: ContentReport["odd"][number]): string {
  return `odd      ${file}: ${note}`;
}

function refusedLine({ file, line, reason }: ContentReport["refused"][number]): string {
  return `REFUSED  ${file}${line === null ? "" : `:${line}`}: ${reason}`;
}

function name({ sop, title, version }: Entry): string {
  return `${sop}${version === null ? "" : ` v${version}`} (${title})`;
}

function parts(page: ContentReport["changed"][number]): string {
  const all = [...page.sections.map((section) => `${section.heading} ${section.change}`), ...page.details];
  return all.length === 0 ? "" : `: ${all.join(", ")}`;
}

function list<T>(items: readonly T[], line: (item: T) => string): readonly string[] {
  const lines = items.slice(0, shown).map(line);
  return items.length > shown ? [...lines, `         and ${items.length - shown} more`] : lines;
}

/** What is wrong with a command line, in one line. */
export const usageWords = {
  /** @param problem as the parser of command lines says it, e.g. "unknown command 'asc'". */
  wrong: (problem: string) =>
    `${problem.charAt(0).toUpperCase()}${problem.slice(1).replace(/[.\s]+$/, "")}. cairn --help shows all commands.`,
  noCommand: (group: string, commands: readonly string[]) =>
    `Say which command: ${group} ${commands.join(", ").replace(/, ([^,]*)$/, " or $1")}. ${group} --help tells more.`,
  noQuestion: () => 'The question has no words. Put it in quotes: cairn ask "How do I …?"',
  noDataDir: () => "--data-dir names no folder. Give one, e.g. --data-dir ./data, or leave it out.",
  unreadable: () => "The command did not arrive in one piece. Run it again.",
} as const;

export const evaluationWords = {
  noFolder: (folder: string) =>
    `${folder} is not a folder. Name the one that holds corpus.jsonl, queries.jsonl and qrels/test.tsv.`,
  noFile: (file: string) => `${file} is not a file. Name a CSV file of reviews.`,
  noColumn: (column: string) =>
    `The file has no column ${column}. It needs card_id, review_rating and review_time, named in its first line.`,
  oddReview: (line: number) =>
    `Line ${line} cannot be read: review_rating is 1 to 4 and review_time an ISO time. Mend it or take it out.`,
  noPlace: (file: string) => `${file} cannot be written: its folder is not there. Make it first.`,
} as const;

/** What stopped a command or the server that nobody has foreseen: never more than a line. */
export const failureWords = {
  diskFull: (what: string) =>
    `The disk is full (${what}). Free some space, then run it again; what was acknowledged is kept.`,
  denied: (what: string) => `The system does not allow it (${what}). Let the user who runs Cairn do it.`,
  unknown: (what: string) =>
    `It broke off: ${what}. What was acknowledged is kept; run it again, with LOG_LEVEL=debug for more.`,
} as const;

interface StartedConfig {
  readonly server: { readonly publicUrl: string };
  readonly webChat: boolean;
}

export const startWords = {
  opening: (dataDir: string) => `Cairn opens ${dataDir} …`,
  progress: (done: number, total: number) => `  ${done} of ${total} pages`,
  ready: ({ server, webChat }: StartedConfig, port: number) => {
    const url = server.publicUrl.replace(/:0$/, `:${port}`);
    return webChat
      ? `Cairn is ready: ask at ${url} (stop with Ctrl+C).`
      : `Cairn is ready: pages at ${url}/pages; the web chat is off (stop with Ctrl+C).`;
  },
  stopping: () => "Cairn stops …",
};
