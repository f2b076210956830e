import { ConflictError } from "../core/errors.ts";
import type { Fact } from "../core/facts.ts";
import type { Notice } from "../core/result.ts";
import { addressNotices } from "./address.ts";
import type { ReplyDeps } from "./reply.ts";

/** What happened by itself, and who is told. */
export interface News {
  readonly facts: readonly Fact[];
  readonly notices: readonly Notice[];
}

/** Writes what happened by itself, and tells those whom it concerns: all or nothing, then on its way. */
export async function announce(deps: ReplyDeps, news: News): Promise<void> {
  const at = deps.system.now();
  const { messages, facts } = await addressNotices(deps, news.notices, at);
  const happened = [...news.facts, ...facts];
  const all = [...happened, ...(await deps.signals(happened, at))];
  await deps.store.transaction(async (ports) => {
    await ports.conversation.append(all);
    await ports.conversation.queue(messages);
  });
  deps.afterwards(all);
  await deps.send(messages);
}

/**
 * The same for the news of many people, in one transaction. Where that fails, each is written by itself, so
 * that one in whose way something came keeps nobody else waiting. News that somebody else's step has overtaken
 * is no news any more.
 *
 * @throws AggregateError with what else kept some of it from being written, once all others are.
 */
export async function announceAll(deps: ReplyDeps, all: readonly News[]): Promise<void> {
  const together = {
    facts: all.flatMap(({ facts }) => facts),
    notices: all.flatMap(({ notices }) => notices),
  };
  const failure = await announce(deps, together).then(() => null, asFailure);
  if (failure === null) return;
  const failures: unknown[] = [];
  for (const news of all) {
    const { error } = (await announce(deps, news).then(() => null, asFailure)) ?? { error: null };
    if (error !== null && !(error instanceof ConflictError)) failures.push(error);
  }
  if (failures.length > 0) throw new AggregateError(failures, "Some news could not be written");
}

function asFailure(error: unknown): { readonly error: unknown } {
  return { error };
}
