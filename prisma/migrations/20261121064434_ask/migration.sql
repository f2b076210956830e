-- CreateTable
CREATE TABLE "Sop" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "ownerId" TEXT,
    "deputyId" TEXT,
    "reviewEveryDays" INTEGER,
    "skills" TEXT[],
    "lookup" TEXT[],
    "sensitive" BOOLEAN NOT NULL DEFAULT false,
    "sensitiveParts" TEXT[],
    "lessonKind" TEXT,
    "builtOn" TEXT[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "Sop_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SopVersion" (
    "id" TEXT NOT NULL,
    "sopId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "effective" TIMESTAMPTZ(3) NOT NULL,
    "effectiveOn" TEXT NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL,
    "withdrawnAt" TIMESTAMPTZ(3),
    "reason" TEXT,
    "author" TEXT,
    "audience" TEXT[],
    "risk" TEXT NOT NULL,
    "approval" TEXT[],
    "approverId" TEXT,
    "rollbackOf" INTEGER,
    "publication" INTEGER NOT NULL,

    CONSTRAINT "SopVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Section" (
    "id" TEXT NOT NULL,
    "versionId" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "heading" TEXT NOT NULL,
    "headings" TEXT[],
    "level" INTEGER NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "blocks" JSONB NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "Section_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Passage" (
    "id" TEXT NOT NULL,
    "sopId" TEXT NOT NULL,
    "section" TEXT NOT NULL,
    "part" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "headings" TEXT[],
    "text" TEXT NOT NULL,
    "audience" TEXT[],
    "language" TEXT NOT NULL,
    "from" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3),
    "wordings" TEXT[],
    "changedBy" INTEGER NOT NULL,

    CONSTRAINT "Passage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "VersionPassage" (
    "versionId" TEXT NOT NULL,
    "passageId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,

    CONSTRAINT "VersionPassage_pkey" PRIMARY KEY ("versionId","passageId")
);

-- CreateTable
CREATE TABLE "Publication" (
    "sequence" SERIAL NOT NULL,
    "source" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Publication_pkey" PRIMARY KEY ("sequence")
);

-- CreateTable
CREATE TABLE "SourceFile" (
    "source" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "sopId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "importedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SourceFile_pkey" PRIMARY KEY ("source","path")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "roles" TEXT[],
    "team" TEXT,
    "managerId" TEXT,
    "location" TEXT,
    "timeZone" TEXT,
    "workingHours" JSONB,
    "leave" JSONB,
    "deputyId" TEXT,
    "language" TEXT,
    "leftAt" TIMESTAMPTZ(3),

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CompanyDocument" (
    "name" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "importedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CompanyDocument_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "InboundEvent" (
    "id" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "conversation" TEXT NOT NULL,
    "personId" TEXT,
    "payload" JSONB,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,
    "claimedAt" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 1,
    "doneAt" TIMESTAMPTZ(3),

    CONSTRAINT "InboundEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OutgoingMessage" (
    "id" TEXT NOT NULL,
    "sequence" SERIAL NOT NULL,
    "channel" TEXT NOT NULL,
    "conversation" TEXT NOT NULL,
    "thread" TEXT,
    "personId" TEXT,
    "eventId" TEXT,
    "card" JSONB,
    "text" TEXT,
    "outcome" TEXT,
    "queuedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "OutgoingMessage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Answer" (
    "id" TEXT NOT NULL,
    "eventId" TEXT NOT NULL,
    "personId" TEXT,
    "conversation" TEXT NOT NULL,
    "question" TEXT,
    "standalone" TEXT,
    "key" TEXT,
    "outcome" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "evidence" DOUBLE PRECISION NOT NULL,
    "passages" JSONB NOT NULL,
    "sensitive" BOOLEAN NOT NULL,
    "elapsedMs" DOUBLE PRECISION NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Answer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AnswerCitation" (
    "answerId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "sopId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "section" TEXT NOT NULL,
    "passageId" TEXT NOT NULL,
    "quote" TEXT NOT NULL,

    CONSTRAINT "AnswerCitation_pkey" PRIMARY KEY ("answerId","ordinal")
);

-- CreateTable
CREATE TABLE "Feedback" (
    "id" TEXT NOT NULL,
    "answerId" TEXT NOT NULL,
    "personId" TEXT,
    "verdict" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Feedback_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "HelpRequest" (
    "id" TEXT NOT NULL,
    "answerId" TEXT NOT NULL,
    "personId" TEXT,
    "expertId" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "HelpRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SectionReading" (
    "personId" TEXT NOT NULL,
    "sopId" TEXT NOT NULL,
    "section" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SectionReading_pkey" PRIMARY KEY ("personId","sopId","section","version")
);

-- CreateTable
CREATE TABLE "KnownWording" (
    "id" TEXT NOT NULL,
    "sopId" TEXT NOT NULL,
    "section" TEXT NOT NULL,
    "sectionHash" TEXT NOT NULL,
    "wording" TEXT NOT NULL,
    "answerId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "KnownWording_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Sop_kind_path_idx" ON "Sop"("kind", "path");

-- CreateIndex
CREATE INDEX "Sop_source_idx" ON "Sop"("source");

-- CreateIndex
CREATE INDEX "SopVersion_effective_idx" ON "SopVersion"("effective");

-- CreateIndex
CREATE UNIQUE INDEX "SopVersion_sopId_number_key" ON "SopVersion"("sopId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Section_versionId_slug_key" ON "Section"("versionId", "slug");

-- CreateIndex
CREATE INDEX "Passage_sopId_idx" ON "Passage"("sopId");

-- CreateIndex
CREATE INDEX "Passage_changedBy_idx" ON "Passage"("changedBy");

-- CreateIndex
CREATE INDEX "VersionPassage_passageId_idx" ON "VersionPassage"("passageId");

-- CreateIndex
CREATE UNIQUE INDEX "Person_email_key" ON "Person"("email");

-- CreateIndex
CREATE INDEX "InboundEvent_doneAt_claimedAt_idx" ON "InboundEvent"("doneAt", "claimedAt");

-- CreateIndex
CREATE UNIQUE INDEX "OutgoingMessage_sequence_key" ON "OutgoingMessage"("sequence");

-- CreateIndex
CREATE INDEX "OutgoingMessage_channel_conversation_personId_sequence_idx" ON "OutgoingMessage"("channel", "conversation", "personId", "sequence");

-- CreateIndex
CREATE INDEX "OutgoingMessage_eventId_idx" ON "OutgoingMessage"("eventId");

-- CreateIndex
CREATE UNIQUE INDEX "Answer_eventId_key" ON "Answer"("eventId");

-- CreateIndex
CREATE INDEX "Answer_conversation_at_idx" ON "Answer"("conversation", "at");

-- CreateIndex
CREATE INDEX "Answer_personId_at_idx" ON "Answer"("personId", "at");

-- CreateIndex
CREATE INDEX "Answer_key_idx" ON "Answer"("key");

-- CreateIndex
CREATE INDEX "AnswerCitation_sopId_section_idx" ON "AnswerCitation"("sopId", "section");

-- CreateIndex
CREATE INDEX "Feedback_answerId_idx" ON "Feedback"("answerId");

-- CreateIndex
CREATE INDEX "Feedback_at_idx" ON "Feedback"("at");

-- CreateIndex
CREATE INDEX "HelpRequest_expertId_idx" ON "HelpRequest"("expertId");

-- CreateIndex
CREATE UNIQUE INDEX "KnownWording_sopId_section_sectionHash_wording_key" ON "KnownWording"("sopId", "section", "sectionHash", "wording");

-- AddForeignKey
ALTER TABLE "SopVersion" ADD CONSTRAINT "SopVersion_sopId_fkey" FOREIGN KEY ("sopId") REFERENCES "Sop"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Section" ADD CONSTRAINT "Section_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "SopVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Passage" ADD CONSTRAINT "Passage_sopId_fkey" FOREIGN KEY ("sopId") REFERENCES "Sop"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VersionPassage" ADD CONSTRAINT "VersionPassage_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "SopVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VersionPassage" ADD CONSTRAINT "VersionPassage_passageId_fkey" FOREIGN KEY ("passageId") REFERENCES "Passage"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OutgoingMessage" ADD CONSTRAINT "OutgoingMessage_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "InboundEvent"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AnswerCitation" ADD CONSTRAINT "AnswerCitation_answerId_fkey" FOREIGN KEY ("answerId") REFERENCES "Answer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Feedback" ADD CONSTRAINT "Feedback_answerId_fkey" FOREIGN KEY ("answerId") REFERENCES "Answer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HelpRequest" ADD CONSTRAINT "HelpRequest_answerId_fkey" FOREIGN KEY ("answerId") REFERENCES "Answer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
