import type { Company } from "../../../src/core/company.ts";
import { defaultPolicy } from "../../../src/core/policy.ts";
import type { CurrentSection } from "../../../src/core/ports/page-store.ts";
import type { Store } from "../../../src/core/ports/store.ts";
import type { Database } from "../../../src/providers/store/database.ts";
import { type DetectDeps, type Detected, detectGaps } from "../../../src/signals/gaps/detect.ts";
import { nightSize } from "../../../src/signals/gaps/night.ts";
import { personNamed } from "../../support/person-named.ts";

export interface GeneratedSignals {
  readonly signals: number;
  readonly people: number;
  readonly sections: number;
  /** The first signal is so many days before `until`, the last just before it. */
  readonly days: number;
  readonly until: Date;
  readonly seed: number;
}

/**
 * Ordinary life, written by the database itself: people who each use 40 sections, of 100 signals 60 right answers,
 * 6 misses, 30 answers shown and 4 signs of trouble.
 */
export async function generateSignals(database: Database, plan: GeneratedSignals): Promise<void> {
  const { signals, people, sections, days, until, seed } = plan;
  await database.prisma.$executeRawUnsafe(`
    INSERT INTO "Signal" (cause, kind, corrects, "personId", "sopId", section, version, "sectionHash", skills,
      predicted, "itemId", "isFirstTry", at)
    SELECT 'c${seed}-' || n, kind, false, 'p' || person, 'sop-' || (place / 10), 'part-' || (place % 10), 1,
      md5(place::text) || md5(place::text),
      CASE WHEN kind IN ('missed', 'right') THEN ARRAY['skill-' || (place / 5)] ELSE '{}'::text[] END,
      CASE WHEN kind IN ('missed', 'right') THEN 0.9 END,
      CASE WHEN kind IN ('missed', 'right') THEN 'item-' || place || '-' || (n % 3) END,
      false,
      '${until.toISOString()}'::timestamptz - (1 - n::float / ${signals}) * interval '${days} days'
    FROM (
      SELECT n, person, (person * 7 + drawn % 40) % ${sections} AS place,
        CASE WHEN share < 60 THEN 'right' WHEN share < 66 THEN 'missed' WHEN share < 96 THEN 'shown'
          WHEN share < 97 THEN 'unclear' WHEN share < 98 THEN 'rephrased' WHEN share < 99 THEN 'asked-again'
          ELSE 'handed-on' END AS kind
      FROM (
        SELECT n, abs(hashint8(n + ${seed})) % ${people} AS person, abs(hashint8(n * 31 + ${seed})) AS drawn,
          abs(hashint8(n * 17 + ${seed})) % 100 AS share
        FROM generate_series(1, ${signals}) AS n
      ) AS drawn
    ) AS placed`);
}

/** What detection works with there: the sections as they were generated, and people without days off. */
export function generatedCompany(store: Store, { people }: Pick<GeneratedSignals, "people">): DetectDeps {
  let ids = 0;
  return {
    store: store.signals,
    transaction: store.transaction,
    pages: {
      currentSections: async (wanted) => {
        const hashes = await hashesOf(store, wanted);
        return wanted.map(({ sop, section }, at) => ({
          ...sectionNamed(sop, section, hashes[at] ?? ""),
          asked: section,
        }));
      },
      sectionAt: async () => null,
    },
    company,
    people: Array.from({ length: people }, (_, number) => personNamed(`p${number}`)),
    skillMap: { skills: {} },
    newId: () => `gap-${++ids}`,
    size: nightSize,
  };
}

/** A night that is given all the time it needs. */
export async function wholeNight(company: DetectDeps, now: Date): Promise<Detected> {
  const found = await detectGaps(company, now, () => false);
  if (found === null) throw new Error("Nobody ended the night");
  return found;
}

const company: Pick<Company, "policy" | "calendars"> = { policy: defaultPolicy, calendars: {} };

/** As the last signal about them says. */
async function hashesOf(
  { signals }: Store,
  wanted: readonly { readonly sop: string; readonly section: string }[],
) {
  return Promise.all(
    wanted.map(async ({ sop, section }) => {
      const [last] = await signals.signals({ about: { sop, section }, since: new Date(0), limit: 1 });
      return last?.sectionHash;
    }),
  );
}

export function sectionNamed(sop: string, section: string, hash: string): CurrentSection {
  return {
    sop,
    section,
    slug: section,
    hash,
    version: 1,
    kind: "sop",
    path: sop,
    title: sop,
    effectiveOn: "2026-01-01",
    language: "en",
    effective: new Date("2026-01-01T00:00:00Z"),
    publishedAt: new Date("2026-01-01T00:00:00Z"),
    reason: null,
    audience: [],
    risk: "normal",
    owner: null,
    deputy: null,
    approver: null,
    reviewEveryDays: null,
    reviewedAt: null,
    skills: [],
    heading: section,
    headings: [section],
    level: 2,
    ordinal: 0,
    blocks: [],
    approval: false,
    lookup: false,
    sensitive: false,
  };
}
