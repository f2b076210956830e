import { dayInWords } from "../../core/messages/dates.ts";
import { passedWords } from "../../core/messages/practice-plan.ts";
import type { PassedItem, PassedReason } from "../schedule/plan-session.ts";
import type { WhyView } from "../session/why-words.ts";

/** Why an item is not asked now, in words. */
export function passedInWords(
  reason: PassedReason,
  { skillMap, zone, now }: Pick<WhyView, "skillMap" | "zone" | "now">,
): string {
  switch (reason.kind) {
    case "draft":
    case "stale":
    case "lookup":
    case "sensitive":
    case "gone":
    case "unreadable":
    case "other-topic":
    case "asked-today":
    case "not-on-path":
    case "routine":
      return passedWords[reason.kind];
    case "not-due":
      return reason.until === null
        ? passedWords["not-due"]
        : passedWords["not-due-until"](dayInWords(reason.until, now, zone));
    case "prerequisite":
      return passedWords.prerequisite(skillMap.skills[reason.skill]?.title ?? reason.skill);
    case "new-used-up":
      return passedWords["new-used-up"](reason.perDay);
    case "week-used-up":
      return passedWords["week-used-up"](reason.perWeek);
    case "no-room":
      return passedWords["no-room"](reason.questions);
  }
}

/** Why there is nothing to ask at all: what kept the most from being asked, of what could be asked some day. */
export function nothingInWords(
  passed: readonly PassedItem[],
  view: Pick<WhyView, "skillMap" | "zone" | "now">,
): string {
  const until = passed.flatMap(({ reason }) =>
    reason.kind === "not-due" && reason.until !== null ? [reason.until] : [],
  );
  const [soonest] = until.toSorted((a, b) => a.getTime() - b.getTime());
  const others = new Set(passed.map(({ reason }) => reason.kind));
  return [
    passedWords.nothingDue,
    ...(soonest === undefined ? [] : [passedWords.next(dayInWords(soonest, view.now, view.zone))]),
    ...(others.has("new-used-up") ? [passedWords.newTomorrow] : []),
    ...(others.has("no-room") || others.has("week-used-up") ? [passedWords.enough] : []),
  ].join(" ");
}
