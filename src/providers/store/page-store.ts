import type { PageStore } from "../../core/ports/page-store.ts";
import type { Prisma } from "./generated/client.ts";
import { pageReader } from "./page-reader.ts";
import { pageWriter } from "./page-writer.ts";

export function pageStore(database: Prisma.TransactionClient): PageStore {
  return { ...pageReader(database), ...pageWriter(database) };
}
