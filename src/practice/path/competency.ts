import type { Policy } from "../../core/policy.ts";
import type { Attempt, MemoryState } from "../../core/practice.ts";
import { nextMemory, type Parameters } from "../schedule/schedule.ts";
import { type ProficiencyFacts, proficiency } from "./proficiency.ts";

export interface CompetencyFacts {
  /** Of each skill of the path: its items, each with the hash of its section's text as it holds now. */
  readonly skills: readonly ProficiencyFacts["items"][];
  /** The person's, in any order. */
  readonly attempts: readonly Attempt[];
  readonly rolesSince: Date | null;
  readonly now: Date;
  readonly parameters: Parameters;
  readonly policy: Policy["practice"];
}

/** How long somebody took, or will take, from the beginning of their role until they can do all that it needs. */
export type Competency =
  | { readonly kind: "reached"; readonly days: number }
  /** If it goes on as it did, with a probability of 80 %. */
  | { readonly kind: "expected"; readonly from: Date; readonly to: Date }
  | { readonly kind: "too-early" }
  /** They had the role before they practised, or nobody knows since when they have it. */
  | { readonly kind: "unknown" };

export function timeToCompetency(facts: CompetencyFacts): Competency {
  const { attempts, rolesSince, now, policy } = facts;
  const skills = facts.skills.filter((items) => items.size > 0);
  const begun = Math.min(...attempts.map(({ at }) => at.getTime()));
  if (rolesSince === null) return { kind: "unknown" };
  if (begun - rolesSince.getTime() > policy.firstDays * dayMs && attempts.length > 0)
    return { kind: "unknown" };
  const passed = skills.flatMap((items) => firstPassed(items, facts) ?? []);
  if (skills.length > 0 && passed.length === skills.length) {
    const last = Math.max(...passed.map((at) => at.getTime()));
    return { kind: "reached", days: Math.ceil((last - rolesSince.getTime()) / dayMs) };
  }
  if (passed.length < fewest) return { kind: "too-early" };
  const elapsed = now.getTime() - rolesSince.getTime();
  const left = (skills.length - passed.length) * (elapsed / passed.length);
  // Skills reached come one by one, by chance: of so many, the pace is known to within this factor.
  const factor = Math.exp(eightyPercent / Math.sqrt(passed.length));
  const after = (ms: number) => new Date(now.getTime() + ms);
  return { kind: "expected", from: after(left / factor), to: after(left * factor) };
}

/** When somebody could do a skill for the first time, told again from their answers; `null`: not yet. */
function firstPassed(
  items: ProficiencyFacts["items"],
  { attempts, parameters, policy }: CompetencyFacts,
): Date | null {
  const own = attempts
    .filter(({ item, sectionHash }) => items.get(item) === sectionHash)
    .toSorted((a, b) => a.at.getTime() - b.at.getTime());
  const memory = new Map<string, MemoryState>();
  for (const [place, attempt] of own.entries()) {
    const before = memory.get(attempt.item) ?? null;
    memory.set(attempt.item, remembered(attempt, before, { parameters, policy }));
    const known = { items, attempts: own.slice(0, place + 1), memory, now: attempt.at, parameters, policy };
    if (proficiency(known).level === "can-do") return attempt.at;
  }
  return null;
}

function remembered(
  { person, item, at, rating, confidence, variant, sectionHash }: Attempt,
  memory: MemoryState | null,
  { parameters, policy }: Pick<CompetencyFacts, "parameters" | "policy">,
): MemoryState {
  const section = { hash: sectionHash, risk: "normal", reviewDue: null } as const;
  const review = { person, item, memory, section, at, rating, confidence, variant, missedBy: null };
  return nextMemory({ ...review, parameters, policy });
}

/** Skills reached from which on there is a pace to speak of. */
const fewest = 3;
/** Standard deviations on either side that hold 80 % of a normal distribution. */
const eightyPercent = 1.2816;
const dayMs = 86_400_000;
