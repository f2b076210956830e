import { type Draft, isOpen } from "../../core/drafts.ts";
import { draftWords } from "../../core/messages/drafts.ts";
import { newPageWords } from "../../core/messages/new-page.ts";
import type { Person } from "../../core/people.ts";
import type { DraftDeps } from "./draft-deps.ts";
import { draftedPage } from "./draft-view.ts";
import { joinParts } from "./entry-parts.ts";
import type { NewDraft } from "./hand-in.ts";
import { folderOfNew, type NewLesson, newPageFile, newPageId, placeOf, readNewPage } from "./new-page.ts";
import { newPageOwner } from "./new-page-owner.ts";
import { sourceOfNew } from "./source-of-new.ts";

const words = newPageWords.problems;

/** A page as somebody wrote it. */
export interface NewPageEntry {
  readonly title: string;
  /** Of the text, in their order. */
  readonly parts: readonly string[];
  readonly reason: string;
}

/** Who writes a page, where and when. */
export interface NewPageWriting {
  readonly person: Person;
  readonly entry: NewPageEntry;
  /** Below `sops/`; empty: at the top. One that was drafted before stays where it was. */
  readonly folder: string;
  /** The draft that is worded anew; `null`: none. */
  readonly earlier: Draft | null;
  readonly at: Date;
}

/** A page to be handed in, or why it cannot be. */
export async function newPageDraft(deps: DraftDeps, writing: NewPageWriting): Promise<NewDraft | string> {
  const { person, entry, earlier, at } = writing;
  const title = entry.title.trim();
  const text = joinParts(entry.parts);
  const before = earlier === null ? null : readEarlier(deps, earlier);
  const folder = earlier === null ? writing.folder : folderOfNew(earlier.sop);
  const kind = earlier === null ? "sop" : placeOf(earlier.sop).kind;
  const sop = newPageId(folder, title, kind);
  if (sop === null) return words.noTitle;
  if (text.trim() === "") return words.noText;
  const taken = await whatStandsThere(deps, sop, earlier);
  if (taken !== null) return taken;
  const owner = before?.owner ?? (await newPageOwner(deps, { person, folder, now: at }));
  const body = newPageFile({ title, owner, lesson: before?.lesson ?? null }, text);
  const source = await sourceOfNew(deps.store);
  const read = readNewPage({ sop, body, at }, { source, timeZone: deps.company.policy.timeZone });
  if ("problem" in read) return draftWords.problems.unreadable(read.line, read.problem);
  return {
    kind: "new",
    sop,
    base: 0,
    section: null,
    title,
    body,
    effectiveOn: null,
    reason: entry.reason.trim() === "" ? newPageWords.reason : entry.reason.trim(),
    // Whoever words a proposal anew is not its author: two people have looked at it.
    author: earlier?.author ?? person.id,
    origin: earlier?.origin ?? "chat",
    note: null,
    rollbackOf: null,
    replaces: earlier?.id ?? null,
  };
}

/** What of an earlier draft stays, whatever its words become; `null`: it cannot be read. */
function readEarlier(
  { company }: DraftDeps,
  draft: Draft,
): { readonly owner: string | null; readonly lesson: NewLesson | null } | null {
  const made = readNewPage(draft, { source: "", timeZone: company.policy.timeZone });
  if ("problem" in made) return null;
  const { owner, lessonKind, builtOn, skills } = made.page;
  return { owner, lesson: lessonKind === null ? null : { kind: lessonKind, sections: builtOn, skills } };
}

/** Why a page cannot stand there; `null`: it can. */
async function whatStandsThere(deps: DraftDeps, sop: string, earlier: Draft | null): Promise<string | null> {
  const { pages, drafts } = deps.store;
  const { kind, path } = placeOf(sop);
  const there = await pages.resolve(path);
  const isTaken = there !== null && there.kind === kind && there.retiredAt === null;
  if (isTaken || (await draftedPage(deps, sop)) !== null) return words.taken;
  const others = (await drafts.draftsOn(sop)).filter((draft) => draft.id !== earlier?.id);
  return others.some(isOpen) ? words.waiting : null;
}
