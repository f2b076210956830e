-- CreateTable
CREATE TABLE "ConversationReference" (
    "channel" TEXT NOT NULL,
    "conversation" TEXT NOT NULL,
    "serviceUrl" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "user" TEXT,
    "closed" TEXT,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ConversationReference_pkey" PRIMARY KEY ("channel","conversation")
);
