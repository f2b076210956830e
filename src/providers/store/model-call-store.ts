import type { CallOutcome, ModelCallStore, Used } from "../../core/ports/model-call-store.ts";
import type { Prisma } from "./generated/client.ts";

export function modelCallStore(database: Prisma.TransactionClient): ModelCallStore {
  return {
    used: (since, now, person) => usedBy(database, { since, now, person, upTo: null }),
    /**
     * First said, then looked at what was said before. Calls say so one after the other, so whoever looks sees all
     * that came earlier: the first that fit are let through, and together they stay within the limits.
     */
    async reserve({ id, at, person, prompt, model, most, expiresAt }, { since, all, same }) {
      const [said] = await database.$queryRaw<{ readonly sequence: number }[]>`
        WITH turn AS MATERIALIZED (SELECT pg_advisory_xact_lock(${turnKey}::bigint))
        INSERT INTO "ModelCall"
          (id, at, "personId", prompt, "promptVersion", "promptHash", model, tokens, cost, "expiresAt")
        SELECT ${id}, ${at}, ${person}, ${prompt.name}, ${prompt.version}, ${prompt.hash}, ${model},
          ${most.tokens}, ${most.cost}, ${expiresAt} FROM turn
        RETURNING sequence`;
      const spent = await usedBy(database, { since, now: at, person, upTo: said?.sequence ?? 0 });
      const isWithin = [
        spent.all.tokens <= all.tokens,
        spent.all.cost <= all.cost,
        spent.same.tokens <= same.tokens,
        spent.same.cost <= same.cost,
      ].every(Boolean);
      if (isWithin) return "reserved";
      await database.modelCall.deleteMany({ where: { id } });
      return "over-budget";
    },
    async settle(id, { at, outcome, inputTokens, outputTokens, cost, elapsedMs }) {
      const tokens = inputTokens + outputTokens;
      await database.modelCall.updateMany({
        where: { id },
        data: { settledAt: at, outcome, tokens, inputTokens, outputTokens, cost, elapsedMs },
      });
    },
    async last() {
      const row = await database.modelCall.findFirst({
        where: { settledAt: { not: null } },
        orderBy: { settledAt: "desc" },
        select: { settledAt: true, outcome: true },
      });
      if (row === null || row.settledAt === null) return null;
      return { at: row.settledAt, outcome: row.outcome as CallOutcome };
    },
    async forget(before) {
      await database.modelCall.deleteMany({ where: { at: { lt: before } } });
    },
  };
}

interface Day {
  readonly since: Date;
  readonly now: Date;
  readonly person: string | null;
  /** Last call that counts; `null`: all do. */
  readonly upTo: number | null;
}

/** Any number of ours that nobody else locks. */
const turnKey = 7_290_411;

async function usedBy(database: Prisma.TransactionClient, { since, now, person, upTo }: Day): Promise<Used> {
  const [sums] = await database.$queryRaw<Sums[]>`
    SELECT sum(tokens)::float8 AS tokens, sum(cost)::float8 AS cost,
      sum(tokens) FILTER (WHERE "personId" IS NOT DISTINCT FROM ${person}::text)::float8 AS "sameTokens",
      sum(cost) FILTER (WHERE "personId" IS NOT DISTINCT FROM ${person}::text)::float8 AS "sameCost"
    FROM "ModelCall" WHERE at >= ${since} AND ("settledAt" IS NOT NULL OR "expiresAt" > ${now})
      AND (${upTo}::int IS NULL OR sequence <= ${upTo}::int)`;
  return {
    all: { tokens: sums?.tokens ?? 0, cost: sums?.cost ?? 0 },
    same: { tokens: sums?.sameTokens ?? 0, cost: sums?.sameCost ?? 0 },
  };
}

interface Sums {
  readonly tokens: number | null;
  readonly cost: number | null;
  readonly sameTokens: number | null;
  readonly sameCost: number | null;
}
