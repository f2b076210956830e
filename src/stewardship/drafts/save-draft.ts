import type { Tap } from "../../core/asker.ts";
import type { Draft } from "../../core/drafts.ts";
import { draftWords } from "../../core/messages/drafts.ts";
import type { StoredVersion } from "../../core/ports/page-writer.ts";
import { type Result, shown } from "../../core/result.ts";
import { dayOf, effectiveInstant } from "../reading/effective.ts";
import type { DraftDeps } from "./draft-deps.ts";
import { readDraftText, type TextProblem } from "./draft-text.ts";
import { type EditPlace, type Entry, editCard } from "./edit-card.ts";
import { headingOf, sourcesOf, textIn, wholePage } from "./edit-page.ts";
import { entryParts, joinParts } from "./entry-parts.ts";
import { handIn } from "./hand-in.ts";
import { type OpenPage, withOpenPage } from "./open-page.ts";
import { textNow, versionBefore } from "./plan-draft.ts";
import { withSection } from "./with-section.ts";

const words = draftWords.problems;

/** A text as it was handed in on the card. */
export type SaveTap = EditPlace & Entry;

/** "Hand it in": a draft, unless something is the matter with it, which is said on the same card. */
export function saveDraft(deps: DraftDeps, tap: Tap<SaveTap>): Promise<Result> {
  return withOpenPage(deps, tap, tap.value.sop, async (open) => {
    const { value, at } = tap;
    const base = open.versions.find(({ version }) => version === value.base) ?? open.before;
    const day = value.effective.trim() === "" ? null : value.effective.trim();
    const text = joinParts(value.parts);
    const body = bodyWith(deps, { ...open, before: base }, value.section, text);
    const setting = { now: at, policy: deps.company.policy };
    const wrong = problemOf(deps, tap, { open, base, body, text, day });
    if (wrong !== null) return again(deps, { ...open, before: base }, value, wrong);
    const earlier = value.draft === "" ? null : await deps.store.drafts.draft(value.draft);
    const made = {
      kind: "edit",
      sop: open.page.sop,
      base: base.version,
      section: value.section === wholePage ? null : value.section,
      title: base.title,
      body,
      effectiveOn: day === null ? null : dayOf(instantOf(deps, day) ?? at, deps.company.policy.timeZone),
      reason: value.reason.trim(),
      // Whoever words a proposal anew is not its author: two people have looked at it.
      author: earlier?.author ?? open.person.id,
      origin: earlier?.origin ?? "chat",
      note: null,
      rollbackOf: null,
      replaces: earlier?.id ?? null,
    } as const satisfies Omit<Draft, "id" | "steps" | "at">;
    const now = textNow({ ...made, id: "", steps: [], at }, open, setting);
    if (now.kind === "merged") {
      // What the page protects by name may have changed since it was opened.
      const late = unreadable(deps, value, { ...now, open, text });
      return late === null ? handIn(deps, tap, made) : again(deps, { ...open, before: base }, value, late);
    }
    const before = versionBefore(open, made.effectiveOn, setting) ?? open.before;
    return again(deps, { ...open, before }, value, words.changed(before.version));
  });
}

interface Saved {
  readonly open: OpenPage;
  readonly base: StoredVersion;
  readonly body: string;
  readonly text: string;
  readonly day: string | null;
}

/** Why a text cannot be handed in; `null`: it can. */
function problemOf(deps: DraftDeps, { value, at }: Tap<SaveTap>, saved: Saved): string | null {
  const { open, base, body, text, day } = saved;
  if (text === "") return words.empty;
  if (body.trim() === base.body.trim()) return words.same;
  const unread = unreadable(deps, value, { open, before: base, body, text });
  if (unread !== null) return unread;
  if (day !== null) {
    const instant = instantOf(deps, day);
    if (instant === null) return words.noDay(day);
    if (instant <= at) return words.pastDay(day);
  }
  return value.reason.trim() === "" ? words.noReason : null;
}

function instantOf({ company }: DraftDeps, day: string): Date | null {
  return effectiveInstant(day, company.policy.timeZone);
}

function bodyWith(
  deps: DraftDeps,
  open: Pick<OpenPage, "page" | "before">,
  section: string,
  text: string,
): string {
  if (section === wholePage) return `${text}\n`;
  return withSection(sourcesOf(deps, open, open.before.body), section, text);
}

/** What is wrong with a text in its page, and in which line of what was written. */
function unreadable(
  { company }: DraftDeps,
  { section }: SaveTap,
  { open, before, body, text }: Pick<Saved, "open" | "body" | "text"> & { readonly before: StoredVersion },
): string | null {
  const home = { page: open.page, version: before, timeZone: company.policy.timeZone };
  const read = readDraftText(home, body);
  return "problem" in read ? words.unreadable(lineIn({ section, body, text }, read), read.problem) : null;
}

/** A line of the page as a line of what was written. */
function lineIn(
  { section, body, text }: Pick<SaveTap, "section"> & Pick<Saved, "body" | "text">,
  { line }: TextProblem,
): number | null {
  const above = section === wholePage ? "" : body.slice(0, Math.max(0, body.indexOf(text)));
  const own = line === null ? null : line - (above.split("\n").length - 1);
  return own !== null && own > 0 ? own : null;
}

/** The same card with what was written, and what is the matter; `before`: the text that it is written on now. */
function again(deps: DraftDeps, open: OpenPage, value: SaveTap, remark: string): Result {
  const { before } = open;
  const theirs = textIn(sourcesOf(deps, open, before.body), before.body, value.section);
  const hasMoved = before.version !== value.base;
  const parts = entryParts(joinParts(value.parts));
  const card = editCard({
    place: {
      sop: open.page.sop,
      section: value.section,
      base: before.version,
      draft: value.draft,
    },
    title: before.title,
    heading: headingOf(before, value.section),
    entry: { parts: parts ?? value.parts, reason: value.reason, effective: value.effective },
    remark,
    theirs: hasMoved ? theirs : null,
  });
  return { ...shown([card]), place: "instead" };
}
