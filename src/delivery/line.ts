import type { Delivery } from "../core/ports/outbox.ts";
import type { Channel } from "../core/terms.ts";
import type { DeliveryDeps } from "./delivery-deps.ts";
import { type Bucket, held, isUntouched, type Limits, limitsOf, planSends, spent } from "./pace.ts";

/**
 * What was found due and is about to be sent by this process, at the platforms' pace, in the order of the
 * database. At most one message of each conversation is lined up or in hand. All instants are milliseconds
 * of the stopwatch.
 */
export interface Line {
  /** Conversations in which nothing more need be looked for now. */
  except(): readonly string[];
  add(found: readonly Delivery[], now: number): void;
  /** Takes out what may be sent now. Their conversations are in hand until released. */
  next(now: number): Going;
  release(conversation: string): void;
  /** The platform asked for patience with a conversation or its workspace. */
  hold(delivery: Delivery, scope: "conversation" | "workspace", until: number): void;
  /** Leaves a conversation alone for a while; `wake` ends it. */
  sleep(conversation: string, until: number): void;
  wake(conversation: string): void;
  /** Whether one of this conversation is lined up or in hand. */
  has(conversation: string): boolean;
  /** Channels of which there is not enough in line. */
  wanting(): readonly Channel[];
  /** When `next` has something, if nothing is released before; infinity: not by waiting. */
  readyAt(now: number): number;
}

interface Going {
  readonly deliveries: readonly Delivery[];
  /** Something left the line without being sent, or woke: there is reason to look again. */
  readonly isMoreToFind: boolean;
}

interface Lined {
  readonly delivery: Delivery;
  readonly conversation: string;
  readonly limits: Limits;
  readonly foundAt: number;
}

/**
 * What was found due is stale after so long: another process may have tried it since. Less than the least
 * pause before a message of unknown fate is tried again, so that none is ever sent as if it had no past.
 */
const freshMs = 3_000;

/** Messages of a channel in line that are enough for now. */
const enough = 64;

/** Sends of one channel that go on at once: what hangs holds up neither other conversations nor channels. */
const sendsAtOnce = 16;

export function openLine(transports: DeliveryDeps["transports"]): Line {
  let lined: readonly Lined[] = [];
  const inHand = new Map<string, Channel>();
  const asleep = new Map<string, number>();
  const buckets = new Map<string, Bucket>();

  const limitsFor = ({ message }: Delivery) => {
    const transport = transports[message.channel];
    return transport === undefined ? null : limitsOf(transport.pace, message.channel, message.conversation);
  };
  const plan = (now: number) =>
    planSends(
      buckets,
      lined.map((one) => one.limits),
      now,
    );
  const has = (conversation: string) =>
    inHand.has(conversation) || lined.some((one) => one.conversation === conversation);

  return {
    has,
    wanting: () =>
      channelsIn(transports).filter(
        (channel) => lined.filter((one) => channelOf(one) === channel).length < enough,
      ),
    except: () => [...inHand.keys(), ...lined.map((one) => one.conversation), ...asleep.keys()],
    add(found, now) {
      const more = found.flatMap((delivery): Lined[] => {
        const { conversation } = delivery.message;
        const limits = limitsFor(delivery);
        if (limits === null || has(conversation)) return [];
        return [{ delivery, conversation, limits, foundAt: now }];
      });
      lined = [...lined, ...more].sort(
        (one, other) => one.delivery.message.sequence - other.delivery.message.sequence,
      );
    },
    next(now) {
      const hasWoken = forgetPast(asleep, buckets, now);
      const { going, staying, far } = divide(lined, plan(now), roomIn(inHand, transports), now);
      const isMoreToFind = hasWoken || going.length + staying.length < lined.length;
      lined = staying;
      // Whose turn is far off makes room, and is looked for again shortly before.
      for (const { one, at } of far) asleep.set(one.conversation, at - freshMs / 2);
      for (const { conversation, delivery, limits } of going) {
        inHand.set(conversation, delivery.message.channel);
        for (const limit of limits) buckets.set(limit.key, spent(buckets.get(limit.key), limit, now));
      }
      return { deliveries: going.map((one) => one.delivery), isMoreToFind };
    },
    release: (conversation) => void inHand.delete(conversation),
    hold(delivery, scope, until) {
      const limits = limitsFor(delivery);
      if (limits === null) return;
      const { key } = limits[scope === "conversation" ? 0 : 1];
      buckets.set(key, held(buckets.get(key), until));
    },
    sleep: (conversation, until) => void asleep.set(conversation, until),
    wake: (conversation) => void asleep.delete(conversation),
    readyAt: (now) => {
      const room = roomIn(inHand, transports);
      const times = plan(now).filter((_, place) => room.get(channelOf(lined[place])) !== 0);
      return Math.min(...times, ...asleep.values());
    },
  };
}

/** Who of the line goes now, who stays in it, and whose turn is far off. What is stale is in none of them. */
function divide(
  lined: readonly Lined[],
  times: readonly number[],
  room: ReadonlyMap<Channel | null, number>,
  now: number,
) {
  const left = new Map(room);
  const going: Lined[] = [];
  const staying: Lined[] = [];
  const far: { readonly one: Lined; readonly at: number }[] = [];
  lined.forEach((one, place) => {
    const at = times[place] ?? now;
    const places = left.get(channelOf(one)) ?? 0;
    if (now - one.foundAt >= freshMs) return;
    if (at - now > freshMs) far.push({ one, at });
    else if (at > now || places === 0) staying.push(one);
    else {
      left.set(channelOf(one), places - 1);
      going.push(one);
    }
  });
  return { going, staying, far };
}

/** How many of each channel may go besides those that are in hand. */
function roomIn(
  inHand: ReadonlyMap<string, Channel>,
  transports: DeliveryDeps["transports"],
): ReadonlyMap<Channel | null, number> {
  const room = new Map<Channel | null, number>();
  for (const channel of channelsIn(transports)) room.set(channel, sendsAtOnce);
  for (const channel of inHand.values()) room.set(channel, (room.get(channel) ?? 0) - 1);
  return room;
}

function channelsIn(transports: DeliveryDeps["transports"]): readonly Channel[] {
  return Object.keys(transports) as Channel[];
}

function channelOf(one: Lined | undefined): Channel | null {
  return one?.delivery.message.channel ?? null;
}

/** Forgets sleeps that are over and buckets that are full again. Whether anything woke. */
function forgetPast(asleep: Map<string, number>, buckets: Map<string, Bucket>, now: number): boolean {
  for (const [key, bucket] of buckets) if (isUntouched(bucket, now)) buckets.delete(key);
  const woken = [...asleep].filter(([, until]) => until <= now);
  for (const [conversation] of woken) asleep.delete(conversation);
  return woken.length > 0;
}
