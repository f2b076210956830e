-- DropForeignKey
ALTER TABLE "HelpRequest" DROP CONSTRAINT "HelpRequest_answerId_fkey";

-- AlterTable
ALTER TABLE "InboundEvent" ADD COLUMN     "message" TEXT;

-- AlterTable
ALTER TABLE "OutgoingMessage" ADD COLUMN     "account" TEXT,
ADD COLUMN     "delivery" TEXT,
ADD COLUMN     "dueAt" TIMESTAMPTZ(3),
ADD COLUMN     "isFollowed" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "isUncertain" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "mayBeDoubled" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "platformId" TEXT,
ADD COLUMN     "problem" TEXT,
ADD COLUMN     "replacesId" TEXT,
ADD COLUMN     "replyUrl" TEXT,
ADD COLUMN     "settledAt" TIMESTAMPTZ(3),
ADD COLUMN     "takenAt" TIMESTAMPTZ(3),
ADD COLUMN     "tries" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "visibility" TEXT NOT NULL DEFAULT 'everybody';

-- DropTable
DROP TABLE "HelpRequest";

-- CreateTable
CREATE TABLE "Account" (
    "channel" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "personId" TEXT,
    "standing" TEXT NOT NULL,
    "direct" TEXT,
    "timeZone" TEXT,
    "checkedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("channel","id")
);

-- CreateTable
CREATE TABLE "SlackInstallation" (
    "id" TEXT NOT NULL,
    "teamId" TEXT,
    "enterpriseId" TEXT,
    "sealed" TEXT NOT NULL,
    "installedAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SlackInstallation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Setting" (
    "sequence" SERIAL NOT NULL,
    "personId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "value" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Setting_pkey" PRIMARY KEY ("sequence")
);

-- CreateTable
CREATE TABLE "Request" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "answerId" TEXT NOT NULL,
    "personId" TEXT,
    "place" JSONB NOT NULL,
    "question" TEXT,
    "details" TEXT,
    "sopId" TEXT,
    "version" INTEGER,
    "section" TEXT,
    "askerMessage" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "dueAt" TIMESTAMPTZ(3),
    "offeredTo" TEXT,
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RequestStep" (
    "requestId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "personId" TEXT,
    "until" TIMESTAMPTZ(3),
    "text" TEXT,
    "verdict" TEXT,
    "messageId" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RequestStep_pkey" PRIMARY KEY ("requestId","ordinal")
);

-- CreateTable
CREATE TABLE "PageNote" (
    "id" TEXT NOT NULL,
    "sopId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "section" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "authorId" TEXT NOT NULL,
    "requestId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PageNote_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Account_personId_idx" ON "Account"("personId");

-- CreateIndex
CREATE INDEX "Setting_personId_name_sequence_idx" ON "Setting"("personId", "name", "sequence");

-- CreateIndex
CREATE INDEX "Request_closedAt_dueAt_idx" ON "Request"("closedAt", "dueAt");

-- CreateIndex
CREATE INDEX "Request_offeredTo_closedAt_idx" ON "Request"("offeredTo", "closedAt");

-- CreateIndex
CREATE INDEX "Request_personId_at_idx" ON "Request"("personId", "at");

-- CreateIndex
CREATE INDEX "Request_sopId_idx" ON "Request"("sopId");

-- CreateIndex
CREATE INDEX "RequestStep_messageId_idx" ON "RequestStep"("messageId");

-- CreateIndex
CREATE INDEX "PageNote_sopId_at_idx" ON "PageNote"("sopId", "at");

-- CreateIndex
CREATE INDEX "Feedback_personId_idx" ON "Feedback"("personId");

-- CreateIndex
CREATE INDEX "InboundEvent_channel_conversation_message_idx" ON "InboundEvent"("channel", "conversation", "message");

-- CreateIndex
CREATE INDEX "OutgoingMessage_channel_conversation_thread_idx" ON "OutgoingMessage"("channel", "conversation", "thread");

-- CreateIndex
CREATE INDEX "OutgoingMessage_channel_conversation_platformId_idx" ON "OutgoingMessage"("channel", "conversation", "platformId");

-- CreateIndex
CREATE INDEX "OutgoingMessage_personId_idx" ON "OutgoingMessage"("personId");

-- CreateIndex
CREATE INDEX "OutgoingMessage_replacesId_idx" ON "OutgoingMessage"("replacesId");

-- AddForeignKey
ALTER TABLE "RequestStep" ADD CONSTRAINT "RequestStep_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "Request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PageNote" ADD CONSTRAINT "PageNote_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "Request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What may be sent next in each channel
CREATE INDEX "OutgoingMessage_due_idx" ON "OutgoingMessage"("channel", "dueAt", "sequence") WHERE "delivery" = 'waiting';

-- What is in hand, or was left
CREATE INDEX "OutgoingMessage_taken_idx" ON "OutgoingMessage"("channel", "takenAt") WHERE "delivery" = 'sending';

-- What is on its way in each conversation
CREATE INDEX "OutgoingMessage_on_its_way_idx" ON "OutgoingMessage"("channel", "conversation", "sequence") WHERE "delivery" IN ('waiting', 'sending');

-- What an administrator must hear of
CREATE INDEX "OutgoingMessage_trouble_idx" ON "OutgoingMessage"("settledAt") WHERE "delivery" = 'given-up' OR "mayBeDoubled";
