-- DropIndex
DROP INDEX "Flag_ownerId_settledAt_idx";

-- DropIndex
DROP INDEX "Flag_sopId_section_idx";

-- AlterTable
ALTER TABLE "Flag" DROP COLUMN "messageId",
ADD COLUMN     "evidence" JSON,
ALTER COLUMN "ownerId" DROP NOT NULL;

-- What was known of earlier flags: the figures of the gap behind them.
UPDATE "Flag" f SET "evidence" = CASE f.reason
    WHEN 'content-gap' THEN json_build_object('kind', f.reason, 'title', COALESCE(g.title, ''),
        'questions', COALESCE(cardinality(g.questions), 0), 'people', COALESCE(g.people, 0))
    WHEN 'page-problem' THEN json_build_object('kind', f.reason, 'people', COALESCE((g.why ->> 'people')::int, 0),
        'signs', COALESCE(g.why -> 'kinds', '{}'))
    ELSE json_build_object('kind', f.reason, 'doubt', NULL) END
FROM "Flag" one LEFT JOIN "Gap" g ON g.id = one."gapId" WHERE one.id = f.id;
ALTER TABLE "Flag" ALTER COLUMN "evidence" SET NOT NULL;

-- AlterTable
ALTER TABLE "SopVersion" ADD COLUMN     "reviewedAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "PageDoubt" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "isNamed" BOOLEAN NOT NULL,
    "sopId" TEXT NOT NULL,
    "section" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "sectionHash" TEXT NOT NULL,
    "words" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PageDoubt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PageReview" (
    "sequence" SERIAL NOT NULL,
    "sopId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "personId" TEXT,
    "verdict" TEXT NOT NULL,
    "reason" TEXT,
    "ticked" TEXT[],
    "until" TIMESTAMPTZ(3),
    "toPersonId" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PageReview_pkey" PRIMARY KEY ("sequence")
);

-- CreateTable
CREATE TABLE "Queue" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "occasion" TEXT NOT NULL,
    "messageId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Queue_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "QueueEntry" (
    "queueId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "subject" TEXT NOT NULL,

    CONSTRAINT "QueueEntry_pkey" PRIMARY KEY ("queueId","ordinal")
);

-- CreateTable
CREATE TABLE "PageLink" (
    "sopId" TEXT NOT NULL,
    "section" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "anchor" TEXT NOT NULL,

    CONSTRAINT "PageLink_pkey" PRIMARY KEY ("sopId","section","target","anchor")
);

-- CreateTable
CREATE TABLE "FlagLook" (
    "id" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "FlagLook_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "PageDoubt_at_idx" ON "PageDoubt"("at");

-- CreateIndex
CREATE INDEX "PageDoubt_personId_idx" ON "PageDoubt"("personId");

-- CreateIndex
CREATE INDEX "PageReview_sopId_version_at_idx" ON "PageReview"("sopId", "version", "at");

-- CreateIndex
CREATE INDEX "PageReview_personId_idx" ON "PageReview"("personId");

-- CreateIndex
CREATE INDEX "PageReview_toPersonId_idx" ON "PageReview"("toPersonId");

-- CreateIndex
CREATE INDEX "Queue_messageId_idx" ON "Queue"("messageId");

-- CreateIndex
CREATE INDEX "Queue_at_idx" ON "Queue"("at");

-- CreateIndex
CREATE UNIQUE INDEX "Queue_personId_occasion_key" ON "Queue"("personId", "occasion");

-- CreateIndex
CREATE INDEX "QueueEntry_subject_idx" ON "QueueEntry"("subject");

-- CreateIndex
CREATE INDEX "PageLink_target_idx" ON "PageLink"("target");

-- CreateIndex
CREATE INDEX "Flag_settledAt_idx" ON "Flag"("settledAt");

-- CreateIndex
CREATE INDEX "Flag_sopId_idx" ON "Flag"("sopId");

-- CreateIndex
CREATE INDEX "Flag_ownerId_idx" ON "Flag"("ownerId");

-- AddForeignKey
ALTER TABLE "QueueEntry" ADD CONSTRAINT "QueueEntry_queueId_fkey" FOREIGN KEY ("queueId") REFERENCES "Queue"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
