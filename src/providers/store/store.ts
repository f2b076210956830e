import type { Store, StorePorts } from "../../core/ports/store.ts";
import { accountStore } from "./account-store.ts";
import { askStore } from "./ask-store.ts";
import { beginningStore } from "./beginning-store.ts";
import { companyStore } from "./company-store.ts";
import { conversationStore } from "./conversation-store.ts";
import { draftStore } from "./draft-store.ts";
import { fixStore } from "./fix-store.ts";
import { flagStore } from "./flag-store.ts";
import type { Prisma, PrismaClient } from "./generated/client.ts";
import { handoverStore } from "./handover-store.ts";
import { installationStore } from "./installation-store.ts";
import { itemStore } from "./item-store.ts";
import { modelCallStore } from "./model-call-store.ts";
import { modelDraftStore } from "./model-draft-store.ts";
import { type InOne, outbox } from "./outbox.ts";
import { pageStore } from "./page-store.ts";
import { peopleStore } from "./people-store.ts";
import { practiceStore } from "./practice-store.ts";
import { privacyStore } from "./privacy-store.ts";
import { referenceStore } from "./reference-store.ts";
import { type Sealer, sealer } from "./seal.ts";
import { settingStore } from "./setting-store.ts";
import { signalStore } from "./signal-store.ts";
import { tagStore } from "./tag-store.ts";
import { vectorCache } from "./vector-cache.ts";

/**
 * The ports of every capability on one database. Who opened the database closes it.
 *
 * @param options.secretKey what seals tokens at rest; `null`: there is no place for them.
 */
export function createStore(
  prisma: PrismaClient,
  options: { readonly secretKey: string | null } = { secretKey: null },
): Store {
  const sealing = sealer(options.secretKey);
  return {
    ...portsOn(prisma, sealing, (work) => prisma.$transaction(work)),
    transaction: (work) =>
      prisma.$transaction((transaction) =>
        work(portsOn(transaction, sealing, (inside) => inside(transaction))),
      ),
    close: () => prisma.$disconnect(),
  };
}

function portsOn(database: Prisma.TransactionClient, sealing: Sealer, inOne: InOne): StorePorts {
  return {
    pages: pageStore(database),
    people: peopleStore(database),
    company: companyStore(database),
    conversation: conversationStore(database),
    outbox: outbox(database, inOne),
    beginnings: beginningStore(database),
    accounts: accountStore(database),
    installations: installationStore(database, sealing),
    references: referenceStore(database),
    settings: settingStore(database),
    ask: askStore(database),
    drafts: draftStore(database),
    handover: handoverStore(database),
    items: itemStore(database),
    modelDrafts: modelDraftStore(database),
    practice: practiceStore(database),
    signals: signalStore(database),
    flags: flagStore(database),
    fixes: fixStore(database),
    tags: tagStore(database),
    modelCalls: modelCallStore(database),
    vectors: vectorCache(database),
    privacy: privacyStore(database),
  };
}
