import type { AskDeps } from "../ask/ask-deps.ts";
import { lastAnswers } from "../ask/commands.ts";
import { againButton } from "../ask/offer-cards.ts";
import { startersFor } from "../ask/starters.ts";
import type { Asker } from "../core/asker.ts";
import type { Card, Element } from "../core/card.ts";
import { cardOf } from "../core/card-text.ts";
import { homeWords } from "../core/messages/home.ts";
import type { Person } from "../core/people.ts";
import { type Result, shown } from "../core/result.ts";
import { preferenceElements } from "../people/preference-card.ts";
import { type PreferenceDeps, preferenceView } from "../people/preferences.ts";
import type { PrivacyDeps } from "../privacy/privacy-deps.ts";
import { storedElements } from "../privacy/stored.ts";

export interface HomeDeps {
  readonly ask: AskDeps;
  readonly preferences: PreferenceDeps;
  readonly privacy: PrivacyDeps;
  /** What waits for somebody, and what they asked for, with its headings; nothing when there is none. */
  readonly requests: (person: Person, now: Date) => Promise<readonly Element[]>;
  /** What there is to practise, with its heading; nothing when nothing is due. */
  readonly practice: (person: Person, now: Date) => Promise<readonly Element[]>;
  /** How many pages of theirs are in doubt, with its heading; nothing when none is. */
  readonly queue: (person: Person, now: Date) => Promise<readonly Element[]>;
  /** What was noticed about them and goes on, and what they decide, with its headings; nothing when there is none. */
  readonly noticed: (person: Person, now: Date) => Promise<readonly Element[]>;
  /** Where somebody stands on their path, with its heading; nothing for who has none. */
  readonly path: (person: Person, now: Date) => Promise<readonly Element[]>;
  /** How this installation fares, for the administrator; nothing for others. */
  readonly running: (person: Person) => Promise<readonly Element[]>;
}

/** What concerns somebody now, the most urgent first: the home tab of Slack, and the word "home". */
export async function home(deps: HomeDeps, asker: Asker): Promise<Result> {
  const { person } = asker;
  return shown([person === null ? await welcomeCard(deps, asker) : await homeCard(deps, person, asker)]);
}

async function homeCard(deps: HomeDeps, person: Person, asker: Asker): Promise<Card> {
  const { policy } = deps.ask.company;
  const [requests, queue, practice, noticed, path, running, counts, preferences] = await Promise.all([
    deps.requests(person, asker.at),
    deps.queue(person, asker.at),
    deps.practice(person, asker.at),
    deps.noticed(person, asker.at),
    deps.path(person, asker.at),
    deps.running(person),
    deps.privacy.store.storedAbout(person.id),
    preferenceView(deps.preferences, person, asker.at),
  ]);
  const due = [...requests, ...queue, ...practice, ...noticed];
  const isNewcomer = counts.questions.count + counts.answersWithoutWords.count === 0;
  return cardOf([
    ...(due.length === 0 ? [quiet(homeWords.nothingDue)] : due),
    ...path,
    ...(isNewcomer ? await questionsToTry(deps, asker) : await recentAnswers(deps, asker)),
    ...running,
    ...preferenceElements(preferences),
    ...storedElements({ counts, textKeptDays: policy.ask.textKeptDays }),
  ]);
}

/** For somebody whom nobody here knows: what they can do, and who changes that. */
async function welcomeCard(deps: HomeDeps, asker: Asker): Promise<Card> {
  const { company } = deps.ask.company.policy;
  return cardOf([
    { kind: "heading", text: homeWords.welcomeTitle },
    text(homeWords.welcome(company)),
    text(homeWords.unknown(deps.privacy.administrator?.name ?? null)),
    ...(await questionsToTry(deps, asker)),
  ]);
}

async function questionsToTry({ ask }: HomeDeps, asker: Asker): Promise<readonly Element[]> {
  const questions = await startersFor(ask, asker, QUESTIONS);
  if (questions.length === 0) return [];
  return [
    { kind: "heading", text: homeWords.tryTitle },
    text(homeWords.tryIt),
    { kind: "buttons", buttons: questions.map((question) => againButton(question, question)) },
  ];
}

async function recentAnswers({ ask }: HomeDeps, asker: Asker): Promise<readonly Element[]> {
  const { cards } = await lastAnswers(ask, asker);
  return cards.flatMap(({ elements }) => elements);
}

function text(words: string): Element {
  return { kind: "text", spans: [{ text: words }] };
}

function quiet(words: string): Element {
  return { kind: "text", spans: [{ text: words }], quiet: true };
}

const QUESTIONS = 4;
