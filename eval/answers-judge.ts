import type { LanguageModel } from "../src/core/ports/language-model.ts";
import { createMetrics } from "../src/http/metrics.ts";
import { openChat } from "../src/providers/model/open-chat.ts";
import type { Runtime } from "../src/runtime.ts";
import { modelOf } from "../src/wiring/model.ts";

/** The model that judges answers, as JUDGE_MODEL or `--judge` names it; `null`: rules alone do. */
export async function openJudge(runtime: Runtime): Promise<LanguageModel | null> {
  const { judge } = runtime.config.secrets.models;
  const chat = await openChat({ chat: judge, moderation: null });
  // Its calls are not those of the installation's own model.
  return modelOf({ ...runtime, metrics: createMetrics() }, chat)?.model ?? null;
}
