-- CreateTable
CREATE TABLE "EmbeddingVector" (
    "model" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "vector" BYTEA NOT NULL,
    "lastUsedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "EmbeddingVector_pkey" PRIMARY KEY ("model","hash")
);

-- CreateIndex
CREATE INDEX "EmbeddingVector_lastUsedAt_idx" ON "EmbeddingVector"("lastUsedAt");
