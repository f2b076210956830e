import type { Button, Card, Element } from "../core/card.ts";
import type { Area } from "../core/company.ts";
import { answerWords, feedbackWords, personWords } from "../core/messages/ask.ts";
import type { Candidate } from "../core/outcome.ts";
import type { Person } from "../core/people.ts";
import { cardOf } from "./card-text.ts";
import type { Expert } from "./expert.ts";
import { candidateLabel, personButton, pickButton } from "./offer-cards.ts";
import { nameOf } from "./people-names.ts";

/** A sentence, and for what comes next the way to a human when wanted. */
export function sentenceCard(lines: readonly string[], answerToAskAbout: string | null = null): Card {
  return cardOf([
    ...lines.map((line): Element => ({ kind: "text", spans: [{ text: line }] })),
    ...(answerToAskAbout === null
      ? []
      : [{ kind: "buttons" as const, buttons: [personButton(answerToAskAbout)] }]),
  ]);
}

/** "Not it" asks what is wrong. */
export function notItCard(answer: string): Card {
  const act = (label: string, action: string): Button => ({ kind: "act", label, action, value: { answer } });
  return cardOf([
    { kind: "text", spans: [{ text: feedbackWords.whatIsWrong }] },
    {
      kind: "buttons",
      buttons: [
        act(feedbackWords.wrongPage, "ask.wrong-page"),
        act(feedbackWords.unclear, "ask.unclear"),
        act(feedbackWords.outdated, "ask.outdated"),
      ],
    },
  ]);
}

/** The next best sections after a wrong page. */
export function otherSectionsCard(answer: string, candidates: readonly Candidate[]): Card {
  const elements: readonly Element[] = [
    { kind: "text", spans: [{ text: feedbackWords.otherCandidates }] },
    {
      kind: "buttons",
      buttons: candidates.map((candidate) => pickButton(answer, candidate, candidateLabel(candidate))),
    },
    { kind: "buttons", buttons: [personButton(answer)] },
  ];
  return cardOf(elements);
}

export interface PersonView {
  readonly expert: Expert | null;
  /** The page it is about. */
  readonly page: { readonly title: string; readonly owner: string | null; readonly path: string } | null;
  readonly people: readonly Person[];
  readonly areas: readonly Area[];
  readonly kept: boolean;
}

/** Names the person to ask, and says what becomes of the question. */
export function personCard({ expert, page, people, areas, kept }: PersonView): Card {
  if (expert === null) return sentenceCard([personWords.nobody]);
  const { name, email } = expert.person;
  const write: readonly Element[] =
    email === null
      ? []
      : [
          {
            kind: "buttons",
            buttons: [{ kind: "link", label: personWords.write(name), url: `mailto:${email}` }],
          },
        ];
  return cardOf([
    { kind: "text", spans: [{ text: whoAndWhy(expert, page, people, areas) }] },
    { kind: "text", spans: [{ text: kept ? personWords.kept : personWords.notKept }], quiet: true },
    ...write,
  ]);
}

function whoAndWhy(
  { person, as }: Expert,
  page: PersonView["page"],
  people: readonly Person[],
  areas: readonly Area[],
): string {
  const title = page?.title ?? answerWords.thisPage;
  switch (as) {
    case "owner":
      return personWords.owner(person.name, title);
    case "deputy":
      return personWords.deputy(
        person.name,
        nameOf(people, page?.owner ?? null) ?? answerWords.theOwner,
        title,
      );
    case "expert": {
      const area = areas.find(({ id }) => id === page?.path.split("/")[0]);
      return personWords.expert(person.name, area?.title ?? title);
    }
    case "administrator":
      return personWords.administrator(person.name);
  }
}
