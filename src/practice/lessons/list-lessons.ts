import type { Asker } from "../../core/asker.ts";
import type { Card, Element } from "../../core/card.ts";
import { act, boldLine, line, quietLine } from "../../core/card-parts.ts";
import { cardOf } from "../../core/card-text.ts";
import { lessonButton } from "../../core/lesson-button.ts";
import { lessonWords } from "../../core/messages/lessons.ts";
import type { ChecklistMark } from "../../core/practice.ts";
import { type Result, shown } from "../../core/result.ts";
import { pathButton } from "../path/path-card.ts";
import type { PracticeDeps } from "../practice-deps.ts";
import { allLessons, lessonsOn } from "./find-lessons.ts";
import type { FoundLesson } from "./lesson-order.ts";

const words = lessonWords.list;

export interface LessonsAsked extends Pick<Asker, "person" | "reader" | "at"> {
  /** `null`: whatever there is. */
  readonly topic: string | null;
  readonly only: "lessons" | "checklists";
}

/** "Lessons on refunds", "checklist for go-live": what was begun, then what fits, each a tap away. */
export async function listLessons(deps: PracticeDeps, asked: LessonsAsked): Promise<Result> {
  const { topic, only, person } = asked;
  const found = topic === null ? await allLessons(deps, asked) : await lessonsOn(deps, asked, topic);
  const wanted = found.filter(({ lessonKind }) => only === "lessons" || lessonKind === "checklist");
  const open = person === null || topic !== null ? [] : await deps.store.openChecklists(person.id);
  return shown([listCard({ ...asked, wanted, open })]);
}

interface LessonList extends Pick<LessonsAsked, "topic" | "only"> {
  readonly wanted: readonly FoundLesson[];
  readonly open: readonly ChecklistMark[];
}

function listCard({ topic, only, wanted, open }: LessonList): Card {
  const begun = open.flatMap((mark) => {
    const lesson = wanted.find(({ sop }) => sop === mark.lesson);
    return lesson === undefined ? [] : [{ lesson, ticked: mark.ticked.length }];
  });
  const others = wanted.filter((lesson) => !begun.some((one) => one.lesson === lesson)).slice(0, atOnce);
  return cardOf([
    { kind: "heading", text: topic === null ? words.title[only] : words.about[only](topic) },
    ...(wanted.length === 0 ? [line(topic === null ? words.noneAtAll : words.none[only](topic))] : []),
    ...(begun.length === 0 ? [] : [boldLine(words.open), ...choices(begun.map(begunButton))]),
    ...choices(others.map(lessonButton)),
    ...(topic === null ? [quietLine(words.hint), { kind: "buttons" as const, buttons: [pathButton()] }] : []),
  ]);
}

function begunButton({ lesson, ticked }: { readonly lesson: FoundLesson; readonly ticked: number }) {
  return act(words.openPoint(lesson.title, ticked), "practice.lesson", { lesson: lesson.sop });
}

function choices(all: readonly ReturnType<typeof act>[]): readonly Element[] {
  return all.length === 0 ? [] : [{ kind: "buttons", choices: true, buttons: all }];
}

/** What a phone shows at once. */
const atOnce = 6;
