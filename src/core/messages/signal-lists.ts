import type { SignalKind } from "../signals.ts";

/** Where there is a works council. */
export const ownEyesOnly =
  "Here nobody but the person reads what is kept of them: they ask “what do you know about me” in the chat.";

/** How many signs of a kind a section had in a month; who gave them is not told. */
export interface ListedCount {
  readonly section: string;
  readonly version: number;
  readonly kind: SignalKind;
  readonly month: string;
  readonly count: number;
}

export interface ListedSignal {
  readonly kind: SignalKind;
  readonly section: string;
  readonly version: number;
  readonly at: string;
}

/** What `signals list` and `gaps list` say on the command line. */
export function signalLines(list: {
  readonly counts: readonly ListedCount[];
  readonly signals: readonly ListedSignal[];
}): readonly string[] {
  const counts = list.counts.map(
    ({ month, section, version, kind, count }) =>
      `${month}  ${section} v${version}  ${signalNames[kind]}: ${count}`,
  );
  const own = list.signals.map(
    ({ at, section, version, kind }) => `${at.slice(0, 10)}  ${section} v${version}  ${signalNames[kind]}`,
  );
  const lines = [...counts, ...own];
  return lines.length > 0 ? lines : ["No signs yet. They come with questions, practice and work."];
}

const signalNames: Readonly<Record<SignalKind, string>> = {
  missed: "question missed",
  right: "question right",
  "step-missed": "step missed at work",
  "step-right": "step done right at work",
  unclear: "called unclear",
  outdated: "called outdated",
  "wrong-page": "called the wrong page",
  rephrased: "asked in other words at once",
  "asked-again": "asked again within weeks",
  "handed-on": "taken to a person",
  "question-wrong": "a practice question doubted",
  shown: "shown as an answer",
};

export function gapLines({
  gaps,
  people,
}: {
  readonly gaps: readonly {
    readonly id: string;
    readonly kind: "personal" | "page" | "content";
    readonly about: string;
    readonly openedAt: string;
    readonly closedAt: string | null;
    readonly closing: string | null;
    readonly why: Readonly<Record<string, number | string>>;
  }[];
  readonly people: { readonly coaching: number; readonly persists: number };
}): readonly string[] {
  const lines = gaps.map(({ id, kind, about, openedAt, closedAt, closing, why }) => {
    const until = closedAt === null ? "" : `, closed ${closedAt.slice(0, 10)} (${closing})`;
    const figures = Object.entries(why).map(([name, value]) => `${name} ${rounded(value)}`);
    return `${id}  ${gapNames[kind]}: ${about}, since ${openedAt.slice(0, 10)}${until}; ${figures.join(", ")}`;
  });
  const coached = `People who are coached: ${people.coaching}; whose gap persists: ${people.persists}.`;
  return lines.length > 0 ? [...lines, coached] : ["No gaps.", coached];
}

const gapNames = { personal: "your gap", page: "page", content: "missing page" } as const;

function rounded(value: number | string): string {
  return typeof value === "number" ? String(Math.round(value * 100) / 100) : value;
}
