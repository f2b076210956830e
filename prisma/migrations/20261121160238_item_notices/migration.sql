-- CreateTable
CREATE TABLE "ItemNotice" (
    "itemId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "sectionHash" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "messageId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ItemNotice_pkey" PRIMARY KEY ("itemId","version","sectionHash")
);

-- CreateIndex
CREATE INDEX "ItemNotice_messageId_idx" ON "ItemNotice"("messageId");
