import type { Tap } from "../../core/asker.ts";
import type { Card } from "../../core/card.ts";
import type { Contest, EntryFacts } from "../../core/escalations.ts";
import { dayInWords } from "../../core/messages/dates.ts";
import { contestWords as words } from "../../core/messages/signals.ts";
import type { Person } from "../../core/people.ts";
import { inSentences, type Result, shown } from "../../core/result.ts";
import { scheduleOf } from "../../core/working-time.ts";
import { nameOf } from "../escalation/entry-elements.ts";
import { personEntry } from "../escalation/entry-facts.ts";
import type { EscalationDeps } from "../signal-deps.ts";
import { contestCard } from "./contest-card.ts";

/** A contest that waits, once more, to whoever decides it. */
export async function showContest(
  deps: EscalationDeps,
  { person, value, at }: Tap<{ readonly contest: string }>,
): Promise<Result> {
  const contest = await deps.store.contest(value.contest);
  if (contest === null) return inSentences(words.unknown);
  if (person === null || contest.decider !== person.id) return inSentences(words.notDecider);
  if (contest.settled !== null) return inSentences(words.decidedAlready);
  const gap = await deps.store.gap(contest.gap);
  if (gap === null || gap.kind !== "personal") return inSentences(words.unknown);
  const open = await deps.store.escalations({ gap: gap.id, open: true });
  const entry = open[0]?.entry ?? (await personEntry(deps, gap, at));
  return shown([
    cardOfContest(deps, { contest, entry, manager: open[0]?.manager ?? null, decider: person, at }),
  ]);
}

/** @param view.manager who was to be told; `null`: nobody yet */
export function cardOfContest(
  { people, company }: Pick<EscalationDeps, "people" | "company">,
  view: {
    readonly contest: Contest;
    readonly entry: EntryFacts;
    readonly manager: string | null;
    readonly decider: Person;
    readonly at: Date;
  },
): Card {
  const { contest, entry, manager, decider, at } = view;
  return contestCard({
    entry,
    people,
    policy: company.policy,
    contest,
    person: nameOf(people, contest.person),
    manager: manager === null ? null : nameOf(people, manager),
    day: dayInWords(contest.dueAt, at, scheduleOf(decider, company).timeZone),
    now: at,
  });
}
