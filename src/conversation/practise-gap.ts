import { z } from "zod";
import { type Actions, action, actionTable } from "../core/action.ts";
import type { Tap } from "../core/asker.ts";
import { sentences } from "../core/card-text.ts";
import { practiceWords } from "../core/messages/practice.ts";
import { contestWords } from "../core/messages/signals.ts";
import { type Result, shown } from "../core/result.ts";
import { planFor } from "../practice/day/plan-for.ts";
import { learnerOf } from "../practice/learner.ts";
import type { PracticeDeps } from "../practice/practice-deps.ts";
import { skillsOf } from "../practice/schedule/task-weight.ts";
import { beginChosen } from "../practice/session/begin-chosen.ts";
import type { EscalationDeps } from "../signals/signal-deps.ts";
import { subjectTitle } from "../signals/subjects.ts";

export interface PractiseGapDeps {
  readonly practice: PracticeDeps;
  readonly signals: EscalationDeps;
}

/** "Practise now", below what was noticed: the questions on exactly that, where the two rooms meet. */
export const gapPracticeActions: Actions<PractiseGapDeps> = actionTable({
  "signals.practise": action(z.object({ gap: z.string().max(150) }), practiseGap),
});

async function practiseGap(
  deps: PractiseGapDeps,
  { value, ...asker }: Tap<{ readonly gap: string }>,
): Promise<Result> {
  const { person, reader, at } = asker;
  const gap = await deps.signals.store.gap(value.gap);
  if (person === null || gap === null || gap.kind !== "personal") return said(contestWords.unknown);
  if (gap.person !== person.id) return said(contestWords.notYours);
  const { subject } = gap;
  const about = (await deps.practice.pool(at)).filter(({ item }) =>
    subject.kind === "section"
      ? item.sop === subject.sop && item.section === subject.section
      : skillsOf({ item }, deps.practice.skillMap).includes(subject.skill),
  );
  const topic = await subjectTitle(deps.signals, subject, at);
  const items = new Set(about.map(({ item }) => item.id));
  const learner = await learnerOf(deps.practice, person);
  const request = { kind: "topic", topic, items } as const;
  const { plan, pool, memory } = await planFor(deps.practice, { learner, reader, request, at });
  const chosen = { asker, person, kind: "asked", queue: plan.chosen, pool, memory, before: [] } as const;
  return beginChosen(deps.practice, chosen, () => sentences(practiceWords.start.topicDoneToday(topic)));
}

function said(words: string): Result {
  return shown([sentences(words)]);
}
