import { z } from "zod";
import type { ActButton, Card, Element, Form } from "../../core/card.ts";
import { act, buttons, line, quietLine } from "../../core/card-parts.ts";
import { cardOf } from "../../core/card-text.ts";
import { dayInWords } from "../../core/messages/dates.ts";
import { pathWords } from "../../core/messages/path.ts";
import type { Person } from "../../core/people.ts";
import { pathButton } from "./path-card.ts";
import type { PassedTask } from "./readiness.ts";

const words = pathWords.readiness;

export interface ReadinessView {
  readonly person: Pick<Person, "name">;
  readonly passed: readonly PassedTask[];
  /** Whom it is likely to be shared with; `null`: nobody known. */
  readonly manager: Pick<Person, "id" | "name"> | null;
  /** Cases in a row that pass a task. */
  readonly cases: number;
  /** Where there is a works council nobody is shown what one person passed. */
  readonly canShare: boolean;
  readonly zone: string;
  readonly now: Date;
}

/** What somebody passed, what sharing it would show, and to whom. `said`: what to say first. */
export function readinessCard(view: ReadinessView, said: string | null = null): Card {
  const { passed, cases, canShare } = view;
  const way = canShare && passed.length > 0 ? sharing(view) : [buttons(pathButton())];
  return cardOf([
    ...(said === null ? [] : [line(said)]),
    { kind: "heading", text: words.title },
    ...(passed.length === 0 ? [line(words.none)] : passes(view)),
    quietLine(words.rule(cases)),
    quietLine(canShare ? words.only : words.council),
    ...way,
  ]);
}

/** What a colleague is shown once it is shared: the passes, and who chose to share them. */
export function sharedCard(view: ReadinessView): Card {
  return cardOf(sharedElements(view));
}

function sharedElements(view: ReadinessView): readonly Element[] {
  const { name } = view.person;
  return [
    { kind: "heading", text: words.heading(name) },
    ...passes(view),
    quietLine(words.rule(view.cases)),
    quietLine(words.sharedBy(name)),
  ];
}

function passes({ passed, now, zone }: ReadinessView): readonly Element[] {
  const lines = passed.map(({ title, cases, at }) => words.passed(title, cases, dayInWords(at, now, zone)));
  return [{ kind: "bullets", items: lines.map((text) => [{ text }]) }];
}

function sharing(view: ReadinessView): readonly Element[] {
  const { manager, passed } = view;
  const shown = passesShown(passed);
  const toManager =
    manager === null ? [] : [act(words.share(manager.name), "practice.share", { with: manager.id, shown })];
  return [
    { kind: "fold", label: words.exactly, elements: sharedElements(view) },
    { kind: "buttons", buttons: [...toManager, act(words.shareOther, "practice.share-with", { shown })] },
  ];
}

/** What stands on a card, told apart from what would stand on it later. */
export function passesShown(passed: readonly PassedTask[]): string {
  return passed.map(({ task, at }) => `${task} ${at.getTime().toString(36)}`).join(",");
}

export function shareForm(value: unknown): Form | null {
  if (!z.object({ shown: z.string() }).safeParse(value).success) return null;
  const { title, submit, name: label } = words.form;
  const field = {
    kind: "text",
    name: "name",
    label,
    lines: "one",
    required: true,
    most: 200,
    initial: null,
  } as const;
  return { title, submit, intro: null, fields: [field] };
}

/** The way to the card that can be shared. */
export function readinessButton(): ActButton {
  return act(words.label, "practice.readiness", {});
}
