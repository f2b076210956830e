import type { LastTold, SignalReader } from "../../core/ports/signal-store.ts";
import type { Prisma } from "./generated/client.ts";
import { given } from "./given.ts";
import { toContest, toDigest, toEntry, toEscalation, toLook } from "./signal-rows.ts";

type Carried = "escalation" | "escalations" | "contest" | "contests" | "digests" | "lastTold" | "looks";

/** What was told to managers, what became of it, and who looked. */
export function escalationStore(database: Prisma.TransactionClient): Pick<SignalReader, Carried> {
  return {
    async escalation(id) {
      const row = await database.escalation.findUnique({ where: { id }, include: withSteps });
      return row === null ? null : toEscalation(row);
    },
    async escalations({ manager, person, gap, open }) {
      const rows = await database.escalation.findMany({
        where: given({ managerId: manager, personId: person, gapId: gap, closedAt: isOpen(open) }),
        orderBy: [{ at: "desc" }, { id: "desc" }],
        include: withSteps,
      });
      return rows.map(toEscalation);
    },
    async contest(id) {
      const row = await database.contest.findUnique({ where: { id } });
      return row === null ? null : toContest(row);
    },
    async contests({ person, gap, decider, open }) {
      const rows = await database.contest.findMany({
        where: given({ personId: person, gapId: gap, deciderId: decider, settledAt: isOpen(open) }),
        orderBy: [{ at: "asc" }, { id: "asc" }],
      });
      return rows.map(toContest);
    },
    async digests({ manager, limit }) {
      const rows = await database.digest.findMany({
        where: { managerId: manager },
        orderBy: [{ at: "desc" }, { id: "desc" }],
        take: limit,
        include: withEntries,
      });
      return rows.map(toDigest);
    },
    async lastTold(manager, gaps) {
      const rows = await database.digestEntry.findMany({
        where: { gapId: { in: [...gaps] }, digest: { managerId: manager } },
        orderBy: [{ digest: { at: "asc" } }, { digestId: "asc" }, { ordinal: "asc" }],
        include: { digest: true },
      });
      return new Map(
        rows.flatMap((row): [string, LastTold][] => {
          const { gap, said, figures } = toEntry(row);
          return gap === null ? [] : [[gap, { at: row.digest.at, said, figures }]];
        }),
      );
    },
    async looks({ about, since, limit }) {
      const rows = await database.look.findMany({
        where: given({ aboutId: about, at: { gte: since } }),
        orderBy: { sequence: "desc" },
        take: limit,
      });
      return rows.map(toLook);
    },
  };
}

const withSteps = { steps: { orderBy: { ordinal: "asc" } } } as const;
const withEntries = { entries: { orderBy: { ordinal: "asc" } } } as const;

function isOpen(open: boolean | undefined) {
  if (open === undefined) return undefined;
  return open ? null : { not: null };
}
