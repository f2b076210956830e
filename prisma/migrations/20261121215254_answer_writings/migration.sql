-- CreateTable
CREATE TABLE "AnswerWriting" (
    "answerId" TEXT NOT NULL,
    "form" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "prompt" TEXT NOT NULL,
    "version" INTEGER,
    "hash" TEXT,
    "inputTokens" INTEGER NOT NULL,
    "outputTokens" INTEGER NOT NULL,
    "end" TEXT NOT NULL,
    "reasons" TEXT[],

    CONSTRAINT "AnswerWriting_pkey" PRIMARY KEY ("answerId")
);

-- AddForeignKey
ALTER TABLE "AnswerWriting" ADD CONSTRAINT "AnswerWriting_answerId_fkey" FOREIGN KEY ("answerId") REFERENCES "Answer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
