import { toElements } from "../../core/block-elements.ts";
import { type Block, linkTargets } from "../../core/blocks.ts";
import type { ActButton, Element } from "../../core/card.ts";
import { act, boldLine, buttons, line, quietLine } from "../../core/card-parts.ts";
import { beginningOf, type WalkPlace, walkOf } from "../../core/lesson-walk.ts";
import { lessonWords as words } from "../../core/messages/lessons.ts";
import { currentPageUrl, resolveHref } from "../../core/page-url.ts";
import { carried, type LessonBody, type LessonShown } from "./lesson-card.ts";
import { shortened } from "./shortened.ts";
import { workedExampleOf } from "./worked-example.ts";

/** A lesson that is read from top to bottom. */
export function explained({ page }: LessonShown): LessonBody {
  return { elements: shortened(page.sections, lessonLines, words.rest), cites: null };
}

/** Where somebody is in a lesson that is walked, and how they came there. */
export interface WalkState {
  /** Slug; empty: at the beginning. */
  readonly at: string;
  /** Slugs of the places before, in their order. */
  readonly from: readonly string[];
}

/** One place of a walk with the ways on; a lesson without any is read. */
export function walked(shown: LessonShown, { at, from }: WalkState): LessonBody {
  const walk = walkOf(shown.page.sections);
  const beginning = beginningOf(walk);
  if (beginning === null) return explained(shown);
  const place = walk.get(at) ?? beginning;
  const isBeginning = place.slug === beginning.slug;
  const on = (to: string, before: readonly string[]) => ({
    ...carried(shown),
    at: to,
    from: before.join("/"),
  });
  const ways = place.ways.map(({ label, to }) => act(label, "practice.walk", on(to, [...from, place.slug])));
  const [last] = from.slice(-1);
  const back = [
    ...(last === undefined ? [] : [act(words.back, "practice.walk", on(last, from.slice(0, -1)))]),
    ...(from.length < 2 ? [] : [act(words.again, "practice.walk", on("", []))]),
  ];
  return {
    elements: [
      ...(isBeginning ? [] : [boldLine(place.heading)]),
      ...elementsOf(shown, place.blocks),
      ...(ways.length === 0 ? [] : [{ kind: "buttons" as const, choices: true as const, buttons: ways }]),
      ...(back.length === 0 ? [] : [{ kind: "buttons" as const, quiet: true as const, buttons: back }]),
    ],
    cites: citedAt(shown, place),
  };
}

/** The section that the place links to, if the lesson is built on it. */
function citedAt({ page, cited }: LessonShown, place: WalkPlace) {
  const urls = linkTargets(place.blocks).map((href) => resolveHref(href, page));
  return cited.find(({ section }) => urls.includes(`${currentPageUrl(section)}#${section.slug}`)) ?? null;
}

/** A worked example as far as it was shown: the reader thinks about the next step before they look. */
export function gone(shown: LessonShown, done: number): LessonBody {
  const example = workedExampleOf(shown.page.sections);
  if (example === null) return explained(shown);
  const steps = example.steps.slice(0, done);
  const next = example.steps[done];
  return {
    elements: [
      ...elementsOf(shown, example.given),
      ...steps.flatMap(({ prompt, solution }) => [boldLine(prompt), ...elementsOf(shown, solution)]),
      ...(next === undefined
        ? [quietLine(words.example.over)]
        : thinking(next.prompt, lookButton(shown, done))),
      ...(done < 1 ? [] : [againButton(shown, "practice.reveal", { shown: 0 })]),
    ],
    cites: null,
  };
}

function thinking(prompt: string, look: ActButton): readonly Element[] {
  return [boldLine(prompt), line(words.example.think), buttons({ ...look, primary: true })];
}

function lookButton(shown: LessonShown, done: number): ActButton {
  return act(words.example.look, "practice.reveal", { ...carried(shown), shown: done + 1 });
}

/** "From the start", behind everything else. */
export function againButton(
  shown: LessonShown,
  action: string,
  value: Readonly<Record<string, string | number>>,
): Element {
  return {
    kind: "buttons",
    quiet: true,
    buttons: [act(words.again, action, { ...carried(shown), ...value })],
  };
}

/** Blocks of a lesson as a card shows them. */
export function elementsOf({ page }: LessonShown, blocks: readonly Block[]): readonly Element[] {
  return toElements(blocks, (href) => resolveHref(href, page));
}

/** What a phone shows of a lesson without much scrolling. */
const lessonLines = 22;
