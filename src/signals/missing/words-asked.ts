import type { ContentGap } from "../../core/gaps.ts";
import type { EscalationDeps } from "../signal-deps.ts";
import { askerWords } from "./asker-words.ts";

/** What was asked where a page is missing, as far as whoever is to write it may read it in the askers' own words. */
export async function wordsAsked(
  { store, people, company }: Pick<EscalationDeps, "store" | "people" | "company">,
  gap: ContentGap,
  owner: string,
): Promise<readonly string[]> {
  const oldest = new Date(gap.openedAt.getTime() - company.policy.ask.textKeptDays * dayMs);
  const ids = new Set(gap.questions);
  const questions = (await store.unanswered(oldest)).filter(({ answer }) => ids.has(answer));
  return askerWords(questions, { owner, people, policy: company.policy });
}

const dayMs = 86_400_000;
