import type { OtherSection } from "../../core/flags.ts";
import { answerWords } from "../../core/messages/ask.ts";
import { isoDayInWords } from "../../core/messages/dates.ts";
import { doubtLines as words } from "../../core/messages/queue.ts";
import type { Policy } from "../../core/policy.ts";
import type { SignalKind } from "../../core/signals.ts";
import type { DoubtShown } from "./entry-view.ts";

interface Wording {
  readonly policy: Pick<Policy, "timeZone" | "signals">;
  readonly now: Date;
  /** As the page names it. */
  readonly owner: string | null;
}

/** Why a page is doubted, in a sentence or two. Nobody who got stuck is named. */
export function doubtInWords(
  { doubt, flag, said }: DoubtShown,
  { policy, now, owner }: Wording,
): readonly string[] {
  const day = (isoDate: string) => isoDayInWords(isoDate, now, policy.timeZone);
  switch (doubt.kind) {
    case "review-due":
      return [reviewInWords(doubt, day(doubt.dueOn), now)];
    case "page-problem": {
      const people = peopleInWords(doubt.people, policy);
      // Without a gap nothing was compared with other sections.
      return [flag.gap === null ? words.unclear(people) : words.problem(people, signsInWords(doubt.signs))];
    }
    case "page-blamed": {
      const by = said?.by ?? null;
      const line = by === null ? words.blamed : words.blamedByManager(by);
      return said === null || said.words === null ? [line] : [line, words.words(said.words)];
    }
    case "reported":
      return [
        doubt.people === 1
          ? words.reportedOnce(day(doubt.firstOn))
          : words.reported(peopleInWords(doubt.people, policy), day(doubt.firstOn)),
      ];
    case "content-gap":
      return [words.missing(doubt.questions, peopleInWords(doubt.people, policy))];
    case "link-gone":
      return [words.linkGone(doubt.title ?? doubt.target.replace(/^\/(?:pages|lessons)\//, ""))];
    case "cited-changed":
      return [words.citedChanged(sectionInWords(doubt.cited))];
    case "contradiction":
      return [words.contradiction(sectionInWords(doubt.other))];
    case "duplicate":
      return [words.duplicate(sectionInWords(doubt.other))];
    case "lesson-outdated":
      return [words.lessonOutdated(sectionInWords(doubt.cited))];
    case "unowned":
      return [owner === null ? words.unowned : words.unknownOwner(owner)];
    case "owner-left":
      return [words.ownerLeft];
  }
}

/** "Refund approvals · Over 500" */
export function sectionInWords({ title, heading }: Pick<OtherSection, "title" | "heading">): string {
  const isWhole = heading.trim().toLowerCase() === title.trim().toLowerCase();
  return answerWords.citation(title, isWhole ? null : heading);
}

function reviewInWords(
  { dueOn, isFirst }: { readonly dueOn: string; readonly isFirst: boolean },
  day: string,
  now: Date,
): string {
  const isOver = Date.parse(dueOn) <= now.getTime();
  if (isFirst) return isOver ? words.firstOverdue(day) : words.firstReview(day);
  return isOver ? words.overdue(day) : words.reviewDue(day);
}

function signsInWords(counts: Readonly<Partial<Record<SignalKind, number>>>): string {
  return Object.entries(counts)
    .toSorted(([, a], [, b]) => b - a)
    .flatMap(([kind]) => words.signs[kind as SignalKind] ?? [])
    .slice(0, 3)
    .join(", ");
}

/** Of few people, how many they are would tell who they are. */
function peopleInWords(people: number, { signals }: Pick<Policy, "signals">): string {
  return people < signals.countsFrom ? words.someUsers : words.users(people);
}
