import { sentences } from "../../core/card-text.ts";
import { practiceWords } from "../../core/messages/practice.ts";
import type { PracticeSession } from "../../core/practice.ts";
import type { Notice } from "../../core/result.ts";
import type { PracticeDeps } from "../practice-deps.ts";

/** What stood there is asked no more, and says so. */
export function setAsideNotices(
  { newId }: Pick<PracticeDeps, "newId">,
  { person, message }: PracticeSession,
): readonly Notice[] {
  if (message === null) return [];
  const card = sentences(practiceWords.old.setAside);
  return [{ id: newId(), to: { kind: "person", person }, card, replaces: message }];
}
