import type { Account, AccountStore } from "../../core/ports/account-store.ts";
import type { Channel } from "../../core/terms.ts";
import type { Prisma } from "./generated/client.ts";
import type { AccountModel } from "./generated/models.ts";

/** Who is behind an account of a platform, as it was last looked up. */
export function accountStore(database: Prisma.TransactionClient): AccountStore {
  return {
    async account(channel, id) {
      const row = await database.account.findUnique({ where: { channel_id: { channel, id } } });
      return row === null ? null : toAccount(row);
    },
    async saveAccount({ channel, id, person, ...known }) {
      const row = { personId: person, ...known };
      await database.account.upsert({
        where: { channel_id: { channel, id } },
        create: { channel, id, ...row },
        update: row,
      });
    },
    async accountsOf(person) {
      const rows = await database.account.findMany({
        where: { personId: person },
        orderBy: [{ checkedAt: "desc" }, { channel: "asc" }, { id: "asc" }],
      });
      return rows.map(toAccount);
    },
  };
}

function toAccount({ channel, personId, standing, ...row }: AccountModel): Account {
  return {
    ...row,
    channel: channel as Channel,
    person: personId,
    standing: standing as Account["standing"],
  };
}
