import type { Span } from "../core/blocks.ts";
import type { Card, Element } from "../core/card.ts";
import { cardOf, plainText } from "../core/card-text.ts";
import { dayInWords } from "../core/messages/dates.ts";
import { pathWords } from "../core/messages/path.ts";
import { line, quietLine } from "./card-lines.ts";
import type { Competency } from "./competency.ts";
import type { Progress, SkillProgress, TaskProgress } from "./load-progress.ts";
import { nextStep } from "./path.ts";
import { inWords, pathButton, placeButton, startButton } from "./path-card.ts";
import type { Level, Proficiency } from "./proficiency.ts";
import { readinessButtons } from "./readiness-card.ts";

const words = pathWords.progress;

export interface ProgressView extends Progress {
  readonly isPlacementOffered: boolean;
  /** What they were sure of and had wrong, by page and section. */
  readonly sureAndWrong: readonly string[];
  readonly zone: string;
  readonly now: Date;
}

/** What the learner can do, by task, with how sure that is; what comes next. For their eyes alone. */
export function progressCard(view: ProgressView): Card {
  const { tasks, attempts } = view;
  if (tasks.length === 0) return cardOf([{ kind: "heading", text: words.title }, line(pathWords.path.none)]);
  const rated = tasks.map(weakest);
  const can = rated.filter(({ level }) => level === "can-do").length;
  const said = [
    { kind: "heading" as const, text: words.title },
    line(attempts.length === 0 ? words.nothingYet : words.summary(can, tasks.length)),
  ];
  const after = elementsAfter(view);
  if (attempts.length === 0) return cardOf([...said, ...after]);
  const [first, others] = [tasks.slice(0, SHOWN), tasks.slice(SHOWN)];
  return {
    elements: [...said, taskList(first), quietLine(words.legend), ...otherTasks(others), ...after],
    // Bars are nothing to be read out.
    summary: plainText([...said, { kind: "bullets", items: first.map(taskInWords) }, ...after]),
  };
}

function elementsAfter(view: ProgressView): readonly Element[] {
  const { sureAndWrong } = view;
  return [
    ...competencyLine(view),
    ...(sureAndWrong.length === 0
      ? []
      : [
          line(words.sureAndWrong),
          { kind: "bullets" as const, items: sureAndWrong.map((text) => [{ text }]) },
        ]),
    ...comesNext(view),
    quietLine(words.private),
  ];
}

function otherTasks(tasks: readonly TaskProgress[]): readonly Element[] {
  if (tasks.length === 0) return [];
  return [{ kind: "fold", label: words.others(tasks.length), elements: [taskList(tasks)] }];
}

function taskList(tasks: readonly TaskProgress[]): Element {
  return { kind: "bullets", items: tasks.map(taskLine) };
}

function taskLine(task: TaskProgress): readonly Span[] {
  const { level, proficiency } = weakest(task);
  const drawn = bar(level === "too-little" ? null : proficiency);
  return [{ text: drawn, code: true }, { text: " " }, ...taskInWords(task)];
}

/** Without figures where there is too little to tell. */
function taskInWords({ task, skills }: TaskProgress): readonly Span[] {
  const { level, proficiency, title } = weakest({ task, skills });
  const told = [
    words.level[level],
    ...(level === "too-little" ? [] : [likely(proficiency)]),
    ...(skills.length > 1 && level !== "can-do" ? [words.weakest(title)] : []),
  ];
  return [{ text: task.title, bold: true }, { text: `: ${told.join(", ")}` }];
}

/** A task needs all of its skills: it stands as the weakest of them does. */
function weakest({ skills }: TaskProgress): SkillProgress & { readonly level: Level } {
  const [first] = skills.toSorted(
    (a, b) =>
      ranks[a.proficiency.level] - ranks[b.proficiency.level] || a.proficiency.lower - b.proficiency.lower,
  );
  if (first === undefined) throw new Error("A task without skills has no weakest one.");
  return { ...first, level: first.proficiency.level };
}

const ranks: Readonly<Record<Level, number>> = { "not-yet": 0, "too-little": 1, nearly: 2, "can-do": 3 };

/** Ten cells: filled as far as it is sure, light as far as it may be. */
function bar(proficiency: Pick<Proficiency, "lower" | "upper"> | null): string {
  const [sure, may] = proficiency === null ? [0, 0] : tenths(proficiency);
  return "█".repeat(sure) + "▒".repeat(may - sure) + "░".repeat(10 - may);
}

function likely(proficiency: Proficiency): string {
  return words.likely(...tenths(proficiency));
}

function tenths({ lower, upper }: Pick<Proficiency, "lower" | "upper">): readonly [number, number] {
  return [Math.floor(lower * 10), Math.ceil(upper * 10)];
}

function competencyLine({ competency, attempts, now, zone }: ProgressView): readonly Element[] {
  return attempts.length === 0 ? [] : inWordsOf(competency, (at) => dayInWords(at, now, zone)).map(quietLine);
}

function inWordsOf(competency: Competency, day: (at: Date) => string): readonly string[] {
  switch (competency.kind) {
    case "reached":
      return [words.competency.reached(competency.days)];
    case "expected":
      return [words.competency.expected(day(competency.from), day(competency.to))];
    case "too-early":
      return [words.competency["too-early"]];
    case "unknown":
      return [];
  }
}

function comesNext({ loaded, isPlacementOffered }: ProgressView): readonly Element[] {
  const next = nextStep(loaded.path);
  return [
    ...(next === null ? [] : [{ kind: "heading" as const, text: words.nextTitle }, line(inWords(next))]),
    {
      kind: "buttons",
      buttons: [
        ...(next === null ? [] : [startButton(next, pathWords.path.goOn)]),
        pathButton(),
        ...readinessButtons(),
        ...(isPlacementOffered ? [placeButton()] : []),
      ],
    },
  ];
}

const SHOWN = 5;
