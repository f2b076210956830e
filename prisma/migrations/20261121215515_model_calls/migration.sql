-- CreateTable
CREATE TABLE "ModelCall" (
    "id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "personId" TEXT,
    "prompt" TEXT NOT NULL,
    "promptVersion" INTEGER NOT NULL,
    "promptHash" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "outcome" TEXT,
    "settledAt" TIMESTAMPTZ(3),
    "tokens" INTEGER NOT NULL,
    "cost" INTEGER NOT NULL,
    "inputTokens" INTEGER NOT NULL DEFAULT 0,
    "outputTokens" INTEGER NOT NULL DEFAULT 0,
    "elapsedMs" INTEGER,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ModelCall_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ModelCall_at_idx" ON "ModelCall"("at");

-- CreateIndex
CREATE INDEX "ModelCall_personId_at_idx" ON "ModelCall"("personId", "at");

-- CreateIndex
CREATE INDEX "ModelCall_settledAt_idx" ON "ModelCall"("settledAt");
