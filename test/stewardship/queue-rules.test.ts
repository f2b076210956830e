import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DoubtKind } from "../../src/core/flags.ts";
import { areaStewards, pageStewards } from "../../src/core/page-stewards.ts";
import { defaultPolicy } from "../../src/core/policy.ts";
import { type PageToReview, reviewDays } from "../../src/stewardship/flags/review-day.ts";
import { addresseeOf } from "../../src/stewardship/queue/addressee.ts";
import { cannotWait, chooseEntries, type Doubted } from "../../src/stewardship/queue/choose-entries.ts";
import { findPerson } from "../../src/stewardship/queue/find-person.ts";
import { weigh } from "../../src/stewardship/queue/weigh.ts";
import { personNamed } from "../support/person-named.ts";

const policy = defaultPolicy.queue;
const company = { policy: defaultPolicy, calendars: {} };
// A Tuesday.
const now = new Date("2026-11-03T09:00:00Z");
const day = 86_400_000;
const ago = (days: number) => new Date(now.getTime() - days * day);
const [olga, dora, lea, amy] = ["olga", "dora", "lea", "amy"].map((id) =>
  personNamed(id, { timeZone: "UTC" }),
) as [
  ReturnType<typeof personNamed>,
  ReturnType<typeof personNamed>,
  ReturnType<typeof personNamed>,
  ReturnType<typeof personNamed>,
];

function doubted(more: Partial<Doubted> & { readonly kinds?: readonly DoubtKind[] } = {}): Doubted {
  const { kinds = ["review-due"], ...rest } = more;
  return {
    id: "page",
    uses: 5,
    risk: "normal",
    doubts: kinds.map((kind) => ({ kind, at: ago(1) })),
    snoozedUntil: null,
    shown: [],
    ...rest,
  };
}

const waitsOf = (one: Doubted, isAsked = false) =>
  chooseEntries([one], { reader: "olga", isAsked }, policy, now)[0]?.waits;

describe("what comes into a queue", () => {
  test("use × risk × evidence: each kind of doubt counts once", () => {
    const weight = weigh({ uses: 7, risk: "high", doubts: ["reported", "review-due", "reported"] }, policy);
    expect(weight).toEqual({ use: 3, risk: 2, evidence: 5, total: 30 });
    expect(weigh({ uses: 0, risk: "normal", doubts: ["review-due"] }, policy).total).toBe(0.5);
  });

  test("at most ten, never lighter before heavier, and the same whatever the order", () => {
    const kind = fc.constantFrom<DoubtKind>("review-due", "reported", "contradiction", "unowned");
    const risk = fc.constantFrom("normal" as const, "high" as const, "critical" as const);
    const one = fc.record({ uses: fc.nat(50), risk, kinds: fc.array(kind, { minLength: 1 }) });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 30 }), (all) => {
        const pages = all.map((page, at) => doubted({ ...page, id: `p${at}` }));
        const choose = (list: readonly Doubted[]) =>
          chooseEntries(list, { reader: "olga", isAsked: false }, policy, now);
        const placed = choose(pages);
        const chosen = placed.filter(({ waits }) => waits === null);
        expect(chosen.length).toBeLessThanOrEqual(10);
        const totals = chosen.map(({ weight }) => weight.total);
        expect(totals).toEqual(totals.toSorted((a, b) => b - a));
        expect(placed).toHaveLength(pages.length);
        expect(choose(pages.toReversed()).map(({ doubted: { id } }) => id)).toEqual(
          placed.map(({ doubted: { id } }) => id),
        );
      }),
    );
  });

  test("one reminder in thirty days, to the same person; who asks is shown everything", () => {
    const shown = (days: number, person = "olga") => doubted({ shown: [{ person, at: ago(days) }] });
    expect(waitsOf(shown(29))).toBe("reminded");
    expect(waitsOf(shown(30))).toBeNull();
    expect(waitsOf(shown(29), true)).toBeNull();
    expect(waitsOf(shown(1, "dora"))).toBeNull();
  });

  test("pages nobody asks for wait half a year, critical ones and those that readers doubt do not", () => {
    const unused = (days: number) => doubted({ uses: 0, doubts: [{ kind: "review-due", at: ago(days) }] });
    expect(waitsOf(unused(179))).toBe("unused");
    expect(waitsOf(unused(180))).toBeNull();
    expect(waitsOf(doubted({ uses: 0, risk: "critical" }))).toBeNull();
    expect(waitsOf(doubted({ uses: 0, kinds: ["review-due", "reported"] }))).toBeNull();
  });

  test("what is put off waits until its day, and what readers say of a page of high risk cannot wait", () => {
    expect(waitsOf(doubted({ snoozedUntil: new Date(now.getTime() + 1) }), true)).toBe("snoozed");
    expect(waitsOf(doubted({ snoozedUntil: now }))).toBeNull();
    expect(cannotWait(doubted({ risk: "high", kinds: ["reported"] }))).toBe(true);
    expect(cannotWait(doubted({ risk: "high", kinds: ["review-due"] }))).toBe(false);
    expect(cannotWait(doubted({ kinds: ["reported"] }))).toBe(false);
  });
});

describe("who is asked", () => {
  const search = { people: [olga, dora, lea, amy], former: new Set(["tom"]), administrator: "amy" };
  const areas = [{ id: "sales", title: "Sales", lead: "lea", experts: ["dora"] }];
  const stewards = (owner: string | null, deputy: string | null = null) =>
    pageStewards({ owner, deputy, path: "sales/vouchers" }, { ...search, areas }).map(({ id }) => id);

  test("the owner, who stands in, the area's lead, the administrator; of nobody's page the administrator", () => {
    expect(stewards("olga", "dora")).toEqual(["olga", "dora", "lea", "amy"]);
    expect(stewards("tom", "dora")).toEqual(["dora", "lea", "amy"]);
    expect(stewards(null)).toEqual(["amy", "lea"]);
    expect(stewards("Sales team")).toEqual(["amy", "lea"]);
    expect(areaStewards("sales", { ...search, areas }).map(({ id }) => id)).toEqual(["lea", "dora", "amy"]);
  });

  const asked = (shown: readonly { readonly person: string; readonly at: Date }[], first = olga) =>
    addresseeOf({ stewards: [first, dora, lea], shown, company }, now)?.id;

  test("after fourteen working days the deputy, then the area's lead, who keeps it", () => {
    // 14 October to 3 November: fourteen working days.
    const shownAt = new Date("2026-10-14T09:00:00Z");
    expect(asked([])).toBe("olga");
    expect(asked([{ person: "olga", at: new Date(shownAt.getTime() + day) }])).toBe("olga");
    expect(asked([{ person: "olga", at: shownAt }])).toBe("dora");
    const long = { person: "olga", at: ago(60) };
    expect(asked([long, { person: "dora", at: shownAt }])).toBe("lea");
    expect(asked([long, { person: "dora", at: ago(40) }, { person: "lea", at: ago(21) }])).toBe("lea");
  });

  test("days off stop the clock, and whoever is away for long is passed over", () => {
    const off = (to: string) => personNamed("olga", { timeZone: "UTC", leave: [{ from: "2026-10-15", to }] });
    expect(asked([{ person: "olga", at: new Date("2026-10-14T09:00:00Z") }], off("2026-11-02"))).toBe("olga");
    expect(asked([], off("2026-11-16"))).toBe("olga");
    expect(asked([], off("2026-12-24"))).toBe("dora");
  });

  test("a person by name, address or id, never one of two", () => {
    const people = [
      personNamed("jm", { name: "Jana Mirkova", email: "jana@example.com" }),
      personNamed("jo", { name: "Jana Olsen" }),
    ];
    expect(findPerson(people, "jana@example.com")).toBe(people[0]);
    expect(findPerson(people, " olsen ")).toBe(people[1]);
    expect(findPerson(people, "Jana")).toContain("Several people are called Jana");
    expect(findPerson(people, "sales team")).toContain("There is nobody called sales team");
  });
});

describe("when a review is asked for", () => {
  const page = (more: Partial<PageToReview> = {}): PageToReview => ({
    sop: "page",
    owner: "olga",
    reviewEveryDays: 100,
    effective: ago(50),
    reviewedAt: null,
    publishedAt: ago(50),
    risk: "normal",
    ...more,
  });
  const dayOf = (one: PageToReview) => reviewDays([one], new Map(), defaultPolicy).get("page")?.toISOString();

  test("fourteen days before its date, which counts from the last time somebody said it is correct", () => {
    expect(dayOf(page())).toBe(new Date(now.getTime() + 36 * day).toISOString());
    expect(dayOf(page({ reviewedAt: ago(10) }))).toBe(new Date(now.getTime() + 76 * day).toISOString());
    expect(dayOf(page({ owner: null, reviewEveryDays: null }))).toBeUndefined();
  });

  test("first reviews after an import are spread over the cadence, the most used and riskiest first", () => {
    const imported = Array.from({ length: 20 }, (_, at) =>
      page({ sop: `p${at}`, effective: ago(400), risk: at === 7 ? "critical" : "normal" }),
    );
    const uses = new Map([["p3", 200]]);
    const days = reviewDays(imported, uses, defaultPolicy);
    const order = [...days].toSorted(([, a], [, b]) => a.getTime() - b.getTime()).map(([id]) => id);
    expect(order.slice(0, 2)).toEqual(["p3", "p7"]);
    const gaps = [...days.values()]
      .map((at) => (at.getTime() - ago(50).getTime()) / day)
      .toSorted((a, b) => a - b);
    expect(gaps).toEqual(Array.from({ length: 20 }, (_, at) => (at + 1) * 5));
  });
});
