import { blockLines } from "../../core/blocks.ts";
import type { Element } from "../../core/card.ts";
import { boldLine, line, quietLine } from "../../core/card-parts.ts";
import type { Doubt } from "../../core/flags.ts";
import { answerWords, trustWords } from "../../core/messages/ask.ts";
import { dayInWords, isoDayInWords } from "../../core/messages/dates.ts";
import { doubtLines, queueWords as words } from "../../core/messages/queue.ts";
import { pageUrl } from "../../core/page-url.ts";
import type { CurrentSection, PageListing } from "../../core/ports/page-store.ts";
import { markNumbers } from "../../core/wording-elements.ts";
import { doubtInWords, sectionInWords } from "./doubt-words.ts";
import type { EntryView } from "./entry-view.ts";
import { factElements } from "./fact-elements.ts";

/** What is in doubt, why, how much it matters, and the wording in question. */
export function entryElements(entry: EntryView, now: Date): readonly Element[] {
  const { about } = entry.subject;
  return about.kind === "gap"
    ? missingElements(entry, about.gap.title)
    : pageElements(entry, about.page, now);
}

function pageElements(entry: EntryView, page: PageListing, now: Date): readonly Element[] {
  const { doubts, policy, insteadOf } = entry;
  const [first, ...others] = doubts.map((one) => doubtInWords(one, { policy, now, owner: page.owner }));
  const section = sectionInQuestion(entry);
  return [
    { kind: "heading", text: page.title },
    ...(first ?? []).map(line),
    ...wordingElements(entry, section),
    ...(others.length === 0
      ? []
      : [
          {
            kind: "fold" as const,
            label: words.moreDoubts(others.length),
            elements: others.flat().map(line),
          },
        ]),
    {
      kind: "citation",
      label: answerWords.citation(words.thePage(page.version), headingOf(section, page)),
      detail: [
        answerWords.citationDetail(
          isoDayInWords(page.effectiveOn, now, policy.timeZone),
          trustWords.state[entry.trust],
        ),
        words.risk[page.risk],
        words.use(entry.subject.uses, policy.queue.useDays),
      ]
        .filter((part) => part !== null)
        .join(" · "),
      trust: entry.trust,
      url: pageUrl(page, section?.slug ?? null),
    },
    ...(insteadOf === null ? [] : [quietLine(words.standIn(insteadOf))]),
    ...(entry.draft === null ? [] : [quietLine(draftLine(entry.draft, { policy, now }))]),
    ...(entry.sections.length === 0 ? [line(words.notReadable)] : factElements(entry, section !== null)),
  ];
}

function draftLine(
  { origin, author, at }: NonNullable<EntryView["draft"]>,
  { policy, now }: Pick<EntryView, "policy"> & { readonly now: Date },
): string {
  if (origin === "model" && author === null) return words.proposalReady;
  return words.draftWaits(dayInWords(at, now, policy.timeZone));
}

function missingElements({ doubts, asked, policy, insteadOf }: EntryView, title: string): readonly Element[] {
  const why = doubts.flatMap((one) => doubtInWords(one, { policy, now: new Date(0), owner: null }));
  return [
    { kind: "heading", text: words.missingTitle(title) },
    ...why.map(line),
    ...(asked.length === 0
      ? []
      : [
          line(doubtLines.asked),
          { kind: "bullets" as const, items: asked.slice(0, askedShown).map((text) => [{ text }]) },
        ]),
    ...(insteadOf === null ? [] : [quietLine(words.standIn(insteadOf))]),
  ];
}

/** Wordings enough to tell what is meant. */
const askedShown = 5;

function headingOf(section: CurrentSection | null, page: PageListing): string | null {
  return section === null || sectionInWords({ title: page.title, heading: section.heading }) === page.title
    ? null
    : section.heading;
}

/** The section of the heaviest doubt; `null`: the page as a whole. */
function sectionInQuestion({ doubts, sections }: EntryView): CurrentSection | null {
  const slug = doubts[0]?.flag.page?.section ?? null;
  return sections.find((section) => section.slug === slug) ?? null;
}

function wordingElements({ doubts }: EntryView, section: CurrentSection | null): readonly Element[] {
  const doubt = doubts[0]?.doubt;
  const sentences = doubt === undefined ? [] : sentencesOf(doubt);
  if (sentences.length > 0) return [{ kind: "bullets", items: sentences.map(markNumbers) }];
  if (section === null) return [];
  const lines = blockLines(section.blocks);
  const shown = lines.slice(0, fitting(lines));
  const rest = lines.slice(shown.length);
  return [
    boldLine(section.heading === "" ? words.wording : section.heading),
    { kind: "bullets", items: shown.map(markNumbers) },
    ...(rest.length === 0
      ? []
      : [
          {
            kind: "fold" as const,
            label: words.restOfWording,
            elements: [{ kind: "bullets" as const, items: rest.map(markNumbers) }],
          },
        ]),
  ];
}

/** Doubts about two sentences show both of them. */
function sentencesOf(doubt: Doubt): readonly string[] {
  switch (doubt.kind) {
    case "contradiction":
      return [doubtLines.here(doubt.here), doubtLines.there(doubt.other.title, doubt.there)];
    case "cited-changed":
      return [
        doubtLines.here(doubt.says),
        ...(doubt.now === null ? [] : [doubtLines.now(doubt.cited.title, doubt.now)]),
      ];
    case "review-due":
    case "page-problem":
    case "page-blamed":
    case "reported":
    case "content-gap":
    case "link-gone":
    case "duplicate":
    case "lesson-outdated":
    case "unowned":
    case "owner-left":
      return [];
  }
}

/** Lines that are read in a glance: the first one, and more of them while they are short. */
function fitting(lines: readonly string[]): number {
  let letters = 0;
  const at = lines.findIndex((text) => {
    letters += text.length;
    return letters > shownLetters;
  });
  return at < 0 ? lines.length : Math.max(1, at);
}

const shownLetters = 320;
