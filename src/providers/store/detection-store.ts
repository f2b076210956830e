import { subjectKey } from "../../core/gaps.ts";
import type {
  DetectionStore,
  RunningTest,
  SectionFigures,
  SectionUse,
} from "../../core/ports/detection-store.ts";
import { eraseSignals } from "./erase-signals.ts";
import type { Prisma } from "./generated/client.ts";
import { toJsonText } from "./json.ts";
import { nightStore } from "./night-store.ts";
import { readMany } from "./read-many.ts";
import { textsThatStand } from "./texts-that-stand.ts";

type Database = Prisma.TransactionClient;

/**
 * What detection reads and keeps. There are millions of these rows, so they come as one text for many of them,
 * which is several times as fast as row by row.
 */
export function detectionStore(database: Database): DetectionStore {
  return {
    ...nightStore(database),
    ...testStore(database),
    ...useStore(database),
    ...figureStore(database),
    textsThatStand: textsThatStand(database),
    eraseSignals: (before, limit) => eraseSignals(database, before, limit),
  };
}

function testStore(database: Database): Pick<DetectionStore, "runningTests" | "keepRunningTests"> {
  return {
    async runningTests(keys) {
      if (keys.length === 0) return [];
      const wanted = new Map(keys.map(({ subject }) => [subjectKey(subject), subject]));
      const rows = await readMany<{ readonly personId: string; readonly subject: string } & KeptRow>(
        await database.$queryRaw`
          SELECT json_agg(t)::text AS rows FROM "RunningTest" t
          JOIN unnest(${keys.map(({ person }) => person)}::text[],
            ${keys.map(({ subject }) => subjectKey(subject))}::text[]) AS wanted(person, subject)
            ON t."personId" = wanted.person AND t.subject = wanted.subject`,
      );
      return rows.flatMap((row): RunningTest[] => {
        const subject = wanted.get(row.subject);
        return subject === undefined ? [] : [{ person: row.personId, subject, ...toKept(row) }];
      });
    },
    async keepRunningTests(tests) {
      if (tests.length === 0) return;
      const rows = tests.map(({ person, subject, ...kept }) => {
        return { ...kept, personId: person, subject: subjectKey(subject) };
      });
      await database.$executeRaw`
        INSERT INTO "RunningTest"
        SELECT * FROM json_populate_recordset(null::"RunningTest", ${toJsonText(rows)}::json)
        ON CONFLICT ("personId", subject) DO UPDATE SET
          state = EXCLUDED.state, "upTo" = EXCLUDED."upTo", "lastAt" = EXCLUDED."lastAt"
        WHERE "RunningTest"."upTo" < EXCLUDED."upTo"`;
    },
  };
}

function useStore(
  database: Database,
): Pick<DetectionStore, "sectionUses" | "keepSectionUses" | "usesOfSection"> {
  return {
    async sectionUses(keys) {
      if (keys.length === 0) return [];
      const rows = await readMany<UseRow>(
        await database.$queryRaw`
          SELECT json_agg(u)::text AS rows FROM "SectionUse" u
          JOIN unnest(${keys.map(({ sop }) => sop)}::text[], ${keys.map(({ section }) => section)}::text[],
            ${keys.map(({ sectionHash }) => sectionHash)}::text[], ${keys.map(({ person }) => person)}::text[])
            AS wanted(sop, section, hash, person)
            ON u."sopId" = wanted.sop AND u.section = wanted.section AND u."sectionHash" = wanted.hash
              AND u."personId" = wanted.person`,
      );
      return rows.map(toUse);
    },
    async keepSectionUses(uses) {
      if (uses.length === 0) return;
      const rows = uses.map(({ sop, person, ...use }) => ({ ...use, sopId: sop, personId: person }));
      await database.$executeRaw`
        INSERT INTO "SectionUse"
        SELECT * FROM json_populate_recordset(null::"SectionUse", ${toJsonText(rows)}::json)
        ON CONFLICT ("sopId", section, "sectionHash", "personId") DO UPDATE SET
          state = EXCLUDED.state, "upTo" = EXCLUDED."upTo", "lastAt" = EXCLUDED."lastAt"
        WHERE "SectionUse"."upTo" < EXCLUDED."upTo"`;
    },
    async usesOfSection({ sop, sectionHash }, since) {
      const rows = await readMany<UseRow>(
        await database.$queryRaw`
          SELECT json_agg(u)::text AS rows FROM "SectionUse" u
          WHERE u."sopId" = ${sop} AND u."sectionHash" = ${sectionHash}
            AND u."lastAt" >= ${since}`,
      );
      return rows.map(toUse);
    },
  };
}

interface KeptRow {
  readonly state: unknown;
  readonly upTo: number;
  readonly lastAt: string;
}

interface UseRow extends KeptRow {
  readonly sopId: string;
  readonly section: string;
  readonly sectionHash: string;
  readonly personId: string;
}

function toKept({ state, upTo, lastAt }: KeptRow) {
  return { state, upTo, lastAt: new Date(lastAt) };
}

function toUse(row: UseRow): SectionUse {
  const { sopId, section, sectionHash, personId } = row;
  return { sop: sopId, section, sectionHash, person: personId, ...toKept(row) };
}

function figureStore(database: Database): Pick<DetectionStore, "sectionFigures" | "keepSectionFigures"> {
  return {
    async sectionFigures() {
      const rows = await database.sectionFigures.findMany();
      return rows.map(({ sopId, ...row }): SectionFigures => ({ ...row, sop: sopId }));
    },
    async keepSectionFigures(figures) {
      if (figures.length === 0) return;
      const rows = figures.map(({ sop, ...row }) => ({ ...row, sopId: sop }));
      await database.$executeRaw`
        INSERT INTO "SectionFigures"
        SELECT * FROM json_populate_recordset(null::"SectionFigures", ${toJsonText(rows)}::json)
        ON CONFLICT ("sopId", section, "sectionHash") DO UPDATE SET state = EXCLUDED.state, at = EXCLUDED.at`;
    },
  };
}
