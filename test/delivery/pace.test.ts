import fc from "fast-check";
import { expect, test } from "vitest";
import type { Pace } from "../../src/core/ports/transport.ts";
import {
  type Bucket,
  held,
  isUntouched,
  limitsOf,
  nextSendAt,
  planSends,
  spent,
} from "../../src/delivery/pace.ts";

/** As Slack has it: about one a second in a conversation. */
const slack: Pace = {
  conversation: { perSecond: 1, burst: 3 },
  workspace: { perSecond: 20, burst: 20 },
  workspaceOf: (conversation) => conversation.split("/")[0] ?? "",
};

test("after a quiet time a burst goes at once, and then one as often as the pace says", () => {
  expect(sendTimes(slack, Array(6).fill("T1/C1"))).toEqual([0, 0, 0, 1000, 2000, 3000]);
});

test("conversations of one workspace share its pace, and those of another do not wait for them", () => {
  const pace = { ...slack, workspace: { perSecond: 2, burst: 1 } };
  expect(sendTimes(pace, ["T1/C1", "T1/C2", "T2/C3", "T1/C4"])).toEqual([0, 500, 0, 1000]);
});

test("what a conversation takes over longer times holds, too, and each conversation has its own", () => {
  const teams = {
    ...slack,
    conversation: { perSecond: 10, burst: 10 },
    longer: [{ perSecond: 0.5, burst: 2 }],
  };
  expect(sendTimes(teams, ["T1/C1", "T1/C1", "T1/C1", "T1/C2", "T1/C1"])).toEqual([0, 0, 2000, 0, 4000]);
});

test("a shorter wait does not undercut a longer one", () => {
  const limits = limitsOf(slack, "slack", "T1/C1");
  const bucket = held(held(undefined, 30_000), 5_000);
  expect(nextSendAt(new Map([[limits[1].key, bucket]]), limits, 0)).toBe(30_000);
});

test("one that its own conversation holds back lets those behind it pass", () => {
  const pace = { ...slack, workspace: { perSecond: 2, burst: 1 } };
  const first = limitsOf(pace, "slack", "T1/C1");
  const buckets = new Map([[first[0].key, held(undefined, 60_000)]]);
  expect(planSends(buckets, [first, limitsOf(pace, "slack", "T1/C2")], 0)).toEqual([60_000, 0]);
});

test("never sends more than the burst and what came back in any stretch of time", () => {
  fc.assert(
    fc.property(paces, fc.array(conversations, { maxLength: 60 }), waits, (pace, line, asked) => {
      const sends = sendOver(pace, line, asked);
      for (const { key, times } of byLimit(sends)) {
        const limit = key.includes("conversation") ? pace.conversation : pace.workspace;
        times.forEach((from, first) => {
          for (let last = first; last < times.length; last++) {
            const stretchMs = (times[last] ?? 0) - from;
            const most = limit.burst + (limit.perSecond * stretchMs) / 1000;
            expect(last - first + 1).toBeLessThanOrEqual(most + 1e-6);
          }
        });
      }
    }),
  );
});

test("never sends before a wait that the platform asked for is over", () => {
  fc.assert(
    fc.property(paces, fc.array(conversations, { maxLength: 40 }), waits, (pace, line, asked) => {
      for (const { conversation, at } of sendOver(pace, line, asked))
        for (const wait of asked) {
          const isMeant =
            wait.scope === "conversation"
              ? wait.conversation === conversation
              : pace.workspaceOf(wait.conversation) === pace.workspaceOf(conversation);
          expect(isMeant && at >= wait.at && at < wait.at + wait.ms).toBe(false);
        }
    }),
  );
});

test("everybody's turn comes, within the time that the pace needs for those before them", () => {
  fc.assert(
    fc.property(paces, fc.array(conversations, { minLength: 1, maxLength: 60 }), (pace, line) => {
      const slowest = Math.min(pace.conversation.perSecond, pace.workspace.perSecond);
      sendOver(pace, line, []).forEach(({ at }, place) => {
        expect(at).toBeLessThanOrEqual((place * 1000) / slowest + 1e-6);
      });
      expect(sendOver(pace, line, [])).toHaveLength(line.length);
    }),
  );
});

test("a bucket that is full again may be forgotten", () => {
  const [limit] = limitsOf(slack, "slack", "T1/C1");
  const bucket = spent(spent(undefined, limit, 0), limit, 0);
  expect([1999, 2000].map((now) => isUntouched(bucket, now))).toEqual([false, true]);
  expect(isUntouched(held(bucket, 9_000), 8_999)).toBe(false);
});

interface AskedWait {
  readonly conversation: string;
  readonly scope: "conversation" | "workspace";
  readonly at: number;
  readonly ms: number;
}

const rate = fc.record({
  perSecond: fc.double({ min: 0.2, max: 50, noNaN: true }),
  burst: fc.integer({ min: 1, max: 10 }),
});
const paces = fc
  .record({ conversation: rate, workspace: rate })
  .map((pace): Pace => ({ ...pace, workspaceOf: slack.workspaceOf }));
const conversations = fc.constantFrom("T1/C1", "T1/C2", "T1/C3", "T2/C4", "T2/C5");
const waits = fc.array(
  fc.record({
    conversation: conversations,
    scope: fc.constantFrom("conversation" as const, "workspace" as const),
    at: fc.integer({ min: 0, max: 20_000 }),
    ms: fc.integer({ min: 1, max: 30_000 }),
  }),
  { maxLength: 4 },
);

function sendTimes(pace: Pace, line: readonly string[]): readonly number[] {
  const sends = sendOver(pace, line, []);
  return line.map((_, place) => sends.find((one) => one.place === place)?.at ?? Number.NaN);
}

/** Sends a line as time passes: what the plan lets go now goes; then the clock moves to what is next. */
function sendOver(pace: Pace, line: readonly string[], asked: readonly AskedWait[]) {
  const buckets = new Map<string, Bucket>();
  const sends: { readonly place: number; readonly conversation: string; readonly at: number }[] = [];
  let waiting = line.map((conversation, place) => ({ conversation, place }));
  let open = [...asked];
  let now = 0;
  while (waiting.length > 0) {
    for (const wait of open.filter(({ at }) => at <= now)) {
      const [conversation, workspace] = limitsOf(pace, "slack", wait.conversation);
      const { key } = wait.scope === "conversation" ? conversation : workspace;
      buckets.set(key, held(buckets.get(key), wait.at + wait.ms));
    }
    open = open.filter(({ at }) => at > now);
    const limits = waiting.map(({ conversation }) => limitsOf(pace, "slack", conversation));
    const times = planSends(buckets, limits, now);
    const going = waiting.filter((_, place) => (times[place] ?? 0) <= now);
    for (const one of going) {
      sends.push({ ...one, at: now });
      for (const limit of limitsOf(pace, "slack", one.conversation))
        buckets.set(limit.key, spent(buckets.get(limit.key), limit, now));
    }
    waiting = waiting.filter((one) => !going.includes(one));
    now = going.length > 0 ? now : Math.min(...times, ...open.map(({ at }) => at));
  }
  return sends;
}

function byLimit(sends: ReturnType<typeof sendOver>) {
  const times = new Map<string, number[]>();
  for (const { conversation, at } of sends)
    for (const key of [`conversation ${conversation}`, `workspace ${slack.workspaceOf(conversation)}`])
      times.set(key, [...(times.get(key) ?? []), at]);
  return [...times].map(([key, all]) => ({ key, times: all }));
}
