import type { ItemSection } from "../../core/items.ts";
import type { Attempt, MemoryState } from "../../core/practice.ts";
import type { Learner } from "../learner.ts";
import { nextPracticeInstants } from "../schedule/practice-time.ts";
import { creditWork, nextMemory } from "../schedule/schedule.ts";

interface Rebuilding {
  /** At one item by one person, oldest first. */
  readonly attempts: readonly Attempt[];
  /** As it is current: what an attempt at another text of it left is known by its hash alone. */
  readonly section: ItemSection;
  readonly learner: Learner;
}

/** What is known of an item, told anew from every attempt at it; `null`: there was none. */
export function rebuildMemory({ attempts, ...facts }: Rebuilding): MemoryState | null {
  return attempts.reduce<MemoryState | null>((memory, attempt) => memoryAfter(memory, attempt, facts), null);
}

function memoryAfter(
  memory: MemoryState | null,
  { kind, person, item, at, rating, confidence, variant, sectionHash }: Attempt,
  { section, learner }: Omit<Rebuilding, "attempts">,
): MemoryState | null {
  const { policy, parameters } = learner;
  const asked = { ...section, hash: sectionHash };
  const scheduling = { person, item, memory, section: asked, at, parameters, policy };
  if (kind === "work") return creditWork(scheduling) ?? memory;
  const missedBy = nextPracticeInstants(learner, at, policy.missedWithinDays).at(-1) ?? null;
  return nextMemory({ ...scheduling, rating, confidence, variant, missedBy });
}
