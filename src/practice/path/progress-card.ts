import type { Span } from "../../core/blocks.ts";
import type { Card, Element } from "../../core/card.ts";
import { line, quietLine } from "../../core/card-parts.ts";
import { cardOf, plainText } from "../../core/card-text.ts";
import { dayInWords } from "../../core/messages/dates.ts";
import { pathWords } from "../../core/messages/path.ts";
import type { Competency } from "./competency.ts";
import type { Progress, SkillProgress, TaskProgress } from "./load-progress.ts";
import { nextStep } from "./path.ts";
import { inWords, pathButton, placeButton, startButton } from "./path-card.ts";
import type { Level, Proficiency } from "./proficiency.ts";
import { readinessButton } from "./readiness-card.ts";

const words = pathWords.progress;

export interface ProgressView extends Progress {
  readonly isPlacementOffered: boolean;
  /** Where there is one, nothing leads to sharing, and nothing is said of when somebody will be able to do it. */
  readonly worksCouncil: boolean;
  /** What they were sure of and had wrong, by page and section. */
  readonly sureAndWrong: readonly string[];
  readonly zone: string;
  readonly now: Date;
}

/** What the learner can do, by task, with how sure that is; what comes next. For their eyes alone. */
export function progressCard(view: ProgressView): Card {
  const { tasks, attempts } = view;
  if (tasks.length === 0) return cardOf([{ kind: "heading", text: words.title }, line(pathWords.path.none)]);
  const after = elementsAfter(view);
  if (attempts.length === 0) {
    return cardOf([{ kind: "heading", text: words.title }, line(words.nothingYet), ...after]);
  }
  const rated = tasks.map((one) => ({ ...one, level: weakest(one).level }));
  const told = rated.filter((one) => !isTooLittle(one));
  const can = told.filter(({ level }) => level === "can-do").length;
  const skills = told.length > 0 ? [] : knownSkills(tasks).slice(0, SHOWN);
  const first = told.slice(0, SHOWN);
  const said = [
    { kind: "heading" as const, text: words.title },
    line(
      told.length > 0 ? words.summary(can, tasks.length) : words.tooLittle(tasks.length, skills.length > 0),
    ),
  ];
  const shown = [...first.map(taskLine), ...skills.map(skillLine)];
  return {
    elements: [
      ...said,
      ...(shown.length === 0 ? [] : [bulletsOf(shown.map(withBar)), quietLine(words.legend)]),
      ...otherTasks(told.slice(SHOWN), rated.filter(isTooLittle), first.length),
      ...after,
    ],
    // Bars are nothing to be read out.
    summary: plainText([...said, bulletsOf(shown.map(({ told }) => told)), ...after]),
  };
}

/** Of a job of which no task can be told as a whole, the skills that can: the surest first. */
function knownSkills(tasks: readonly TaskProgress[]): readonly SkillProgress[] {
  const bySkill = new Map(tasks.flatMap(({ skills }) => skills.map((one) => [one.skill, one] as const)));
  return [...bySkill.values()]
    .filter(({ proficiency }) => !isTooLittle(proficiency))
    .toSorted((a, b) => b.proficiency.lower - a.proficiency.lower);
}

function isTooLittle({ level }: { readonly level: Level }): boolean {
  return level === "too-little";
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

function otherTasks(
  told: readonly TaskProgress[],
  tooLittle: readonly TaskProgress[],
  before: number,
): readonly Element[] {
  const count = told.length + tooLittle.length;
  if (count === 0) return [];
  const elements = [
    ...(told.length === 0 ? [] : [bulletsOf(told.map(taskLine).map(withBar))]),
    ...(tooLittle.length === 0
      ? []
      : [quietLine(words.tooLittleYet), bulletsOf(tooLittle.map(({ task }) => [{ text: task.title }]))]),
  ];
  return [{ kind: "fold", label: before === 0 ? words.allTasks(count) : words.others(count), elements }];
}

function bulletsOf(items: readonly (readonly Span[])[]): Element {
  return { kind: "bullets", items };
}

/** A task or a skill, with how far somebody is in it. */
interface Line {
  readonly proficiency: Proficiency;
  readonly told: readonly Span[];
}

function withBar({ proficiency, told }: Line): readonly Span[] {
  return [{ text: bar(proficiency), code: true }, { text: " " }, ...told];
}

function skillLine({ title, proficiency }: SkillProgress): Line {
  return {
    proficiency,
    told: [
      { text: title, bold: true },
      { text: `: ${words.level[proficiency.level]}, ${likely(proficiency)}` },
    ],
  };
}

function taskLine(task: TaskProgress): Line {
  return { proficiency: weakest(task).proficiency, told: taskInWords(task) };
}

function taskInWords({ task, skills }: TaskProgress): readonly Span[] {
  const { level, proficiency, title } = weakest({ task, skills });
  const told = [
    words.level[level],
    likely(proficiency),
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

/** Ten cells: filled as far as it is sure, half filled as far as it may be. */
function bar(proficiency: Pick<Proficiency, "lower" | "upper">): string {
  const [sure, may] = tenths(proficiency);
  return "●".repeat(sure) + "◐".repeat(may - sure) + "○".repeat(10 - may);
}

function likely(proficiency: Proficiency): string {
  return words.likely(...tenths(proficiency));
}

function tenths({ lower, upper }: Pick<Proficiency, "lower" | "upper">): readonly [number, number] {
  return [Math.floor(lower * 10), Math.ceil(upper * 10)];
}

/** Nothing where nothing can be told of any task: that is said already. */
function competencyLine(view: ProgressView): readonly Element[] {
  const { competency, tasks, attempts, now, zone } = view;
  if (
    view.worksCouncil ||
    attempts.length === 0 ||
    tasks.every((task) => weakest(task).level === "too-little")
  )
    return [];
  return inWordsOf(competency, (at) => dayInWords(at, now, zone)).map(quietLine);
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

function comesNext({ loaded, isPlacementOffered, worksCouncil }: ProgressView): readonly Element[] {
  const next = nextStep(loaded.path);
  return [
    ...(next === null ? [] : [{ kind: "heading" as const, text: words.nextTitle }, line(inWords(next))]),
    {
      kind: "buttons",
      buttons: [
        ...(next === null ? [] : [startButton(next, () => pathWords.path.goOnWithIt)]),
        pathButton(),
        ...(worksCouncil ? [] : [readinessButton()]),
        ...(isPlacementOffered ? [placeButton()] : []),
      ],
    },
  ];
}

const SHOWN = 5;
