import type { Fact } from "../../core/facts.ts";
import type { SignalFact, SignalFactOf } from "../../core/signal-facts.ts";
import {
  makeContests,
  makeEscalations,
  noteLooks,
  sendDigests,
  settleContests,
  stepEscalations,
} from "./escalation-facts.ts";
import { moveGaps } from "./gap-facts.ts";
import type { Prisma } from "./generated/client.ts";
import { toJsonText } from "./json.ts";
import { chooseWords } from "./unanswered.ts";

type Database = Prisma.TransactionClient;
type Kind = SignalFact["kind"];

export function isSignalFact(fact: Fact): fact is SignalFact {
  return Object.hasOwn(appendKind, fact.kind);
}

/** Appends in the order given; facts of one kind that follow one another go together. */
export async function appendSignalFacts(database: Database, facts: readonly SignalFact[]): Promise<void> {
  for (const run of runsOf(facts)) await appendRun(database, run);
}

const appendKind: {
  readonly [Some in Kind]: (database: Database, facts: readonly SignalFactOf<Some>[]) => Promise<void>;
} = {
  "signal-noted": noteSignals,
  "gap-moved": moveGaps,
  "escalation-made": makeEscalations,
  "escalation-step": stepEscalations,
  "contest-made": makeContests,
  "contest-settled": settleContests,
  "digest-sent": sendDigests,
  "words-chosen": chooseWords,
  "look-noted": noteLooks,
};

/**
 * What readers of signals wait for: whoever stores some holds it, shared, until the transaction ends, so that
 * who takes it alone knows that none of a lower sequence is still on its way.
 */
export const storingSignals = 7_242_601;

async function noteSignals(
  database: Database,
  facts: readonly SignalFactOf<"signal-noted">[],
): Promise<void> {
  const rows = facts.map(({ signal: { person, sop, item, skills, ...signal }, corrects }) => ({
    ...signal,
    skills,
    corrects,
    personId: person,
    sopId: sop,
    itemId: item,
  }));
  // The lock is part of the statement, which is a transaction of its own where there is no other.
  await database.$executeRaw`
    INSERT INTO "Signal" (cause, kind, corrects, "personId", "sopId", section, version, "sectionHash", skills,
      predicted, "itemId", "isFirstTry", at)
    SELECT cause, kind, corrects, "personId", "sopId", section, version, "sectionHash", skills,
      predicted, "itemId", "isFirstTry", at
    FROM (SELECT pg_advisory_xact_lock_shared(${storingSignals})) AS locked,
      json_populate_recordset(null::"Signal", ${toJsonText(rows)}::json)
    ON CONFLICT DO NOTHING`;
}

function appendRun<Some extends Kind>(database: Database, run: Run<Some>): Promise<void> {
  return appendKind[run.kind](database, run.facts);
}

interface Run<Some extends Kind> {
  readonly kind: Some;
  readonly facts: readonly SignalFactOf<Some>[];
}

function runsOf(facts: readonly SignalFact[]): readonly Run<Kind>[] {
  const runs: { readonly kind: Kind; readonly facts: SignalFact[] }[] = [];
  for (const fact of facts) {
    const last = runs.at(-1);
    if (last?.kind === fact.kind && !touchesAgain(last.facts, fact)) last.facts.push(fact);
    else runs.push({ kind: fact.kind, facts: [fact] });
  }
  return runs;
}

/** One gap that moves twice does so in two statements. */
function touchesAgain(facts: readonly SignalFact[], fact: SignalFact): boolean {
  if (fact.kind !== "gap-moved") return false;
  return facts.some((one) => one.kind === "gap-moved" && one.gap.id === fact.gap.id);
}
