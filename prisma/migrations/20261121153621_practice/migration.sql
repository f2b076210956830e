-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "rolesSince" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "QuizItem" (
    "id" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "QuizItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "QuizItemVersion" (
    "itemId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "sopId" TEXT NOT NULL,
    "section" TEXT NOT NULL,
    "skills" TEXT[],
    "origin" TEXT NOT NULL,
    "text" JSON NOT NULL,
    "approvedFor" TEXT,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "QuizItemVersion_pkey" PRIMARY KEY ("itemId","number")
);

-- CreateTable
CREATE TABLE "ItemDecision" (
    "sequence" SERIAL NOT NULL,
    "itemId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "verdict" TEXT NOT NULL,
    "sectionHash" TEXT NOT NULL,
    "personId" TEXT,
    "reason" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ItemDecision_pkey" PRIMARY KEY ("sequence")
);

-- CreateTable
CREATE TABLE "ItemFile" (
    "source" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "items" TEXT[],
    "importedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ItemFile_pkey" PRIMARY KEY ("source","path")
);

-- CreateTable
CREATE TABLE "MemoryState" (
    "personId" TEXT NOT NULL,
    "itemId" TEXT NOT NULL,
    "stability" DOUBLE PRECISION NOT NULL,
    "difficulty" DOUBLE PRECISION NOT NULL,
    "lastAt" TIMESTAMPTZ(3) NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "repetitions" SMALLINT NOT NULL,
    "lapses" SMALLINT NOT NULL,
    "sureRuns" SMALLINT NOT NULL,
    "last" TEXT NOT NULL,
    "learned" TEXT NOT NULL,
    "lastVariant" TEXT NOT NULL,

    CONSTRAINT "MemoryState_pkey" PRIMARY KEY ("personId","itemId")
);

-- CreateTable
CREATE TABLE "PracticeDay" (
    "personId" TEXT NOT NULL,
    "nextAt" TIMESTAMPTZ(3) NOT NULL,
    "ignored" SMALLINT NOT NULL,

    CONSTRAINT "PracticeDay_pkey" PRIMARY KEY ("personId")
);

-- CreateTable
CREATE TABLE "PracticeSession" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "plannedOn" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "queue" JSONB NOT NULL,
    "questionId" TEXT,
    "asked" SMALLINT NOT NULL,
    "right" SMALLINT NOT NULL,
    "openedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "ending" TEXT,
    "messageId" TEXT,
    "moves" INTEGER NOT NULL,

    CONSTRAINT "PracticeSession_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PracticeQuestion" (
    "id" TEXT NOT NULL,
    "sessionId" TEXT,
    "personId" TEXT NOT NULL,
    "itemId" TEXT NOT NULL,
    "itemVersion" INTEGER NOT NULL,
    "sopId" TEXT NOT NULL,
    "section" TEXT NOT NULL,
    "sopVersion" INTEGER NOT NULL,
    "sectionHash" TEXT NOT NULL,
    "why" JSONB NOT NULL,
    "values" JSON NOT NULL,
    "seed" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "heldAnswer" TEXT,
    "heldConfidence" TEXT,
    "answeredAt" TIMESTAMPTZ(3),

    CONSTRAINT "PracticeQuestion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Attempt" (
    "id" TEXT NOT NULL,
    "questionId" TEXT,
    "personId" TEXT NOT NULL,
    "itemId" TEXT NOT NULL,
    "itemVersion" INTEGER NOT NULL,
    "sopId" TEXT NOT NULL,
    "section" TEXT NOT NULL,
    "sopVersion" INTEGER NOT NULL,
    "sectionHash" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "answer" TEXT,
    "correct" BOOLEAN NOT NULL,
    "gradedBy" TEXT NOT NULL,
    "confidence" TEXT NOT NULL,
    "rating" TEXT NOT NULL,
    "predicted" DOUBLE PRECISION,
    "variant" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AttemptJudgement" (
    "sequence" SERIAL NOT NULL,
    "attemptId" TEXT NOT NULL,
    "correct" BOOLEAN NOT NULL,
    "rating" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AttemptJudgement_pkey" PRIMARY KEY ("sequence")
);

-- CreateTable
CREATE TABLE "QuestionReport" (
    "id" TEXT NOT NULL,
    "questionId" TEXT NOT NULL,
    "itemId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "words" TEXT,
    "ownerId" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "settledBy" TEXT,
    "verdict" TEXT,
    "settledReason" TEXT,
    "settledAt" TIMESTAMPTZ(3),

    CONSTRAINT "QuestionReport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LessonSeen" (
    "personId" TEXT NOT NULL,
    "lessonId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "LessonSeen_pkey" PRIMARY KEY ("personId","lessonId","version")
);

-- CreateTable
CREATE TABLE "WorkEvent" (
    "source" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "task" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "step" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "WorkEvent_pkey" PRIMARY KEY ("source","id")
);

-- CreateIndex
CREATE INDEX "ItemDecision_itemId_sequence_idx" ON "ItemDecision"("itemId", "sequence");

-- CreateIndex
CREATE INDEX "ItemDecision_personId_idx" ON "ItemDecision"("personId");

-- CreateIndex
CREATE INDEX "MemoryState_personId_dueAt_idx" ON "MemoryState"("personId", "dueAt");

-- CreateIndex
CREATE INDEX "MemoryState_itemId_idx" ON "MemoryState"("itemId");

-- CreateIndex
CREATE INDEX "PracticeDay_nextAt_personId_idx" ON "PracticeDay"("nextAt", "personId");

-- CreateIndex
CREATE INDEX "PracticeSession_personId_at_idx" ON "PracticeSession"("personId", "at");

-- CreateIndex
CREATE INDEX "PracticeQuestion_sessionId_idx" ON "PracticeQuestion"("sessionId");

-- CreateIndex
CREATE INDEX "PracticeQuestion_personId_at_idx" ON "PracticeQuestion"("personId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "Attempt_questionId_key" ON "Attempt"("questionId");

-- CreateIndex
CREATE INDEX "Attempt_personId_at_idx" ON "Attempt"("personId", "at");

-- CreateIndex
CREATE INDEX "AttemptJudgement_attemptId_sequence_idx" ON "AttemptJudgement"("attemptId", "sequence");

-- CreateIndex
CREATE INDEX "QuestionReport_questionId_idx" ON "QuestionReport"("questionId");

-- CreateIndex
CREATE INDEX "QuestionReport_personId_idx" ON "QuestionReport"("personId");

-- CreateIndex
CREATE INDEX "QuestionReport_ownerId_settledAt_idx" ON "QuestionReport"("ownerId", "settledAt");

-- CreateIndex
CREATE INDEX "QuestionReport_settledBy_idx" ON "QuestionReport"("settledBy");

-- CreateIndex
CREATE INDEX "WorkEvent_personId_at_idx" ON "WorkEvent"("personId", "at");

-- AddForeignKey
ALTER TABLE "QuizItemVersion" ADD CONSTRAINT "QuizItemVersion_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "QuizItem"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ItemDecision" ADD CONSTRAINT "ItemDecision_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "QuizItem"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attempt" ADD CONSTRAINT "Attempt_questionId_fkey" FOREIGN KEY ("questionId") REFERENCES "PracticeQuestion"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AttemptJudgement" ADD CONSTRAINT "AttemptJudgement_attemptId_fkey" FOREIGN KEY ("attemptId") REFERENCES "Attempt"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuestionReport" ADD CONSTRAINT "QuestionReport_questionId_fkey" FOREIGN KEY ("questionId") REFERENCES "PracticeQuestion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- At most one session of a person is open
CREATE UNIQUE INDEX "PracticeSession_open_key" ON "PracticeSession"("personId") WHERE "endedAt" IS NULL;

-- Words that are to be forgotten one day
CREATE INDEX "PracticeQuestion_words_idx" ON "PracticeQuestion"("at") WHERE "heldAnswer" IS NOT NULL;
CREATE INDEX "Attempt_words_idx" ON "Attempt"("at") WHERE "answer" IS NOT NULL;
CREATE INDEX "QuestionReport_words_idx" ON "QuestionReport"("at") WHERE "words" IS NOT NULL;
