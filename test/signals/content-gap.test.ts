import { describe, expect, test } from "vitest";
import { defaultPolicy } from "../../src/core/policy.ts";
import type { UnansweredQuestion } from "../../src/core/signals.ts";
import type { GlossaryEntry } from "../../src/core/terms.ts";
import { askerWords } from "../../src/signals/missing/asker-words.ts";
import { type Corpus, clusterQuestions } from "../../src/signals/missing/cluster.ts";
import { withoutPersonalData } from "../../src/signals/missing/personal-data.ts";
import { proposedTitle } from "../../src/signals/missing/proposed-title.ts";
import { personNamed } from "../support/person-named.ts";

const nothingKnown: { readonly glossary: readonly GlossaryEntry[]; readonly corpus: Corpus } = {
  glossary: [],
  corpus: { passages: 0, frequencies: new Map() },
};
const people = [
  { ...personNamed("ada"), name: "Ada Moss", team: "shop" },
  { ...personNamed("bo"), name: "Bo Lund", team: "desk" },
  { ...personNamed("cy"), name: "Cy Okafor", team: "desk" },
  { ...personNamed("dee"), name: "Dee Flores", team: "desk", manager: "olga" },
  { ...personNamed("olga"), name: "Olga Brandt", team: "shop", manager: "mia" },
];

function groups(questions: readonly string[], known = nothingKnown): readonly (readonly string[])[] {
  return clusterQuestions(questions, known).map((places) => places.map((place) => questions[place] ?? ""));
}

describe("questions about the same", () => {
  const cards = ["Do we sell gift cards?", "gift cards: where do I order them", "May I buy gift cards here?"];
  const parking = ["Where can visitors park?", "visitor parking at the office"];

  test("are one group however they are worded, and others are another", () => {
    expect(groups([cards[0] ?? "", ...parking, ...cards.slice(1)])).toEqual([cards, parking]);
  });

  test("meet over the company's own words for the same", () => {
    const glossary = [{ term: "gift card", synonyms: ["voucher"] }];
    const both = ["where are vouchers?", "gift cards please"];
    expect(groups(both, { ...nothingKnown, glossary })).toEqual([both]);
    expect(groups(both)).toHaveLength(2);
  });

  test("are found in spite of the numbers of a case", () => {
    const both = ["gift card 4711 99 0815", "gift card 20 55 1234"];
    expect(groups(both)).toEqual([both]);
  });

  test("are none where nobody asked, and a question without a word of its own is a group of one", () => {
    expect(groups([])).toEqual([]);
    expect(groups(["?", "…"])).toHaveLength(2);
  });
});

describe("a proposed title", () => {
  const asked = (person: string, words: string) => ({ person, words });

  test("has the words that two people used, as they are written in the fullest question", () => {
    const title = proposedTitle(
      [asked("ada", "Do we sell gift cards in Berlin?"), asked("bo", "How do I order gift cards to Berlin")],
      people,
    );
    expect(title).toBe("Gift cards berlin");
  });

  test("names nobody, tells no number, and has no word of one person alone", () => {
    const title = proposedTitle(
      [
        asked("ada", "gift card for Flores 4711"),
        asked("bo", "gift card for Flores 4711"),
        asked("bo", "my divorce"),
      ],
      people,
    );
    expect(title).toBe("Gift card");
    expect(proposedTitle([asked("ada", "gift cards"), asked("ada", "gift cards")], people)).toBe("");
  });
});

test("words without personal data name nobody and hold no address and no long number", () => {
  const clean = (text: string) => withoutPersonalData(text, people);
  expect(clean("Can Ada Moss refund it?")).toBe("Can … refund it?");
  expect(clean("write to dee.flores@example.com or +353 1 234 5678")).toBe("write to … or …");
  expect(clean("order A-12345 of Okafor's account, <@U123> knows")).toBe("order … of … account, … knows");
  expect(clean("5 cards over 50 euros, tier 2")).toBe("5 cards over 50 euros, tier 2");
});

describe("the askers' own words", () => {
  const question = (person: string, words: string | null, mayBeRead = false): UnansweredQuestion => {
    return { answer: `q-${person}-${words}`, person, words, mayBeRead, at: new Date("2026-11-02T09:00:00Z") };
  };
  const read = (...questions: readonly UnansweredQuestion[]) =>
    askerWords(questions, { owner: "olga", people, policy: defaultPolicy });

  test("of those who agreed are read, of whichever team, without names; of nobody else", () => {
    const agreed = question("bo", "gift card of Ada Moss", true);
    expect(read(agreed, question("cy", "gift cards?"))).toEqual(["gift card of …"]);
    expect(read(question("dee", "cards", true))).toEqual(["cards"]);
  });

  test("are read only when three people outside the owner's team asked", () => {
    const two = [question("bo", "gift cards?"), question("cy", "gift card of Ada Moss")];
    expect(read(...two)).toEqual([]);
    // Of Olga's own team, her own report, and her own.
    expect(
      read(...two, question("ada", "cards"), question("dee", "cards"), question("olga", "cards")),
    ).toEqual([]);
    const eli = { ...personNamed("eli"), team: "desk" };
    const three = askerWords([...two, question("eli", null), question("ada", "from her team")], {
      owner: "olga",
      people: [...people, eli],
      policy: defaultPolicy,
    });
    expect(three).toEqual(["gift cards?", "gift card of …"]);
  });
});
