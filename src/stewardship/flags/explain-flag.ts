import type { Flag } from "../../core/flags.ts";
import { flagLines as words } from "../../core/messages/queue.ts";
import type { Policy } from "../../core/policy.ts";
import type { FlagReader } from "../../core/ports/flag-store.ts";
import type { PageReader } from "../../core/ports/page-store.ts";
import { evidenceOf } from "../queue/weigh.ts";

/** Why a page is in doubt, who was asked, and what came of it. Times are ISO. */
export interface FlagExplanation {
  readonly id: string;
  readonly reason: Flag["doubt"]["kind"];
  /** Figures and places behind it. */
  readonly evidence: Flag["doubt"];
  /** What it weighs in the queue's order. */
  readonly weighs: number;
  readonly page: {
    readonly sop: string;
    readonly version: number;
    readonly section: string | null;
  } | null;
  readonly gap: string | null;
  readonly raisedAt: string;
  readonly owner: string | null;
  /** To whom it was shown, oldest first. */
  readonly shown: readonly { readonly to: string; readonly at: string; readonly occasion: string }[];
  readonly settled: {
    readonly by: string | null;
    readonly verdict: string;
    readonly reason: string | null;
    readonly at: string;
  } | null;
  /** What was decided about the page since. */
  readonly reviews: readonly {
    readonly by: string | null;
    readonly verdict: string;
    readonly version: number;
    readonly reason: string | null;
    readonly ticked: readonly string[];
    readonly at: string;
  }[];
}

/** `null`: there is no such flag. */
export async function explainFlag(
  {
    flags,
    pages,
    policy,
  }: {
    readonly flags: FlagReader;
    readonly pages: Pick<PageReader, "resolve">;
    readonly policy: Pick<Policy, "queue">;
  },
  id: string,
): Promise<FlagExplanation | null> {
  const flag = await flags.flag(id);
  if (flag === null) return null;
  const { doubt, page, gap, owner, at, settled } = flag;
  const subject = page?.sop ?? gap ?? id;
  const [queues, reviews, found] = await Promise.all([
    flags.queues({ subjects: [subject], since: at }),
    page === null ? [] : flags.reviews([page.sop]),
    page === null ? null : pages.resolve(page.sop),
  ]);
  return {
    id,
    reason: doubt.kind,
    evidence: doubt,
    weighs: evidenceOf(doubt.kind, policy.queue),
    page:
      page === null ? null : { sop: found?.path ?? page.sop, version: page.version, section: page.section },
    gap,
    raisedAt: at.toISOString(),
    owner,
    shown: queues
      .map((queue) => ({ to: queue.person, at: queue.at.toISOString(), occasion: queue.occasion }))
      .toReversed(),
    settled:
      settled === null
        ? null
        : { by: settled.by, verdict: settled.verdict, reason: settled.words, at: settled.at.toISOString() },
    reviews: reviews
      .filter((review) => review.at >= at)
      .map(({ by, verdict, version, reason, ticked, at: decidedAt }) => {
        return { by, verdict, version, reason, ticked, at: decidedAt.toISOString() };
      }),
  };
}

export function flagToLines(flag: FlagExplanation): readonly string[] {
  const { page, gap, shown, settled, reviews } = flag;
  const about = page === null ? words.missing(gap ?? "") : words.page(page.sop, page.version, page.section);
  return [
    words.raised(flag.raisedAt, flag.reason, about),
    words.evidence(JSON.stringify(flag.evidence), flag.weighs),
    ...shown.map(({ to, at, occasion }) => words.shown(to, at, occasion)),
    ...reviews.map(({ by, verdict, version, at }) => words.review(by, verdict, version, at)),
    settled === null ? words.open : words.settled(settled.by, settled.verdict, settled.at),
  ];
}
