import type { Card } from "../core/card.ts";
import { replyWords } from "../core/messages/reply.ts";
import type { OutgoingMessage, SentMessage } from "../core/ports/conversation-store.ts";

/**
 * Messages that this process wrote and was handed to send. The card of a sensitive one is nowhere else. All
 * instants are milliseconds of the stopwatch.
 */
export interface Handed {
  /** Resolves when each has been sent, given up, postponed, or found to be in other hands. */
  add(messages: readonly OutgoingMessage[], now: number): Promise<void>;
  /**
   * A message with its card. `leaveUntil`: its card is not here, and may still be with the process that wrote
   * it. After that it is taken for lost, and the person is told so.
   */
  complete(message: SentMessage, now: number): SentMessage | { readonly leaveUntil: number };
  /** Whether this message was found due before it was handed over: an instant between two statements. */
  wasMissed(id: string): boolean;
  /**
   * One was tried. `isOver`: nothing more will be done about it, and its card is forgotten. Returns whether it
   * was waiting for its first try here.
   */
  tried(id: string, isOver: boolean): boolean;
  /** Those that wait for their first try. */
  waiting(): readonly OutgoingMessage[];
  /** A look that began after it was handed over did not find it: it is in other hands, or not its turn. */
  notFound(id: string): void;
  /** Whether one of this conversation waits for its first try. */
  isWaitingIn(conversation: string): boolean;
  forgetOld(now: number): void;
  /** Resolves all. */
  end(): void;
}

/** The process that wrote a sensitive answer has sent it within this time, or it is gone. */
const lostAfterMs = 30_000;

/** By then another process has sent it, or it was given up. */
const keptMs = 7_200_000;

/** However long a platform is out of reach, the cards that wait for it do not fill the memory. */
const keptAtMost = 2_000;

export function openHanded(): Handed {
  const kept = new Map<string, { readonly message: OutgoingMessage; readonly since: number }>();
  const untold = new Map<string, { readonly message: OutgoingMessage; readonly tell: () => void }>();
  const cardless = new Map<string, number>();
  const keep = (message: OutgoingMessage, since: number) => {
    kept.set(message.id, { message, since });
    const [oldest] = kept.keys();
    if (kept.size > keptAtMost && oldest !== undefined) kept.delete(oldest);
  };
  const tell = (id: string): boolean => {
    untold.get(id)?.tell();
    return untold.delete(id);
  };

  return {
    async add(messages, since) {
      const ends = messages.map(
        (message) =>
          new Promise<void>((resolve) => {
            cardless.delete(message.id);
            keep(message, since);
            untold.set(message.id, { message, tell: resolve });
          }),
      );
      await Promise.all(ends);
    },
    wasMissed: (id) => cardless.has(id),
    complete(message, now) {
      // What the database has need not be here as well.
      if (message.card !== null) kept.delete(message.id);
      const card = message.card ?? kept.get(message.id)?.message.card ?? null;
      if (card !== null) return { ...message, card };
      const missedSince = cardless.get(message.id) ?? now;
      cardless.set(message.id, missedSince);
      if (now - missedSince < lostAfterMs) return { leaveUntil: missedSince + lostAfterMs };
      return { ...message, card: notKept() };
    },
    tried(id, isOver) {
      if (isOver) {
        kept.delete(id);
        cardless.delete(id);
      }
      return tell(id);
    },
    waiting: () => [...untold.values()].map(({ message }) => message),
    notFound: (id) => void tell(id),
    isWaitingIn: (conversation) =>
      [...untold.values()].some(({ message }) => message.conversation === conversation),
    forgetOld(now) {
      for (const [id, { since }] of kept) if (now - since > keptMs) kept.delete(id);
      for (const [id, since] of cardless) if (now - since > keptMs) cardless.delete(id);
    },
    end: () => {
      for (const id of [...untold.keys()]) tell(id);
    },
  };
}

function notKept(): Card {
  const text = replyWords.notKept;
  return { summary: text, elements: [{ kind: "text", spans: [{ text }] }] };
}
