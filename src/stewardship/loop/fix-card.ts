import type { Card, Element } from "../../core/card.ts";
import { line } from "../../core/card-parts.ts";
import { cardOf } from "../../core/card-text.ts";
import type { Report, VainQuestion } from "../../core/fixes.ts";
import { dayInWords, isoDayInWords } from "../../core/messages/dates.ts";
import { fixWords as words } from "../../core/messages/fixes.ts";
import { changesUrl, pageUrl } from "../../core/page-url.ts";
import type { Fix } from "./fix-of.ts";

/** A section of a page, by what people call it. */
interface FixedPlace {
  readonly path: string;
  /** "Refund approvals · Over 500" */
  readonly name: string;
}

export type ToldFix =
  | { readonly kind: "fixed"; readonly report: Report; readonly fix: Fix; readonly place: FixedPlace }
  | {
      readonly kind: "answered";
      readonly question: VainQuestion;
      readonly place: FixedPlace;
      readonly sop: string;
      readonly version: number;
      readonly section: string;
    };

/** What became of what somebody said or asked: once, with the version. */
export function fixCard(
  fixes: readonly ToldFix[],
  { now, zone }: { readonly now: Date; readonly zone: string },
): Card {
  const title = fixes.some(({ kind }) => kind === "fixed") ? words.title : words.titleAnswered;
  const heading: Element = { kind: "heading", text: title };
  return cardOf([heading, ...fixes.flatMap((fix) => fixElements(fix, { now, zone }))]);
}

function fixElements(
  told: ToldFix,
  { now, zone }: { readonly now: Date; readonly zone: string },
): readonly Element[] {
  const page = { kind: "sop", path: told.place.path } as const;
  if (told.kind === "answered") {
    const { question, place, version, section } = told;
    const url = pageUrl({ ...page, version }, section);
    return [
      line(words.asked(question.question, dayInWords(question.at, now, zone))),
      { kind: "text", spans: [{ text: words.answered(place.name), bold: true }] },
      { kind: "buttons", buttons: [{ kind: "link", label: words.read, url }] },
    ];
  }
  const { report, fix, place } = told;
  const day = isoDayInWords(fix.effectiveOn, now, zone);
  const shown = { ...page, version: fix.version };
  return [
    line(words.said[report.kind](place.name, dayInWords(report.at, now, zone))),
    {
      kind: "text",
      spans: [
        {
          text: fix.section === null ? words.gone(fix.version, day) : words.fixed(fix.version, day),
          bold: true,
        },
      ],
    },
    {
      kind: "buttons",
      buttons: [
        { kind: "link", label: words.read, url: pageUrl(shown, fix.section) },
        { kind: "link", label: words.changes, url: changesUrl(shown) },
      ],
    },
  ];
}
