import { act, buttons, line } from "../../core/card-parts.ts";
import { cardOf } from "../../core/card-text.ts";
import type { Escalation, EscalationStep } from "../../core/escalations.ts";
import { coachWords, personNews as words } from "../../core/messages/signals.ts";
import { nameOf } from "../escalation/entry-elements.ts";
import { untoldToPerson } from "../escalation/escalation-state.ts";
import { stepOf } from "../escalation/step.ts";
import type { GapNews } from "../gaps/gap-news.ts";
import type { EscalationDeps } from "../signal-deps.ts";
import { titleOf } from "../subjects.ts";
import { peopleAtWork } from "./coach.ts";

/** What their manager did with an entry, to whom it is about, in their working hours. */
export async function tellPeople(deps: EscalationDeps, now: Date): Promise<readonly GapNews[]> {
  if (deps.company.policy.worksCouncil) return [];
  const open = await deps.store.escalations({ open: true });
  const untold = open.flatMap((one) => {
    const steps = untoldToPerson(one);
    return one.person === null || steps.length === 0 ? [] : [{ one, person: one.person, steps }];
  });
  const there = await peopleAtWork(
    deps,
    untold.map(({ person }) => person),
    now,
  );
  return untold
    .filter(({ person }) => there.has(person))
    .map(({ one, person, steps }) => newsOf(deps, { one, person, steps }, now));
}

function newsOf(
  deps: EscalationDeps,
  {
    one,
    person,
    steps,
  }: {
    readonly one: Escalation;
    readonly person: string;
    readonly steps: readonly EscalationStep[];
  },
  now: Date,
): GapNews {
  const title = titleOf(one.entry);
  const lines = steps.flatMap(({ kind, by }) => {
    const manager = nameOf(deps.people, by ?? one.manager);
    if (kind === "practice-assigned") return [words.assigned(manager, title)];
    return kind === "observed-right" ? [words.observed(manager)] : [];
  });
  const isAssigned = steps.some(({ kind }) => kind === "practice-assigned");
  const card = cardOf([
    { kind: "heading", text: words.title(title) },
    ...lines.map(line),
    ...(isAssigned ? [buttons(act(coachWords.practise, "signals.practise", { gap: one.gap }))] : []),
  ]);
  return {
    facts: [stepOf(one, { kind: "person-told", by: person, words: null, at: now })],
    notices: [{ id: deps.newId(), to: { kind: "person", person }, card, replaces: null }],
  };
}
