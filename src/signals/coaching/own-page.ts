import type { Tap } from "../../core/asker.ts";
import { contestWords, doubtWords as words } from "../../core/messages/signals.ts";
import { inSentences, type Result } from "../../core/result.ts";
import { doubtPage } from "../escalation/doubt-page.ts";
import { personEntry } from "../escalation/entry-facts.ts";
import type { EscalationDeps } from "../signal-deps.ts";

/** "It is the page", said by whoever practises it: its owner is asked, and hears no name. */
export async function blameOwnPage(
  deps: EscalationDeps,
  { person, at, value }: Tap<{ readonly gap: string; readonly words: string }>,
): Promise<Result> {
  const gap = await deps.store.gap(value.gap);
  if (gap === null || gap.kind !== "personal") return inSentences(contestWords.unknown);
  if (person === null || gap.person !== person.id) return inSentences(contestWords.notYours);
  const { page } = await personEntry(deps, gap, at);
  const said = value.words.trim();
  const doubted =
    page === null
      ? { owner: null, facts: [] }
      : await doubtPage(
          deps,
          { key: page, by: person.id, isNamed: false, said: said === "" ? null : said },
          at,
        );
  const thanks = doubted.owner === null ? words.thanksNobody : words.thanks(doubted.owner.name);
  return { ...inSentences(`${thanks} ${words.practiceGoesOn}`), facts: doubted.facts };
}
