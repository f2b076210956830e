-- AlterTable
ALTER TABLE "Sop" ADD COLUMN     "retirement" TEXT;

-- AlterTable
ALTER TABLE "SourceFile" ADD COLUMN     "exportedHash" TEXT,
ADD COLUMN     "exportedVersion" INTEGER;

-- AlterTable
ALTER TABLE "SopVersion" ADD COLUMN     "approvedById" TEXT,
ADD COLUMN     "draftId" TEXT;

-- CreateTable
CREATE TABLE "Draft" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "sopId" TEXT NOT NULL,
    "base" INTEGER NOT NULL,
    "section" TEXT,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "effectiveOn" TEXT,
    "reason" TEXT,
    "authorId" TEXT,
    "origin" TEXT NOT NULL,
    "noteId" TEXT,
    "rollbackOf" INTEGER,
    "replacesId" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "due" TEXT,

    CONSTRAINT "Draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DraftStep" (
    "draftId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "personId" TEXT,
    "reason" TEXT,
    "version" INTEGER,
    "messageId" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DraftStep_pkey" PRIMARY KEY ("draftId","ordinal")
);

-- CreateTable
CREATE TABLE "VersionInEffect" (
    "sopId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "VersionInEffect_pkey" PRIMARY KEY ("sopId","version")
);

-- CreateIndex
CREATE UNIQUE INDEX "Draft_noteId_key" ON "Draft"("noteId");

-- CreateIndex
CREATE INDEX "Draft_due_idx" ON "Draft"("due");

-- CreateIndex
CREATE INDEX "Draft_sopId_at_idx" ON "Draft"("sopId", "at");

-- CreateIndex
CREATE INDEX "Draft_authorId_at_idx" ON "Draft"("authorId", "at");

-- CreateIndex
CREATE INDEX "Draft_state_idx" ON "Draft"("state");

-- CreateIndex
CREATE INDEX "DraftStep_personId_idx" ON "DraftStep"("personId");

-- AddForeignKey
ALTER TABLE "DraftStep" ADD CONSTRAINT "DraftStep_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "Draft"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What has taken effect by now was looked at when it was published.
INSERT INTO "VersionInEffect" ("sopId", version, at)
SELECT "sopId", number, GREATEST(effective, "publishedAt") FROM "SopVersion"
WHERE effective <= now() AND "publishedAt" <= now();
