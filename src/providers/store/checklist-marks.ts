import { z } from "zod";
import type { ChecklistMark } from "../../core/practice.ts";
import type { PracticeFactOf } from "../../core/practice-facts.ts";
import type { Prisma } from "./generated/client.ts";
import type { ChecklistMarkModel } from "./generated/models.ts";

type Database = Prisma.TransactionClient;

/** Where a person is in a checklist; `null`: never begun. */
export async function checklistMark(
  database: Database,
  personId: string,
  lessonId: string,
): Promise<ChecklistMark | null> {
  const row = await database.checklistMark.findFirst({
    where: { personId, lessonId },
    orderBy: { sequence: "desc" },
  });
  return row === null ? null : toMark(row);
}

/** Checklists that a person has begun and not finished, the last touched first. */
export async function openChecklists(
  database: Database,
  personId: string,
): Promise<readonly ChecklistMark[]> {
  const rows = await database.checklistMark.findMany({
    where: { personId },
    orderBy: { sequence: "desc" },
    distinct: ["lessonId"],
  });
  return rows.map(toMark).filter(({ state }) => state === "open");
}

export async function markChecklists(
  database: Database,
  facts: readonly PracticeFactOf<"checklist-marked">[],
): Promise<void> {
  await database.checklistMark.createMany({
    data: facts.map(({ mark: { person, lesson, version, ticked, state, at } }) => ({
      personId: person,
      lessonId: lesson,
      version,
      ticked: [...ticked],
      state,
      at,
    })),
  });
}

function toMark({ personId, lessonId, version, ticked, state, at }: ChecklistMarkModel): ChecklistMark {
  return { person: personId, lesson: lessonId, version, ticked, state: stateSchema.parse(state), at };
}

const stateSchema = z.enum(["open", "finished", "put-away"]);
