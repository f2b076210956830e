import type { ActButton, Element } from "../../core/card.ts";
import { act, buttons, line } from "../../core/card-parts.ts";
import type { Contest } from "../../core/escalations.ts";
import type { PersonalGap } from "../../core/gaps.ts";
import { dayInWords } from "../../core/messages/dates.ts";
import { atHomeWords as words } from "../../core/messages/signals.ts";
import type { Person } from "../../core/people.ts";
import { scheduleOf } from "../../core/working-time.ts";
import { nameOf } from "../escalation/entry-elements.ts";
import type { EscalationDeps } from "../signal-deps.ts";
import { subjectTitle } from "../subjects.ts";

interface At {
  readonly person: Person;
  readonly at: Date;
}

/**
 * What was noticed about somebody and goes on, what they contest, and what others contest and they decide: a line
 * and a tap for each, as parts of their home card; empty when there is nothing.
 */
export async function noticedAtHome(deps: EscalationDeps, here: At): Promise<readonly Element[]> {
  const { person } = here;
  const [gaps, own, toDecide] = await Promise.all([
    deps.store.gaps({ kind: "personal", person: person.id, open: true }),
    deps.store.contests({ person: person.id, open: true }),
    deps.store.contests({ decider: person.id, open: true }),
  ]);
  const told = gaps.flatMap((gap) => (gap.kind === "personal" && gap.toldAt !== null ? [gap] : []));
  const lines: Element[] = [];
  for (const gap of told) {
    const contest = own.find((one) => one.gap === gap.id) ?? null;
    lines.push(...(await ownLine(deps, { gap, contest }, here)));
  }
  return [
    ...titled(
      words.toDecide,
      toDecide.flatMap((contest) => decisionLine(deps, contest, here)),
    ),
    ...titled(words.noticed, lines),
  ];
}

async function ownLine(
  deps: EscalationDeps,
  { gap, contest }: { readonly gap: PersonalGap; readonly contest: Contest | null },
  here: At,
): Promise<readonly Element[]> {
  const title = await subjectTitle(deps, gap.subject, here.at);
  const more = act(words.more, "signals.mine", {});
  if (contest !== null) {
    const decider = contest.decider === null ? null : nameOf(deps.people, contest.decider);
    return oneLine(words.contested(title, decider, dueDay(deps, contest, here)), more);
  }
  if (gap.state === "persists") return oneLine(words.goesOn(title), more);
  return oneLine(words.practised(title), act(words.practise, "signals.practise", { gap: gap.id }));
}

function decisionLine(deps: EscalationDeps, contest: Contest, here: At): readonly Element[] {
  const said = words.decide(nameOf(deps.people, contest.person), dueDay(deps, contest, here));
  return oneLine(said, act(words.look, "signals.contested", { contest: contest.id }));
}

function oneLine(said: string, tap: ActButton): readonly Element[] {
  return [line(said), buttons(tap)];
}

function dueDay({ company }: EscalationDeps, { dueAt }: Contest, { person, at }: At): string {
  return dayInWords(dueAt, at, scheduleOf(person, company).timeZone);
}

function titled(title: string, elements: readonly Element[]): readonly Element[] {
  return elements.length === 0 ? [] : [{ kind: "heading", text: title }, ...elements];
}
