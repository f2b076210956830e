import type { Policy } from "../../core/policy.ts";
import type { CallEnd, ModelCallStore } from "../../core/ports/model-call-store.ts";
import type { System } from "../../core/ports/system.ts";
import type { PromptName } from "../../core/prompts.ts";
import type { Prompt } from "../prompt-file.ts";
import { costOf, limitsOf, type Tokens } from "./cost.ts";

/** A call that ended, for metrics and the log: how, never what. */
export interface CallSeen extends Omit<CallEnd, "at"> {
  readonly prompt: PromptName;
  /** What a provider said of a failure: a status, a code; `null`: nothing. */
  readonly detail: string | null;
}

export interface CallDeps {
  readonly calls: ModelCallStore;
  readonly system: System;
  /** As CHAT_MODEL has it. */
  readonly model: string;
}

/** Sets aside the most that a call may use. Gives the id of the call; `null`: today's budget has no room for it. */
export async function openCall(
  { calls, system, model }: CallDeps,
  call: {
    readonly prompt: Prompt;
    readonly person: string | null;
    readonly most: Tokens;
    readonly withinMs: number;
    readonly policy: Policy;
  },
): Promise<string | null> {
  const { prompt, person, most, withinMs, policy } = call;
  const at = system.now();
  const id = system.newId();
  const reserved = await calls.reserve(
    {
      id,
      at,
      person,
      prompt: { name: prompt.name, version: prompt.version, hash: prompt.hash },
      model,
      most: { tokens: most.inputTokens + most.outputTokens, cost: costOf(most, model, policy) },
      expiresAt: new Date(at.getTime() + withinMs + graceMs),
    },
    limitsOf(person, policy, at),
  );
  return reserved === "reserved" ? id : null;
}

/** Whoever asked has gone on by then; what was used may still have to be put down. */
const graceMs = 60_000;
