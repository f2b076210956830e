import type { Fact } from "../../core/facts.ts";
import type { PracticeFact, PracticeFactOf } from "../../core/practice-facts.ts";
import { askQuestions, creditMemories, holdAnswers, judgeAttempts, makeAttempts } from "./attempt-facts.ts";
import { markChecklists } from "./checklist-marks.ts";
import { fitMemories } from "./fitted-memory.ts";
import type { Prisma } from "./generated/client.ts";
import { decideItems, tellItemOwners } from "./item-facts.ts";
import { toText } from "./json.ts";
import { reportQuestions, settleReports } from "./report-facts.ts";
import { moveSessions, planDays } from "./session-facts.ts";

type Database = Prisma.TransactionClient;
type Kind = PracticeFact["kind"];

export function isPracticeFact(fact: Fact): fact is PracticeFact {
  return Object.hasOwn(appendKind, fact.kind);
}

/**
 * Appends as if one by one, in as few statements as that allows: a day planned for hundreds of people takes
 * a handful. A ConflictError leaves the transaction to be rolled back.
 */
export async function appendPracticeFacts(database: Database, facts: readonly PracticeFact[]): Promise<void> {
  for (const turn of turnsOf(facts)) {
    for (const kind of new Set(turn.map((fact) => fact.kind))) await appendAll(database, kind, turn);
  }
}

/** What each kind writes for many facts, no two of which touch the same row. */
const appendKind: {
  readonly [Some in Kind]: (database: Database, facts: readonly PracticeFactOf<Some>[]) => Promise<void>;
} = {
  "practice-day-planned": planDays,
  "session-moved": moveSessions,
  "question-asked": askQuestions,
  "answer-held": holdAnswers,
  "attempt-made": makeAttempts,
  "memory-credited": creditMemories,
  "attempt-judged": judgeAttempts,
  "memory-fitted": fitMemories,
  "question-reported": reportQuestions,
  "report-settled": settleReports,
  "item-decided": decideItems,
  "item-owner-told": tellItemOwners,
  "lesson-seen": seeLessons,
  "checklist-marked": markChecklists,
  "work-event-taken": takeWorkEvents,
};

function appendAll<Some extends Kind>(
  database: Database,
  kind: Some,
  facts: readonly PracticeFact[],
): Promise<void> {
  const isOfKind = (fact: PracticeFact): fact is PracticeFactOf<Some> => fact.kind === kind;
  return appendKind[kind](database, facts.filter(isOfKind));
}

/** Facts that touch the same rows follow one another in turns; within a turn their order says nothing. */
function turnsOf(facts: readonly PracticeFact[]): readonly (readonly PracticeFact[])[] {
  const turns: PracticeFact[][] = [];
  const nextTurn = new Map<string, number>();
  for (const fact of facts) {
    const rows = rowsOf(fact);
    const turn = Math.max(0, ...rows.map((row) => nextTurn.get(row) ?? 0));
    for (const row of rows) nextTurn.set(row, turn + 1);
    turns[turn] = [...(turns[turn] ?? []), fact];
  }
  return turns;
}

/** Names of what a fact writes, or must find as the facts before it left it. */
function rowsOf(fact: PracticeFact): readonly string[] {
  switch (fact.kind) {
    case "practice-day-planned":
      return [`day ${fact.day.person}`];
    case "session-moved":
      // One of a person's sessions ends before another begins.
      return [`sessions ${fact.session.person}`];
    case "question-asked":
      return [`question ${fact.question.id}`];
    case "answer-held":
      return [`question ${fact.question}`];
    case "attempt-made": {
      const { id, question, person, item } = fact.attempt;
      return [`attempt ${id}`, `question ${question ?? id}`, `memory ${person} ${item}`];
    }
    case "memory-credited":
      return [`memory ${fact.memory.person} ${fact.memory.item}`];
    case "attempt-judged": {
      const memory = fact.memory === null ? [] : [`memory ${fact.memory.person} ${fact.memory.item}`];
      return [`attempt ${fact.attempt}`, ...memory];
    }
    case "memory-fitted":
      return [`fit ${fact.person ?? ""}`];
    case "question-reported":
      return [`report ${fact.report.id}`, `question ${fact.report.question}`];
    case "report-settled":
      return [`report ${fact.report}`];
    case "item-decided":
      return [`item ${fact.item.id}`];
    case "item-owner-told":
      return fact.items.map(({ item }) => `item ${item}`);
    case "lesson-seen":
      return [`lesson ${fact.person} ${fact.lesson} ${fact.version}`];
    case "checklist-marked":
      return [`checklist ${fact.mark.person} ${fact.mark.lesson}`];
    case "work-event-taken":
      return [`event ${fact.event.source} ${fact.event.id}`];
  }
}

async function seeLessons(
  database: Database,
  facts: readonly PracticeFactOf<"lesson-seen">[],
): Promise<void> {
  for (const { person: personId, lesson: lessonId, version, at } of facts) {
    await database.lessonSeen.upsert({
      where: { personId_lessonId_version: { personId, lessonId, version } },
      create: { personId, lessonId, version, at },
      update: { at },
    });
  }
}

async function takeWorkEvents(
  database: Database,
  facts: readonly PracticeFactOf<"work-event-taken">[],
): Promise<void> {
  await database.workEvent.createMany({
    data: facts.map(({ event: { id, source, person, task, kind, step, at } }) => ({
      id: toText(id),
      source: toText(source),
      personId: person,
      task,
      kind,
      step: step === null ? null : toText(step),
      at,
    })),
    skipDuplicates: true,
  });
}
