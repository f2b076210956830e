import type { Pace } from "../core/ports/transport.ts";
import type { Channel } from "../core/terms.ts";

/** How fast one thing may be sent to. Everything that shares the limit has the same `key`. */
export interface Limit {
  readonly key: string;
  /** More than 0. */
  readonly perSecond: number;
  /** At least 1. */
  readonly burst: number;
}

/**
 * A bucket of tokens, told by the instant at which it will be full again: tokens come back at a steady rate,
 * so that one number says how many there are. Instants are milliseconds of one steady clock.
 */
export interface Bucket {
  readonly fullAt: number;
  /** The platform asked for patience until then, whatever the tokens. */
  readonly heldUntil: number;
}

/** By `Limit.key`; what is not in it is full and free. */
export type Buckets = ReadonlyMap<string, Bucket>;

/** A conversation's own limit, that of its workspace, and its own over longer times. */
export type Limits = readonly [conversation: Limit, workspace: Limit, ...longer: Limit[]];

/** The limits under which a conversation is sent to. */
export function limitsOf(pace: Pace, channel: Channel, conversation: string): Limits {
  const key = `${channel} conversation ${conversation}`;
  return [
    { key, ...pace.conversation },
    { key: `${channel} workspace ${pace.workspaceOf(conversation)}`, ...pace.workspace },
    ...(pace.longer ?? []).map((rate, place) => ({ key: `${key} longer ${place}`, ...rate })),
  ];
}

/** The first instant, `now` or later, at which every limit allows one more. */
export function nextSendAt(buckets: Buckets, limits: readonly Limit[], now: number): number {
  return Math.max(now, ...limits.map((limit) => freeAt(buckets.get(limit.key), limit)));
}

/** A bucket after one was sent at `at`. */
export function spent(bucket: Bucket | undefined, limit: Limit, at: number): Bucket {
  const { fullAt, heldUntil } = bucket ?? untouched;
  return { fullAt: Math.max(fullAt, at) + tokenMs(limit), heldUntil };
}

/** A bucket after the platform asked for patience. A shorter time never undercuts a longer one. */
export function held(bucket: Bucket | undefined, until: number): Bucket {
  const { fullAt, heldUntil } = bucket ?? untouched;
  return { fullAt, heldUntil: Math.max(heldUntil, until) };
}

/** Whether a bucket says nothing any more that an absent one would not. */
export function isUntouched({ fullAt, heldUntil }: Bucket, now: number): boolean {
  return fullAt <= now && heldUntil <= now;
}

/**
 * When each of a line would be sent if the line went in order from `now` on. One that its own conversation
 * holds back lets those behind it pass: it takes its share of the workspace when its time comes.
 *
 * @param line the limits of each, its conversation's first, as `limitsOf` gives them.
 */
export function planSends(buckets: Buckets, line: readonly Limits[], now: number): readonly number[] {
  const planned = new Map<string, Bucket>();
  const bucketOf = (limit: Limit) => planned.get(limit.key) ?? buckets.get(limit.key);
  return line.map(([conversation, workspace, ...longer]) => {
    const ownLimits = [conversation, ...longer];
    const own = Math.max(now, ...ownLimits.map((limit) => freeAt(bucketOf(limit), limit)));
    const at = Math.max(own, freeAt(bucketOf(workspace), workspace));
    for (const limit of ownLimits) planned.set(limit.key, spent(bucketOf(limit), limit, at));
    if (own <= now || own < at) planned.set(workspace.key, spent(bucketOf(workspace), workspace, at));
    return at;
  });
}

const untouched: Bucket = { fullAt: Number.NEGATIVE_INFINITY, heldUntil: Number.NEGATIVE_INFINITY };

function freeAt(bucket: Bucket | undefined, limit: Limit): number {
  if (bucket === undefined) return Number.NEGATIVE_INFINITY;
  return Math.max(bucket.heldUntil, bucket.fullAt - (limit.burst - 1) * tokenMs(limit));
}

/** Milliseconds in which one token comes back. */
function tokenMs({ perSecond }: Limit): number {
  return 1000 / perSecond;
}
