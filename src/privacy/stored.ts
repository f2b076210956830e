import type { Button, Card, Element } from "../core/card.ts";
import { cardOf } from "../core/card-text.ts";
import { dayInWords } from "../core/messages/dates.ts";
import { privacyButtons, storedInShort, storedKinds, storedWords } from "../core/messages/privacy.ts";
import type { StoredCounts } from "../core/ports/privacy-store.ts";
import { lentWordsButton, noticedButton, preferencesButton, storedButton } from "./consent.ts";

export interface StoredView {
  readonly counts: StoredCounts;
  /** Days after which words are forgotten. */
  readonly textKeptDays: number;
  /** Days after which signs are erased. */
  readonly signalsKeptDays: number;
  /** Name of whoever erases it; `null`: nobody known. */
  readonly administrator: string | null;
  readonly now: Date;
  /** IANA zone in which the days are told. */
  readonly zone: string;
}

/** How much is stored about somebody, who sees each of it, and when it goes. */
export function storedCard(view: StoredView): Card {
  const none = groups.flatMap((group) => noneOf(view, group));
  const isNothing = everyKind.every((kind) => isNone(view, kind));
  return cardOf([
    { kind: "heading", text: storedWords.title },
    ...(isNothing ? [text(storedWords.nothing)] : []),
    ...groups.flatMap((group) => groupElements(view, group)),
    quiet(storedWords.sensitive),
    text(storedWords.erase(view.administrator)),
    ...(isNothing || none.length === 0 ? [] : [noneFold(none)]),
    { kind: "buttons", buttons: [noticedButton, ...lentButton(view), preferencesButton] },
  ]);
}

/** That something is not kept is worth saying, but not at length. */
function noneFold(none: readonly string[]): Element {
  return {
    kind: "fold",
    label: storedWords.nothingOf,
    elements: [quiet(storedWords.kinds(none.join(", ")))],
  };
}

/** One line with the way to all of it, for the home. */
export function storedElements({
  counts,
  textKeptDays,
}: Pick<StoredView, "counts" | "textKeptDays">): readonly Element[] {
  const text = storedInShort(counts.questions, counts.sectionsRead, textKeptDays);
  return [
    { kind: "heading", text: storedWords.title },
    { kind: "text", spans: [{ text }] },
    { kind: "buttons", buttons: [storedButton(privacyButtons.storedAll)] },
  ];
}

function lentButton({ counts: { wordsLent } }: StoredView): readonly Button[] {
  return wordsLent.count === 0 ? [] : [lentWordsButton(wordsLent.count)];
}

type Kind = keyof typeof storedKinds;
type Group = keyof typeof storedWords.group;

/** What leads furthest to the person comes first. */
const kindsOf = {
  words: ["questions", "messages", "wordsLent"],
  pages: ["answersWithoutWords", "sectionsRead", "feedback", "wordings"],
  practice: ["practiceAnswers", "memories", "practiceSessions", "lessonsSeen", "checklists", "workEvents"],
  gaps: ["signals", "gaps", "escalations", "contests", "looks"],
  colleagues: [
    "requestsMade",
    "requestsReceived",
    "notes",
    "questionReports",
    "itemDecisions",
    "gapDecisions",
  ],
  models: ["modelCalls"],
  own: ["settings"],
} as const satisfies Record<Group, readonly Kind[]>;

const groups = [
  "words",
  "pages",
  "practice",
  "gaps",
  "colleagues",
  "models",
  "own",
] as const satisfies readonly Group[];
const everyKind: readonly Kind[] = groups.flatMap((group) => kindsOf[group]);

function isNone({ counts }: StoredView, kind: Kind): boolean {
  return counts[kind].count === 0;
}

/** Names of what there is none of; a whole group by its own where it has one. */
function noneOf(view: StoredView, group: Group): readonly string[] {
  const kinds: readonly Kind[] = kindsOf[group];
  const words = storedWords.group[group];
  const missing = kinds.filter((kind) => isNone(view, kind));
  if ("none" in words && missing.length === kinds.length) return [words.none];
  return missing.map((kind) => storedKinds[kind].none);
}

function groupElements(view: StoredView, group: Group): readonly Element[] {
  const counted = kindsOf[group].filter((kind) => !isNone(view, kind)).map((kind) => lineOf(view, kind));
  const lines = group === "own" ? [...counted, ...identityLines(view.counts)] : counted;
  if (lines.length === 0) return [];
  const { title, seen } = storedWords.group[group];
  return [
    { kind: "text", spans: [{ text: title, bold: true }] },
    { kind: "bullets", items: lines.map((line) => [{ text: line }]) },
    quiet(seen(view.textKeptDays, view.signalsKeptDays)),
  ];
}

function lineOf({ counts, now, zone }: StoredView, kind: Kind): string {
  const { count, since } = counts[kind];
  return storedWords.since(
    storedKinds[kind].some(count),
    since === null ? null : dayInWords(since, now, zone),
  );
}

function identityLines({ accounts }: StoredCounts): readonly string[] {
  return [...(accounts.length === 0 ? [] : [storedWords.accounts(accounts)]), storedWords.profile];
}

function text(words: string): Element {
  return { kind: "text", spans: [{ text: words }] };
}

function quiet(words: string): Element {
  return { kind: "text", spans: [{ text: words }], quiet: true };
}
