import type { Gap, PageProblem, PersonalGap } from "../../core/gaps.ts";
import type { PageReader } from "../../core/ports/page-store.ts";
import type { System } from "../../core/ports/system.ts";
import type { SignalFact } from "../../core/signal-facts.ts";
import { lookAtPages } from "./look-at-pages.ts";
import { lookAtPeople } from "./look-at-people.ts";
import { type NightDeps, takeInNight, taughtBy } from "./night.ts";

export interface DetectDeps extends NightDeps {
  readonly pages: Pick<PageReader, "currentSections" | "sectionAt">;
  readonly newId: System["newId"];
}

/** What a night found. `finish` says that it is written: until then the next night looks at the same signals. */
export interface Detected {
  readonly signals: number;
  readonly moves: readonly Extract<SignalFact, { kind: "gap-moved" }>[];
  readonly finish: () => Promise<void>;
}

/**
 * Looks for gaps: takes in the signals since the last night, and decides anew on what they touched and on what is
 * open. What it costs grows with new signals, not with those of the past.
 *
 * @param isOver whether this run is to leave the rest to the next one; `null` says that it did.
 */
export async function detectGaps(
  deps: DetectDeps,
  now: Date,
  isOver: () => boolean,
): Promise<Detected | null> {
  const taken = await takeInNight(deps, now, isOver);
  if (taken === null) return null;
  const { touched, signals, upTo } = taken;
  const { signals: policy } = deps.company.policy;
  const gaps = await deps.store.gaps({ open: true });
  const shared = { ...deps, policy, now };
  const pages = await lookAtPages({ ...shared, open: gaps.filter(isOpenPage), touched: touched.texts });
  const inDoubt = new Set(pages.open.map(({ sop, section }) => `${sop}#${section}`));
  const open = gaps.filter(isOpenPersonal);
  const { suspected } = pages;
  const isTaughtBy = taughtBy(deps.skillMap);
  const { suspects } = touched;
  const moves = await lookAtPeople({ ...shared, open, suspects, inDoubt, suspected, isTaughtBy });
  return {
    signals,
    moves: [...pages.moves, ...moves],
    finish: () => deps.store.finishDetection(upTo, now),
  };
}

function isOpenPage(gap: Gap): gap is PageProblem {
  return gap.kind === "page" && gap.closedAt === null;
}

function isOpenPersonal(gap: Gap): gap is PersonalGap {
  return gap.kind === "personal" && gap.closedAt === null;
}
