import { gapExplained as words } from "../../core/messages/gap-explained.ts";
import type { GapExplanation } from "./explain-gap.ts";

/** Why a gap was found and what came of it, in lines to read: first the reason, then what happened, oldest first. */
export function gapExplanationLines(explained: GapExplanation): readonly string[] {
  const { kind, about, person, rule, signals, versions, flags } = explained;
  const figures = Object.entries(rule.figures).map(([name, value]) => `${name} ${rounded(value)}`);
  return [
    words.opened(words.gap[kind], about, person),
    words.rule(rule.name, figures.join(", ")),
    ...signals.map((one) => words.signals(one.kind, one.count, one.days, one.first, one.last)),
    ...(versions.length === 0 ? [] : [words.page(words.versions(versions))]),
    ...happened(explained)
      .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
      .map(({ at, what }) => words.at(at, what)),
    ...flags.map(words.flag),
  ];
}

interface Event {
  /** ISO time. */
  readonly at: string;
  readonly what: string;
}

function happened(explained: GapExplanation): readonly Event[] {
  const { openedAt, confirmedAt, closedAt, closing, personToldAt, escalations, contests } = explained;
  return [
    { at: openedAt, what: words.found },
    ...(confirmedAt === openedAt ? [] : [{ at: confirmedAt, what: words.confirmed }]),
    ...(personToldAt === null ? [] : [{ at: personToldAt, what: words.personTold }]),
    ...escalations.flatMap(({ id, manager, shownAt, steps }) => [
      ...(shownAt === null ? [] : [{ at: shownAt, what: words.shown(manager) }]),
      ...steps.map(({ kind, by, at }) => ({ at, what: words.step(kind, by, id) })),
    ]),
    ...contests.flatMap(({ at, decider, dueAt, verdict, settledAt }) => [
      { at, what: words.contested(decider, dueAt) },
      ...(verdict === null || settledAt === null ? [] : [{ at: settledAt, what: words.settled(verdict) }]),
    ]),
    ...(closedAt === null ? [] : [{ at: closedAt, what: words.closed(closing) }]),
  ];
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
