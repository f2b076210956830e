import type { ItemNotice } from "../../core/items.ts";
import type { ItemStore, ItemVersion } from "../../core/ports/item-store.ts";
import type { Prisma } from "./generated/client.ts";
import type { ItemDecisionModel, QuizItemVersionModel } from "./generated/models.ts";
import { writeItems } from "./item-batch.ts";
import { toQuizItem } from "./item-rows.ts";

/** Items with their versions. What owners decide on them is written by `ConversationStore.append`. */
export function itemStore(database: Prisma.TransactionClient): ItemStore {
  return {
    async items() {
      const rows = await database.$queryRaw<QuizItemVersionModel[]>`
        SELECT v.* FROM "QuizItem" i
        JOIN "QuizItemVersion" v ON v."itemId" = i.id AND v.number = i.version
        WHERE i."retiredAt" IS NULL ORDER BY i.id COLLATE "C"`;
      return (await withSaidSkills(database, rows)).map(toQuizItem);
    },
    async itemAt(id, version) {
      const row = await database.quizItemVersion.findUnique({
        where: { itemId_number: { itemId: id, number: version } },
      });
      const [item] = await withSaidSkills(database, row === null ? [] : [row]);
      return item === undefined ? null : toQuizItem(item);
    },
    async itemHistory(id) {
      return (await histories(database, [id])).get(id) ?? [];
    },
    itemHistories: (ids) => histories(database, ids),
    async reapproved() {
      const rows = await database.$queryRaw<{ readonly item: string }[]>`
        SELECT "itemId" AS item FROM "ItemDecision" WHERE verdict = 'approved'
        GROUP BY "itemId" HAVING count(DISTINCT "sectionHash") > 1 ORDER BY "itemId" COLLATE "C"`;
      return rows.map(({ item }) => item);
    },
    noticesOf: (items) => notices(database, { itemId: { in: [...items] } }),
    noticesIn: (message) => notices(database, { messageId: message }),
    async importedItemFiles(source) {
      const rows = await database.itemFile.findMany({ where: { source }, orderBy: { path: "asc" } });
      return rows.map(({ path, hash, items }) => ({ path, hash, items }));
    },
    writeItems: (batch) => writeItems(database, batch),
  };
}

/** An item whose file names no skill has those that somebody said in chat. */
async function withSaidSkills(
  database: Prisma.TransactionClient,
  rows: readonly QuizItemVersionModel[],
): Promise<readonly QuizItemVersionModel[]> {
  const bare = rows.filter(({ skills }) => skills.length === 0).map(({ itemId }) => itemId);
  if (bare.length === 0) return rows;
  const decisions = await database.tagDecision.findMany({
    where: { subjectKind: "item", kind: "skill", subjectId: { in: bare } },
    orderBy: { ordinal: "asc" },
  });
  const said = new Map(decisions.map(({ subjectId, tags }) => [subjectId, tags]));
  return rows.map((row) => (row.skills.length > 0 ? row : { ...row, skills: said.get(row.itemId) ?? [] }));
}

async function notices(
  database: Prisma.TransactionClient,
  where: Prisma.ItemNoticeWhereInput,
): Promise<readonly ItemNotice[]> {
  const rows = await database.itemNotice.findMany({
    where,
    orderBy: [{ at: "asc" }, { itemId: "asc" }, { version: "asc" }],
  });
  return rows.map(({ itemId, personId, messageId, ...row }) => ({
    ...row,
    item: itemId,
    person: personId,
    message: messageId,
  }));
}

async function histories(
  database: Prisma.TransactionClient,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly ItemVersion[]>> {
  const where = { itemId: { in: [...ids] } };
  const [versions, decisions] = await Promise.all([
    database.quizItemVersion.findMany({ where, orderBy: { number: "desc" } }),
    database.itemDecision.findMany({ where, orderBy: { sequence: "asc" } }),
  ]);
  const decided = Map.groupBy(decisions, ({ itemId, version }) => `${version} ${itemId}`);
  const rows = versions.map((row) => ({
    item: toQuizItem(row),
    publishedAt: row.publishedAt,
    decisions: (decided.get(`${row.number} ${row.itemId}`) ?? []).map(toDecision),
  }));
  return Map.groupBy(rows, ({ item }) => item.id);
}

function toDecision(row: ItemDecisionModel): ItemVersion["decisions"][number] {
  const { verdict, sectionHash, personId, reason, at } = row;
  return { verdict: verdict === "retired" ? "retired" : "approved", sectionHash, by: personId, reason, at };
}
