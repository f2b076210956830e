-- CreateTable
CREATE TABLE "ModelDrafting" (
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "textHash" TEXT NOT NULL,
    "kept" INTEGER NOT NULL,
    "model" TEXT NOT NULL,
    "promptVersion" INTEGER NOT NULL,
    "promptHash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ModelDrafting_pkey" PRIMARY KEY ("kind","subject","textHash")
);

-- CreateTable
CREATE TABLE "AnticipatedQuestion" (
    "sopId" TEXT NOT NULL,
    "section" TEXT NOT NULL,
    "sectionHash" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "removedAt" TIMESTAMPTZ(3),

    CONSTRAINT "AnticipatedQuestion_pkey" PRIMARY KEY ("sopId","sectionHash","question")
);

-- CreateTable
CREATE TABLE "ChangeSummary" (
    "sopId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "before" INTEGER NOT NULL,
    "sentences" TEXT[],
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ChangeSummary_pkey" PRIMARY KEY ("sopId","version","before")
);

-- CreateIndex
CREATE INDEX "ModelDrafting_kind_at_idx" ON "ModelDrafting"("kind", "at");
