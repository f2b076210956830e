import type { ItemSection, PooledItem, QuizItem } from "../../core/items.ts";
import { mayRead } from "../../core/people.ts";
import type { AskedQuestion, MemoryState, QueuedItem } from "../../core/practice.ts";
import type { Reader } from "../../core/terms.ts";
import { drawValues } from "../items/draw.ts";

export interface AskFacts {
  /** Of the question; it is the seed of what is drawn, too. */
  readonly id: string;
  readonly session: string | null;
  readonly person: string;
  readonly reader: Pick<Reader, "groups">;
  readonly pool: ReadonlyMap<string, PooledItem>;
  /** By item; `null` where nothing is known. */
  readonly memoryOf: (item: string) => Pick<MemoryState, "lastVariant"> | null;
  readonly at: Date;
}

export interface NextQuestion {
  readonly question: AskedQuestion;
  readonly item: QuizItem;
  readonly section: ItemSection;
  /** What is left to ask. */
  readonly queue: readonly QueuedItem[];
}

/**
 * The next question of a queue, drawn unlike the last time. What must not be asked any more since it was
 * planned (its page has changed, say) is left out. `null`: nothing is left.
 */
export function askNext(queue: readonly QueuedItem[], facts: AskFacts): NextQuestion | null {
  for (const [place, queued] of queue.entries()) {
    const pooled = facts.pool.get(queued.item);
    if (pooled === undefined || pooled.section === null || !isAskable(pooled, facts.reader)) continue;
    const { item, section } = pooled;
    const question = toQuestion(queued, { item, section }, facts);
    return { question, item, section, queue: queue.slice(place + 1) };
  }
  return null;
}

export function isAskable({ state, section }: PooledItem, reader: Pick<Reader, "groups">): boolean {
  return state === "askable" && section !== null && mayRead(reader, section.audience);
}

function toQuestion(
  { item: id, why }: QueuedItem,
  { item, section }: { readonly item: QuizItem; readonly section: ItemSection },
  facts: AskFacts,
): AskedQuestion {
  const { values } = drawValues(item, facts.id, facts.memoryOf(id)?.lastVariant ?? null);
  return {
    id: facts.id,
    session: facts.session,
    person: facts.person,
    item: id,
    itemVersion: item.version,
    sop: item.sop,
    section: item.section,
    sopVersion: section.version,
    sectionHash: section.hash,
    why,
    values,
    seed: facts.id,
    at: facts.at,
    held: null,
    answeredAt: null,
  };
}
