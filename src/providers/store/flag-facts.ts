import { ConflictError } from "../../core/errors.ts";
import type { Fact } from "../../core/facts.ts";
import type { FlagFact, FlagFactOf } from "../../core/flag-facts.ts";
import { type FlagSettled, flagAbout } from "../../core/flags.ts";
import { expectAll } from "./expect-all.ts";
import type { Prisma } from "./generated/client.ts";
import { textOrNull, toJson, toText } from "./json.ts";

type Database = Prisma.TransactionClient;

const kinds: ReadonlySet<string> = new Set<FlagFact["kind"]>([
  "flag-raised",
  "flag-settled",
  "page-reviewed",
  "page-handed-over",
  "queue-sent",
  "page-doubted",
]);

export function isFlagFact(fact: Fact): fact is FlagFact {
  return kinds.has(fact.kind);
}

/** Flags that are raised go together, in one statement. */
export async function appendFlagFacts(database: Database, facts: readonly FlagFact[]): Promise<void> {
  const raised = facts.filter((fact) => fact.kind === "flag-raised");
  if (raised.length > 0) await raiseFlags(database, raised);
  for (const fact of facts) if (fact.kind !== "flag-raised") await appendOne(database, fact);
}

function appendOne(database: Database, fact: Exclude<FlagFact, FlagFactOf<"flag-raised">>): Promise<void> {
  switch (fact.kind) {
    case "flag-settled":
      return settleFlag(database, fact);
    case "page-reviewed":
      return reviewPage(database, fact);
    case "page-handed-over":
      return handOverPage(database, fact);
    case "queue-sent":
      return sendQueue(database, fact);
    case "page-doubted":
      return doubtPage(database, fact);
  }
}

async function raiseFlags(database: Database, facts: readonly FlagFactOf<"flag-raised">[]): Promise<void> {
  const data = facts.map(({ flag }) => {
    const { id, doubt, page, gap, owner, at, settled } = flag;
    return {
      id,
      about: toText(flagAbout(flag)),
      reason: doubt.kind,
      evidence: toJson(doubt),
      sopId: page?.sop ?? null,
      section: page?.section ?? null,
      version: page?.version ?? null,
      sectionHash: page?.sectionHash ?? null,
      gapId: gap,
      ownerId: owner,
      at,
      ...settlement(settled),
    };
  });
  const { count } = await database.flag.createMany({ data, skipDuplicates: true });
  expectAll(count, facts.length, "This was flagged already");
}

async function settleFlag(database: Database, { flag, settled }: FlagFactOf<"flag-settled">): Promise<void> {
  const where = { id: flag, settledAt: null };
  const { count } = await database.flag.updateMany({ where, data: settlement(settled) });
  expectAll(count, 1, `Flag ${flag} is settled already`);
}

function settlement(settled: FlagSettled | null) {
  if (settled === null) return {};
  const { by, verdict, words, at } = settled;
  return { settledBy: by, verdict, words: textOrNull(words), settledAt: at };
}

async function reviewPage(database: Database, { review }: FlagFactOf<"page-reviewed">): Promise<void> {
  const { sop, version, by, verdict, reason, ticked, until, to, at } = review;
  await database.pageReview.create({
    data: {
      sopId: sop,
      version,
      personId: by,
      verdict,
      reason: textOrNull(reason),
      ticked: ticked.map(toText),
      until,
      toPersonId: to,
      at,
    },
  });
  if (verdict !== "still-correct") return;
  await database.sopVersion.updateMany({
    where: { sopId: sop, number: version, OR: [{ reviewedAt: null }, { reviewedAt: { lt: at } }] },
    data: { reviewedAt: at },
  });
}

/** Of two who hand the same page over at once, one wins. */
async function handOverPage(database: Database, fact: FlagFactOf<"page-handed-over">): Promise<void> {
  const { sop, from, to } = fact;
  const where = { id: sop, ownerId: from, retiredAt: null };
  const { count } = await database.sop.updateMany({ where, data: { ownerId: to } });
  if (count === 0) throw new ConflictError(`Page ${sop} has another owner by now`);
}

async function sendQueue(database: Database, { queue }: FlagFactOf<"queue-sent">): Promise<void> {
  const { id, person, occasion, message, at, subjects } = queue;
  const row = { id, personId: person, occasion, messageId: message, at };
  const { count } = await database.queue.createMany({ data: [row], skipDuplicates: true });
  expectAll(count, 1, "They were sent this already");
  await database.queueEntry.createMany({
    data: subjects.map((subject, ordinal) => ({ queueId: id, ordinal, subject })),
  });
}

async function doubtPage(database: Database, { doubt }: FlagFactOf<"page-doubted">): Promise<void> {
  const { id, by, isNamed, sop, section, version, sectionHash, words, at } = doubt;
  const row = {
    id,
    personId: by,
    isNamed,
    sopId: sop,
    section,
    version,
    sectionHash,
    words: textOrNull(words),
    at,
  };
  await database.pageDoubt.createMany({ data: [row], skipDuplicates: true });
}
