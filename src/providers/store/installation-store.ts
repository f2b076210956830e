import type { InstallationStore } from "../../core/ports/installation-store.ts";
import type { Prisma } from "./generated/client.ts";
import type { Sealer } from "./seal.ts";

/** Workspaces that installed the Slack app. What Slack gave, tokens included, is stored sealed. */
export function installationStore(database: Prisma.TransactionClient, sealer: Sealer): InstallationStore {
  const table = database.slackInstallation;
  return {
    async save({ id, teamId, enterpriseId, data, at }) {
      const row = { teamId, enterpriseId, sealed: sealer.seal(data), installedAt: at, revokedAt: null };
      await table.upsert({ where: { id }, create: { id, ...row }, update: row });
    },
    async installation(id) {
      const row = await table.findUnique({ where: { id } });
      if (row === null || row.revokedAt !== null) return null;
      const { teamId, enterpriseId, installedAt: at } = row;
      return { id, teamId, enterpriseId, data: sealer.open(row.sealed), at };
    },
    async all() {
      const rows = await table.findMany({ orderBy: [{ installedAt: "asc" }, { id: "asc" }] });
      return rows.map(({ id, teamId, enterpriseId, installedAt: at, revokedAt }) => {
        return { id, teamId, enterpriseId, at, revokedAt };
      });
    },
    async revoke(id, at) {
      await table.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: at } });
    },
  };
}
