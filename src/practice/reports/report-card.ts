import { blockLines } from "../../core/blocks.ts";
import type { Card, Element } from "../../core/card.ts";
import { act, line, quietLine } from "../../core/card-parts.ts";
import { cardOf } from "../../core/card-text.ts";
import { reportWords } from "../../core/messages/practice-reports.ts";
import type { Attempt, QuestionReport } from "../../core/practice.ts";
import type { PracticeDeps } from "../practice-deps.ts";
import { citationElement, citeAt } from "../session/cite-section.ts";
import { answerInWords } from "../session/feedback-card.ts";
import type { LoadedQuestion } from "../session/open-question.ts";

const words = reportWords.owner;

/** Lines of the page that the owner sees beside the question. */
const quotedLines = 6;

/**
 * A doubt for whoever looks after the page: the question, what the page says, and what can be done. What the
 * learner answered is told only where they contest it.
 */
export async function reportCard(
  deps: PracticeDeps,
  {
    loaded,
    report,
  }: {
    readonly loaded: LoadedQuestion & { readonly attempt: Attempt };
    readonly report: QuestionReport;
  },
): Promise<Card> {
  const { attempt, shown, page, question, zone, now } = loaded;
  const cited = await citeAt(deps, question, question.at);
  const theirs = report.about === "right" ? answerInWords(attempt, shown) : null;
  const name = deps.people.find(({ id }) => id === report.person)?.name ?? report.person;
  return cardOf([
    { kind: "heading", text: words.title(name) },
    line(`${words.about[report.about]} ${words.because(page)}`),
    line(words.question(shown.stem)),
    ...options(loaded),
    ...(theirs === null ? [] : [line(words.theirs(theirs))]),
    line(words.key(shown.keyText)),
    ...(report.words === null ? [] : [line(words.theirWords(report.words))]),
    ...(cited === null
      ? []
      : [
          quietLine(words.page),
          {
            kind: "bullets" as const,
            items: blockLines(cited.section.blocks)
              .slice(0, quotedLines)
              .map((text) => [{ text }]),
          },
          citationElement(cited, { now, zone }),
        ]),
    decisions(report),
  ]);
}

function options({ shown }: LoadedQuestion): readonly Element[] {
  if (shown.options.length === 0) return [];
  return [{ kind: "bullets", items: shown.options.map(({ text }) => [{ text }]) }];
}

function decisions({ id, about }: QuestionReport): Element {
  const value = { report: id };
  const accept = act(about === "right" ? words.accept : words.agree, "practice.accept", value);
  return {
    kind: "buttons",
    buttons: [
      { ...accept, primary: true },
      act(words.stays, "practice.keep", value),
      act(words.retire, "practice.retire", value),
    ],
  };
}
