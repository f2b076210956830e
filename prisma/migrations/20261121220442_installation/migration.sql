-- CreateTable
CREATE TABLE "Installation" (
    "ordinal" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "madeAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Installation_pkey" PRIMARY KEY ("ordinal")
);
