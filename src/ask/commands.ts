import type { Asker } from "../core/asker.ts";
import type { Card, Element } from "../core/card.ts";
import type { AnswerGiven } from "../core/facts.ts";
import { commandWords } from "../core/messages/ask.ts";
import { dayInWords } from "../core/messages/dates.ts";
import { pageUrl } from "../core/page-url.ts";
import { mayRead } from "../core/people.ts";
import type { FoundSection, VersionNews } from "../core/ports/page-store.ts";
import { type Result, shown } from "../core/result.ts";
import type { AskDeps } from "./ask-deps.ts";
import { citationLabel } from "./citation-element.ts";
import { helpCard, listCard, newsCard } from "./command-cards.ts";
import { sentenceCard } from "./feedback-cards.ts";
import { readableSections, sectionOf } from "./readable.ts";
import { startersFor } from "./starters.ts";

/** What one can say here, with questions to try. */
export async function help(deps: AskDeps, asker: Asker): Promise<Result> {
  const questions = await startersFor(deps, asker, STARTERS);
  return show(helpCard(deps.company.policy.company, questions));
}

/** What somebody asked last, and what was cited. */
export async function lastAnswers(deps: AskDeps, asker: Asker): Promise<Result> {
  const answers = asker.person === null ? [] : await deps.store.answersOf(asker.person.id, LAST_ANSWERS);
  if (answers.length === 0) return show(sentenceCard([commandWords.noLastAnswers]));
  const cited = answers.flatMap(({ citations }) => citations.slice(0, 1));
  const sections = await readableSections(deps.pages, cited, asker);
  const day = (at: Date) => dayInWords(at, asker.at, deps.company.policy.timeZone);
  return show(
    listCard(
      commandWords.lastAnswersTitle,
      answers.map((answer) => [
        { text: `${commandWords.lastAnswer(day(answer.at), answer.question)} · ` },
        whereAnswered(answer, sections),
      ]),
    ),
  );
}

/** Versions that took effect in the last seven days, and those that are scheduled. */
export async function recentChanges(deps: AskDeps, asker: Asker): Promise<Result> {
  const from = new Date(asker.at.getTime() - NEWS_DAYS * dayMs);
  const news = await deps.pages.versionsBetween(from, new Date(asker.at.getTime() + AHEAD_DAYS * dayMs));
  // A page imported this week that has held for long is no news.
  const recent = news.filter(({ kind, effective }) => kind === "sop" && effective >= from);
  const readable = recent.filter(({ audience }) => mayRead(asker.reader, audience));
  if (readable.length === 0) return show(sentenceCard([commandWords.nothingChanged]));
  const isAhead = ({ effective }: VersionNews) => effective > asker.at;
  // Changed pages before new ones: a first import must not bury what people have to unlearn.
  const tookEffect = readable
    .filter((version) => !isAhead(version))
    .reverse()
    .sort((a, b) => Number(b.replaces) - Number(a.replaces));
  const takesEffect = readable.filter(isAhead);
  return show(
    newsCard({
      tookEffect,
      takesEffect,
      changes: await changesIn(deps, [...tookEffect, ...takesEffect], asker.at),
      now: asker.at,
      timeZone: deps.company.policy.timeZone,
    }),
  );
}

/** What the first few changed pages say differently: a card holds no more. */
async function changesIn(
  deps: AskDeps,
  news: readonly VersionNews[],
  at: Date,
): Promise<ReadonlyMap<string, readonly Element[]>> {
  const shown = news.filter(({ replaces, sensitive }) => replaces && !sensitive).slice(0, UNFOLDABLE);
  const all = await Promise.all(
    shown.map(async (version) => [pageUrl(version, null), await deps.changesOf(version, at)] as const),
  );
  return new Map(all);
}

function show(card: Card): Result {
  return shown([card]);
}

/** "Refund approvals v7 · Over 500", linked to the text that was shown then. */
function whereAnswered(answer: AnswerGiven, sections: readonly FoundSection[]) {
  const [cited] = answer.citations;
  if (cited === undefined) {
    return {
      text: answer.outcome === "clarify" ? commandWords.lastAnswerClarify : commandWords.lastAnswerNone,
    };
  }
  const section = sectionOf(sections, cited);
  if (section === undefined) return { text: commandWords.lastAnswerGone };
  const shown = { ...section, version: cited.version };
  return { text: citationLabel(shown), href: pageUrl(shown, cited.section) };
}

const STARTERS = 4;
const UNFOLDABLE = 3;
const LAST_ANSWERS = 5;
const NEWS_DAYS = 7;
/** How far ahead a scheduled text is announced. */
const AHEAD_DAYS = 90;
const dayMs = 24 * 60 * 60 * 1000;
