import type { ItemBatch } from "../../core/ports/item-store.ts";
import { expectAll } from "./expect-all.ts";
import type { Prisma } from "./generated/client.ts";
import { textOf } from "./item-rows.ts";
import { toJsonText } from "./json.ts";

type Database = Prisma.TransactionClient;

/** A statement for each table, however many items there are. */
export async function writeItems(database: Database, batch: ItemBatch): Promise<void> {
  await writeVersions(database, batch);
  await database.quizItem.updateMany({
    where: { id: { in: [...batch.retired] }, retiredAt: null },
    data: { retiredAt: batch.at },
  });
  await writeFiles(database, batch);
}

async function writeVersions(database: Database, { source, at, items }: ItemBatch): Promise<void> {
  if (items.length === 0) return;
  const identities = items.map(({ id, version }) => ({ id, version, source }));
  const written = await database.$executeRaw`
    INSERT INTO "QuizItem" SELECT * FROM json_populate_recordset(null::"QuizItem", ${toJsonText(identities)}::json)
    ON CONFLICT (id) DO UPDATE SET
      version = EXCLUDED.version, source = EXCLUDED.source, "retiredAt" = NULL
    WHERE "QuizItem".version <= EXCLUDED.version`;
  expectAll(written, items.length, "An item has got a later version meanwhile");
  const versions = items.map((item) => ({
    itemId: item.id,
    number: item.version,
    sopId: item.sop,
    section: item.section,
    skills: item.skills,
    origin: item.origin,
    text: textOf(item),
    approvedFor: item.approvedFor,
    publishedAt: at,
  }));
  const taken = await database.$executeRaw`
    INSERT INTO "QuizItemVersion" AS known
    SELECT * FROM json_populate_recordset(null::"QuizItemVersion", ${toJsonText(versions)}::json)
    ON CONFLICT ("itemId", number) DO UPDATE SET
      "sopId" = EXCLUDED."sopId", section = EXCLUDED.section, skills = EXCLUDED.skills,
      origin = EXCLUDED.origin, "approvedFor" = COALESCE(EXCLUDED."approvedFor", known."approvedFor")
    WHERE known.text::jsonb = EXCLUDED.text::jsonb`;
  expectAll(taken, items.length, "An item has another text at this version already");
  await database.itemDecision.createMany({
    data: items.flatMap(({ id, version, approvedFor }) =>
      approvedFor === null
        ? []
        : [{ itemId: id, version, verdict: "approved", sectionHash: approvedFor, at }],
    ),
  });
}

async function writeFiles(database: Database, { source, at, files, forgottenFiles }: ItemBatch) {
  await database.itemFile.deleteMany({ where: { source, path: { in: [...forgottenFiles] } } });
  if (files.length === 0) return;
  const rows = files.map((file) => ({ ...file, source, importedAt: at }));
  await database.$executeRaw`
    INSERT INTO "ItemFile" SELECT * FROM json_populate_recordset(null::"ItemFile", ${toJsonText(rows)}::json)
    ON CONFLICT (source, path) DO UPDATE SET
      hash = EXCLUDED.hash, items = EXCLUDED.items, "importedAt" = EXCLUDED."importedAt"`;
}
