-- CreateTable
CREATE TABLE "ChecklistMark" (
    "sequence" SERIAL NOT NULL,
    "personId" TEXT NOT NULL,
    "lessonId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "ticked" TEXT[],
    "state" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ChecklistMark_pkey" PRIMARY KEY ("sequence")
);

-- CreateIndex
CREATE INDEX "ChecklistMark_personId_lessonId_sequence_idx" ON "ChecklistMark"("personId", "lessonId", "sequence");

-- CreateIndex
CREATE INDEX "ChecklistMark_lessonId_idx" ON "ChecklistMark"("lessonId");

-- CreateIndex
CREATE INDEX "LessonSeen_lessonId_idx" ON "LessonSeen"("lessonId");
