import type { Policy } from "../../core/policy.ts";
import type { LanguageModel, Unwritten, Written } from "../../core/ports/language-model.ts";
import type { PromptName } from "../../core/prompts.ts";
import { fillPrompt } from "../prompt-text.ts";
import type { Prompts } from "../prompts.ts";
import { type Asking, askChat, type Call, type Ended, failed, mostOf } from "./ask-chat.ts";
import { afterCall, type BreakerState, beforeCall, freshBreaker, stateOf } from "./breaker.ts";
import { type CallDeps, type CallSeen, openCall } from "./calls.ts";
import { costOf } from "./cost.ts";
import { whenAborted } from "./try-chat.ts";

export interface LanguageModelDeps extends CallDeps, Pick<Asking, "chat" | "moderate"> {
  readonly prompts: Prompts;
  readonly policy: () => Promise<Policy>;
  /** Told of every call when it has ended. */
  readonly seen: (call: CallSeen) => void;
  /** Lets something go on after the answer. */
  readonly inBackground: (what: string, work: Promise<void>) => void;
}

/** A language model that can be looked at. */
export interface WatchedModel extends LanguageModel {
  readonly breaker: () => BreakerState;
}

/** A chat model within its budget, its time and its rest; what it says is read as what was asked for. */
export function languageModel(deps: LanguageModelDeps): WatchedModel {
  const { system } = deps;
  let breaker = freshBreaker;

  async function goThrough<Name extends PromptName>(call: Call<Name>): Promise<Written<Name> | Unwritten> {
    try {
      const policy = await deps.policy();
      const now = system.now();
      const gate = beforeCall(breaker, now, new Date(now.getTime() + call.leftMs()));
      breaker = gate.breaker;
      if (!gate.goes) return conclude(call, { ended: failed("resting"), policy, open: null });
      const { ended, open } = await askWithinBudget(deps, call, policy);
      const sign = ended.kind === "written" ? "worked" : ended.sign;
      breaker = afterCall(breaker, sign, system.now(), policy.models);
      return conclude(call, { ended, policy, open });
    } catch {
      // The database does not answer, and without it no budget can be kept.
      const { prompt } = call.request;
      deps.seen({ ...nothing, prompt, outcome: "down", elapsedMs: call.elapsedMs(), detail: "budget" });
      return { kind: "unwritten", reason: "down" };
    }
  }

  /** Puts down what became of a call, and hands it out. */
  function conclude<Name extends PromptName>(
    { request, elapsedMs }: Call<Name>,
    { ended, policy, open }: Settled<Name>,
  ): Written<Name> | Unwritten {
    const outcome = ended.kind === "written" ? "written" : ended.reason;
    const detail = ended.kind === "written" ? null : ended.detail;
    const cost = costOf(ended.tokens, deps.model, policy);
    const use = { ...ended.tokens, cost, elapsedMs: Math.round(elapsedMs()) };
    deps.seen({ prompt: request.prompt, outcome, ...use, detail });
    if (open !== null) {
      const end = { at: system.now(), outcome, ...use } as const;
      deps.inBackground("settling a call of a language model", deps.calls.settle(open, end));
    }
    if (ended.kind === "failed") return { kind: "unwritten", reason: ended.reason };
    const { name, version, hash } = deps.prompts[request.prompt];
    return {
      kind: "written",
      output: ended.output,
      use: { model: deps.model, prompt: { name, version, hash }, ...use },
    };
  }

  return {
    name: deps.model,
    breaker: () => stateOf(breaker, system.now()),
    write(request) {
      const withinMs = Math.max(0, Math.floor(request.withinMs));
      const deadline = AbortSignal.timeout(withinMs);
      const began = system.stopwatch();
      const elapsedMs = () => system.stopwatch() - began;
      const ended = goThrough({ request, deadline, elapsedMs, leftMs: () => withinMs - elapsedMs() });
      // Whoever waits goes on in time, whatever hangs; the call itself is ended and put down all the same.
      return Promise.race([ended, whenAborted(deadline).then(() => tooSlow)]);
    },
  };
}

interface Settled<Name extends PromptName> {
  readonly ended: Ended<Name>;
  readonly policy: Policy;
  /** Id of the call whose tokens are set aside; `null`: none are. */
  readonly open: string | null;
}

async function askWithinBudget<Name extends PromptName>(
  deps: LanguageModelDeps,
  call: Call<Name>,
  policy: Policy,
): Promise<{ readonly ended: Ended<Name>; readonly open: string | null }> {
  const { prompt: name, inputs, person } = call.request;
  const prompt = deps.prompts[name];
  const text = fillPrompt<Name>(prompt, inputs);
  const most = mostOf(prompt, text, policy.models);
  const open = await openCall(deps, { prompt, person, most, withinMs: call.leftMs(), policy });
  if (open === null) return { ended: failed("over-budget"), open };
  const { chat, moderate } = deps;
  const ended = await askChat(call, { chat, moderate, prompt, text, most, policy: policy.models });
  return { ended, open };
}

const nothing = { inputTokens: 0, outputTokens: 0, cost: 0 };
const tooSlow: Unwritten = { kind: "unwritten", reason: "too-slow" };
