import type { Asker, Tap } from "../../core/asker.ts";
import { type Draft, isOpen } from "../../core/drafts.ts";
import { draftWords } from "../../core/messages/drafts.ts";
import { newPageWords } from "../../core/messages/new-page.ts";
import type { Person } from "../../core/people.ts";
import { inSentences, type Result, shown } from "../../core/result.ts";
import type { DraftDeps } from "./draft-deps.ts";
import { draftView } from "./draft-view.ts";
import { entryParts, joinParts } from "./entry-parts.ts";
import { handIn } from "./hand-in.ts";
import { folderOfNew, newPageText } from "./new-page.ts";
import { type NewPageEntry, newPageDraft } from "./new-page-draft.ts";
import { writeCard } from "./write-card.ts";

const { refused } = draftWords;
const { problems } = newPageWords;

/** A page as it was handed in on the card. */
export interface WriteTap extends NewPageEntry {
  /** The draft that is worded anew; empty: none. */
  readonly draft: string;
  /** Id of the area that was chosen; empty: none. */
  readonly area: string;
}

/** "Write a page about …": its fields. */
export async function openNewPage(
  deps: DraftDeps,
  { person }: Pick<Asker, "person">,
  title: string,
): Promise<Result> {
  if (person === null) return inSentences(refused.unknownPerson);
  const { areas } = deps.company;
  const own = areas.find(({ lead, experts }) => lead === person.id || experts.includes(person.id));
  const entry = { title, parts: [], reason: "" };
  return shown([cardFor(deps, { entry, draft: null, area: own?.id ?? null, remark: null })]);
}

/** The draft of a new page, to be worded better by who wrote it or who may approve it. */
export function openNewDraft(
  deps: DraftDeps,
  tap: Pick<Tap<unknown>, "person" | "at">,
  draft: Draft,
): Promise<Result> {
  return withOwn(deps, tap, draft, async () => {
    const parts = entryParts(newPageText(draft, deps.company.policy));
    if (parts === null) return inSentences(problems.tooLong);
    const entry = { title: draft.title, parts, reason: draft.reason ?? "" };
    return shown([cardFor(deps, { entry, draft, area: null, remark: null })]);
  });
}

/** "Hand it in": a draft, unless something is the matter with it, which is said on the same card. */
export async function writePage(deps: DraftDeps, tap: Tap<WriteTap>): Promise<Result> {
  const { value, person } = tap;
  if (person === null) return inSentences(refused.unknownPerson);
  if (value.draft === "") return handInNew(deps, tap, { person, earlier: null });
  const earlier = await deps.store.drafts.draft(value.draft);
  if (earlier?.kind !== "new") return inSentences(refused.noDraft);
  return withOwn(deps, tap, earlier, () => handInNew(deps, tap, { person, earlier }));
}

async function handInNew(
  deps: DraftDeps,
  tap: Tap<WriteTap>,
  { person, earlier }: { readonly person: Person; readonly earlier: Draft | null },
): Promise<Result> {
  const { value, at } = tap;
  const { areas } = deps.company;
  const area = areas.find(({ id }) => id === value.area)?.id ?? null;
  const isPlaced = earlier !== null || area !== null || areas.length === 0;
  const entry = { title: value.title, parts: value.parts, reason: value.reason };
  const made = isPlaced
    ? await newPageDraft(deps, { person, entry, folder: area ?? "", earlier, at })
    : problems.noArea;
  if (typeof made !== "string") return handIn(deps, tap, made);
  const parts = entryParts(joinParts(value.parts)) ?? value.parts;
  const card = cardFor(deps, { entry: { ...entry, parts }, draft: earlier, area, remark: made });
  return { ...shown([card]), place: "instead" };
}

/** Runs for who wrote the draft or may approve it; for anybody else there is none. */
async function withOwn(
  deps: DraftDeps,
  { person, at }: Pick<Tap<unknown>, "person" | "at">,
  draft: Draft,
  work: () => Promise<Result>,
): Promise<Result> {
  const view = person === null ? null : await draftView(deps, draft, at);
  const isTheirs =
    draft.author === person?.id || (isOpen(draft) && view?.reviewers.some(({ id }) => id === person?.id));
  return person !== null && isTheirs === true ? work() : inSentences(refused.noDraft);
}

interface Writing {
  readonly entry: NewPageEntry;
  readonly draft: Draft | null;
  readonly area: string | null;
  readonly remark: string | null;
}

function cardFor({ company }: DraftDeps, { entry, draft, area, remark }: Writing) {
  const folder = draft === null ? "" : folderOfNew(draft.sop);
  return writeCard({
    entry,
    place: folder === "" ? null : folder,
    areas: draft === null ? company.areas : [],
    area,
    remark,
    save: { action: "stewardship.write", value: { draft: draft?.id ?? "" } },
  });
}
