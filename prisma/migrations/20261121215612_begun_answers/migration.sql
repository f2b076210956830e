-- AlterTable
ALTER TABLE "InboundEvent" ADD COLUMN     "begunAt" TIMESTAMPTZ(3),
ADD COLUMN     "begunFor" TEXT,
ADD COLUMN     "begunId" TEXT,
ADD COLUMN     "begunWay" TEXT;
