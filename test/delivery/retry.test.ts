import fc from "fast-check";
import { expect, test } from "vitest";
import { type Attempt, afterFailedLookUp, afterSend, type Decision } from "../../src/delivery/retry.ts";

const queuedAt = new Date("2026-11-20T10:00:00Z");
const failed = { kind: "failed", problem: "internal_error" } as const;
const unknown = { kind: "unknown", problem: "timeout" } as const;

test("pauses longer after each failure, and then stays at ten minutes", () => {
  const pauses = [1, 2, 3, 4, 5, 6].map((tries) => pauseOf(afterSend(failed, tried({ tries }), moment())));
  expect(pauses).toEqual([1_000, 5_000, 25_000, 120_000, 600_000, 600_000]);
});

test("spreads what failed together over a fifth of the pause, either way", () => {
  const pauses = [0, 0.999].map((chance) => pauseOf(afterSend(failed, tried({}), moment(0, chance))));
  expect(pauses).toEqual([800, 1200]);
});

test("waits as long as the platform asks, to the millisecond and never less", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1e6, noNaN: true }), fc.integer({ min: 1, max: 9 }), (ms, tries) => {
      const decision = afterSend({ kind: "wait", ms, scope: "workspace" }, tried({ tries }), moment());
      expect(decision.reason).toBe("asked-to-wait");
      expect(pauseOf(decision)).toBe(Math.ceil(ms));
    }),
  );
});

test("looks up what may have arrived, and not before a hanging request had time to arrive", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9 }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (tries, chance) => {
        const decision = afterSend(unknown, tried({ tries }), moment(0, chance));
        expect(decision.end).toMatchObject({ kind: "later", isUncertain: true });
        expect(pauseOf(decision)).toBeGreaterThanOrEqual(5_000);
      },
    ),
  );
});

test("gives up at once where nobody may post any more", () => {
  expect(afterSend({ kind: "refused", problem: "is_archived" }, tried({}), moment())).toEqual({
    end: { kind: "given-up", problem: "is_archived" },
    reason: "refused",
  });
});

test("gives up after an hour of failures, and says so when it may have arrived", () => {
  const late = tried({ tries: 9 });
  expect(afterSend(failed, late, moment(59)).end.kind).toBe("later");
  expect(afterSend(failed, late, moment(60))).toEqual({
    end: { kind: "given-up", problem: "internal_error" },
    reason: "tried-long-enough",
  });
  expect(afterSend(unknown, late, moment(60)).end).toEqual({
    kind: "given-up",
    problem: "It may have arrived: timeout",
  });
  expect(afterFailedLookUp("timeout", late, moment(60)).end.kind).toBe("given-up");
});

test("tries an old message several times all the same: Cairn itself may have been down", () => {
  const decisions = [1, 7, 8].map((tries) => afterSend(failed, tried({ tries }), moment(600)).end.kind);
  expect(decisions).toEqual(["later", "later", "given-up"]);
});

test("patience ends when a platform asks for it all day", () => {
  const wait = { kind: "wait", ms: 30_000, scope: "conversation" } as const;
  const decisions = [60, 1439, 1440].map(
    (minutes) => afterSend(wait, tried({ tries: 50 }), moment(minutes)).end.kind,
  );
  expect(decisions).toEqual(["later", "later", "given-up"]);
});

test("where nobody can look, it is sent once more and marked, and never a third time", () => {
  const blind = tried({ tries: 2, earlier: "no-look-up" });
  expect(afterSend({ kind: "sent", platformId: "p" }, blind, moment()).end).toEqual({
    kind: "sent",
    platformId: "p",
    mayBeDoubled: true,
  });
  expect(afterSend(unknown, blind, moment()).reason).toBe("unknown-twice");
  expect(afterSend(failed, blind, moment()).end).toMatchObject({ kind: "later", isUncertain: true });
});

test("what surely did not arrive need not be looked up", () => {
  expect(afterSend(failed, tried({}), moment()).end).toMatchObject({ isUncertain: false });
});

function tried(other: Partial<Attempt>): Attempt {
  return { tries: 1, queuedAt, earlier: "none", ...other };
}

function moment(minutes = 0, chance = 0.5) {
  return { now: new Date(queuedAt.getTime() + minutes * 60_000), random: () => chance };
}

function pauseOf({ end }: Decision): number {
  if (end.kind !== "later") throw new Error(`It is ${end.kind}`);
  return end.at.getTime() - queuedAt.getTime();
}
