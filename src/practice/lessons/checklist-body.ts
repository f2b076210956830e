import type { Element } from "../../core/card.ts";
import { act, boldLine, quietLine } from "../../core/card-parts.ts";
import { lessonWords } from "../../core/messages/lessons.ts";
import type { ChecklistMark } from "../../core/practice.ts";
import { type Checklist, type ChecklistPart, checklistOf, type Standing, standingIn } from "./checklist.ts";
import { againButton, elementsOf, explained } from "./lesson-body.ts";
import { carried, type LessonBody, type LessonShown } from "./lesson-card.ts";

const words = lessonWords.checklist;

/**
 * A checklist with what is ticked. `mark` null: not begun. `part`: the one to show; left out, the first that is
 * not done.
 */
export function ticked(shown: LessonShown, mark: ChecklistMark | null, part?: number): LessonBody {
  const checklist = checklistOf(shown.page.sections);
  if (checklist === null) return explained(shown);
  const isOpen = mark !== null && mark.state !== "put-away";
  const standing = standingIn(checklist, isOpen ? mark.ticked : []);
  const at = part ?? standing.next ?? checklist.parts.length;
  const current = checklist.parts[at];
  const isChanged = isOpen && mark.version !== shown.page.version && standing.next !== null;
  return {
    elements: [
      ...(isChanged ? [quietLine(words.changed(shown.page.version))] : []),
      ...(current === undefined
        ? ending(shown, checklist, standing)
        : points(shown, { current, at, standing })),
      ...otherParts(shown, { checklist, at, standing }),
      ...(standing.ticked.size === 0 ? [] : [againButton(shown, "practice.tick-again", {})]),
    ],
    cites: null,
  };
}

function points(
  shown: LessonShown,
  {
    current,
    at,
    standing,
  }: { readonly current: ChecklistPart; readonly at: number; readonly standing: Standing },
): readonly Element[] {
  const options = current.points.map(({ key, label }) => ({ value: key, label }));
  const initial = options.map(({ value }) => value).filter((key) => standing.ticked.has(key));
  const keep = act(words.keep, "practice.tick", { ...carried(shown), part: at });
  return [
    quietLine(words.progress(standing.ticked.size, standing.all)),
    ...elementsOf(shown, current.before),
    {
      kind: "fields",
      fields: [{ kind: "several", name: "points", label: current.title ?? words.field, options, initial }],
      buttons: [{ ...keep, primary: true }],
    },
  ];
}

function ending(shown: LessonShown, { closing }: Checklist, { all }: Standing): readonly Element[] {
  return [boldLine(words.done(all)), ...elementsOf(shown, closing)];
}

/** The other parts by name, each a tap away. */
function otherParts(
  shown: LessonShown,
  {
    checklist,
    at,
    standing,
  }: { readonly checklist: Checklist; readonly at: number; readonly standing: Standing },
): readonly Element[] {
  const others = checklist.parts.flatMap(({ title, points: own }, place) => {
    if (place === at || title === null) return [];
    const done = own.filter(({ key }) => standing.ticked.has(key)).length;
    const label = done === own.length ? words.partDone(title) : words.partOpen(title, done, own.length);
    return [act(label, "practice.part", { ...carried(shown), part: place })];
  });
  return others.length === 0 ? [] : [{ kind: "buttons", quiet: true, buttons: others }];
}

/** For somebody of whom nothing is kept. */
export function unticked(shown: LessonShown): LessonBody {
  return { ...explained(shown), said: words.nobody };
}
