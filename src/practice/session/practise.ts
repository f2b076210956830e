import type { Asker } from "../../core/asker.ts";
import type { Card } from "../../core/card.ts";
import { act, line, quietLine } from "../../core/card-parts.ts";
import { cardOf } from "../../core/card-text.ts";
import { practiceWords } from "../../core/messages/practice.ts";
import type { Person } from "../../core/people.ts";
import { inSentences, type Result, shown } from "../../core/result.ts";
import { planFor } from "../day/plan-for.ts";
import { learnerOf } from "../learner.ts";
import type { PracticeDeps } from "../practice-deps.ts";
import type { SessionRequest } from "../schedule/plan-session.ts";
import { beginChosen } from "./begin-chosen.ts";
import { goOnWith } from "./go-on.ts";
import { itemsOnTopic } from "./topic.ts";

const words = practiceWords.start;

/** "Quiz me": goes on where somebody is, else asks what is due, or what they want to be asked about. */
export async function practise(
  deps: PracticeDeps,
  asker: Asker & { readonly topic: string | null },
): Promise<Result> {
  const { person, topic } = asker;
  if (person === null) return inSentences(words.nobody);
  const open = (await deps.store.openSessions([person.id])).get(person.id) ?? null;
  if (topic === null) {
    if (open !== null && open.question !== null) {
      const left = quietLine(words.goOn(open.queue.length + 1));
      return goOnWith(deps, { ...asker, value: null }, open, [left]);
    }
    return begin(deps, { asker, person, request: { kind: "more" } }, nothingDueCard);
  }
  const items = await itemsOnTopic(deps, asker, topic);
  if (items.size === 0) return shown([noTopicCard(words.noTopic(topic), topic)]);
  const request = { kind: "topic", topic, items } as const;
  return begin(deps, { asker, person, request }, () => noTopicCard(words.topicDoneToday(topic), topic));
}

/** "More", for those who want it. */
export async function more(deps: PracticeDeps, asker: Asker): Promise<Result> {
  const { person } = asker;
  if (person === null) return inSentences(words.nobody);
  const open = (await deps.store.openSessions([person.id])).get(person.id) ?? null;
  if (open !== null && open.question !== null) return goOnWith(deps, { ...asker, value: null }, open);
  return begin(deps, { asker, person, request: { kind: "more" } }, () =>
    cardOf([line(words.nothingMore), quietLine(words.tryTopic)]),
  );
}

interface Wish {
  readonly asker: Asker;
  readonly person: Person;
  readonly request: SessionRequest;
}

async function begin(
  deps: PracticeDeps,
  { asker, person, request }: Wish,
  otherwise: () => Card,
): Promise<Result> {
  const learner = await learnerOf(deps, person);
  const { plan, pool, memory } = await planFor(deps, {
    learner,
    reader: asker.reader,
    request,
    at: asker.at,
  });
  const chosen = { asker, person, kind: "asked", queue: plan.chosen, pool, memory, before: [] } as const;
  return beginChosen(deps, chosen, otherwise);
}

function nothingDueCard(): Card {
  return cardOf([line(words.nothingDue), quietLine(words.tryTopic)]);
}

function noTopicCard(said: string, topic: string): Card {
  return cardOf([
    line(said),
    { kind: "buttons", buttons: [act(words.read(topic), "ask.again", { question: topic })] },
  ]);
}
