import { type Contest, endsEscalation } from "../../core/escalations.ts";
import type { SignalFactOf } from "../../core/signal-facts.ts";
import { expectAll } from "./expect-all.ts";
import type { Prisma } from "./generated/client.ts";
import { textOrNull, toJson, toText } from "./json.ts";

type Database = Prisma.TransactionClient;

export async function makeEscalations(
  database: Database,
  facts: readonly SignalFactOf<"escalation-made">[],
): Promise<void> {
  const { count } = await database.escalation.createMany({
    data: facts.map(({ escalation: { id, gap, person, manager, at, shownAt, entry } }) => {
      return { id, gapId: gap, personId: person, managerId: manager, at, shownAt, entry: toJson(entry) };
    }),
    skipDuplicates: true,
  });
  expectAll(count, facts.length, "The manager was told of this gap already");
  const steps = facts.flatMap(({ escalation: { id, steps } }) =>
    steps.map((step, ordinal) => ({ escalation: id, ordinal, step })),
  );
  await stepEscalations(database, steps);
}

export async function stepEscalations(
  database: Database,
  facts: readonly Omit<SignalFactOf<"escalation-step">, "kind">[],
): Promise<void> {
  const { count } = await database.escalationStep.createMany({
    data: facts.map(({ escalation, ordinal, step: { kind, by, words, at } }) => {
      return { escalationId: escalation, ordinal, kind, personId: by, words: textOrNull(words), at };
    }),
    skipDuplicates: true,
  });
  expectAll(count, facts.length, "The escalation has this step already");
  for (const { escalation, step } of facts.filter(({ step }) => endsEscalation(step.kind))) {
    const where = { id: escalation, closedAt: null };
    await database.escalation.updateMany({ where, data: { closedAt: step.at } });
  }
}

export async function makeContests(
  database: Database,
  facts: readonly SignalFactOf<"contest-made">[],
): Promise<void> {
  const { count } = await database.contest.createMany({
    data: facts.map(({ contest: { id, gap, escalation, person, words, at, decider, dueAt, settled } }) => ({
      id,
      gapId: gap,
      escalationId: escalation,
      personId: person,
      words: textOrNull(words),
      at,
      deciderId: decider,
      dueAt,
      ...contestSettlement(settled),
    })),
    skipDuplicates: true,
  });
  expectAll(count, facts.length, "The gap is being contested already");
}

export async function settleContests(
  database: Database,
  facts: readonly SignalFactOf<"contest-settled">[],
): Promise<void> {
  for (const { contest, settled } of facts) {
    const where = { id: contest, settledAt: null };
    const { count } = await database.contest.updateMany({ where, data: contestSettlement(settled) });
    expectAll(count, 1, `Contest ${contest} is settled already`);
  }
}

function contestSettlement(settled: Contest["settled"]) {
  if (settled === null) return {};
  const { by, verdict, reason, at } = settled;
  return { settledBy: by, verdict, reason: textOrNull(reason), settledAt: at };
}

export async function sendDigests(
  database: Database,
  facts: readonly SignalFactOf<"digest-sent">[],
): Promise<void> {
  const { count } = await database.digest.createMany({
    data: facts.map(({ digest: { id, manager, occasion, message, at } }) => {
      return { id, managerId: manager, occasion, messageId: message, at };
    }),
    skipDuplicates: true,
  });
  expectAll(count, facts.length, "The manager was sent this digest already");
  await database.digestEntry.createMany({
    data: facts.flatMap(({ digest: { id, entries } }) =>
      entries.map(({ gap, escalation, said, figures }, ordinal) => {
        return {
          digestId: id,
          ordinal,
          gapId: gap,
          escalationId: escalation,
          said,
          figures: toJson(figures),
        };
      }),
    ),
  });
}

export async function noteLooks(
  database: Database,
  facts: readonly SignalFactOf<"look-noted">[],
): Promise<void> {
  await database.look.createMany({
    data: facts.map(({ look: { by, about, what, at } }) => {
      return { byId: by, aboutId: about, what: toText(what), at };
    }),
  });
}
