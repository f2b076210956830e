import type { OutgoingMessage } from "../core/ports/conversation-store.ts";
import type { Delivery } from "../core/ports/outbox.ts";
import { attempt } from "./attempt.ts";
import { type Alarms, type Bell, openAlarms, openBell } from "./bell.ts";
import type { DeliveryDeps } from "./delivery-deps.ts";
import { type Handed, openHanded } from "./handed.ts";
import { type Line, openLine } from "./line.ts";
import { lineUp } from "./line-up.ts";
import { within } from "./within.ts";

export interface Delivering {
  /**
   * Call right after the commit that queued them, with their cards: the card of a sensitive answer is kept
   * here alone until it is sent. Resolves when each has been settled or postponed once, or is in other hands.
   */
  send(messages: readonly OutgoingMessage[]): Promise<void>;
  /** Sends what is due now until nothing is. What the pace or a wait of the platform holds back stays. */
  drain(): Promise<void>;
  /** Lets the sends under way end, for some seconds at most. Call before the database is closed. */
  stop(): Promise<void>;
}

/** How often the outbox is looked into for what others left: a crash, another replica, the administrator. */
const lookEveryMs = 5_000;

/** Looks are never closer together, so that a burst shares one. */
const lookApartMs = 20;

/** After trouble with the database. */
const troubleMs = 1_000;

/** How long `stop` waits for sends under way. */
const stopWithinMs = 10_000;

/** What one process has in hand. Instants are milliseconds of the stopwatch. */
interface Desk {
  readonly deps: DeliveryDeps;
  readonly line: Line;
  readonly handed: Handed;
  readonly alarms: Alarms;
  readonly bell: Bell;
  readonly running: Set<Promise<void>>;
  looking: Promise<void>;
  isLookWanted: boolean;
  lookedAt: number;
  isStopped: boolean;
}

/**
 * Starts sending what is in the outbox. Any number of processes may, on one outbox: whoever takes a row
 * sends it. The pace is each process's own; where it is too fast together, the platform says so.
 */
export function startDelivery(deps: DeliveryDeps): Delivering {
  const desk: Desk = {
    deps,
    line: openLine(deps.transports),
    handed: openHanded(),
    alarms: openAlarms(),
    bell: openBell(),
    running: new Set(),
    looking: Promise.resolve(),
    isLookWanted: true,
    lookedAt: Number.NEGATIVE_INFINITY,
    isStopped: false,
  };
  const loop = work(desk);
  return {
    send: (messages) => send(desk, messages),
    drain: () => drain(desk),
    async stop() {
      desk.isStopped = true;
      desk.bell.ring();
      await loop;
      await within(deps.wait, stopWithinMs, Promise.all(desk.running));
      desk.handed.end();
    },
  };
}

async function send(desk: Desk, messages: readonly OutgoingMessage[]): Promise<void> {
  const { deps, line, handed, bell } = desk;
  const ours = messages.filter(({ channel }) => deps.transports[channel] !== undefined);
  if (desk.isStopped || ours.length === 0) return;
  for (const { id, conversation } of ours) if (handed.wasMissed(id)) line.wake(conversation);
  const tried = handed.add(ours, deps.system.stopwatch());
  desk.isLookWanted = true;
  bell.ring();
  await tried;
}

async function drain(desk: Desk): Promise<void> {
  while (!desk.isStopped) {
    await look(desk);
    const started = startSends(desk);
    if (started === 0 && desk.running.size === 0 && !mayLook(desk)) return;
    await Promise.all(desk.running);
  }
}

async function work(desk: Desk): Promise<void> {
  const { deps, alarms, bell } = desk;
  const { stopwatch } = deps.system;
  while (!desk.isStopped) {
    if (alarms.takePast(stopwatch()) || stopwatch() >= desk.lookedAt + lookEveryMs) desk.isLookWanted = true;
    if (mayLook(desk) && stopwatch() >= desk.lookedAt + lookApartMs) await look(desk);
    startSends(desk);
    if (desk.isStopped) return;
    await within(deps.wait, Math.max(1, Math.ceil(nextTurnAt(desk) - stopwatch())), bell.rung());
    bell.heard();
  }
}

/** At most until the next regular look. */
function nextTurnAt(desk: Desk): number {
  const { line, alarms, lookedAt, deps } = desk;
  const now = deps.system.stopwatch();
  const lookAt = mayLook(desk) ? Math.max(lookedAt + lookApartMs, now) : now + lookEveryMs;
  return Math.min(lookAt, alarms.next(), line.readyAt(now));
}

function mayLook({ isLookWanted, line }: Desk): boolean {
  return isLookWanted && line.wanting().length > 0;
}

/** One look at a time: two would find the same rows, and the later one hold what is stale. */
function look(desk: Desk): Promise<void> {
  desk.looking = desk.looking.then(async () => {
    const { deps, line, handed, alarms } = desk;
    if (line.wanting().length === 0) return;
    desk.isLookWanted = false;
    desk.lookedAt = deps.system.stopwatch();
    try {
      const isMoreToFind = await lineUp(deps, line, handed);
      if (isMoreToFind) desk.isLookWanted = true;
    } catch (error) {
      deps.report({ kind: "trouble", doing: "look", id: null, error });
      alarms.set(deps.system.stopwatch() + troubleMs);
    }
  });
  return desk.looking;
}

/** Sends what may go now; returns how many. */
function startSends(desk: Desk): number {
  const { deps, line, running, bell } = desk;
  if (desk.isStopped) return 0;
  const going = line.next(deps.system.stopwatch());
  if (going.isMoreToFind) desk.isLookWanted = true;
  for (const delivery of going.deliveries) {
    const carried = carry(desk, delivery).finally(() => {
      running.delete(carried);
      bell.ring();
    });
    running.add(carried);
  }
  return going.deliveries.length;
}

async function carry(desk: Desk, delivery: Delivery): Promise<void> {
  const { deps, line, handed, alarms } = desk;
  const { id, conversation } = delivery.message;
  const { decision, wait, trouble } = await attempt(deps, delivery);
  const now = deps.system.stopwatch();
  if (wait !== null) line.hold(delivery, wait.scope, now + wait.ms);
  if (trouble) line.sleep(conversation, now + troubleMs);
  if (decision?.end.kind === "later")
    alarms.set(now + decision.end.at.getTime() - deps.system.now().getTime());
  const wasOurs = handed.tried(id, decision !== null && decision.end.kind !== "later");
  line.release(conversation);
  // What others queued may have more of theirs behind it.
  if (!wasOurs || handed.isWaitingIn(conversation)) desk.isLookWanted = true;
}
