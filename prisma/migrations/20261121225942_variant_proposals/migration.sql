-- CreateTable
CREATE TABLE "VariantProposal" (
    "itemId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "sectionHash" TEXT NOT NULL,
    "values" JSON NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "verdict" TEXT,
    "personId" TEXT,
    "settledAt" TIMESTAMPTZ(3),

    CONSTRAINT "VariantProposal_pkey" PRIMARY KEY ("itemId","version","sectionHash")
);

-- CreateIndex
CREATE INDEX "VariantProposal_personId_idx" ON "VariantProposal"("personId");
