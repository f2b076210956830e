import { ConflictError } from "../../core/errors.ts";
import { type Gap, gapAbout } from "../../core/gaps.ts";
import type { SignalFactOf } from "../../core/signal-facts.ts";
import { expectAll } from "./expect-all.ts";
import type { Prisma } from "./generated/client.ts";
import { toJsonText, toText } from "./json.ts";

type Database = Prisma.TransactionClient;
type Moves = readonly SignalFactOf<"gap-moved">[];

/** Those that change come first: one gap may close and another about the same open. */
export async function moveGaps(database: Database, facts: Moves): Promise<void> {
  const changed = facts.filter(({ was }) => was !== null);
  const opened = facts.filter(({ was }) => was === null);
  if (changed.length > 0) await changeGaps(database, changed);
  if (opened.length > 0) await openGaps(database, opened);
}

async function openGaps(database: Database, facts: Moves): Promise<void> {
  const written = await database.$executeRaw`
    INSERT INTO "Gap" SELECT * FROM json_populate_recordset(null::"Gap", ${asRows(facts)}::json)
    ON CONFLICT DO NOTHING`;
  expectAll(written, facts.length, "A gap about the same is open already");
}

async function changeGaps(database: Database, facts: Moves): Promise<void> {
  const before = facts.map(({ gap: { id }, was }) => ({
    id,
    confirmedAt: was?.confirmedAt,
    closedAt: was?.closedAt,
    state: was?.kind === "personal" ? was.state : null,
    toldAt: was?.kind === "personal" ? was.toldAt : null,
  }));
  const reopened = facts.some(({ gap, was }) => gap.closedAt === null && was?.closedAt !== null);
  if (reopened) throw new ConflictError("A gap that is closed stays closed: another one opens");
  const written = await database.$executeRaw`
    UPDATE "Gap" g SET
      version = n.version, "sectionHash" = n."sectionHash", state = n.state, why = n.why, "toldAt" = n."toldAt",
      title = n.title, questions = n.questions, people = n.people, area = n.area,
      "confirmedAt" = n."confirmedAt", "closedAt" = n."closedAt", closing = n.closing
    FROM json_populate_recordset(null::"Gap", ${asRows(facts)}::json) n
    JOIN json_to_recordset(${toJsonText(before)}::json)
      AS w(id text, "confirmedAt" timestamptz, "closedAt" timestamptz, state text, "toldAt" timestamptz)
      ON w.id = n.id
    WHERE g.id = n.id AND g."confirmedAt" = w."confirmedAt" AND g."closedAt" IS NOT DISTINCT FROM w."closedAt"
      AND g.state IS NOT DISTINCT FROM w.state AND g."toldAt" IS NOT DISTINCT FROM w."toldAt"`;
  expectAll(written, facts.length, "The gap stands otherwise by now");
}

function asRows(facts: Moves): string {
  return toJsonText(facts.map(({ gap }) => toRow(gap)));
}

function toRow(gap: Gap) {
  const { id, kind, openedAt, confirmedAt, closedAt, closing } = gap;
  const shared = { id, kind, about: gapAbout(gap), openedAt, confirmedAt, closedAt, closing, questions: [] };
  switch (gap.kind) {
    case "personal": {
      const { person, subject, state, why, toldAt } = gap;
      const about =
        subject.kind === "skill"
          ? { skill: subject.skill }
          : { sopId: subject.sop, section: subject.section };
      return { ...shared, ...about, personId: person, state, why, toldAt };
    }
    case "page": {
      const { sop, section, version, sectionHash, why } = gap;
      return { ...shared, sopId: sop, section, version, sectionHash, why };
    }
    case "content": {
      const { title, questions, people, area } = gap;
      return { ...shared, title: toText(title), questions, people, area };
    }
  }
}
