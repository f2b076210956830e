import type { Tap } from "../../core/asker.ts";
import type { ContentGap } from "../../core/gaps.ts";
import { newPageWords } from "../../core/messages/new-page.ts";
import { decidedWords as words } from "../../core/messages/queue.ts";
import { inSentences, type Notice, type Result, shown } from "../../core/result.ts";
import type { DraftDeps } from "../drafts/draft-deps.ts";
import { entryParts, joinParts } from "../drafts/entry-parts.ts";
import { handIn, type NewDraft } from "../drafts/hand-in.ts";
import { type NewPageEntry, newPageDraft } from "../drafts/new-page-draft.ts";
import { writeCard } from "../drafts/write-card.ts";
import { type Decided, decide } from "./decide.ts";
import type { EntryTap } from "./entry-tap.ts";
import type { StewardDeps } from "./steward-deps.ts";

/** The entry of a missing page, and the page that somebody wrote. */
export type MissingTap = EntryTap & NewPageEntry;

/**
 * "I will write it": the page is handed in where the gap is, and the gap stays open until questions find an answer.
 * What cannot be handed in stays on a card in the entry's place, with what is the matter.
 */
export async function takeOnMissing(deps: StewardDeps, tap: Tap<MissingTap>): Promise<Result> {
  const { person, value, at } = tap;
  const gap = value.version === 0 ? await deps.signals.gap(value.subject) : null;
  if (person === null || gap?.kind !== "content") return inSentences(words.gone);
  const writing = await deps.writing();
  const { title, parts } = value;
  const reason = value.reason.trim() === "" ? newPageWords.asked : value.reason;
  const made = await newPageDraft(writing, {
    person,
    entry: { title, parts, reason },
    folder: gap.area ?? "",
    earlier: null,
    at,
  });
  if (typeof made === "string") return decideLater(deps, tap, { gap, remark: made });
  return decide(deps, tap, ({ subject: { flags } }) =>
    takenOn(writing, tap, made, { flags, verdict: "taken-on", reason: null }),
  );
}

/** The page as somebody handed it in, with the card on which they approve it or hear who does. */
async function takenOn(
  deps: DraftDeps,
  tap: Tap<MissingTap>,
  made: NewDraft,
  settles: NonNullable<Decided["settles"]>,
): Promise<Decided> {
  const { cards, messageIds = [], facts, notices } = await handIn(deps, tap, made);
  const own = cards.map(
    (card, at): Notice => ({
      id: messageIds[at] ?? deps.newId(),
      to: { kind: "person", person: tap.person?.id ?? "" },
      card,
      replaces: null,
    }),
  );
  const said = messageIds.length > 0 ? newPageWords.takenOn.yours : newPageWords.takenOn.handedIn;
  return { facts, settles, said, notices: [...notices, ...own] };
}

/** Nothing is decided yet: the page's fields, with what was written. */
function decideLater(
  { company }: StewardDeps,
  { value }: Tap<MissingTap>,
  { gap: { area }, remark }: { readonly gap: ContentGap; readonly remark: string },
): Result {
  const { queue, subject, version, shown: shownAt, parts, reason } = value;
  const isEmpty = joinParts(parts) === "";
  const card = writeCard({
    entry: {
      title: value.title,
      parts: entryParts(joinParts(parts)) ?? parts,
      reason,
    },
    place: company.areas.find(({ id }) => id === area)?.title ?? area,
    areas: [],
    area: null,
    // Clients that show no form send none of its fields: this card is their form.
    remark: isEmpty ? null : remark,
    save: { action: "stewardship.write-missing", value: { queue, subject, version, shown: shownAt } },
  });
  return { ...shown([card]), place: "instead" };
}

/** "No page is needed": the gap ends with it. */
export function needNoPage(
  deps: StewardDeps,
  tap: Tap<EntryTap & { readonly reason: string }>,
): Promise<Result> {
  const said = tap.value.reason.trim();
  const reason = said === "" ? null : said;
  return decide(deps, tap, ({ subject: { flags } }) => {
    return { facts: [], settles: { flags, verdict: "stands", reason }, said: words.noPage };
  });
}
