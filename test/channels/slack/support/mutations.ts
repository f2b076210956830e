import fc from "fast-check";
import { encodeAction } from "../../../../src/channels/cards/block-kit-actions.ts";
import {
  bot,
  commandOf,
  eventOf,
  mentionOf,
  messageOf,
  shortcutOf,
  submissionOf,
  tapOf,
} from "../../../support/slack-payloads.ts";
import { encoded, type SlackWorld, signatureOf } from "./slack-world.ts";

const button = { action_id: "form:1", value: encodeAction("ask.helpful", { answer: "a1" }) };

const originals: readonly unknown[] = [
  mentionOf({ text: `<@${bot}> how do I refund?` }),
  messageOf({ channel: "D1", text: "how do I refund?" }),
  messageOf({ text: "and abroad?", thread_ts: "1795168000.000100" }),
  messageOf({
    subtype: "message_changed",
    message: { user: "U1", ts: "1795168800.000100", text: "b", edited: { ts: "1795168900.000000" } },
    previous_message: { user: "U1", ts: "1795168800.000100", text: "a" },
  }),
  eventOf({ type: "tokens_revoked", tokens: { oauth: ["U1"] } }),
  commandOf({}),
  shortcutOf({}),
  tapOf(button),
  submissionOf({}),
];

/**
 * Posts randomly changed payloads, signed as if Slack had sent them: keys dropped, doubled and renamed, values
 * of other types, cut and damaged bodies. The same seed makes the same payloads.
 *
 * @returns how often each status came back.
 */
export async function bodiesOf(
  { seed, count, more }: { readonly seed: number; readonly count: number; readonly more: readonly unknown[] },
  world: Pick<SlackWorld, "postRaw">,
): Promise<Record<string, number>> {
  const samples = fc.sample(mutation([...originals, ...more]), { seed, numRuns: count });
  const statuses: Record<string, number> = {};
  for (let start = 0; start < samples.length; start += 20) {
    const batch = samples.slice(start, start + 20).map(async ({ payload, cut }) => {
      const { body, type } = encoded(payload);
      const sent = cut === null ? body : body.slice(0, Math.floor(body.length * cut));
      const response = await world.postRaw(sent, { "Content-Type": type, ...signatureOf(sent) });
      await response.arrayBuffer();
      return response.status;
    });
    for (const status of await Promise.all(batch)) statuses[status] = (statuses[status] ?? 0) + 1;
  }
  return statuses;
}

interface Mutated {
  readonly payload: unknown;
  /** The part of the body that arrives; `null`: all of it. */
  readonly cut: number | null;
}

function mutation(payloads: readonly unknown[]): fc.Arbitrary<Mutated> {
  const change = fc.record({
    at: fc.nat(),
    how: fc.constantFrom("drop", "replace", "wrap", "rename"),
    value: fc.oneof(
      fc.jsonValue(),
      fc.string({ unit: "binary" }),
      fc.constantFrom("__proto__", "constructor", "\0"),
    ),
  });
  return fc.record({
    payload: fc
      .tuple(fc.constantFrom(...payloads), fc.array(change, { minLength: 1, maxLength: 4 }))
      .map(([payload, changes]) => changes.reduce(changed, structuredClone(payload))),
    cut: fc.oneof(
      { weight: 9, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: fc.double({ min: 0, max: 1, noNaN: true }) },
    ),
  });
}

interface Change {
  readonly at: number;
  readonly how: "drop" | "replace" | "wrap" | "rename";
  readonly value: unknown;
}

function changed(payload: unknown, { at, how, value }: Change): unknown {
  const places = placesIn(payload);
  const place = places[at % Math.max(1, places.length)];
  if (place === undefined) return value;
  const { parent, key } = place;
  const before = parent[key];
  if (how === "drop") delete parent[key];
  if (how === "replace") parent[key] = value;
  if (how === "wrap") parent[key] = [before, value];
  if (how === "rename") {
    delete parent[key];
    Object.defineProperty(parent, String(value), {
      value: before,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return payload;
}

interface Slot {
  readonly parent: Record<string, unknown>;
  readonly key: string;
}

function placesIn(value: unknown): readonly Slot[] {
  if (typeof value !== "object" || value === null) return [];
  const parent = value as Record<string, unknown>;
  return Object.keys(parent).flatMap((key) => [{ parent, key }, ...placesIn(parent[key])]);
}
