import { expect, test } from "vitest";
import { welcome } from "../../src/conversation/welcome.ts";
import { askerAlone } from "../../src/core/asker.ts";
import { sentences } from "../../src/core/card-text.ts";
import { anonymous } from "../../src/core/terms.ts";
import { personNamed } from "../support/person-named.ts";

const at = new Date("2026-11-20T10:00:00Z");
const consent = { card: sentences("What is kept, and who sees it."), wording: "w1" };
const home = { cards: [sentences("Nothing is due.")] };

test("somebody is told what is stored before anything else, and that is remembered", () => {
  const ada = personNamed("ada");
  const { cards, facts } = welcome(askerAlone({ reader: anonymous, person: ada, at }, "e1"), consent, home);
  expect(cards).toEqual([consent.card, ...home.cards]);
  expect(facts).toEqual([{ kind: "setting-changed", person: "ada", name: "consent", value: "w1", at }]);
});

test("of somebody nobody knows nothing is stored, and nothing is claimed to be", () => {
  const { cards, facts } = welcome(askerAlone({ reader: anonymous, person: null, at }, "e1"), consent, home);
  expect(cards).toEqual(home.cards);
  expect(facts).toEqual([]);
});
