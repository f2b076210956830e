import type { Asker, Tap } from "../../core/asker.ts";
import type { Card } from "../../core/card.ts";
import { act, line, quietLine } from "../../core/card-parts.ts";
import { cardOf, sentences } from "../../core/card-text.ts";
import { clockInWords, momentInWords } from "../../core/messages/moments.ts";
import { practiceWords } from "../../core/messages/practice.ts";
import type { PracticeSession } from "../../core/practice.ts";
import { inSentences, type Result } from "../../core/result.ts";
import { backOnTrack } from "../day/back-on-track.ts";
import { type Learner, learnerOf } from "../learner.ts";
import type { PracticeDeps } from "../practice-deps.ts";
import { nextPracticeInstant, practiceNow } from "../schedule/practice-time.ts";
import { goOnWith } from "./go-on.ts";
import { instead } from "./open-question.ts";
import { openedFacts } from "./opened.ts";
import { endedSession, movedSession } from "./session-moves.ts";

const words = practiceWords.notNow;

interface OfSession {
  readonly session: string;
}

/** "Stop here": the question waits where it is. */
export function stopHere(deps: PracticeDeps, tap: Tap<OfSession>): Promise<Result> {
  return withOpenSession(deps, tap, async (session, learner) => ({
    ...instead(stoppedCard(session)),
    facts: await openedFacts(deps, { session, learner, now: tap.at }),
  }));
}

/** Goes on where somebody stopped, in the place of what said so. */
export function goOn(deps: PracticeDeps, tap: Tap<OfSession>): Promise<Result> {
  return withOpenSession(deps, tap, async (session) => ({
    ...(await goOnWith(deps, tap, session)),
    place: "instead",
  }));
}

/** "In an hour", if they work then, or "Tomorrow". */
export function later(
  deps: PracticeDeps,
  tap: Tap<OfSession & { readonly when: "hour" | "tomorrow" }>,
): Promise<Result> {
  return withOpenSession(deps, tap, async (session, learner) => {
    const inAnHour = new Date(tap.at.getTime() + hourMs);
    return tap.value.when === "hour" && practiceNow(learner, inAnHour) !== null
      ? putOffAnHour(deps, { session, learner, at: tap.at, until: inAnHour })
      : putOffADay(deps, { session, learner, at: tap.at });
  });
}

const hourMs = 3_600_000;

interface PutOff {
  readonly session: PracticeSession;
  readonly learner: Learner;
  readonly at: Date;
}

/** The session stays as it is, and whoever looks at the day next brings it back. */
async function putOffAnHour(
  deps: PracticeDeps,
  { session, learner, at, until }: PutOff & { readonly until: Date },
): Promise<Result> {
  const day = await deps.store.dayOf(learner.person.id);
  return {
    ...instead(sentences(words.inAnHour(clockInWords(until, learner.zone)))),
    facts: [
      movedSession(session, { ...session, openedAt: session.openedAt ?? at }),
      {
        kind: "practice-day-planned",
        day: { person: learner.person.id, nextAt: until, ignored: 0 },
        was: day?.nextAt ?? null,
      },
    ],
  };
}

async function putOffADay(deps: PracticeDeps, { session, learner, at }: PutOff): Promise<Result> {
  const next = nextPracticeInstant(learner, at);
  const said = next === null ? words.someDay : words.until(momentInWords(next, at, learner.zone));
  const opened = { ...session, openedAt: session.openedAt ?? at, message: null };
  return {
    ...instead(sentences(said)),
    facts: [endedSession(opened, "stopped", at), ...(await backOnTrack(deps, learner, at))],
  };
}

function stoppedCard({ id, queue }: PracticeSession): Card {
  return cardOf([
    line(words.stopped(queue.length + 1)),
    quietLine(words.whenever),
    { kind: "buttons", buttons: [act(words.goOn, "practice.go-on", { session: id })] },
  ]);
}

/** A session that goes on is worked on; of any other it is said that it does not. */
async function withOpenSession(
  deps: PracticeDeps,
  tap: Asker & Tap<OfSession>,
  work: (session: PracticeSession, learner: Learner) => Promise<Result>,
): Promise<Result> {
  const session = await deps.store.session(tap.value.session);
  if (session === null) return inSentences(practiceWords.old.unknown);
  if (tap.person === null || session.person !== tap.person.id) return inSentences(practiceWords.old.notYours);
  if (session.endedAt !== null || session.question === null) {
    return instead(
      cardOf([
        line(practiceWords.old.replaced),
        { kind: "buttons", buttons: [act(practiceWords.done.more, "practice.more", {})] },
      ]),
    );
  }
  return work(session, await learnerOf(deps, tap.person));
}
