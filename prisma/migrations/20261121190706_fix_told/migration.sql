-- CreateTable
CREATE TABLE "FixTold" (
    "personId" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "sopId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "messageId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "FixTold_pkey" PRIMARY KEY ("personId","about")
);
