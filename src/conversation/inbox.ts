import { type Inbound, talkOf } from "../core/inbound.ts";
import { answerOrApologise, type EdgeDeps } from "./edge.ts";
import { claimLeaseMs } from "./reply.ts";
import { openTurns } from "./turns.ts";

export interface InboxDeps extends EdgeDeps {
  /** Answers worked on at once; left out: `atOnce`. */
  readonly atOnce?: number;
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
  /**
   * Takes up what waits in the database alone: what came in too fast, and what a dead process left. Resolves
   * when it waits here for its turn; it is also done every few seconds. Never rejects.
   *
   * @param leaseMs age from which a claim was left by a process that died. 0: every claim was, at the start of
   * the only process of an embedded installation.
   */
  takeUp(leaseMs?: number): Promise<void>;
  /** Resolves when nothing is left to answer in this process. What was answered may still be on its way. */
  settled(): Promise<void>;
  /** Takes up nothing new, and lets what is under way end, until it has left. */
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
/** The same where answers spend most of their time waiting for a language model. */
export const atOnceWithModel = 16;
/** Events that wait in memory; beyond, they wait in the database alone. */
const waitAtMost = 500;
/** How often the database is asked for events that nobody here knows of. */
const lookEveryMs = 5_000;

interface Waiting {
  readonly inbound: Inbound;
  readonly leaseMs: number;
  readonly done: () => void;
}

/**
 * One after the other within a talk, so that an edit never overtakes its question. The next one begins when
 * the answer is written: a platform that takes its time keeps nobody waiting who asks elsewhere.
 */
export function openInbox(deps: InboxDeps): Inbox {
  const leaving = new Set<Promise<void>>();
  let looking: Promise<void> | null = null;
  let isMoreKept = false;
  let isStopped = false;

  const turns = openTurns<Waiting>({
    atOnce: deps.atOnce ?? atOnce,
    keyOf: ({ inbound }) => `${inbound.channel} ${talkOf(inbound)}`,
    run: (one) => answer(deps, one, leaving),
    onIdle: () => {
      if (isMoreKept) void takeUp();
    },
  });
  const enqueue = (inbound: Inbound, leaseMs: number): Promise<void> =>
    new Promise((done) => turns.add({ inbound, leaseMs, done }));
  const look = async (leaseMs: number) => {
    const before = new Date(deps.system.now().getTime() - leaseMs);
    isMoreKept = false;
    const kept = await deps.store.conversation.unfinished(before, waitAtMost);
    if (isStopped) return;
    const here = new Set([...turns.waiting, ...turns.underWay()].map(({ inbound }) => inbound.id));
    const unknown = kept.filter(({ id }) => !here.has(id)).slice(0, waitAtMost - turns.waiting.length);
    isMoreKept = kept.length === waitAtMost && unknown.length > 0;
    for (const inbound of unknown) void enqueue(inbound, leaseMs);
  };
  const takeUp = (leaseMs: number = claimLeaseMs): Promise<void> => {
    if (isStopped) return Promise.resolve();
    looking ??= look(leaseMs)
      .catch(deps.reportTrouble)
      .finally(() => {
        looking = null;
      });
    return looking;
  };
  const timer = setInterval(takeUp, lookEveryMs);
  timer.unref();
  const settled = async (): Promise<void> => {
    await looking;
    await turns.ended();
    if (looking !== null) await settled();
  };
  return {
    take: async (inbound) => {
      const isNew = await deps.store.conversation.receive(inbound, deps.system.now());
      if (!isNew || isStopped) return { isNew, answered: Promise.resolve() };
      if (turns.waiting.length < waitAtMost) return { isNew, answered: enqueue(inbound, claimLeaseMs) };
      isMoreKept = true;
      return { isNew, answered: Promise.resolve() };
    },
    takeUp,
    settled,
    stop: async () => {
      isStopped = true;
      clearInterval(timer);
      for (const { done } of turns.stop()) done();
      await settled();
      await Promise.all(leaving);
    },
  };
}

/** Resolves when the answer is written. Until it is on its way, or in other hands, it is among `leaving`. */
async function answer(
  deps: InboxDeps,
  { inbound, leaseMs, done }: Waiting,
  leaving: Set<Promise<void>>,
): Promise<void> {
  try {
    const { sent } = await answerOrApologise(deps, inbound, leaseMs);
    const left = sent.then(done).finally(() => leaving.delete(left));
    leaving.add(left);
  } catch (error) {
    deps.reportTrouble(error);
    done();
  }
}
