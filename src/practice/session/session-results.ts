import { answerWords } from "../../core/messages/ask.ts";
import type { Attempt, MemoryState, PracticeSession } from "../../core/practice.ts";
import type { PracticeDeps } from "../practice-deps.ts";
import type { DoneResult } from "./done-card.ts";

/** What became of the questions of a session, oldest first. */
export async function resultsOf(
  { store, pages }: PracticeDeps,
  {
    session,
    latest,
    remembered,
    at,
  }: {
    readonly session: PracticeSession;
    /** Not stored yet; `null`: there is none. */
    readonly latest: Attempt | null;
    /** By item. */
    readonly remembered: ReadonlyMap<string, MemoryState>;
    readonly at: Date;
  },
): Promise<readonly DoneResult[]> {
  const earlier = await store.attemptsOf(session.person, session.at);
  // An answer of the session before may have been given in the same instant.
  const attempts = [...earlier.toReversed(), ...(latest === null ? [] : [latest])]
    .filter(({ question }) => question !== null)
    .slice(-session.asked);
  const sections = await pages.currentSections(attempts, at);
  return attempts.map((attempt) => {
    const section = sections.find(({ sop, asked }) => sop === attempt.sop && asked === attempt.section);
    const isWhole = section?.heading.trim().toLowerCase() === section?.title.trim().toLowerCase();
    const about =
      section === undefined
        ? attempt.sop
        : answerWords.citation(section.title, isWhole ? null : section.heading);
    return { attempt, about, memory: remembered.get(attempt.item) ?? null };
  });
}
