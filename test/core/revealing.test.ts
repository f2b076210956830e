import { beforeEach, expect, test } from "vitest";
import type { Element } from "../../src/core/card.ts";
import { plainText } from "../../src/core/card-text.ts";
import { mayReveal } from "../../src/core/reveal.ts";
import { openRevealing, type RevealHand, type Started } from "../../src/core/revealing.ts";
import { noBeginnings } from "../support/no-beginnings.ts";

let told: string[];
let failures: unknown[];

beforeEach(() => {
  told = [];
  failures = [];
});

test("it is written down before anything is said, and what comes meanwhile is said together", async () => {
  const { revealing, next } = world();
  revealing.show(words("One."));
  revealing.show(words("One. Two."));
  revealing.show(words("One. Two. Three."));
  await next();
  await next();
  await revealing.end();
  expect(told).toEqual([
    "begin",
    "start One.",
    "stands 1.1",
    "shown One.",
    "grow One. Two. Three.",
    "shown One. Two. Three.",
  ]);
});

test("nothing follows the end", async () => {
  const { revealing, next } = world();
  revealing.show(words("One."));
  await next();
  await revealing.end();
  revealing.show(words("One. Two."));
  await next();
  expect(told.at(-1)).toBe("shown One.");
});

test("what was begun before is not begun again", async () => {
  const { revealing, next } = world({}, { begin: async () => false });
  revealing.show(words("One."));
  await next();
  expect(told).toEqual(["nobody knows"]);
});

test.each<[Started["kind"], string[]]>([
  ["refused", ["begin", "start One.", "forget", "nobody knows"]],
  ["unknown", ["begin", "start One.", "nobody knows"]],
])("when the first call ends %s, nothing more is tried", async (kind, expected) => {
  const { revealing, next } = world({
    start: async () => (kind === "stands" ? { kind, platformId: "1.1" } : { kind }),
  });
  revealing.show(words("One."));
  revealing.show(words("One. Two."));
  await next();
  expect(told).toEqual(expected);
});

test("after a call of which nobody knows the end nothing more is shown", async () => {
  const { revealing, next } = world({ grow: async () => false });
  revealing.show(words("One."));
  await next();
  revealing.show(words("One. Two."));
  await next();
  revealing.show(words("One. Two. Three."));
  await next();
  expect(told.slice(-2)).toEqual(["grow One. Two.", "nobody knows"]);
});

test("a database out of reach keeps no answer from anybody", async () => {
  const { revealing, next } = world({}, { begin: () => Promise.reject(new Error("away")) });
  revealing.show(words("One."));
  await next();
  await revealing.end();
  expect(failures).toEqual([new Error("away")]);
});

test("a platform that says nothing is not waited for when the answer is there", async () => {
  const { revealing } = world({ start: () => new Promise(() => undefined) });
  revealing.show(words("One."));
  await revealing.end();
  expect(told).toEqual(["begin", "start One."]);
});

test.each([
  ["alone with Cairn", { reach: "direct", addressed: true }, "asker", true],
  ["in a room, of pages open to everybody", { reach: "room", addressed: true }, "everybody", true],
  ["in a room, of what only the asker may read", { reach: "room", addressed: true }, "asker", false],
  ["in a room, overheard", { reach: "room", addressed: false }, "everybody", false],
  ["by a command in a room", { reach: "aside", addressed: true }, "everybody", false],
] as const)("a beginning is shown or not: %s", (_case, asked, visibility, expected) => {
  const body = { kind: "message", text: "how?" } as const;
  expect(mayReveal({ ...asked, body }, visibility)).toBe(expected);
  expect(mayReveal({ ...asked, body: { ...body, kind: "edit" } }, visibility)).toBe(false);
});

/** Pauses between calls end with `next`; the pause of an end is over at once. */
function world(hand: Partial<RevealHand> = {}, beginnings: Partial<typeof noBeginnings> = {}) {
  let go = () => {};
  const revealing = openRevealing(
    {
      beginnings: {
        ...noBeginnings,
        begin: async () => told.push("begin") > 0,
        stands: async (_event, id) => void told.push(`stands ${id}`),
        forget: async () => void told.push("forget"),
        ...beginnings,
      },
      now: () => new Date(0),
      pause: (ms) => (ms === 1 ? new Promise((resolve) => (go = resolve)) : Promise.resolve()),
      onShown: (elements) => told.push(elements === null ? "nobody knows" : `shown ${plainText(elements)}`),
      onFailure: (error) => failures.push(error),
    },
    "event",
    {
      way: "stream",
      apartMs: 1,
      start: async (elements) => {
        told.push(`start ${plainText(elements)}`);
        return hand.start?.(elements) ?? { kind: "stands", platformId: "1.1" };
      },
      grow: async (id, elements) => {
        told.push(`grow ${plainText(elements)}`);
        return hand.grow?.(id, elements) ?? true;
      },
    },
  );
  const next = async () => {
    await new Promise((resolve) => setImmediate(resolve));
    go();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { revealing, next };
}

function words(text: string): readonly Element[] {
  return [{ kind: "text", spans: [{ text }] }];
}
