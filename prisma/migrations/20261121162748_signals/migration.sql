-- CreateTable
CREATE TABLE "Signal" (
    "sequence" SERIAL NOT NULL,
    "cause" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "corrects" BOOLEAN NOT NULL,
    "personId" TEXT NOT NULL,
    "sopId" TEXT NOT NULL,
    "section" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "sectionHash" TEXT NOT NULL,
    "skills" TEXT[],
    "predicted" REAL,
    "itemId" TEXT,
    "isFirstTry" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Signal_pkey" PRIMARY KEY ("sequence")
);

-- CreateTable
CREATE TABLE "SignalCount" (
    "sopId" TEXT NOT NULL,
    "section" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "month" DATE NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "SignalCount_pkey" PRIMARY KEY ("sopId","section","version","kind","month")
);

-- CreateTable
CREATE TABLE "RunningTest" (
    "personId" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "state" JSON NOT NULL,
    "upTo" INTEGER NOT NULL,
    "lastAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RunningTest_pkey" PRIMARY KEY ("personId","subject")
);

-- CreateTable
CREATE TABLE "SectionUse" (
    "sopId" TEXT NOT NULL,
    "section" TEXT NOT NULL,
    "sectionHash" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "state" JSON NOT NULL,
    "upTo" INTEGER NOT NULL,
    "lastAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SectionUse_pkey" PRIMARY KEY ("sopId","section","sectionHash","personId")
);

-- CreateTable
CREATE TABLE "SectionFigures" (
    "sopId" TEXT NOT NULL,
    "section" TEXT NOT NULL,
    "sectionHash" TEXT NOT NULL,
    "state" JSON NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SectionFigures_pkey" PRIMARY KEY ("sopId","section","sectionHash")
);

-- CreateTable
CREATE TABLE "Detection" (
    "id" INTEGER NOT NULL,
    "upTo" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Detection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Gap" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "personId" TEXT,
    "sopId" TEXT,
    "section" TEXT,
    "skill" TEXT,
    "version" INTEGER,
    "sectionHash" TEXT,
    "state" TEXT,
    "why" JSONB,
    "toldAt" TIMESTAMPTZ(3),
    "title" TEXT,
    "questions" TEXT[],
    "people" INTEGER,
    "area" TEXT,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "confirmedAt" TIMESTAMPTZ(3) NOT NULL,
    "closedAt" TIMESTAMPTZ(3),
    "closing" TEXT,

    CONSTRAINT "Gap_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Escalation" (
    "id" TEXT NOT NULL,
    "gapId" TEXT NOT NULL,
    "personId" TEXT,
    "managerId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "shownAt" TIMESTAMPTZ(3),
    "entry" JSON NOT NULL,
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Escalation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EscalationStep" (
    "escalationId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "personId" TEXT,
    "words" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "EscalationStep_pkey" PRIMARY KEY ("escalationId","ordinal")
);

-- CreateTable
CREATE TABLE "Contest" (
    "id" TEXT NOT NULL,
    "gapId" TEXT NOT NULL,
    "escalationId" TEXT,
    "personId" TEXT NOT NULL,
    "words" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "deciderId" TEXT,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "settledBy" TEXT,
    "verdict" TEXT,
    "reason" TEXT,
    "settledAt" TIMESTAMPTZ(3),

    CONSTRAINT "Contest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Digest" (
    "id" TEXT NOT NULL,
    "managerId" TEXT NOT NULL,
    "occasion" TEXT NOT NULL,
    "messageId" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Digest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DigestEntry" (
    "digestId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "gapId" TEXT,
    "escalationId" TEXT,
    "said" TEXT NOT NULL,
    "figures" JSON NOT NULL,

    CONSTRAINT "DigestEntry_pkey" PRIMARY KEY ("digestId","ordinal")
);

-- CreateTable
CREATE TABLE "Flag" (
    "id" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "sopId" TEXT,
    "section" TEXT,
    "version" INTEGER,
    "sectionHash" TEXT,
    "gapId" TEXT,
    "ownerId" TEXT NOT NULL,
    "messageId" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "settledBy" TEXT,
    "verdict" TEXT,
    "words" TEXT,
    "settledAt" TIMESTAMPTZ(3),

    CONSTRAINT "Flag_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Look" (
    "sequence" SERIAL NOT NULL,
    "byId" TEXT NOT NULL,
    "aboutId" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Look_pkey" PRIMARY KEY ("sequence")
);

-- CreateIndex
CREATE INDEX "WorkEvent_task_at_idx" ON "WorkEvent"("task", "at");

-- CreateIndex
CREATE INDEX "Signal_personId_sequence_idx" ON "Signal"("personId", "sequence");

-- CreateIndex
CREATE INDEX "Signal_sopId_section_at_idx" ON "Signal"("sopId", "section", "at");

-- CreateIndex
CREATE INDEX "Signal_at_idx" ON "Signal" USING BRIN ("at");

-- CreateIndex
CREATE INDEX "RunningTest_lastAt_idx" ON "RunningTest"("lastAt");

-- CreateIndex
CREATE INDEX "SectionUse_personId_idx" ON "SectionUse"("personId");

-- CreateIndex
CREATE INDEX "SectionUse_lastAt_idx" ON "SectionUse"("lastAt");

-- CreateIndex
CREATE INDEX "Gap_kind_closedAt_idx" ON "Gap"("kind", "closedAt");

-- CreateIndex
CREATE INDEX "Gap_personId_openedAt_idx" ON "Gap"("personId", "openedAt");

-- CreateIndex
CREATE INDEX "Gap_sopId_section_idx" ON "Gap"("sopId", "section");

-- CreateIndex
CREATE INDEX "Escalation_managerId_at_idx" ON "Escalation"("managerId", "at");

-- CreateIndex
CREATE INDEX "Escalation_personId_at_idx" ON "Escalation"("personId", "at");

-- CreateIndex
CREATE INDEX "Escalation_gapId_idx" ON "Escalation"("gapId");

-- CreateIndex
CREATE INDEX "EscalationStep_personId_idx" ON "EscalationStep"("personId");

-- CreateIndex
CREATE INDEX "Contest_settledAt_dueAt_idx" ON "Contest"("settledAt", "dueAt");

-- CreateIndex
CREATE INDEX "Contest_personId_at_idx" ON "Contest"("personId", "at");

-- CreateIndex
CREATE INDEX "Contest_deciderId_settledAt_idx" ON "Contest"("deciderId", "settledAt");

-- CreateIndex
CREATE INDEX "Contest_gapId_idx" ON "Contest"("gapId");

-- CreateIndex
CREATE INDEX "Digest_managerId_at_idx" ON "Digest"("managerId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "Digest_managerId_occasion_key" ON "Digest"("managerId", "occasion");

-- CreateIndex
CREATE INDEX "DigestEntry_gapId_idx" ON "DigestEntry"("gapId");

-- CreateIndex
CREATE UNIQUE INDEX "Flag_about_key" ON "Flag"("about");

-- CreateIndex
CREATE INDEX "Flag_ownerId_settledAt_idx" ON "Flag"("ownerId", "settledAt");

-- CreateIndex
CREATE INDEX "Flag_sopId_section_idx" ON "Flag"("sopId", "section");

-- CreateIndex
CREATE INDEX "Flag_gapId_idx" ON "Flag"("gapId");

-- CreateIndex
CREATE INDEX "Look_aboutId_at_idx" ON "Look"("aboutId", "at");

-- CreateIndex
CREATE INDEX "Look_byId_idx" ON "Look"("byId");

-- CreateIndex
CREATE INDEX "Look_at_idx" ON "Look"("at");

-- AddForeignKey
ALTER TABLE "Escalation" ADD CONSTRAINT "Escalation_gapId_fkey" FOREIGN KEY ("gapId") REFERENCES "Gap"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EscalationStep" ADD CONSTRAINT "EscalationStep_escalationId_fkey" FOREIGN KEY ("escalationId") REFERENCES "Escalation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Contest" ADD CONSTRAINT "Contest_gapId_fkey" FOREIGN KEY ("gapId") REFERENCES "Gap"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Contest" ADD CONSTRAINT "Contest_escalationId_fkey" FOREIGN KEY ("escalationId") REFERENCES "Escalation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DigestEntry" ADD CONSTRAINT "DigestEntry_digestId_fkey" FOREIGN KEY ("digestId") REFERENCES "Digest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- One cause gives one sign of a kind for each section; judged anew, it may give it again
CREATE UNIQUE INDEX "Signal_cause_key" ON "Signal"("cause", "kind", "sopId", "section") WHERE NOT "corrects";

-- At most one gap about the same is open, one escalation of it to one manager, one contest of it
CREATE UNIQUE INDEX "Gap_open_key" ON "Gap"("about") WHERE "closedAt" IS NULL;
CREATE UNIQUE INDEX "Escalation_open_key" ON "Escalation"("gapId", "managerId") WHERE "closedAt" IS NULL;
CREATE UNIQUE INDEX "Contest_open_key" ON "Contest"("gapId") WHERE "settledAt" IS NULL;

-- Questions that no page answered
CREATE INDEX "Answer_unanswered_idx" ON "Answer"("at") WHERE "outcome" = 'abstained' AND NOT "sensitive";
