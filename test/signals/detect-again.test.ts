import { afterEach, beforeEach, expect, test } from "vitest";
import type { Fact } from "../../src/core/facts.ts";
import type { Gap, PersonalGap } from "../../src/core/gaps.ts";
import { signalNoted } from "../../src/core/signal-facts.ts";
import type { NotedSignal } from "../../src/core/signals.ts";
import type { DetectDeps } from "../../src/signals/gaps/detect.ts";
import { openTestStore, type TestStore } from "../support/database.ts";
import { personNamed } from "../support/person-named.ts";
import { signal } from "../support/signal-facts.ts";
import { generatedCompany, wholeNight } from "./support/generated-signals.ts";

let store: TestStore;
let company: DetectDeps;
let causes = 0;
const day = (number: number) => new Date(Date.parse("2026-09-07T12:00:00Z") + number * 86_400_000);
const users = ["ada", "bo", "cy", "dee", "eli", "flo", "gus", "hal"];

beforeEach(async () => {
  store = await openTestStore();
  const skillMap = {
    skills: {
      refunding: {
        title: "Refunds",
        requires: [],
        sections: ["refunds#over-500", "refunds#cash"],
        items: [],
      },
    },
  };
  company = {
    ...generatedCompany(store, { people: 0 }),
    people: users.map((id) => personNamed(id)),
    skillMap,
  };
});

afterEach(async () => {
  await store.close();
});

const append = (...facts: readonly Fact[]) => store.transaction((ports) => ports.conversation.append(facts));
const note = (...signals: readonly NotedSignal[]) => append(...signals.map((one) => signalNoted(one)));

function missed(at: Date, more: Partial<NotedSignal> = {}): NotedSignal {
  causes += 1;
  return signal({ cause: `c${causes}`, kind: "missed", predicted: 0.9, at, ...more });
}

/** They were shown the section, and asked again in other words. */
function stuck(person: string, at: Date): readonly NotedSignal[] {
  causes += 1;
  const about = { cause: `q${causes}`, person, at, item: null, predicted: null, skills: [] };
  return [signal({ ...about, kind: "shown" }), signal({ ...about, kind: "rephrased" })];
}

async function night(number: number): Promise<readonly Gap[]> {
  const found = await wholeNight(company, day(number));
  await append(...found.moves);
  await found.finish();
  return found.moves.map(({ gap }) => gap);
}

/** Whoever looks after the page finds it right. */
async function stillCorrect(gap: Gap, at: Date): Promise<void> {
  if (gap.kind !== "page") throw new Error("This is no page problem");
  const { sop, section, version, sectionHash, why } = gap;
  const flag = {
    id: "f1",
    doubt: { kind: "page-problem", people: why.people, signs: why.kinds },
    page: { sop, section, version, sectionHash },
    gap: gap.id,
    owner: "olga",
    at,
    settled: null,
  } as const;
  const settled = { by: "olga", verdict: "stands", words: null, at } as const;
  await append(
    { kind: "flag-raised", flag },
    { kind: "flag-settled", flag: "f1", settled },
    { kind: "gap-moved", gap: { ...gap, closedAt: at, closing: "settled" }, was: gap },
  );
}

const inBoth = (number: number) => [missed(day(number)), missed(day(number + 0.1), { section: "cash" })];

test("a section and its skill are one trouble: one gap of a person opens, and no other beside it", async () => {
  await note(...[0, 1, 2, 3].flatMap(inBoth));
  const opened = await night(4);
  expect(opened).toHaveLength(1);
  await note(...inBoth(5));
  expect((await night(6)).filter(({ openedAt }) => openedAt > day(4))).toEqual([]);
});

test("what led to a gap that is over does not lead to the same trouble under another name", async () => {
  await note(...[0, 1].flatMap(inBoth));
  const [opened] = await night(2);
  expect(opened).toMatchObject({ subject: { kind: "skill", skill: "refunding" } });
  const over = { ...(opened as PersonalGap), closedAt: day(3), closing: "not-a-gap" } as const;
  await append({ kind: "gap-moved", gap: over, was: opened ?? null });
  await note(...inBoth(4));
  expect(await night(5)).toEqual([]);
  await note(...[6, 7].flatMap(inBoth));
  expect(await night(8)).toHaveLength(1);
});

test("once its owner said that a page is right, only later signs count against that text", async () => {
  await note(...users.flatMap((person, i) => stuck(person, day(i / 4))));
  const [problem] = await night(3);
  if (problem === undefined) throw new Error("The page problem was not found");
  await stillCorrect(problem, day(4));
  await note(...stuck("ada", day(5)));
  expect(await night(6)).toEqual([]);
  await note(...users.flatMap((person, i) => stuck(person, day(7 + i / 4))));
  expect(await night(10)).toMatchObject([{ kind: "page", why: { people: 8 } }]);
});

test("what people miss is held against nobody while a page is suspected, and no longer once it is found right", async () => {
  await note(...users.flatMap((person, i) => stuck(person, day(i / 4))));
  const [problem] = await night(3);
  if (problem === undefined) throw new Error("The page problem was not found");
  await stillCorrect(problem, day(4));
  await night(5);
  await note(...[6, 7, 8, 9].map((number) => missed(day(number), { skills: [] })));
  expect(await night(10)).toMatchObject([{ kind: "personal", person: "ada", state: "coaching" }]);
});
