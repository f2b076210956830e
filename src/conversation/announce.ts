import type { Fact } from "../core/facts.ts";
import type { Notice } from "../core/result.ts";
import { addressNotices } from "./address.ts";
import type { ReplyDeps } from "./reply.ts";

/** Writes what happened by itself, and tells those whom it concerns: all or nothing, then on its way. */
export async function announce(
  deps: ReplyDeps,
  news: { readonly facts: readonly Fact[]; readonly notices: readonly Notice[] },
): Promise<void> {
  const at = deps.system.now();
  const { messages, facts } = await addressNotices(deps, news.notices, at);
  const all = [...news.facts, ...facts];
  await deps.store.transaction(async (ports) => {
    await ports.conversation.append(all);
    await ports.conversation.queue(messages);
  });
  deps.afterwards(all);
  await deps.send(messages);
}
