import { ConflictError } from "../../core/errors.ts";
import type { Fact } from "../../core/facts.ts";
import type { RequestStep } from "../../core/requests.ts";
import type { Prisma } from "./generated/client.ts";
import { textOrNull, toJson } from "./json.ts";

/** A request with the steps it begins with. Another one with its id was first: then nothing of this is written. */
export async function appendRequest(
  database: Prisma.TransactionClient,
  { request, askerMessage }: Extract<Fact, { kind: "request-made" }>,
): Promise<void> {
  const { id, kind, answer, place, question, details, about, at } = request;
  const row = {
    id,
    kind,
    answerId: answer,
    personId: place.person,
    place: toJson(place),
    question: textOrNull(question),
    details: textOrNull(details),
    sopId: about?.sop ?? null,
    version: about?.version ?? null,
    section: about?.section ?? null,
    askerMessage,
    at,
  };
  const { count } = await database.request.createMany({ data: [row], skipDuplicates: true });
  if (count === 0) throw new ConflictError(`There is a request ${id} already`);
  for (const [ordinal, step] of request.steps.entries()) {
    await appendStep(database, { request: id, ordinal, step });
  }
}

/** The next step of a request. Another one at its place was first: then nothing of this is written. */
export async function appendStep(
  database: Prisma.TransactionClient,
  {
    request,
    ordinal,
    step,
  }: { readonly request: string; readonly ordinal: number; readonly step: RequestStep },
): Promise<void> {
  const { kind, person, until, text, verdict, message, at } = step;
  const { count } = await database.requestStep.createMany({
    data: [
      {
        requestId: request,
        ordinal,
        kind,
        personId: person,
        until,
        text: textOrNull(text),
        verdict,
        messageId: message,
        at,
      },
    ],
    skipDuplicates: true,
  });
  if (count === 0) throw new ConflictError(`Request ${request} has a step ${ordinal} already`);
  await database.request.update({ where: { id: request }, data: standAfter(step) });
}

/** Who is asked until when, or that it is over. */
function standAfter({ kind, person, until, at }: RequestStep) {
  switch (kind) {
    case "offered":
      return { offeredTo: person, dueAt: until, closedAt: null };
    case "passed":
      return { offeredTo: null, dueAt: at };
    case "answered":
    case "decided":
    case "lapsed":
    case "unanswered":
    case "withdrawn":
      return { offeredTo: null, dueAt: null, closedAt: at };
  }
}
