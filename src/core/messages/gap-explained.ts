import type { SignalKind } from "../signals.ts";
import { countInWords } from "./signals.ts";

/** For whoever explains a gap on the command line. Times are ISO, people by their ids. */
export const gapExplained = {
  gap: { personal: "Gap of a person", page: "Page problem", content: "Missing page" },
  opened: (kind: string, about: string, person: string | null) =>
    person === null ? `${kind}: ${about}` : `${kind}: ${about}, ${person}`,
  rule: (name: string, figures: string) => (figures === "" ? `rule ${name}` : `rule ${name}: ${figures}`),
  versions: (versions: readonly number[]) => versions.map((version) => `v${version}`).join(", "),
  signals: (kind: SignalKind, count: number, days: number, first: string, last: string) =>
    first === last
      ? `counted: ${count} ${kind}, ${first}`
      : `counted: ${count} ${kind}, ${first} to ${last}, different days: ${days}`,
  page: (versions: string) => `page at ${versions}`,
  at: (at: string, what: string) => `${at}  ${what}`,
  found: "found",
  confirmed: "found again, last",
  closed: (closing: string | null) => `closed: ${closing ?? "settled"}`,
  personTold: "the person was told",
  shown: (manager: string) => `shown to the person: what ${manager} would see`,
  step: (kind: string, by: string | null, escalation: string) =>
    by === null ? `${escalation} ${kind}` : `${escalation} ${kind}: ${by}`,
  contested: (decider: string | null, due: string) =>
    decider === null ? "contested: nobody could decide" : `contested: ${decider} decides by ${due}`,
  settled: (verdict: string) => `contest ${verdict}`,
  flag: (id: string) => `told whoever looks after the page: cairn explain ${id}`,
  refused: (id: string) => `${id} is about somebody else, or nothing that you were told.`,
};

/** "Why?", to the person alone. */
export const whyWords = {
  button: "Why?",
  title: (what: string) => `Why ${what} was noticed`,
  counted: (missed: number, tries: number, days: number) =>
    days > 1
      ? `Counted were ${countInWords(tries)} answers on ${countInWords(days)} days: ${countInWords(missed)} missed.`
      : `Counted were ${countInWords(tries)} answers: ${countInWords(missed)} missed.`,
  notCounted: "First tries, what you look up, what you ask and how long you take count for nothing.",
  likelier: (times: string, from: string) =>
    `So many misses are about ${times} times as likely when something has slipped as when it is recalled as expected. From ${from} times on it is a gap.`,
  lapses: (missed: number, from: number, days: number) =>
    `The same question was missed ${countInWords(missed)} times within ${days} days, although you knew it in between. From ${countInWords(from)} times on it is a gap.`,
  persists: "It was counted anew after you were told, and said so again.",
  versions: (versions: readonly number[]) =>
    `The page was at ${versions.map((version) => `v${version}`).join(" and ")} then.`,
  times: (factor: number) => {
    const digits = 10 ** Math.max(0, Math.floor(Math.log10(factor)) - 1);
    return (Math.round(factor / digits) * digits).toLocaleString("en");
  },
};
