import type { Asker } from "../../core/asker.ts";
import type { Element } from "../../core/card.ts";
import { act, boldLine, buttons, line } from "../../core/card-parts.ts";
import { cardOf } from "../../core/card-text.ts";
import { type Draft, isOpen } from "../../core/drafts.ts";
import { draftWords } from "../../core/messages/drafts.ts";
import { inSentences, type Result, shown } from "../../core/result.ts";
import type { DraftDeps } from "./draft-deps.ts";
import { pageOfDraft, reviewersFor, titleOf } from "./draft-view.ts";

const words = draftWords.list;

/** "My drafts": what waits for somebody, and what they proposed themselves. */
export async function myDrafts(
  deps: DraftDeps,
  { person, at }: Pick<Asker, "person" | "at">,
): Promise<Result> {
  if (person === null) return inSentences(draftWords.refused.unknownPerson);
  const waiting = await draftsWaitingFor(deps, person.id, at);
  const own = (await deps.store.drafts.draftsBy(person.id, lookedAt)).filter(
    (draft) => isOpen(draft) && !waiting.some(({ id }) => id === draft.id),
  );
  if (waiting.length + own.length === 0) return inSentences(words.none);
  return shown([
    cardOf([
      { kind: "heading", text: words.title },
      ...(await entries(deps, words.toDecide, waiting, at)),
      ...(await entries(deps, words.yours, own, at)),
    ]),
  ]);
}

/** Open drafts that somebody may finish or approve, oldest first. */
export async function draftsWaitingFor(deps: DraftDeps, person: string, at: Date): Promise<readonly Draft[]> {
  const open = await deps.store.drafts.openDrafts(null);
  const found: Draft[] = [];
  for (const draft of open) {
    const drafted = await pageOfDraft(deps, draft);
    if (drafted === null || drafted.page.retiredAt !== null) continue;
    if (reviewersFor(deps, drafted, draft, at).some(({ id }) => id === person)) found.push(draft);
  }
  return found;
}

async function entries(
  deps: DraftDeps,
  title: string,
  drafts: readonly Draft[],
  at: Date,
): Promise<readonly Element[]> {
  if (drafts.length === 0) return [];
  const elements: Element[] = [boldLine(title)];
  for (const draft of drafts.slice(0, shownAtOnce)) {
    const drafted = draft.kind === "new" ? null : await pageOfDraft(deps, draft);
    const page = drafted === null ? draft.title : titleOf(drafted, at);
    elements.push(
      line(words.entry(page, draft.reason)),
      buttons(act(words.show, "stewardship.draft", { draft: draft.id, message: "" })),
    );
  }
  return elements;
}

const shownAtOnce = 6;
const lookedAt = 50;
