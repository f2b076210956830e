import { z } from "zod";
import { workEventWords } from "../../core/messages/work-events.ts";

const words = workEventWords.refused;

/** Events in one request. */
export const mostWorkEvents = 1000;

/** What a work system sends of one thing that somebody did. */
const workEventShape = z.strictObject({
  id: text("id", 200).describe("As the work system calls it. The same id of the same source is taken once."),
  source: text("source", 100).describe("Name of the work system."),
  person: text("person", 320).describe("E-mail address or id of whoever did it, as people.yaml has them."),
  task: text("task", 200).describe("Id of the task, as skills.yaml has it."),
  kind: z
    .enum(["started", "done-right", "missed"], { error: missingOr("kind", words.kind) })
    .describe(
      "started: it was begun. done-right: it was done, and well. missed: it was done without a step.",
    ),
  step: text("step", 300)
    .nullish()
    .describe(
      "The step in question: a skill of skills.yaml, or a section such as refunds/approvals#over-500.",
    ),
  at: z.iso
    .datetime({ offset: true, error: missingOr("at", words.at) })
    .describe("When it happened: ISO 8601 with its offset, not in the future."),
});

export type SentWorkEvent = z.infer<typeof workEventShape>;

/** JSON Schema of a request: one event, or a list. */
export function workEventSchema(): object {
  const body = z
    .union([workEventShape, z.array(workEventShape).max(mostWorkEvents)])
    .meta({ title: "Work events", description: "What is posted to /api/work-events: one event or a list." });
  return z.toJSONSchema(body, { io: "input" });
}

/** The event, or why it is none. */
export function readWorkEvent(raw: unknown): SentWorkEvent | string {
  const read = workEventShape.safeParse(raw);
  if (read.success) return read.data;
  return read.error.issues
    .map((issue) => {
      if (issue.code === "unrecognized_keys") return words.unknownField(issue.keys);
      return issue.path.length === 0 ? words.notAnEvent : issue.message;
    })
    .join("; ");
}

function text(field: string, most: number) {
  const error = missingOr(field, words.text(field, most));
  return z
    .string({ error })
    .min(1, { error })
    .max(most, { error })
    .regex(/^\P{Cc}*$/u, { error });
}

function missingOr(field: string, wrong: string) {
  return ({ input }: { readonly input?: unknown }) => (input === undefined ? words.missing(field) : wrong);
}
