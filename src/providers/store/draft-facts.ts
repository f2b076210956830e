import type { DraftFact } from "../../core/draft-facts.ts";
import { draftDuty, draftState } from "../../core/drafts.ts";
import { ConflictError } from "../../core/errors.ts";
import { expectAll } from "./expect-all.ts";
import type { Prisma } from "./generated/client.ts";
import { textOrNull, toJsonText, toText } from "./json.ts";

type Database = Prisma.TransactionClient;

export async function appendDraftFact(database: Database, fact: DraftFact): Promise<void> {
  switch (fact.kind) {
    case "draft-made":
      return addDraft(database, fact);
    case "draft-step":
      return addStep(database, fact);
    case "in-effect":
      return noteInEffect(database, fact);
  }
}

const kinds: readonly string[] = ["draft-made", "draft-step", "in-effect"] satisfies DraftFact["kind"][];

export function isDraftFact(fact: { readonly kind: string }): fact is DraftFact {
  return kinds.includes(fact.kind);
}

/** A draft with the steps it begins with. One of its id or its note was first: then nothing of this is written. */
async function addDraft(
  database: Database,
  { draft }: Extract<DraftFact, { kind: "draft-made" }>,
): Promise<void> {
  const { sop, author, note, replaces, steps, title, body, reason, ...rest } = draft;
  const row = {
    ...rest,
    sopId: sop,
    title: toText(title),
    body: toText(body),
    reason: textOrNull(reason),
    authorId: author,
    noteId: note,
    replacesId: replaces,
    state: draftState(draft),
    due: draftDuty(draft),
  };
  const { count } = await database.draft.createMany({ data: [row], skipDuplicates: true });
  if (count === 0) throw new ConflictError(`There is a draft ${draft.id} already`);
  await database.draftStep.createMany({
    data: steps.map((step, ordinal) => stepRow(draft.id, ordinal, step)),
  });
}

/** The next step of a draft. Another one at its place was first: then nothing of this is written. */
async function addStep(
  database: Database,
  { draft, ordinal, step, state, due }: Extract<DraftFact, { kind: "draft-step" }>,
): Promise<void> {
  const { count } = await database.draftStep.createMany({
    data: [stepRow(draft, ordinal, step)],
    skipDuplicates: true,
  });
  if (count === 0) throw new ConflictError(`Draft ${draft} has a step ${ordinal} already`);
  await database.draft.update({ where: { id: draft }, data: { state, due } });
}

function stepRow(
  draft: string,
  ordinal: number,
  step: Extract<DraftFact, { kind: "draft-step" }>["step"],
): Prisma.DraftStepCreateManyInput {
  const { kind, person, reason, version, message, at } = step;
  return {
    draftId: draft,
    ordinal,
    kind,
    personId: person,
    reason: textOrNull(reason),
    version,
    messageId: message,
    at,
  };
}

async function noteInEffect(
  database: Database,
  { versions, at }: Extract<DraftFact, { kind: "in-effect" }>,
): Promise<void> {
  const rows = versions.map(({ sop, version }) => ({ sopId: sop, version, at }));
  const noted = await database.$executeRaw`
    INSERT INTO "VersionInEffect"
    SELECT * FROM jsonb_populate_recordset(null::"VersionInEffect", ${toJsonText(rows)}::jsonb)
    ON CONFLICT DO NOTHING`;
  expectAll(noted, rows.length, "That a version holds is noted already");
}
