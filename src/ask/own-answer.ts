import type { Asker } from "../core/asker.ts";
import type { AnswerGiven } from "../core/facts.ts";
import { troubleWords } from "../core/messages/ask.ts";
import type { CurrentSection } from "../core/ports/page-store.ts";
import { inSentences, type Result } from "../core/result.ts";
import type { AskDeps } from "./ask-deps.ts";
import { readableSections } from "./readable.ts";

export interface OwnAnswer {
  readonly answer: AnswerGiven;
  /** The section cited first as it stands now; `null` when none was cited or it is gone or closed to the reader. */
  readonly section: CurrentSection | null;
}

/** Does something with the answer a button belongs to, if it is there and was given to who taps. */
export async function withOwnAnswer(
  deps: AskDeps,
  asker: Asker,
  id: string,
  work: (own: OwnAnswer) => Promise<Result>,
): Promise<Result> {
  const answer = await deps.store.answer(id);
  if (answer === null) return inSentences(troubleWords.unknownAnswer);
  if (!isGivenTo(answer, asker)) return inSentences(troubleWords.otherPerson);
  const [section = null] = await readableSections(deps.pages, answer.citations.slice(0, 1), asker);
  return work({ answer, section });
}

/**
 * Of a sensitive answer nobody knows to whom it was given: whoever holds its card. What was answered in front
 * of others is everybody's to judge.
 */
function isGivenTo(answer: AnswerGiven, { person, conversation, place }: Asker): boolean {
  if (answer.sensitive) return true;
  if (place.reach === "room" && answer.conversation === conversation) return true;
  return answer.person === null
    ? person === null && answer.conversation === conversation
    : answer.person === person?.id;
}
