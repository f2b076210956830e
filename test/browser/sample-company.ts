import { join } from "node:path";
import { publishFolder } from "../../src/commands/publishing.ts";
import { serve } from "../../src/server.ts";
import { openTraffic, type Traffic } from "../../src/traffic.ts";
import { closeServer } from "../support/close-server.ts";
import { closeIdleDatabases } from "../support/database.ts";
import { openTestCompany, type TestCompany } from "../support/runtime.ts";

/** The sample company; unless told otherwise on a Friday morning in Dublin, when most of its people are there. */
export async function openSampleCompany(startsAt = "2026-11-20T10:00:00Z"): Promise<{
  readonly company: TestCompany;
  readonly traffic: Traffic;
  readonly url: string;
  readonly close: () => Promise<void>;
}> {
  const company = await openTestCompany(startsAt, { PORT: "0" });
  const folder = join(import.meta.dirname, "../../content");
  await publishFolder(company.runtime, {
    folder,
    source: "folder",
    now: company.runtime.system.now(),
    yes: true,
  });
  const traffic = await openTraffic(company.runtime);
  const { server, port } = await serve(company.runtime, traffic);
  return {
    company,
    traffic,
    url: `http://localhost:${port}`,
    close: async () => {
      await closeServer(server);
      await traffic.stop();
      await company.close();
      await closeIdleDatabases();
    },
  };
}
