import type { Element } from "../../core/card.ts";
import { isoDayInWords } from "../../core/messages/dates.ts";
import { itemDecisionWords } from "../../core/messages/item-decisions.ts";
import type { AskedQuestion, Attempt, MemoryState } from "../../core/practice.ts";
import { wordingElements } from "../../core/wording-elements.ts";
import type { PracticeDeps } from "../practice-deps.ts";
import { citationElement } from "../session/cite-section.ts";
import { type Changed, whatChanged } from "./what-changed.ts";

const words = itemDecisionWords.learner;

interface Asked {
  readonly question: Pick<AskedQuestion, "id" | "person" | "sop" | "section" | "sectionHash">;
  /** What was known of its item when it was asked; `null`: nothing. */
  readonly memory: Pick<MemoryState, "learned" | "lastAt"> | null;
  /** An attempt that is not written yet; left out: none. */
  readonly last?: Attempt | null;
  readonly zone: string;
  readonly now: Date;
}

/**
 * "This changed": what to say before a question to somebody who learned an older text of its section. Once
 * per person and change: not to who has answered a question on the present text. Empty for everybody else.
 */
export async function learnerChange(
  deps: Pick<PracticeDeps, "pages" | "store" | "trust">,
  { question, memory, last = null, zone, now }: Asked,
): Promise<readonly Element[]> {
  if (memory === null || memory.learned === question.sectionHash) return [];
  const { sop, section, sectionHash, person, id } = question;
  const since = await deps.store.attemptsOf(person, memory.lastAt);
  const wasTold = [...since, ...(last === null ? [] : [last])].some(
    (attempt) =>
      attempt.question !== null &&
      attempt.question !== id &&
      attempt.sop === sop &&
      attempt.section === section &&
      attempt.sectionHash === sectionHash,
  );
  if (wasTold) return [];
  const changed = await whatChanged(deps.pages, { key: { sop, section }, known: memory.learned, at: now });
  if (changed === null) return [];
  const cited = { section: changed.section, trust: deps.trust.get(sop) ?? "unverified" };
  return [
    ...wordingElements(titleOf(changed, { zone, now }), changed.change),
    citationElement(cited, { now, zone }),
  ];
}

function titleOf(
  { section, change, to, since }: Changed,
  { zone, now }: { readonly zone: string; readonly now: Date },
): string {
  const day = isoDayInWords(since, now, zone);
  return change === null
    ? words.changedIn(section.title, to, day)
    : words.changed(section.title, change.from, change.to, day);
}
