import type { SectionKey } from "../../core/ports/page-store.ts";
import type { SignalReader, SignalStore } from "../../core/ports/signal-store.ts";
import type { SignalKind } from "../../core/signals.ts";
import { detectionStore } from "./detection-store.ts";
import { answersSince } from "./earlier-answers.ts";
import { escalationStore } from "./escalation-store.ts";
import type { Prisma } from "./generated/client.ts";
import { given } from "./given.ts";
import { toGap, toSignal } from "./signal-rows.ts";
import { stuckWeeks } from "./stuck-weeks.ts";
import { unansweredStore } from "./unanswered.ts";

/** Signals and what came of them. Facts are written by `ConversationStore.append`. */
export function signalStore(database: Prisma.TransactionClient): SignalStore {
  return {
    ...notedStore(database),
    ...unansweredStore(database),
    ...gapStore(database),
    ...escalationStore(database),
    ...detectionStore(database),
  };
}

type Noted = "signals" | "signalsOf" | "workOutcomes" | "signalCounts" | "stuckWeeks" | "answersSince";

function notedStore(database: Prisma.TransactionClient): Pick<SignalReader, Noted> {
  return {
    async signals({ person, about, since, limit }) {
      const rows = await database.signal.findMany({
        where: given({
          personId: person,
          sopId: about?.sop,
          section: about?.section,
          at: since === undefined ? undefined : { gte: since },
        }),
        orderBy: { sequence: "desc" },
        ...given({ take: limit }),
      });
      return rows.map(toSignal);
    },
    async signalsOf(cause) {
      const rows = await database.signal.findMany({
        where: { cause, corrects: false },
        orderBy: { sequence: "asc" },
      });
      return rows.map(toSignal);
    },
    async workOutcomes(tasks, since) {
      const rows = await database.workEvent.groupBy({
        by: ["task", "kind", "step"],
        where: { task: { in: [...tasks] }, kind: { in: ["done-right", "missed"] }, at: { gte: since } },
        _count: true,
      });
      return [...Map.groupBy(rows, ({ task }) => task)].map(([task, outcomes]) => ({
        task,
        total: outcomes.reduce((sum, { _count }) => sum + _count, 0),
        missed: new Map(
          outcomes.flatMap(({ kind, step, _count }): [string, number][] =>
            kind === "missed" && step !== null ? [[step, _count]] : [],
          ),
        ),
      }));
    },
    async signalCounts({ since }) {
      const rows = await database.$queryRaw<readonly CountRow[]>`
        SELECT sop, section, version, kind, month, sum(count)::int AS count FROM (
          SELECT "sopId" AS sop, section, version, kind, month, count FROM "SignalCount" WHERE month >= ${since}
          UNION ALL
          SELECT "sopId", section, version, kind, date_trunc('month', at, 'UTC')::date, 1
          FROM "Signal" WHERE at >= ${since}
        ) AS counted
        GROUP BY sop, section, version, kind, month ORDER BY month, sop, section, version, kind`;
      return rows.map((row) => ({ ...row, kind: row.kind as SignalKind }));
    },
    stuckWeeks: (which) => stuckWeeks(database, which),
    answersSince: (person, since) => answersSince(database, person, since),
  };
}

interface CountRow extends SectionKey {
  readonly version: number;
  readonly kind: string;
  readonly month: Date;
  readonly count: number;
}

function gapStore(database: Prisma.TransactionClient): Pick<SignalReader, "gap" | "gaps"> {
  return {
    async gap(id) {
      const row = await database.gap.findUnique({ where: { id } });
      return row === null ? null : toGap(row);
    },
    async gaps({ kind, person, people, about, open, since }) {
      const rows = await database.gap.findMany({
        where: given({
          kind,
          personId: people === undefined ? person : { in: [...people] },
          sopId: about?.sop,
          section: about?.section,
          closedAt: open === undefined ? undefined : open ? null : { not: null },
          OR: since === undefined ? undefined : [{ closedAt: null }, { closedAt: { gte: since } }],
        }),
        orderBy: [{ openedAt: "desc" }, { id: "desc" }],
      });
      return rows.map(toGap);
    },
  };
}
