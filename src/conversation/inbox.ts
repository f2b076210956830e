import type { Inbound } from "../core/inbound.ts";
import { talkOf } from "../core/inbound.ts";
import { answerOrApologise, type EdgeDeps } from "./edge.ts";
import { claimLeaseMs } from "./reply.ts";

export interface InboxDeps extends EdgeDeps {
  /** Told what kept an event from even an apology; it stays unfinished. */
  readonly reportTrouble: (error: unknown) => void;
}

/** Events that were kept before they were acknowledged, on their way to an answer. */
export interface Inbox {
  /**
   * Keeps an event, and answers it as soon as its turn comes. Resolves when it is kept.
   *
   * @throws when it could not be kept: the platform must then deliver it again.
   */
  take(inbound: Inbound): Promise<Taken>;
  /** Resolves when nothing is left to answer in this process. */
  settled(): Promise<void>;
  /** Takes up nothing new, and lets what is under way end. */
  stop(): Promise<void>;
}

interface Taken {
  /** `false`: this event was here before. */
  readonly isNew: boolean;
  /** Resolves when the answer is on its way, or will be sent by somebody else. Never rejects. */
  readonly answered: Promise<void>;
}

/** Answers worked on at once: more would only make each wait, and what comes in must not. */
const atOnce = 4;
/** Events that wait in memory; beyond, they wait in the database alone. */
const waitAtMost = 500;
/** How often the database is asked for events that nobody here knows of. */
const lookEveryMs = 5_000;

interface Waiting {
  readonly inbound: Inbound;
  readonly done: () => void;
}

/** One after the other within a talk, so that an edit never overtakes its question. */
export function openInbox(deps: InboxDeps): Inbox {
  const waiting: Waiting[] = [];
  const talks = new Map<string, Promise<void>>();
  let looking: Promise<void> | null = null;
  let stopped = false;

  const answer = async ({ inbound, done }: Waiting) => {
    await answerOrApologise(deps, inbound, claimLeaseMs).catch(deps.reportTrouble);
    done();
  };
  const next = () => {
    while (!stopped && talks.size < atOnce) {
      const place = waiting.findIndex(({ inbound }) => !talks.has(keyOf(inbound)));
      const [one] = place < 0 ? [] : waiting.splice(place, 1);
      if (one === undefined) return;
      const key = keyOf(one.inbound);
      talks.set(
        key,
        answer(one).finally(() => {
          talks.delete(key);
          next();
        }),
      );
    }
  };
  const enqueue = (inbound: Inbound): Promise<void> => {
    const answered = new Promise<void>((done) => waiting.push({ inbound, done }));
    next();
    return answered;
  };
  const look = async () => {
    const before = new Date(deps.system.now().getTime() - claimLeaseMs);
    const left = await deps.store.conversation.unfinished(before, waitAtMost);
    const here = new Set(waiting.map(({ inbound }) => inbound.id));
    for (const inbound of left) {
      if (stopped || waiting.length >= waitAtMost) return;
      if (!here.has(inbound.id)) void enqueue(inbound);
    }
  };
  const timer = setInterval(() => {
    if (waiting.length > 0 || looking !== null) return;
    looking = look()
      .catch(deps.reportTrouble)
      .finally(() => {
        looking = null;
      });
  }, lookEveryMs);
  timer.unref();
  const settled = async (): Promise<void> => {
    await looking;
    while (talks.size > 0) await Promise.all(talks.values());
  };
  return {
    take: async (inbound) => {
      const isNew = await deps.store.conversation.receive(inbound, deps.system.now());
      if (!isNew || stopped || waiting.length >= waitAtMost) return { isNew, answered: Promise.resolve() };
      return { isNew, answered: enqueue(inbound) };
    },
    settled,
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await settled();
      for (const { done } of waiting.splice(0)) done();
    },
  };
}

function keyOf(inbound: Inbound): string {
  return `${inbound.channel} ${talkOf(inbound)}`;
}
