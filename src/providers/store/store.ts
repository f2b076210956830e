import type { Store, StorePorts } from "../../core/ports/store.ts";
import { askStore } from "./ask-store.ts";
import { companyStore } from "./company-store.ts";
import { conversationStore } from "./conversation-store.ts";
import type { Prisma, PrismaClient } from "./generated/client.ts";
import { pageStore } from "./page-store.ts";
import { peopleStore } from "./people-store.ts";

/** The ports of every capability on one database. Who opened the database closes it. */
export function createStore(prisma: PrismaClient): Store {
  return {
    ...portsOn(prisma),
    transaction: (work) => prisma.$transaction((transaction) => work(portsOn(transaction))),
    close: () => prisma.$disconnect(),
  };
}

function portsOn(database: Prisma.TransactionClient): StorePorts {
  return {
    pages: pageStore(database),
    people: peopleStore(database),
    company: companyStore(database),
    conversation: conversationStore(database),
    ask: askStore(database),
  };
}
