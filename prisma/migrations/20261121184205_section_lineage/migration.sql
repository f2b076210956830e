-- AlterTable
ALTER TABLE "Section" ADD COLUMN     "lineage" TEXT;

-- Until now a section was the same one as long as it kept its slug.
UPDATE "Section" SET "lineage" = slug || '@1';
ALTER TABLE "Section" ALTER COLUMN "lineage" SET NOT NULL;
