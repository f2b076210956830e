import type { Draft } from "../../core/drafts.ts";
import type { PageNote } from "../../core/ports/handover-store.ts";
import type { DraftDeps } from "./draft-deps.ts";
import { draftedPage } from "./draft-view.ts";
import { sourcesOf } from "./edit-page.ts";
import { versionBefore } from "./plan-draft.ts";
import { withSection } from "./with-section.ts";

/** Experts' words as drafts: the section as it stands, with what they wrote below it, to be worded and handed in. */
export async function notesToDrafts(
  deps: DraftDeps,
  notes: readonly PageNote[],
  now: Date,
): Promise<readonly Draft[]> {
  const drafts: Draft[] = [];
  for (const note of notes) {
    const draft = await toDraft(deps, note, now);
    if (draft !== null) drafts.push(draft);
  }
  return drafts;
}

async function toDraft(deps: DraftDeps, note: PageNote, now: Date): Promise<Draft | null> {
  const drafted = await draftedPage(deps, note.sop);
  const before = drafted === null ? null : versionBefore(drafted, null, { now, policy: deps.company.policy });
  if (drafted === null || before === null) return null;
  const sources = sourcesOf(deps, { ...drafted, before }, before.body);
  const section = sources.find(({ slug }) => slug === note.section);
  const added = `${section?.text.trim() ?? before.body.trim()}\n\n${note.text.trim()}`;
  return {
    // One draft of one note: made twice at once, the second finds its place taken.
    id: `${note.id}-draft`,
    kind: "edit",
    sop: note.sop,
    base: before.version,
    section: section === undefined ? null : note.section,
    title: before.title,
    body: section === undefined ? `${added}\n` : withSection(sources, note.section, added),
    effectiveOn: null,
    reason: null,
    author: note.author,
    origin: "reply",
    note: note.id,
    rollbackOf: null,
    replaces: null,
    at: now,
    steps: [],
  };
}
