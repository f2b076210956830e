import type { DetectionStore, NightSoFar } from "../../core/ports/detection-store.ts";
import type { SignalKind, StoredSignal } from "../../core/signals.ts";
import { expectAll } from "./expect-all.ts";
import type { Prisma } from "./generated/client.ts";
import { toJsonText } from "./json.ts";
import { readMany } from "./read-many.ts";
import { storingSignals } from "./signal-facts.ts";

type Database = Prisma.TransactionClient;

type Of =
  | "lastSettledSignal"
  | "detection"
  | "peopleWithSignals"
  | "signalsInRange"
  | "keepNight"
  | "finishDetection";

/** What a night takes in, and how far it has come. */
export function nightStore(database: Database): Pick<DetectionStore, Of> {
  return {
    async lastSettledSignal() {
      // Waits for those that are storing signals; whoever comes after gets higher sequences.
      await database.$executeRaw`SELECT pg_advisory_xact_lock(${storingSignals})`;
      const { _max } = await database.signal.aggregate({ _max: { sequence: true } });
      return _max.sequence ?? 0;
    },
    async detection() {
      const row = await database.detection.findUnique({ where: { id: onlyRow } });
      return { upTo: row?.upTo ?? 0, night: (row?.night ?? null) as NightSoFar | null };
    },
    async peopleWithSignals({ after, upTo }, person) {
      return database.$queryRaw<readonly { readonly person: string; readonly signals: number }[]>`
        SELECT "personId" AS person, count(*)::int AS signals FROM "Signal"
        WHERE sequence > ${after} AND sequence <= ${upTo} AND (${person}::text IS NULL OR "personId" > ${person})
        GROUP BY "personId" ORDER BY person`;
    },
    async signalsInRange(people, { after, upTo }) {
      const rows = await readMany<SignalRow>(
        await database.$queryRaw`
          SELECT json_agg(json_build_array(s.sequence, s.cause, s.kind, s.corrects, s."personId", s."sopId",
            s.section, s.version, s."sectionHash", s.skills, s.predicted, s."itemId", s."isFirstTry",
            extract(epoch FROM s.at) * 1000) ORDER BY s."personId", s.sequence)::text AS rows
          FROM "Signal" s
          WHERE s."personId" = ANY(${[...people]}::text[]) AND s.sequence > ${after} AND s.sequence <= ${upTo}`,
      );
      return rows.map(toStoredSignal);
    },
    async keepNight(night, at) {
      const written = await database.$executeRaw`
        INSERT INTO "Detection" (id, "upTo", at, night) VALUES (${onlyRow}, 0, ${at}, ${toJsonText(night)}::json)
        ON CONFLICT (id) DO UPDATE SET night = EXCLUDED.night
        WHERE "Detection"."upTo" < ${night.upTo}
          AND coalesce(("Detection".night->>'turn')::int, 0) = ${night.turn - 1}`;
      expectAll(written, 1, "Another run has come as far with this night");
    },
    async finishDetection(upTo, at) {
      // A night that another run has begun since is left to it.
      await database.$executeRaw`
        INSERT INTO "Detection" (id, "upTo", at) VALUES (${onlyRow}, ${upTo}, ${at})
        ON CONFLICT (id) DO UPDATE SET "upTo" = EXCLUDED."upTo", at = EXCLUDED.at, night = NULL
        WHERE "Detection"."upTo" <= EXCLUDED."upTo"
          AND coalesce(("Detection".night->>'upTo')::int, EXCLUDED."upTo") = EXCLUDED."upTo"`;
    },
  };
}

const onlyRow = 1;

type SignalRow = readonly [
  sequence: number,
  cause: string,
  kind: SignalKind,
  corrects: boolean,
  person: string,
  sop: string,
  section: string,
  version: number,
  sectionHash: string,
  skills: readonly string[],
  predicted: number | null,
  item: string | null,
  isFirstTry: boolean,
  at: number,
];

function toStoredSignal(row: SignalRow): StoredSignal {
  const [sequence, cause, kind, corrects, person, sop, section] = row;
  const [, , , , , , , version, sectionHash, skills, predicted, item, isFirstTry, at] = row;
  return {
    id: String(sequence),
    sequence,
    cause,
    kind,
    corrects,
    person,
    sop,
    section,
    version,
    sectionHash,
    skills,
    predicted,
    item,
    isFirstTry,
    at: new Date(at),
  };
}
