import fc from "fast-check";
import { expect, test } from "vitest";
import { offersOf } from "../../src/handover/state.ts";
import { labelsIn } from "./support/card-parts.ts";
import { answer, handoverWorld } from "./support/handover-world.ts";

const people = ["mara", "tom", "olga", "dan", "eve", "ada", null] as const;
const step = fc.oneof(
  fc.record({
    action: fc.constantFrom("answer", "pass", "withdraw", "approve", "reject", "keep", "ask", "decision"),
    as: fc.constantFrom(...people),
    note: fc.boolean(),
  }),
  fc.record({ minutes: fc.integer({ min: 1, max: 900 }) }),
);

test("whatever people tap in whatever order, each request is settled once, and every tap is answered", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom("help", "approval"),
      fc.array(step, { maxLength: 20 }),
      async (kind, steps) => {
        const world = handoverWorld();
        world.give(answer);
        await world.tap(kind === "help" ? "handover.ask" : "handover.decision", { answer: "a1" }, "mara");
        const request = `a1-${kind}-1`;
        for (const one of steps) {
          if ("minutes" in one) {
            world.now = new Date(world.now.getTime() + one.minutes * 60_000);
            await world.sweep();
            continue;
          }
          const value = { request, answer: "a1", text: "Tom does.", reason: "It is clear.", note: one.note };
          const said = await world.tap(`handover.${one.action}`, value, one.as);
          expect(said).not.toBe("");
        }
        for (const made of world.requests.values()) {
          const ends = made.steps
            .map((one) => one.kind)
            .filter((one) => one !== "offered" && one !== "passed");
          expect(ends.length <= 1 || ends.join() === "unanswered,answered").toBe(true);
          const offered = offersOf(made).map(({ person }) => person);
          expect(new Set(offered).size).toBe(offered.length);
          expect(offered).not.toContain("mara");
          const isOver = ends.length > 0 && ends.at(-1) !== "unanswered";
          for (const { message } of offersOf(made)) {
            const card = world.seen.find(({ id }) => id === message)?.card;
            expect(labelsIn(card).length === 0).toBe(isOver);
          }
        }
        const answered = [...world.requests.values()].filter(({ steps: all }) =>
          all.some((one) => one.kind === "answered"),
        );
        expect(world.before("mara").filter((card) => card.includes(" answers\n"))).toHaveLength(
          answered.length,
        );
      },
    ),
  );
});
