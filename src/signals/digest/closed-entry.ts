import type { Escalation, EscalationStep } from "../../core/escalations.ts";
import type { Gap } from "../../core/gaps.ts";
import { latest } from "../escalation/entry-facts.ts";
import { toldSteps } from "../escalation/escalation-state.ts";
import type { EscalationDeps } from "../signal-deps.ts";
import { isAbout, sectionsOf } from "../subjects.ts";
import { type ClosingFigures, closingFigures } from "./closing-figures.ts";
import type { Tellable } from "./digest-entries.ts";

const dayMs = 86_400_000;

interface Ended {
  readonly escalation: Escalation;
  readonly gap: Gap;
  /** What ended it; `null`: nothing yet. */
  readonly end: EscalationStep | null;
}

/** Word that something a manager was told is over, once, with the figures before and after. */
export async function closedEntry(
  deps: EscalationDeps,
  { escalation, gap, end }: Ended,
  now: Date,
): Promise<Extract<Tellable, { kind: "closed" }> | null> {
  const told = (await deps.store.lastTold(escalation.manager, [gap.id])).get(gap.id);
  if (told?.said === "closed") return null;
  if (end !== null) return { kind: "closed", escalation, gap, isDropped: true, figures: null };
  if (gap.closedAt === null) return null;
  const figures = gap.closing === "not-a-gap" ? null : await figuresFor(deps, { escalation, gap }, now);
  return { kind: "closed", escalation, gap, isDropped: false, figures };
}

async function figuresFor(
  deps: EscalationDeps,
  { escalation, gap }: Pick<Ended, "escalation" | "gap">,
  now: Date,
): Promise<ClosingFigures | null> {
  const toldAt = toldSteps(escalation)[0]?.at ?? escalation.at;
  const { compareDays, compareTries: enough } = deps.company.policy.escalation;
  const from = new Date(toldAt.getTime() - compareDays * dayMs);
  const until = new Date(Math.min(now.getTime(), toldAt.getTime() + compareDays * dayMs));
  const sides = { from, toldAt, until, enough };
  switch (gap.kind) {
    case "personal": {
      const keys = new Set(sectionsOf(deps, gap.subject).map(({ sop, section }) => `${sop}#${section}`));
      const attempts = (await deps.practice.attemptsOf(gap.person, new Date(0))).filter(({ sop, section }) =>
        keys.has(`${sop}#${section}`),
      );
      const signals = await deps.store.signals({ person: gap.person, since: from });
      const about = latest(signals).filter((signal) => isAbout(signal, gap.subject));
      return closingFigures({ attempts, signals: about, ...sides });
    }
    case "page": {
      const all = latest(await deps.store.signals({ about: gap, since: from }));
      const tries = all.filter(({ kind }) => kind === "right" || kind === "missed");
      // Of few people a figure would tell who they are.
      const people = (some: typeof tries) => new Set(some.map(({ person }) => person)).size;
      const { countsFrom } = deps.company.policy.signals;
      const isFew = [tries.filter(({ at }) => at < toldAt), tries.filter(({ at }) => at >= toldAt)].some(
        (some) => people(some) < countsFrom,
      );
      const attempts = tries.map(({ cause, kind, at }) => {
        return { item: cause, variant: "", correct: kind === "right", kind: "answer" as const, at };
      });
      const figures = closingFigures({ attempts, signals: [], ...sides });
      return isFew ? { ...figures, verdict: "too-few" } : figures;
    }
    case "content":
      return null;
  }
}
