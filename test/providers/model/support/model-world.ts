import { LLMock } from "@copilotkit/aimock";
import { backgroundWork } from "../../../../src/core/background-work.ts";
import { defaultPolicy, type Policy } from "../../../../src/core/policy.ts";
import type { CallSeen } from "../../../../src/providers/model/calls.ts";
import { languageModel, type WatchedModel } from "../../../../src/providers/model/language-model.ts";
import { openChat } from "../../../../src/providers/model/open-chat.ts";
import type { ChatSettings } from "../../../../src/providers/model/settings.ts";
import { openTestStore, type TestStore } from "../../../support/database.ts";
import { freePort } from "../../../support/free-port.ts";

/** A real client, a real budget, and a server that answers as the test says. */
export interface ModelWorld {
  readonly server: LLMock;
  /** An address at which nobody listens. */
  readonly nobodyThere: { readonly apiKey: string; readonly baseUrl: string };
  readonly store: TestStore;
  readonly seen: CallSeen[];
  open(wishes?: Wishes): Promise<WatchedModel>;
  /** Lets time pass for budgets and rests. */
  pass(ms: number): void;
  now(): Date;
  settled(): Promise<void>;
  /** Everything as at the start. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

interface Wishes {
  readonly policy?: Partial<Policy["models"]>;
  /** Who moderates: nobody, the same server, or one that does not answer. */
  readonly moderation?: "none" | "here" | "down";
  readonly chat?: Partial<ChatSettings>;
}

export async function openModelWorld(): Promise<ModelWorld> {
  const server = new LLMock({ port: 0, logLevel: "silent" });
  await server.start();
  const store = await openTestStore();
  const background = backgroundWork((error) => {
    throw error;
  });
  const startsAt = Date.parse("2026-11-20T10:00:00Z");
  let now = startsAt;
  let ids = 0;
  const seen: CallSeen[] = [];
  const at = { apiKey: "sk-test", baseUrl: `${server.url}/v1` };
  const nobodyThere = { apiKey: "sk-test", baseUrl: `http://127.0.0.1:${await freePort()}/v1` };
  return {
    server,
    nobodyThere,
    store,
    seen,
    async open({ policy, moderation = "none", chat } = {}) {
      const open = await openChat({
        chat: {
          ...at,
          name: "openai:gpt-4.1-mini",
          provider: "openai",
          model: "gpt-4.1-mini",
          apiVersion: null,
          ...chat,
        },
        moderation:
          moderation === "none"
            ? null
            : { model: "omni-moderation-latest", ...(moderation === "here" ? at : nobodyThere) },
      });
      if (open === null) throw new Error("A chat model is configured");
      return languageModel({
        ...open,
        model: open.name,
        calls: store.modelCalls,
        system: { now: () => new Date(now), newId: () => `call${++ids}`, stopwatch: () => performance.now() },
        policy: async () => ({ ...defaultPolicy, models: { ...defaultPolicy.models, ...policy } }),
        seen: (call) => seen.push(call),
        inBackground: background.add,
      });
    },
    pass: (ms) => {
      now += ms;
    },
    now: () => new Date(now),
    settled: background.ended,
    async reset() {
      await background.ended();
      server.reset();
      seen.length = 0;
      now = startsAt;
      await store.modelCalls.forget(new Date(now + 1e11));
    },
    async close() {
      await background.ended();
      await store.close();
      await server.stop();
    },
  };
}
