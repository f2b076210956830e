import type { ConversationReference, ReferenceStore } from "../../core/ports/reference-store.ts";
import type { Channel } from "../../core/terms.ts";
import type { Prisma } from "./generated/client.ts";
import type { ConversationReferenceModel } from "./generated/models.ts";

/** Where Cairn may speak on platforms that have to be told each conversation's address. */
export function referenceStore(database: Prisma.TransactionClient): ReferenceStore {
  const table = database.conversationReference;
  return {
    async reference(channel, conversation) {
      const row = await table.findUnique({ where: { channel_conversation: { channel, conversation } } });
      return row === null ? null : toReference(row);
    },
    async saveReference({ channel, conversation, ...known }) {
      await table.upsert({
        where: { channel_conversation: { channel, conversation } },
        create: { channel, conversation, ...known },
        update: known,
      });
    },
    async closeReference(channel, conversation, why) {
      await table.updateMany({ where: { channel, conversation }, data: { closed: why } });
    },
  };
}

function toReference(row: ConversationReferenceModel): ConversationReference {
  return {
    ...row,
    channel: row.channel as Channel,
    kind: row.kind as ConversationReference["kind"],
  };
}
