-- AlterTable
ALTER TABLE "ModelCall" ADD COLUMN     "sequence" SERIAL NOT NULL;

-- CreateIndex
CREATE UNIQUE INDEX "ModelCall_sequence_key" ON "ModelCall"("sequence");
