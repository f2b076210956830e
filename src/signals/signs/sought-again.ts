import type { AnswerGiven } from "../../core/facts.ts";
import type { Policy } from "../../core/policy.ts";
import type { SectionKey } from "../../core/ports/page-store.ts";
import type { EarlierAnswer } from "../../core/ports/signal-store.ts";

/** A section that somebody sought once more. */
export interface SoughtAgain extends SectionKey {
  readonly kind: "rephrased" | "asked-again";
}

/**
 * Sections that an answer shows to have been sought before: "the same question in other words within 10 minutes is a
 * rephrasing", within 30 days it was asked again. What was asked is never compared: it is the same when retrieval
 * finds the same.
 */
export function soughtAgain(
  answer: EarlierAnswer,
  earlier: readonly EarlierAnswer[],
  policy: Pick<Policy, "ask" | "signals">,
): readonly SoughtAgain[] {
  const found = new Map<string, SoughtAgain>();
  for (const before of earlier) {
    const minutes = (answer.at.getTime() - before.at.getTime()) / minuteMs;
    if (minutes < 0 || minutes > policy.signals.askedAgainDays * dayMinutes || !isQuestion(before)) continue;
    const kind = minutes <= policy.ask.rephrasedWithinMinutes ? "rephrased" : "asked-again";
    const section = sameSection(answer, before);
    // Who found nothing weeks ago and finds it now has not asked again: there was nothing to read.
    if (section === null || (kind === "asked-again" && !has(before.cited, section))) continue;
    const key = `${section.sop}#${section.section}`;
    // The newest come first.
    if (!found.has(key)) found.set(key, { kind, ...section });
  }
  return [...found.values()];
}

/** Somebody typed it. What was tapped (unfolded, picked among candidates) seeks nothing anew. */
export function isQuestion({ reason }: Pick<AnswerGiven, "reason">): boolean {
  return reason !== "picked" && reason !== "whole-section" && reason !== "other-form";
}

/**
 * The section that both answers are about; `null`: they are about different ones. Two different sections cited are
 * the same search only when each was close behind in the other's.
 */
function sameSection(later: EarlierAnswer, before: EarlierAnswer): SectionKey | null {
  const [shown] = before.cited;
  const [now] = later.cited;
  const again = later.cited.find((section) => has(before.cited, section));
  if (again !== undefined) return keyOf(again);
  if (shown === undefined) return now !== undefined && has(best(before), now) ? keyOf(now) : null;
  if (now === undefined) return has(best(later), shown) ? keyOf(shown) : null;
  return has(best(later), shown) && has(best(before), now) ? keyOf(shown) : null;
}

/** What was found first, and what came close to it. */
function best({ found }: EarlierAnswer): readonly SectionKey[] {
  const top = found[0]?.score ?? 0;
  return found.slice(0, lookedAt).filter(({ score }) => score >= top * close);
}

const lookedAt = 3;
/** Share of the best passage's score from which on another one may be what was meant. */
const close = 0.8;

function has(sections: readonly SectionKey[], { sop, section }: SectionKey): boolean {
  return sections.some((one) => one.sop === sop && one.section === section);
}

function keyOf({ sop, section }: SectionKey): SectionKey {
  return { sop, section };
}

const minuteMs = 60_000;
const dayMinutes = 1440;
