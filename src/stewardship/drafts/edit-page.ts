import type { Tap } from "../../core/asker.ts";
import type { Card } from "../../core/card.ts";
import { act } from "../../core/card-parts.ts";
import { cardOf } from "../../core/card-text.ts";
import { type Draft, draftState } from "../../core/drafts.ts";
import { draftWords } from "../../core/messages/drafts.ts";
import type { StoredVersion } from "../../core/ports/page-writer.ts";
import { inSentences, type Result, shown } from "../../core/result.ts";
import { type SectionSource, sectionSources } from "../reading/section-sources.ts";
import type { DraftDeps } from "./draft-deps.ts";
import { readDraftText } from "./draft-text.ts";
import { editCard } from "./edit-card.ts";
import { entryParts } from "./entry-parts.ts";
import { type OpenPage, withOpenPage } from "./open-page.ts";
import { textNow } from "./plan-draft.ts";
import { openNewDraft } from "./write-page.ts";

const words = draftWords.refused;

/** What is to be edited: a section, a whole page, or somebody's draft. Empty: not said. */
export interface EditTap {
  readonly sop: string;
  /** `wholePage`, or a slug. */
  readonly section: string;
  readonly draft: string;
  /** Place of the first section that is offered. */
  readonly from: number;
}

/** Stands where a slug would for the page as a whole. */
export const wholePage = "*";

/** "Edit": the text of a section on a card below; first which section, where it is not said. */
export async function editPage(deps: DraftDeps, tap: Tap<EditTap>): Promise<Result> {
  const { value } = tap;
  const draft = value.draft === "" ? null : await deps.store.drafts.draft(value.draft);
  if (value.draft !== "" && draft === null) return inSentences(words.noDraft);
  if (draft?.kind === "new") return openNewDraft(deps, tap, draft);
  return withOpenPage(deps, tap, draft?.sop ?? value.sop, async (open) => {
    if (draft !== null) return shown([draftEntry(deps, open, draft, tap.at)]);
    const sources = sourcesOf(deps, open, open.before.body);
    const only = sources.length === 1 ? wholePage : value.section;
    if (only === "") return shown([chooseSection(open, value.from)]);
    return shown([sectionEntry(open, sources, only)]);
  });
}

/** The text of a version's sections; none: it cannot be read. */
export function sourcesOf(
  { company }: Pick<DraftDeps, "company">,
  { page, before }: Pick<OpenPage, "page" | "before">,
  body: string,
): readonly SectionSource[] {
  const read = readDraftText({ page, version: before, timeZone: company.policy.timeZone }, body);
  return "problem" in read ? [] : sectionSources(read);
}

/** The words of one section, or of the whole page. */
export function textIn(sources: readonly SectionSource[], body: string, section: string): string {
  const text = section === wholePage ? body : sources.find(({ slug }) => slug === section)?.text;
  return (text ?? "").trim();
}

export function headingOf(version: StoredVersion, section: string): string | null {
  return version.sections.find(({ slug }) => slug === section)?.heading ?? null;
}

function sectionEntry(open: OpenPage, sources: readonly SectionSource[], section: string): Card {
  const { before, page } = open;
  const known = section === wholePage || sources.some(({ slug }) => slug === section);
  const where = known ? section : wholePage;
  const parts = entryParts(textIn(sources, before.body, where));
  if (parts === null) return cardOf([{ kind: "text", spans: [{ text: words.tooLong(before.title) }] }]);
  return editCard({
    place: { sop: page.sop, section: where, base: before.version, draft: "" },
    title: before.title,
    heading: headingOf(before, where),
    entry: { parts, reason: "", effective: "" },
    remark: null,
    theirs: null,
  });
}

/** A draft to be finished or worded anew, on the page as it is now. */
function draftEntry(deps: DraftDeps, open: OpenPage, draft: Draft, now: Date): Card {
  const { page, before } = open;
  const section = draft.section ?? wholePage;
  const text = textNow(draft, open, { now, policy: deps.company.policy });
  const body = text.kind === "merged" ? text.body : draft.body;
  const mine = textIn(sourcesOf(deps, open, body), body, section);
  const theirs = textIn(sourcesOf(deps, open, before.body), before.body, section);
  const isBegun = draftState(draft) === "draft";
  const parts = entryParts(mine);
  if (parts === null) return cardOf([{ kind: "text", spans: [{ text: words.tooLong(before.title) }] }]);
  return editCard({
    place: { sop: page.sop, section, base: before.version, draft: draft.id },
    title: before.title,
    heading: headingOf(before, section),
    entry: { parts, reason: draft.reason ?? "", effective: draft.effectiveOn ?? "" },
    remark: null,
    theirs: text.kind === "merged" && !isBegun ? null : theirs,
  });
}

/** Sections to choose from, a few at a time. */
function chooseSection({ page, before }: OpenPage, from: number): Card {
  const listed = before.sections.slice(from, from + offeredAtOnce);
  const value = { sop: page.sop };
  const isLast = from + offeredAtOnce >= before.sections.length;
  return cardOf([
    { kind: "heading", text: draftWords.choose.section(before.title) },
    {
      kind: "buttons",
      choices: true,
      buttons: listed.map(({ slug, heading }) =>
        act(heading === before.title ? draftWords.choose.opening : heading, "stewardship.edit", {
          ...value,
          section: slug,
        }),
      ),
    },
    {
      kind: "buttons",
      buttons: [
        ...(isLast
          ? []
          : [act(draftWords.choose.more, "stewardship.edit", { ...value, from: from + offeredAtOnce })]),
        act(draftWords.choose.whole, "stewardship.edit", { ...value, section: wholePage }),
      ],
    },
  ]);
}

/** Choices that fit on a phone's screen. */
const offeredAtOnce = 8;
