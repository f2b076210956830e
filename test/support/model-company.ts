import { LLMock } from "@copilotkit/aimock";
import { openTestCompany, type TestCompany } from "./runtime.ts";

/** An installation whose language model is a stand-in over HTTP. */
export interface ModelCompany {
  readonly server: LLMock;
  readonly company: TestCompany;
  close(): Promise<void>;
}

/** @param environment variables besides those of the model. */
export async function openModelCompany(
  environment: Readonly<Record<string, string>> = {},
): Promise<ModelCompany> {
  const server = new LLMock({ port: 0, logLevel: "silent" });
  await server.start();
  const company = await openTestCompany("2026-11-20T10:00:00Z", {
    CHAT_MODEL: "openai:gpt-4.1-mini",
    OPENAI_API_KEY: "sk-test",
    OPENAI_BASE_URL: `${server.url}/v1`,
    ...environment,
  });
  return {
    server,
    company,
    close: async () => {
      await company.close();
      await server.stop();
    },
  };
}
