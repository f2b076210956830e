import type { Card, Element } from "../core/card.ts";
import { act, buttons, line, quietLine } from "../core/card-parts.ts";
import { cardOf } from "../core/card-text.ts";
import type { ContentGap, PageReason } from "../core/gaps.ts";
import { answerWords, trustWords } from "../core/messages/ask.ts";
import { isoDayInWords } from "../core/messages/dates.ts";
import { flagWords as words } from "../core/messages/signals.ts";
import { pageUrl } from "../core/page-url.ts";
import type { Policy } from "../core/policy.ts";
import type { CurrentSection } from "../core/ports/page-store.ts";
import type { Trust } from "../core/terms.ts";

/** Why a page is doubted. `said`: by whom, in their words where they gave some. */
export type FlagCause =
  | { readonly kind: "page-problem"; readonly why: PageReason }
  | { readonly kind: "page-blamed"; readonly by: string | null; readonly said: string | null };

export interface FlagView {
  readonly flag: string;
  readonly section: CurrentSection;
  readonly trust: Trust;
  readonly cause: FlagCause;
  readonly policy: Pick<Policy, "timeZone" | "signals">;
  readonly now: Date;
}

/** A doubt about a section, to whoever looks after its page. Nobody who got stuck is named. */
export function flagCard({ flag, section, trust, cause, policy, now }: FlagView): Card {
  const isWhole = section.heading.trim().toLowerCase() === section.title.trim().toLowerCase();
  const what = answerWords.citation(section.title, isWhole ? null : section.heading);
  const day = isoDayInWords(section.effectiveOn, now, policy.timeZone);
  return cardOf([
    { kind: "heading", text: words.title(what) },
    line(causeInWords(cause, policy)),
    ...(cause.kind === "page-blamed" && cause.said !== null ? [line(words.words(cause.said))] : []),
    {
      kind: "citation",
      label: answerWords.citation(
        answerWords.pageVersion(section.title, section.version),
        isWhole ? null : section.heading,
      ),
      detail: answerWords.citationDetail(day, trustWords.state[trust]),
      trust,
      url: pageUrl(section, section.slug),
    },
    quietLine(words.next),
    buttons(
      act(words.fixed, "signals.flag-fixed", { flag }),
      act(words.stands, "signals.flag-stands", { flag }),
    ),
  ]);
}

/** A page that people look for and do not find. `asked`: in their own words, where its reader may read them. */
export function missingPageCard(
  flag: string,
  { gap, asked }: { readonly gap: ContentGap; readonly asked: readonly string[] },
  policy: Pick<Policy, "signals">,
): Card {
  const own: readonly Element[] =
    asked.length === 0
      ? []
      : [line(words.asked), { kind: "bullets", items: asked.slice(0, askedShown).map((text) => [{ text }]) }];
  return cardOf([
    { kind: "heading", text: words.missing(gap.title) },
    line(words.missingWhy(gap.questions.length, peopleInWords(gap.people, policy))),
    ...own,
    quietLine(words.missingNext),
    buttons(
      act(words.takenOn, "signals.flag-taken", { flag }),
      act(words.stands, "signals.flag-stands", { flag }),
    ),
  ]);
}

/** Wordings enough to tell what is meant. */
const askedShown = 5;

function causeInWords(cause: FlagCause, policy: Pick<Policy, "signals">): string {
  if (cause.kind === "page-blamed") return cause.by === null ? words.blamed : words.blamedByManager(cause.by);
  const kinds = Object.entries(cause.why.kinds)
    .toSorted(([, a], [, b]) => b - a)
    .flatMap(([kind]) => (kind in words.kinds ? [words.kinds[kind as keyof typeof words.kinds]] : []));
  return words.problem(peopleInWords(cause.why.people, policy), kinds.slice(0, 3).join(", "));
}

/** Of few people, how many they are would tell who they are. */
function peopleInWords(people: number, { signals }: Pick<Policy, "signals">): string {
  return people < signals.countsFrom ? words.someUsers : words.users(people);
}
