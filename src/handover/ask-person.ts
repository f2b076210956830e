import type { Asker, Tap } from "../core/asker.ts";
import type { AnswerGiven } from "../core/facts.ts";
import { handoverWords } from "../core/messages/handover.ts";
import { inSentences, type Result, shown } from "../core/result.ts";
import { beginRequest } from "./begin-request.ts";
import { contactAbout } from "./contact.ts";
import type { HandoverDeps } from "./handover-deps.ts";
import { keptNowhereCard } from "./news-cards.ts";
import { type Subject, subjectOf } from "./subject.ts";

/** "Ask a person": carries the question and what Cairn showed to somebody who knows. */
export function askPerson(deps: HandoverDeps, tap: Tap<{ readonly answer: string }>): Promise<Result> {
  return aboutAnswer(deps, tap, "help", async (answer, subject) => {
    if (answer.question === null) return inSentences(handoverWords.refused.questionForgotten);
    return beginRequest(deps, { asker: tap, kind: "help", answer, subject, details: null });
  });
}

/** Does something about an answer for somebody it was given to. Of a sensitive one nothing is carried or kept. */
export async function aboutAnswer(
  deps: HandoverDeps,
  tap: Tap<{ readonly answer: string }>,
  kind: "help" | "approval",
  work: (answer: AnswerGiven, subject: Subject) => Promise<Result>,
): Promise<Result> {
  const answer = await deps.answers.answer(tap.value.answer);
  if (answer === null) return inSentences(handoverWords.refused.unknownAnswer);
  if (!mayAskAbout(answer, tap)) return inSentences(handoverWords.refused.otherPerson);
  const subject = await subjectOf(deps, { answer, at: tap.at });
  if (!answer.sensitive) return work(answer, subject);
  const contact = contactAbout(deps, { answer, kind, place: tap.place, subject, now: tap.at });
  return { ...shown([keptNowhereCard(contact)]), sensitive: true };
}

/**
 * Of a sensitive answer nobody knows to whom it was given: whoever holds its card. What was answered in a room
 * is everybody's there to ask about.
 */
function mayAskAbout(answer: AnswerGiven, { person, conversation, place }: Asker): boolean {
  if (answer.sensitive) return true;
  if (place.reach !== "direct" && answer.conversation === conversation) return true;
  return answer.person === null
    ? person === null && answer.conversation === conversation
    : answer.person === person?.id;
}
