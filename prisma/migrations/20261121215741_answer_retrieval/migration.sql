-- AlterTable
ALTER TABLE "Answer" ADD COLUMN     "retrieval" TEXT NOT NULL DEFAULT 'words';
