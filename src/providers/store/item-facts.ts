import type { PracticeFactOf } from "../../core/practice-facts.ts";
import { expectAll } from "./expect-all.ts";
import type { Prisma } from "./generated/client.ts";
import { textOf } from "./item-rows.ts";
import { textOrNull, toJson } from "./json.ts";

type Database = Prisma.TransactionClient;
type ItemDecided = PracticeFactOf<"item-decided">;

export async function decideItems(database: Database, facts: readonly ItemDecided[]): Promise<void> {
  for (const fact of facts) await decide(database, fact);
}

export async function tellItemOwners(
  database: Database,
  facts: readonly PracticeFactOf<"item-owner-told">[],
): Promise<void> {
  const rows = facts.flatMap(({ items, person, message, at }) =>
    items.map(({ item, ...text }) => ({
      ...text,
      itemId: item,
      personId: person,
      messageId: message,
      at,
    })),
  );
  const { count } = await database.itemNotice.createMany({ data: rows, skipDuplicates: true });
  expectAll(count, rows.length, "Somebody was shown these items already");
}

/** What was approved is told at its version: an edited text is approved as the version that it becomes. */
async function decide(database: Database, fact: ItemDecided): Promise<void> {
  const { item, verdict, sectionHash, by, reason, at } = fact;
  const edited = verdict === "approved" ? fact.edited : null;
  const version = edited === null ? item.version : item.version + 1;
  const { count } = await database.quizItem.updateMany({
    where: { id: item.id, version: item.version, retiredAt: null },
    data: { version, ...(verdict === "retired" ? { retiredAt: at } : {}) },
  });
  expectAll(count, 1, `Item ${item.id} is not at v${item.version} any more`);
  if (edited !== null) await addVersion(database, fact, edited);
  if (verdict === "approved") {
    await database.quizItemVersion.update({
      where: { itemId_number: { itemId: item.id, number: version } },
      data: { approvedFor: sectionHash },
    });
  }
  await database.itemDecision.create({
    data: { itemId: item.id, version, verdict, sectionHash, personId: by, reason: textOrNull(reason), at },
  });
}

/** Another text of the same item, which tests the same section. */
async function addVersion(
  database: Database,
  { item, at }: ItemDecided,
  text: NonNullable<ItemDecided["edited"]>,
): Promise<void> {
  const { sopId, section, skills, origin } = await database.quizItemVersion.findUniqueOrThrow({
    where: { itemId_number: { itemId: item.id, number: item.version } },
  });
  await database.quizItemVersion.create({
    data: {
      itemId: item.id,
      number: item.version + 1,
      sopId,
      section,
      skills,
      origin,
      text: toJson(textOf(text)),
      publishedAt: at,
    },
  });
}
