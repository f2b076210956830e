-- AlterTable
ALTER TABLE "Detection" ADD COLUMN     "night" JSON;

-- CreateTable
CREATE TABLE "WordsChoice" (
    "sequence" SERIAL NOT NULL,
    "answerId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "allowed" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "WordsChoice_pkey" PRIMARY KEY ("sequence")
);

-- CreateIndex
CREATE INDEX "WordsChoice_answerId_idx" ON "WordsChoice"("answerId");

-- CreateIndex
CREATE INDEX "WordsChoice_personId_idx" ON "WordsChoice"("personId");
