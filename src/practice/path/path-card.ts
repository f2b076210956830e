import type { ActButton, Card, Element } from "../../core/card.ts";
import { act, line, quietLine } from "../../core/card-parts.ts";
import { cardOf } from "../../core/card-text.ts";
import { pathWords } from "../../core/messages/path.ts";
import { tasksByWeight } from "../schedule/task-weight.ts";
import { nextStep, type PathFacts, type PathStep } from "./path.ts";

const words = pathWords.path;

export interface PathView extends Pick<PathFacts, "skillMap" | "roles" | "policy"> {
  readonly path: readonly PathStep[];
  /** They may place themselves. */
  readonly isPlacementOffered: boolean;
}

/** The next three steps, and behind a fold all of them by task. */
export function pathCard(view: PathView): Card {
  const { path, isPlacementOffered } = view;
  if (path.length === 0) return cardOf([{ kind: "heading", text: words.title }, line(words.none)]);
  const done = path.filter(({ state }) => state.kind === "done").length;
  const coming = comingSteps(path);
  return cardOf([
    { kind: "heading", text: words.title },
    line(done === path.length ? words.allDone(done) : words.done(done, path.length)),
    ...stepButtons(coming, done),
    ...(isPlacementOffered ? [quietLine(pathWords.placement.offer)] : []),
    { kind: "buttons", buttons: [...(isPlacementOffered ? [placeButton()] : []), progressButton()] },
    { kind: "fold", label: words.all, elements: byTask(view) },
  ]);
}

function stepButtons([first, ...others]: readonly PathStep[], done: number): readonly Element[] {
  if (first === undefined) return [];
  const start = startButton(first, done === 0 ? words.start : words.goOn);
  const buttons = [start, ...others.map((step) => learnButton(step, step.title))];
  return [{ kind: "buttons", choices: true, buttons }];
}

/** Where to go on, and the steps open beside it, in the order of the path. */
function comingSteps(path: readonly PathStep[]): readonly PathStep[] {
  const next = nextStep(path);
  const open = path.filter(({ state, isTried }) => state.kind === "open" && !isTried);
  return [...(next === null ? [] : [next]), ...open].slice(0, COMING);
}

/** "Issue a refund: a short lesson, then one case" */
export function inWords({ title, lesson, item, isTried }: PathStep): string {
  if (isTried) return words.tried(title);
  return words.step(title, lesson !== null, item === null ? words.alone : words.withCase);
}

export function startButton(step: PathStep, label: (skill: string) => string): ActButton {
  return { ...learnButton(step, label(step.title)), primary: true };
}

function learnButton({ skill }: PathStep, label: string): ActButton {
  return act(label, "practice.learn", { skill });
}

export function placeButton(): ActButton {
  return act(pathWords.placement.label, "practice.place", {});
}

export function pathButton(): ActButton {
  return act(words.label, "practice.path", {});
}

export function progressButton(): ActButton {
  return act(pathWords.progress.label, "practice.progress", {});
}

/** Each step once, under the weightiest of its tasks. */
function byTask({ path, skillMap, roles, policy }: PathView): readonly Element[] {
  const tasks = tasksByWeight(skillMap, roles, policy);
  const titleOf = (skill: string) => path.find((step) => step.skill === skill)?.title ?? skill;
  const groups = tasks.flatMap(({ id, title }) => {
    const own = path.filter((step) => step.tasks[0] === id);
    return own.length === 0 ? [] : [{ title, own }];
  });
  return groups.flatMap(({ title, own }): readonly Element[] => [
    { kind: "text", spans: [{ text: title, bold: true }] },
    {
      kind: "bullets",
      items: own.map((step) => [{ text: `${step.title}: ${stateInWords(step, titleOf)}` }]),
    },
  ]);
}

function stateInWords({ state, isTried }: PathStep, titleOf: (skill: string) => string): string {
  switch (state.kind) {
    case "done":
      return words.states.done;
    case "next":
      return words.states.next;
    case "open":
      return isTried ? words.states.tried : words.states.open;
    case "waiting":
      return words.states.waiting(titleOf(state.after));
  }
}

const COMING = 3;
