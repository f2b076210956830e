import type { Policy } from "../../core/policy.ts";
import type { StoredSignal } from "../../core/signals.ts";
import { evidenceOf, freshTest, type GapTest, type SectionThen, stepGap } from "./gap-test.ts";

/** The test of one person on one subject, between two nights, as JSON. */
export interface TestState {
  readonly test: GapTest;
  /** ISO instant since which it counts: it was started anew then. `null`: from the beginning. */
  readonly since: string | null;
  /** ISO instant of the last try that counted since; `null`: none. */
  readonly lastTryAt: string | null;
  /** Version of the page that the last try was about. */
  readonly version: number | null;
}

export const freshState: TestState = { test: freshTest, since: null, lastTryAt: null, version: null };

/** What a test needs to know of what was around a signal. */
export interface Around {
  readonly sectionThen: (signal: StoredSignal) => SectionThen;
  /** ISO date where the person was. */
  readonly dayOf: (signal: StoredSignal) => string;
  readonly policy: Policy["signals"];
}

/** The test after one more signal; the same state when it says nothing. */
export function withEvidence(state: TestState, signal: StoredSignal, around: Around): TestState {
  if (state.since !== null && signal.at.getTime() <= Date.parse(state.since)) return state;
  const evidence = evidenceOf(signal, around.sectionThen(signal), around.dayOf(signal));
  if (evidence === null) return state;
  return {
    ...state,
    test: stepGap(state.test, evidence, around.policy),
    lastTryAt: signal.at.toISOString(),
    version: signal.version,
  };
}

/** Started anew, unless it was since: somebody was told of a gap, or a gap was closed. */
export function restarted(state: TestState, at: Date | null): TestState {
  if (at === null || (state.since !== null && Date.parse(state.since) >= at.getTime())) return state;
  return { ...freshState, since: at.toISOString(), version: state.version };
}

/** Signals in the order of what happened; of an attempt judged anew the last judgement alone. */
export function asJudged(signals: readonly StoredSignal[]): readonly StoredSignal[] {
  const last = new Map<string, number>();
  for (const { cause, sequence, corrects } of signals) {
    if (corrects) last.set(cause, Math.max(last.get(cause) ?? 0, sequence));
  }
  return signals
    .filter(({ cause, sequence }) => sequence === (last.get(cause) ?? sequence))
    .toSorted((a, b) => a.at.getTime() - b.at.getTime() || a.sequence - b.sequence);
}
