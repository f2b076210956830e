import type { Oddity, Refusal } from "../refusals.ts";
import { list, oddLine, refusedLine } from "./listed.ts";

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
  readonly refused: readonly Refusal[];
  readonly odd: readonly Oddity[];
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
