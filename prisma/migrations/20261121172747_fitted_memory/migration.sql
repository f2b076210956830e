-- CreateTable
CREATE TABLE "FittedMemory" (
    "personId" TEXT NOT NULL,
    "parameters" DOUBLE PRECISION[],
    "reviews" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "FittedMemory_pkey" PRIMARY KEY ("personId")
);
