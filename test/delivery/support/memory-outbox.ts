import type { OutgoingMessage } from "../../../src/core/ports/conversation-store.ts";
import type { Delivery, DeliveryEnd, Outbox } from "../../../src/core/ports/outbox.ts";

interface Row {
  readonly message: OutgoingMessage & { readonly sequence: number };
  state: "waiting" | "sending" | DeliveryEnd["kind"];
  tries: number;
  dueAt: number;
  takenAt: number;
  isUncertain: boolean;
  mayBeDoubled: boolean;
  platformId: string | null;
  problem: string | null;
}

export interface MemoryOutbox extends Outbox {
  /** Queues, as a transaction does. `keepCard` false: a sensitive answer. */
  queue(messages: readonly OutgoingMessage[], keepCard?: boolean): void;
  row(id: string): Row;
  readonly rows: readonly Row[];
  isSettled(): boolean;
  /** Asked before each statement; throws what the database would. */
  fault: (statement: "due" | "take" | "settle", id: string | null) => void;
}

/** The outbox as the database keeps it, for one test. Each statement takes a turn of the event loop. */
export function memoryOutbox(): MemoryOutbox {
  const rows: Row[] = [];
  const isOpen = (row: Row) => ["waiting", "later", "sending"].includes(row.state);
  const isDue = (row: Row, now: Date, abandonedBefore: Date) =>
    row.state === "sending"
      ? row.takenAt < abandonedBefore.getTime()
      : isOpen(row) && row.dueAt <= now.getTime();
  const outbox: MemoryOutbox = {
    rows,
    fault: () => {},
    row: (id) => {
      const row = rows.find((one) => one.message.id === id);
      if (row === undefined) throw new Error(`There is no message ${id}`);
      return row;
    },
    isSettled: () => !rows.some(isOpen),
    queue(messages, keepCard = true) {
      for (const message of messages)
        rows.push({
          message: { ...message, card: keepCard ? message.card : null, sequence: rows.length + 1 },
          state: "waiting",
          tries: 0,
          dueAt: message.at.getTime(),
          takenAt: 0,
          isUncertain: false,
          mayBeDoubled: false,
          platformId: null,
          problem: null,
        });
    },
    async due({ channels, now, abandonedBefore, except, limit }) {
      await turn();
      outbox.fault("due", null);
      const heads = new Map<string, Row>();
      for (const row of rows) {
        const { conversation } = row.message;
        if (isOpen(row) && !heads.has(conversation)) heads.set(conversation, row);
      }
      return [...heads.values()]
        .filter(({ message }) => channels.includes(message.channel) && !except.includes(message.conversation))
        .filter((row) => isDue(row, now, abandonedBefore))
        .slice(0, limit)
        .map((row): Delivery => {
          const replaced = rows.find((one) => one.message.id === row.message.replaces);
          return {
            message: row.message,
            tries: row.tries,
            isUncertain: row.isUncertain || row.state === "sending",
            replacesPlatformId: replaced?.platformId ?? null,
          };
        });
    },
    async take(id, now, abandonedBefore) {
      await turn();
      outbox.fault("take", id);
      const row = outbox.row(id);
      if (!isDue(row, now, abandonedBefore)) return false;
      Object.assign(row, { state: "sending", takenAt: now.getTime(), tries: row.tries + 1 });
      return true;
    },
    async settle(id, end) {
      await turn();
      outbox.fault("settle", id);
      const row = outbox.row(id);
      row.state = end.kind;
      if (end.kind === "sent")
        Object.assign(row, { platformId: end.platformId, mayBeDoubled: end.mayBeDoubled });
      else row.problem = end.problem;
      if (end.kind === "later") Object.assign(row, { dueAt: end.at.getTime(), isUncertain: end.isUncertain });
    },
    async state(now) {
      const open = rows.filter(isOpen);
      return {
        waiting: open.length,
        oldestMs: Math.max(0, ...open.map(({ message }) => now.getTime() - message.at.getTime())),
        givenUp: rows.filter((row) => row.state === "given-up").length,
        mayBeDoubled: rows.filter((row) => row.mayBeDoubled).length,
      };
    },
    async givenUp(_since, limit) {
      return rows
        .filter((row) => row.state === "given-up")
        .slice(0, limit)
        .map(({ message: { id, channel, conversation, at }, problem }) => ({
          id,
          channel,
          conversation,
          problem: problem ?? "",
          at,
        }));
    },
    async retry(ids, now) {
      const again = rows.filter((row) => row.state === "given-up" && ids.includes(row.message.id));
      for (const row of again)
        Object.assign(row, { state: "waiting", tries: 0, dueAt: now.getTime(), problem: null });
      return again.length;
    },
  };
  return outbox;
}

function turn(): Promise<void> {
  return Promise.resolve();
}
