import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ConflictError } from "../../src/core/errors.ts";
import type { Fact } from "../../src/core/facts.ts";
import type { Gap, PersonalGap } from "../../src/core/gaps.ts";
import { signalNoted } from "../../src/core/signal-facts.ts";
import type { NotedSignal } from "../../src/core/signals.ts";
import { type DetectDeps, type Detected, detectGaps } from "../../src/signals/gaps/detect.ts";
import type { TestState } from "../../src/signals/gaps/running-test.ts";
import { openTestStore, type TestStore } from "../support/database.ts";
import { personNamed } from "../support/person-named.ts";
import { personalGap, signal } from "../support/signal-facts.ts";
import { generatedCompany, generateSignals, wholeNight } from "./support/generated-signals.ts";

let store: TestStore;
let company: DetectDeps;
const dayMs = 86_400_000;
/** A Monday. */
const start = new Date("2026-09-07T12:00:00Z").getTime();
const day = (number: number) => new Date(start + number * dayMs);

beforeEach(async () => {
  store = await openTestStore();
  const people = ["ada", "bo", "cy", "dee", "eli", "flo", "gus", "hal", "ida", "jon"].map((id) =>
    personNamed(id),
  );
  company = { ...generatedCompany(store, { people: 0 }), people };
});

afterEach(async () => {
  await store.close();
});

const append = (...facts: readonly Fact[]) => store.transaction((ports) => ports.conversation.append(facts));
const note = (...signals: readonly NotedSignal[]) => append(...signals.map((one) => signalNoted(one)));

let causes = 0;
function tried(kind: "missed" | "right", at: Date, more: Partial<NotedSignal> = {}): NotedSignal {
  causes += 1;
  return signal({ cause: `c${causes}`, kind, predicted: 0.9, skills: [], at, ...more });
}

/** One night, as the job writes it. */
async function night(now: Date): Promise<readonly Gap[]> {
  const found = await wholeNight(company, now);
  await append(...found.moves);
  await found.finish();
  return found.moves.map(({ gap }) => gap);
}

async function testOf(person: string): Promise<TestState | undefined> {
  const subject = { kind: "section", sop: "refunds", section: "over-500" } as const;
  const [kept] = await store.signals.runningTests([{ person, subject }]);
  return kept?.state as TestState | undefined;
}

describe("the gap of a person", () => {
  test("opens when they miss what they were expected to recall, on several days, and opens once", async () => {
    await note(tried("missed", day(0)), tried("missed", day(1)));
    expect(await night(day(2))).toEqual([]);
    await note(tried("missed", day(2)), tried("missed", day(3)));
    expect(await night(day(4))).toMatchObject([
      {
        kind: "personal",
        person: "ada",
        state: "coaching",
        toldAt: null,
        why: { missed: 4, tries: 4, days: 4 },
      },
    ]);
    expect(await night(day(5))).toEqual([]);
  });

  test("persists when they were told, practised it, and still miss it; then it is over once they recall it", async () => {
    await note(...[0, 1, 2, 3].map((number) => tried("missed", day(number))));
    const [opened] = await night(day(4));
    const told: Gap = { ...(opened as PersonalGap), toldAt: day(4) };
    await append({ kind: "gap-moved", gap: told, was: opened ?? null });
    await note(...[7, 8, 9, 10, 11].map((number) => tried("missed", day(number))));
    expect(await night(day(11))).toEqual([]);
    await note(tried("missed", day(14)), tried("missed", day(15)));
    expect(await night(day(16))).toMatchObject([{ id: opened?.id, state: "persists", closedAt: null }]);
    await note(...Array.from({ length: 20 }, (_, number) => tried("right", day(17 + number / 4))));
    expect((await night(day(23))).at(-1)).toMatchObject({ id: opened?.id, closing: "recalls" });
  });

  test("is none when an owner judged the answers right after all", async () => {
    const answers = [0, 1, 2, 3].map((number) => tried("missed", day(number)));
    await note(...answers);
    await append(...answers.map((one) => signalNoted({ ...one, kind: "right" }, true)));
    expect(await night(day(4))).toEqual([]);
    expect((await testOf("ada"))?.test.statistic).toBe(0);
  });

  test("that was judged anew on a later day is told again from what is left", async () => {
    const answers = [0, 1, 2].map((number) => tried("missed", day(number)));
    await note(...answers);
    await night(day(2.5));
    const before = (await testOf("ada"))?.test.statistic ?? 0;
    await append(...answers.map((one) => signalNoted({ ...one, kind: "right" }, true)));
    await night(day(3));
    expect(before).toBeGreaterThan(0);
    expect((await testOf("ada"))?.test.statistic).toBe(0);
  });

  test("closes with the person's leaving, and the test begins anew after it was closed", async () => {
    await note(...[0, 1, 2, 3].map((number) => tried("missed", day(number))));
    const [opened] = await night(day(4));
    const closed: Gap = { ...(opened as PersonalGap), closedAt: day(4), closing: "not-a-gap" };
    await append({ kind: "gap-moved", gap: closed, was: opened ?? null });
    await note(tried("missed", day(5)));
    expect(await night(day(6))).toEqual([]);
    expect((await testOf("ada"))?.test.run).toMatchObject({ tries: 1, missed: 1 });
    const gone = personalGap({ id: "g9", person: "zoe", openedAt: day(1), confirmedAt: day(1) });
    await append({ kind: "gap-moved", gap: gone, was: null });
    expect(await night(day(7))).toMatchObject([{ id: "g9", closing: "left" }]);
  });

  test("first tries, and signals of people who are not there any more, open none", async () => {
    const first = [0, 1, 2, 3].map((number) =>
      tried("missed", day(number), { isFirstTry: true, predicted: null }),
    );
    const stranger = [0, 1, 2, 3].map((number) => tried("missed", day(number), { person: "zoe" }));
    await note(...first, ...stranger);
    expect(await night(day(4))).toEqual([]);
  });
});

describe("a page problem", () => {
  const trouble = (person: string, at: Date): readonly NotedSignal[] => {
    const shown = { person, at, item: null, predicted: null, skills: [] };
    causes += 1;
    return [
      signal({ ...shown, cause: `q${causes}`, kind: "shown" }),
      signal({ ...shown, cause: `q${causes}`, kind: "rephrased" }),
    ];
  };

  test("opens when many of those who use a section are in trouble, and nobody is suspected for it", async () => {
    const all = company.people.slice(0, 8).map(({ id }) => id);
    await note(...all.flatMap((person, number) => trouble(person, day(number / 2))));
    await note(...[0, 1, 2, 3].map((number) => tried("missed", day(number))));
    const moves = await night(day(4));
    expect(moves).toMatchObject([
      { kind: "page", sop: "refunds", section: "over-500", why: { people: 8, users: 8 } },
    ]);
    await note(...[4, 5].map((number) => tried("missed", day(number), { person: "bo" })));
    await note(...[4, 5].map((number) => tried("missed", day(number + 0.2), { person: "bo" })));
    const later = await night(day(6));
    expect(later.filter(({ kind }) => kind === "personal")).toEqual([]);
  });

  test("does not open for two people, however often", async () => {
    await note(
      ...["ada", "bo"].flatMap((person) => [0, 1, 2, 3].flatMap((number) => trouble(person, day(number)))),
    );
    expect(await night(day(4))).toEqual([]);
  });
});

describe("a night", () => {
  test("run again after it broke off counts no signal twice", async () => {
    await note(tried("missed", day(0)), tried("missed", day(1)));
    await wholeNight(company, day(2));
    const once = await testOf("ada");
    await wholeNight(company, day(2));
    expect(await testOf("ada")).toEqual(once);
  });

  test("whose turn is over goes on where it ended, and comes to what it comes to in one go", async () => {
    const plan = { signals: 3_000, people: 12, sections: 60, days: 60, until: day(60), seed: 4 };
    await generateSignals(store.database, plan);
    company = generatedCompany(store, plan);
    const inOne = found(await wholeNight(company, day(60)));
    const states = await everything();
    await forget();
    company = { ...generatedCompany(store, plan), size: { signals: 400, people: 9, batches: 2 } };
    let turns = 0;
    let last = null;
    for (; last === null; turns += 1) last = await detectGaps(company, day(60), () => true);
    expect(turns).toBeGreaterThan(4);
    expect(found(last)).toEqual(inOne);
    expect(last.signals).toBe(3_000);
    expect(await everything()).toEqual(states);
  });

  test("that broke off in the middle has lost nothing that it had noticed", async () => {
    await note(...[0, 1, 2, 3].map((number) => tried("missed", day(number))));
    const keepNight = async () => {
      throw new Error("the machine is switched off");
    };
    const broken = { ...company, store: { ...company.store, keepNight } };
    await expect(wholeNight(broken, day(4))).rejects.toThrow("switched off");
    expect(await night(day(4))).toMatchObject([{ kind: "personal", person: "ada" }]);
  });

  test("that is begun twice at once is given up by one of the two, and counts no signal twice", async () => {
    await note(tried("missed", day(0)), tried("missed", day(1)));
    await Promise.allSettled([wholeNight(company, day(2)), wholeNight(company, day(2))]);
    expect((await testOf("ada"))?.test.run).toMatchObject({ tries: 2, missed: 2 });
    await store.signals.finishDetection(2, day(2));
    const late = { upTo: 2, turn: 1, person: null, isTakenIn: true, signals: 2, touched: {} };
    await expect(store.signals.keepNight(late, day(2))).rejects.toThrow(ConflictError);
  });

  test("by night it comes to what it comes to in one go", async () => {
    const plan = { signals: 3_000, people: 12, sections: 60, days: 60, until: day(60), seed: 4 };
    await generateSignals(store.database, plan);
    company = generatedCompany(store, plan);
    await wholeNight(company, day(60));
    const inOne = await everything();
    await forget();
    const last = (await store.signals.signals({ limit: 1 }))[0]?.sequence ?? 0;
    for (const part of [0.3, 0.5, 0.9]) {
      const upTo = Math.round(last * part);
      const limited = { ...company, transaction: upToSignal(upTo) };
      await (await wholeNight(limited, day(60 * part))).finish();
    }
    await wholeNight(company, day(60));
    expect(await everything()).toEqual(inOne);
  });
});

/** A night that sees the signals up to one only. */
function upToSignal(sequence: number): DetectDeps["transaction"] {
  return (work) =>
    store.transaction((ports) =>
      work({ ...ports, signals: { ...ports.signals, lastSettledSignal: async () => sequence } }),
    );
}

async function forget(): Promise<void> {
  await store.database.prisma.$executeRawUnsafe(
    `TRUNCATE "RunningTest", "SectionUse", "SectionFigures", "Detection"`,
  );
}

function found({ moves }: Detected) {
  return moves.map(({ gap }) => ({ ...gap, id: "" }));
}

async function everything() {
  const tests = await store.database.prisma.runningTest.findMany({
    orderBy: [{ personId: "asc" }, { subject: "asc" }],
  });
  const uses = await store.database.prisma.sectionUse.findMany({
    orderBy: [{ sopId: "asc" }, { section: "asc" }, { personId: "asc" }],
  });
  return { tests, uses };
}
