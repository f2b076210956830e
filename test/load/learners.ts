import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { publishFolder } from "../../src/commands/publishing.ts";
import { consentWording } from "../../src/privacy/consent.ts";
import type { Runtime } from "../../src/runtime.ts";

/** Learners who all begin their day at once, each with a memory of every item. */
export interface LearnerCrowd {
  readonly learners: number;
  readonly items: number;
  /** A working day after the time at which practice comes. */
  readonly now: Date;
}

const itemsOnPage = 10;

/** Puts a company and its learners into an empty database: the content by publishing, the crowd by SQL. */
export async function fillWithLearners(runtime: Runtime, crowd: LearnerCrowd): Promise<void> {
  const { items, now } = crowd;
  const folder = await mkdtemp(join(tmpdir(), "cairn-learners-"));
  try {
    for (const [path, text] of Object.entries(contentOf(items))) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    await publishFolder(runtime, {
      folder,
      source: "folder",
      now: new Date(now.getTime() - 60 * dayMs),
      yes: true,
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  await fillTables(runtime, crowd);
  runtime.forgetDirectory();
}

/** As if nobody had been asked yet. */
export async function beginDayAnew({ database: { prisma } }: Runtime, now: Date): Promise<void> {
  await prisma.$executeRaw`TRUNCATE "PracticeQuestion", "PracticeSession", "OutgoingMessage" CASCADE`;
  await prisma.$executeRaw`UPDATE "PracticeDay" SET "nextAt" = ${dueSince(now)}, ignored = 0`;
}

/** What became of the crowd after its day was planned, as the database tells it. */
export async function countPlanned(
  { database: { prisma } }: Runtime,
  now: Date,
): Promise<{
  readonly asked: number;
  readonly twice: number;
  readonly forgotten: number;
  readonly unsaid: number;
}> {
  const [counts] = await prisma.$queryRaw<
    readonly {
      readonly asked: number;
      readonly twice: number;
      readonly forgotten: number;
      readonly unsaid: number;
    }[]
  >`
    SELECT
      (SELECT count(DISTINCT "personId") FROM "PracticeSession")::int AS asked,
      (SELECT count(*) FROM (
        (SELECT "personId" FROM "PracticeSession" GROUP BY 1 HAVING count(*) > 1)
        UNION (SELECT "personId" FROM "PracticeQuestion" GROUP BY 1 HAVING count(*) > 1)
        UNION (SELECT "personId" FROM "OutgoingMessage" GROUP BY 1 HAVING count(*) > 1)
      ) AS doubled)::int AS twice,
      (SELECT count(*) FROM "PracticeDay" WHERE "nextAt" <= ${now})::int AS forgotten,
      (SELECT count(*) FROM "PracticeSession" s WHERE NOT EXISTS (
        SELECT 1 FROM "PracticeQuestion" q JOIN "OutgoingMessage" m ON m.id = s."messageId" AND m."personId" = s."personId"
        WHERE q."sessionId" = s.id))::int AS unsaid`;
  return counts ?? { asked: 0, twice: 0, forgotten: 0, unsaid: 0 };
}

/** A page for each ten items, a section for each item, a task for each page. */
function contentOf(items: number): Readonly<Record<string, string>> {
  const pages = Array.from({ length: Math.ceil(items / itemsOnPage) }, (_, page) => page);
  const itemsOf = (page: number) =>
    Array.from({ length: Math.min(itemsOnPage, items - page * itemsOnPage) }, (_, place) => place);
  const files: Record<string, string> = {};
  for (const page of pages) {
    files[`sops/area/page-${page}.md`] = itemsOf(page)
      .map(
        (place) =>
          `## Rule ${place} {#rule-${place}}\n\nThe limit of rule ${place} is ${page * 10 + place} euros.\n`,
      )
      .join("\n");
    files[`items/area/page-${page}.yaml`] = itemsOf(page)
      .map(
        (place) =>
          `- { id: item-${page * itemsOnPage + place}, section: "area/page-${page}#rule-${place}", kind: choice, stem: "Which limit has rule ${place} of page ${page}?", key: "${page * 10 + place} euros", distractors: [None, "A million euros"], skills: [skill-${page}] }`,
      )
      .join("\n");
  }
  files["skills.yaml"] = [
    "roles:\n  agent:\n    title: Agent\n    tasks:",
    ...pages.map(
      (page) =>
        `      - { id: task-${page}, title: Task ${page}, frequency: daily, impact: high, skills: [skill-${page}] }`,
    ),
    "skills:",
    ...pages.map(
      (page) => `  skill-${page}: { title: Skill ${page}, sections: ["area/page-${page}#rule-0"] }`,
    ),
  ].join("\n");
  return files;
}

/** Everybody was told what is stored; a twentieth of what each knows is due. */
async function fillTables(
  { database: { prisma } }: Runtime,
  { learners, items, now }: LearnerCrowd,
): Promise<void> {
  const due = dueSince(now);
  await prisma.$executeRaw`
    INSERT INTO "Person" (id, ordinal, name, email, roles, "timeZone", team)
    SELECT 'learner-' || n, n, 'Learner ' || n, 'learner-' || n || '@example.com', ARRAY['agent'], 'UTC', 'team-' || n % 1000
    FROM generate_series(1, ${learners}::int) AS n`;
  await prisma.$executeRaw`
    INSERT INTO "Setting" ("personId", name, value, at)
    SELECT 'learner-' || n, 'consent', ${consentWording}, ${due} FROM generate_series(1, ${learners}::int) AS n`;
  await prisma.$executeRaw`
    INSERT INTO "PracticeDay" ("personId", "nextAt", ignored)
    SELECT 'learner-' || n, ${due}, 0 FROM generate_series(1, ${learners}::int) AS n`;
  for (let first = 1; first <= learners; first += fillAtOnce) {
    const last = Math.min(learners, first + fillAtOnce - 1);
    await prisma.$executeRaw`
      INSERT INTO "MemoryState" ("personId", "itemId", stability, difficulty, "lastAt", "dueAt", repetitions, lapses,
        "sureRuns", last, learned, "lastVariant")
      SELECT 'learner-' || n, i.id, 20 + (n + i.place) % 40, 5, ${now}::timestamptz - interval '20 days',
        ${now}::timestamptz + (((n * 7 + i.place * 13) % LEAST(60, ${items}::int)) - 3) * interval '1 day', 4, 0, 0, 'right', i.hash, ''
      FROM generate_series(${first}::int, ${last}::int) AS n
      CROSS JOIN (
        SELECT v."itemId" AS id, v."approvedFor" AS hash, row_number() OVER (ORDER BY v."itemId") AS place
        FROM "QuizItemVersion" v WHERE v."approvedFor" IS NOT NULL
      ) AS i ORDER BY 1, 2`;
  }
  await prisma.$executeRawUnsafe("ANALYZE");
}

/** When everybody's practice time was. */
function dueSince(now: Date): Date {
  return new Date(now.getTime() - 5 * 60_000);
}

/** A transaction ends within its time however many learners there are. */
const fillAtOnce = 1000;
const dayMs = 86_400_000;
