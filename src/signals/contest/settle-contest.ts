import type { Tap } from "../../core/asker.ts";
import { sentences } from "../../core/card-text.ts";
import type { Contest } from "../../core/escalations.ts";
import type { Fact } from "../../core/facts.ts";
import { contestWords as words } from "../../core/messages/signals.ts";
import { inSentences, type Notice, type Result } from "../../core/result.ts";
import { nameOf } from "../escalation/entry-elements.ts";
import { endOf } from "../escalation/escalation-state.ts";
import { stepOf } from "../escalation/step.ts";
import { closeGap } from "../gaps/close-gap.ts";
import type { GapNews } from "../gaps/gap-news.ts";
import type { EscalationDeps } from "../signal-deps.ts";
import { subjectTitle } from "../subjects.ts";

type Settled = NonNullable<Contest["settled"]>;

/** Whoever was asked decides: the entry is dropped, or it stands. */
export async function settleContest(
  deps: EscalationDeps,
  tap: Tap<{ readonly contest: string; readonly reason: string }>,
  verdict: "upheld" | "rejected",
): Promise<Result> {
  const contest = await deps.store.contest(tap.value.contest);
  if (contest === null) return inSentences(words.unknown);
  if (tap.person === null || contest.decider !== tap.person.id) return inSentences(words.notDecider);
  if (contest.settled !== null) return inSentences(words.decidedAlready);
  const reason = tap.value.reason.trim();
  const settled = { by: tap.person.id, verdict, reason: reason === "" ? null : reason, at: tap.at };
  const news = await settle(deps, contest, settled);
  return { ...inSentences(words.decided[verdict](nameOf(deps.people, contest.person))), ...news };
}

/** "No answer drops it." */
export async function lapseContests(deps: EscalationDeps, now: Date): Promise<readonly GapNews[]> {
  const open = await deps.store.contests({ open: true });
  const news: GapNews[] = [];
  for (const contest of open.filter(({ dueAt }) => dueAt <= now)) {
    news.push(await settle(deps, contest, { by: null, verdict: "lapsed", reason: null, at: now }));
  }
  return news;
}

async function settle(deps: EscalationDeps, contest: Contest, settled: Settled): Promise<GapNews> {
  const { verdict, at, by } = settled;
  const gap = await deps.store.gap(contest.gap);
  // It may have been shown to the person only after they contested the gap.
  const open = await deps.store.escalations({ gap: contest.gap, open: true });
  const steps = open
    .filter((one) => endOf(one) === null)
    .map((one) => stepOf(one, { kind: `contest-${verdict}` as const, by, words: null, at }));
  const facts: readonly Fact[] = [
    { kind: "contest-settled", contest: contest.id, settled },
    ...steps,
    ...(verdict === "rejected" ? [] : closeGap(gap, "not-a-gap", at)),
  ];
  const title = gap?.kind === "personal" ? await subjectTitle(deps, gap.subject, at) : "";
  return { facts, notices: [noticeTo(deps, contest, settled, title)] };
}

function noticeTo(deps: EscalationDeps, contest: Contest, settled: Settled, title: string): Notice {
  const { verdict, by, reason } = settled;
  const decider = by === null ? "" : nameOf(deps.people, by);
  const said = verdict === "lapsed" ? words.lapsed(title) : words[verdict](decider, title);
  const card = sentences(
    said,
    ...(reason === null ? [] : [words.reason(reason)]),
    ...(verdict === "rejected" ? [words.practiceGoesOn] : []),
  );
  return { id: deps.newId(), to: { kind: "person", person: contest.person }, card, replaces: null };
}
