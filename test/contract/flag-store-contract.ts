import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ConflictError } from "../../src/core/errors.ts";
import type { Fact } from "../../src/core/facts.ts";
import { flagAbout, type Queue } from "../../src/core/flags.ts";
import type { Store } from "../../src/core/ports/store.ts";
import { flag, review } from "../support/flag-facts.ts";
import { days, later, now } from "../support/signal-facts.ts";

/** What flags, reviews and queues need of any database. */
export function describeFlagStore(open: () => Promise<Store>): void {
  let store: Store;

  beforeAll(async () => {
    store = await open();
  });

  afterAll(() => store.close());

  const append = (...facts: readonly Fact[]) =>
    store.transaction((ports) => ports.conversation.append(facts));

  describe("flags and reviews", () => {
    test("a flag is raised once for a text of a section, and settled once", async () => {
      await append({ kind: "flag-raised", flag: flag() });
      const blamed = flag({ id: "f2", doubt: { kind: "page-blamed", doubt: null }, gap: null });
      await expect(append({ kind: "flag-raised", flag: blamed })).rejects.toThrow(ConflictError);
      const doubt = { kind: "content-gap", title: "Gift cards", questions: 3, people: 2 } as const;
      const missing = flag({ id: "f3", doubt, page: null, gap: "g3", at: later(1) });
      await append({ kind: "flag-raised", flag: missing });
      expect(await store.flags.flags({ open: true })).toEqual([flag(), missing]);
      expect(await store.flags.flagged([flagAbout(blamed), "something else"])).toEqual(
        new Set([flagAbout(flag())]),
      );
      const settled = { by: "olga", verdict: "fixed", words: null, at: later(2) } as const;
      await append({ kind: "flag-settled", flag: "f1", settled });
      await expect(append({ kind: "flag-settled", flag: "f1", settled })).rejects.toThrow(ConflictError);
      expect(await store.flags.flag("f1")).toEqual(flag({ settled }));
      expect(await store.flags.flags({ gap: "g3" })).toEqual([missing]);
      expect(await store.flags.flags({ sops: ["refunds"], open: true })).toEqual([]);
    });

    test("what was decided about a page is kept in its order", async () => {
      const snoozed = review({
        verdict: "snoozed",
        reason: "After the audit",
        until: days(14),
        at: later(5),
      });
      await append({ kind: "page-reviewed", review: review({ ticked: ["500 EUR"] }) });
      await append({ kind: "page-reviewed", review: snoozed });
      expect(await store.flags.reviews(["refunds", "others"])).toEqual([
        review({ ticked: ["500 EUR"] }),
        snoozed,
      ]);
    });

    test("a queue goes once on each occasion, and is found by its message and by what stood in it", async () => {
      const queue: Queue = {
        id: "q1",
        person: "olga",
        occasion: "2026-11-03",
        message: "m1",
        at: now,
        subjects: ["refunds", "g3"],
      };
      await append({ kind: "queue-sent", queue });
      await expect(append({ kind: "queue-sent", queue: { ...queue, id: "q2" } })).rejects.toThrow(
        ConflictError,
      );
      const next = { ...queue, id: "q3", occasion: "2026-11-10", at: days(7), subjects: ["refunds"] };
      await append({ kind: "queue-sent", queue: next });
      expect(await store.flags.queues({ person: "olga" })).toEqual([next, queue]);
      expect(await store.flags.queues({ subjects: ["g3"] })).toEqual([queue]);
      expect(await store.flags.queues({ message: "m2" })).toEqual([]);
      expect(await store.flags.queues({ since: days(1) })).toEqual([next]);
    });

    test("who says that it is the page is known to Cairn alone", async () => {
      const doubt = {
        id: "d1",
        by: "ada",
        isNamed: false,
        sop: "refunds",
        section: "over-500",
        version: 7,
        sectionHash: "h1",
        words: "Nobody knows the lead.",
        at: now,
      };
      await append({ kind: "page-doubted", doubt });
      expect(await store.flags.pageDoubts({ since: now })).toEqual([doubt]);
      expect(await store.flags.pageDoubts({ ids: ["d2"] })).toEqual([]);
    });

    test("links take the place of earlier ones of the same page", async () => {
      const link = { sop: "a", section: "s", target: "/pages/b", anchor: "limits" };
      expect(await store.flags.lookStands()).toEqual({ at: null, going: null });
      const going = { at: null, going: { upTo: now, after: "a" } };
      await store.transaction((ports) => ports.flags.keepLook({ stands: going, sops: ["a"], links: [link] }));
      expect(await store.flags.linksTo(["/pages/b"])).toEqual([link]);
      expect(await store.flags.lookStands()).toEqual(going);
      const done = { at: days(1), going: null };
      await store.transaction((ports) => ports.flags.keepLook({ stands: done, sops: ["a"], links: [] }));
      expect(await store.flags.linksTo(["/pages/b"])).toEqual([]);
      expect(await store.flags.lookStands()).toEqual(done);
    });
  });
}
