-- AlterTable
ALTER TABLE "Sop" ADD COLUMN     "compliance" TEXT[],
ADD COLUMN     "topics" TEXT[];

-- CreateTable
CREATE TABLE "TagProposal" (
    "subjectKind" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "textHash" TEXT NOT NULL,
    "tags" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "TagProposal_pkey" PRIMARY KEY ("subjectKind","subjectId","kind","textHash")
);

-- CreateTable
CREATE TABLE "TagDecision" (
    "subjectKind" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "textHash" TEXT NOT NULL,
    "proposed" TEXT[],
    "tags" TEXT[],
    "personId" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "TagDecision_pkey" PRIMARY KEY ("subjectKind","subjectId","kind","ordinal")
);

-- CreateIndex
CREATE INDEX "TagDecision_personId_idx" ON "TagDecision"("personId");
