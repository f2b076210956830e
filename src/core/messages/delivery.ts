import type { GivenUp, OutboxState } from "../ports/outbox.ts";

/** Why a message did not arrive yet, or never will: for the administrator, in one line. */
export const deliveryWords = {
  askedToWait: (ms: number) => `The platform asked to wait ${duration(ms)}.`,
  noAnswer: (ms: number) => `The platform gave no answer within ${duration(ms)}.`,
  brokeOff: (problem: string) => `Sending broke off: ${problem}`,
  /** Where nobody can look whether it is there, it is sent a second time, and not a third. */
  unknownTwice: (problem: string) =>
    `Sent twice without knowing whether either arrived, and the platform has no way to look: ${problem}`,
  mayHaveArrived: (problem: string) => `It may have arrived: ${problem}`,
} as const;

export const outboxWords = {
  nothingNamed: () => "Name the messages to send again, or give --all. cairn outbox list shows their ids.",
  bothNamed: () => "Give either ids or --all, not both.",
} as const;

export interface OutboxShown extends OutboxState {
  readonly givenUpMessages: readonly GivenUp[];
}

export function outboxLines(shown: OutboxShown): readonly string[] {
  const { waiting, oldestMs, mayBeDoubled, givenUp, givenUpMessages } = shown;
  return [
    waiting === 0 ? "Nothing is waiting." : `${waiting} waiting, the oldest for ${duration(oldestMs)}.`,
    ...(mayBeDoubled === 0 ? [] : [`${mayBeDoubled} may have arrived twice.`]),
    `${givenUp} given up within the last day.`,
    ...givenUpMessages.flatMap(({ id, channel, conversation, problem, at }) => [
      `given up  ${id}  ${at.toISOString()}  ${channel} ${conversation}`,
      `          ${problem}`,
    ]),
    ...(givenUpMessages.length === 0
      ? []
      : ["When the cause is gone: cairn outbox retry <id …>, or --all for every one of them."]),
  ];
}

export interface RetryReport {
  readonly again: number;
  /** Ids that name nothing that was given up. */
  readonly unknown: number;
}

export function retryLines({ again, unknown }: RetryReport): readonly string[] {
  return [
    again === 0 ? "Nothing to send again." : `${again} will be sent again.`,
    ...(unknown === 0 ? [] : [`${unknown} of the ids name no message that was given up.`]),
  ];
}

/** "4 s", "12 min", "3 h", "2 days". */
function duration(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000));
  if (seconds < 100) return `${seconds} s`;
  if (seconds < 6000) return `${Math.round(seconds / 60)} min`;
  const hours = Math.round(seconds / 3600);
  return hours < 48 ? `${hours} h` : `${Math.round(hours / 24)} days`;
}
