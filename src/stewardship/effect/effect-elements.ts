import type { Element } from "../../core/card.ts";
import { boldLine, quietLine } from "../../core/card-parts.ts";
import { changeWords } from "../../core/messages/changes.ts";
import { type Effect, hasEffect } from "./effect.ts";

const words = changeWords.effect;

/** What a change touches, on the card of whoever decides on it. */
export function effectElements(effect: Effect, fewerThan: number): readonly Element[] {
  if (!hasEffect(effect)) return [quietLine(words.nothing)];
  return [
    boldLine(words.title),
    { kind: "bullets", items: effectLines(effect, fewerThan).map((text) => [{ text }]) },
  ];
}

/** The same as sentences. `fewerThan`: people of whom there are fewer are not counted out. */
export function effectLines(effect: Effect, fewerThan: number): readonly string[] {
  const { items, learners, sessions, lessons, gaps, wordings } = effect;
  const people = (count: number, many: (count: number) => string, few: string) =>
    count === 0 ? [] : [count < fewerThan ? few : many(count)];
  return [
    ...(items.length === 0 ? [] : [words.items(items.length)]),
    ...people(learners, words.learners, words.fewLearners),
    ...people(sessions, words.sessions, words.fewSessions),
    ...(lessons.length === 0 ? [] : [words.lessons(lessons.map(({ title }) => title))]),
    ...(gaps === 0 ? [] : [words.gaps(gaps)]),
    ...(wordings === 0 ? [] : [words.wordings(wordings)]),
  ];
}
