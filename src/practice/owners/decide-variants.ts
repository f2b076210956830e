import type { Tap } from "../../core/asker.ts";
import { itemDecisionWords } from "../../core/messages/item-decisions.ts";
import type { ModelDraftFact } from "../../core/model-drafts.ts";
import type { Person } from "../../core/people.ts";
import { inSentences, type Result } from "../../core/result.ts";
import { withValues } from "../drafting/word-places.ts";
import { textOf } from "../items/item-history.ts";
import type { PracticeDeps } from "../practice-deps.ts";
import { instead } from "../session/open-question.ts";
import { type ItemTap, whoDecides } from "./decide-item.ts";
import { type ItemOutcome, itemsCard } from "./items-card.ts";
import { itemsView } from "./items-view.ts";
import { furtherValuesOf } from "./variants-elements.ts";
import { type WaitingVariants, waitingVariants } from "./waiting-variants.ts";

/** The values taken, by their places among those proposed, joined by commas. */
type ApproveTap = ItemTap & { readonly values: string };

/** The values that fit join those of the item: a new version of it, approved for the section as it stands. */
export function approveVariants(deps: PracticeDeps, tap: Tap<ApproveTap>): Promise<Result> {
  return withWaitingVariants(deps, tap, async (waiting, person) => {
    const { item, section } = waiting;
    const ticked = new Set(tap.value.values.split(","));
    const taken = furtherValuesOf(waiting).filter((_, at) => ticked.has(String(at)));
    if (taken.length === 0) return settled(deps, tap, { waiting, person, verdict: "refused" });
    const further = Object.groupBy(taken, ({ place }) => place);
    const values = Object.fromEntries(
      Object.entries(further).map(([place, more]) => [place, (more ?? []).map(({ value }) => value)]),
    );
    const result = await settled(deps, tap, { waiting, person, verdict: "approved" });
    const decided = {
      kind: "item-decided",
      item: { id: item.id, version: item.version },
      verdict: "approved",
      sectionHash: section.hash,
      edited: textOf(withValues(item, values)),
      by: person.id,
      reason: null,
      at: tap.at,
    } as const;
    return { ...result, facts: [decided, ...result.facts] };
  });
}

/** "Leave as it is": the item goes on being asked with the values that it has. */
export function refuseVariants(deps: PracticeDeps, tap: Tap<ItemTap>): Promise<Result> {
  return withWaitingVariants(deps, tap, (waiting, person) =>
    settled(deps, tap, { waiting, person, verdict: "refused" }),
  );
}

interface Settled {
  readonly waiting: WaitingVariants;
  readonly person: Person;
  readonly verdict: "approved" | "refused";
}

async function settled(
  deps: PracticeDeps,
  { value, at }: Tap<ItemTap>,
  { waiting: { item, section }, person, verdict }: Settled,
): Promise<Result> {
  const proposal = { item: item.id, version: item.version, sectionHash: section.hash };
  const fact: ModelDraftFact = { kind: "variants-settled", proposal, verdict, by: person.id, at };
  const kind = verdict === "approved" ? "widened" : "left";
  const outcome: ItemOutcome = { kind, stem: item.stem, by: { id: person.id, name: person.name }, at };
  const view = await itemsView(deps, {
    scope: value,
    person,
    at,
    just: { ...proposal, outcome },
    remark: null,
  });
  return { ...instead(itemsCard(view)), facts: [fact] };
}

/** Runs for who may decide, while the proposal waits; anybody else is told. */
async function withWaitingVariants(
  deps: PracticeDeps,
  tap: Tap<ItemTap>,
  work: (waiting: WaitingVariants, person: Person) => Promise<Result>,
): Promise<Result> {
  const { item: id, version, hash } = tap.value;
  const waiting = (await waitingVariants(deps, tap.at)).find(
    ({ item, section }) => item.id === id && item.version === version && section.hash === hash,
  );
  const allowed = await whoDecides(deps, tap, waiting ?? null);
  if (typeof allowed === "string") return inSentences(allowed);
  if (waiting !== undefined) return work(waiting, allowed);
  const view = await itemsView(deps, {
    scope: { ...tap.value, from: 0 },
    person: allowed,
    at: tap.at,
    just: null,
    remark: itemDecisionWords.variants.over,
  });
  return instead(itemsCard(view));
}
