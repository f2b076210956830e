import { expect, test } from "vitest";
import type { EscalationStep } from "../../src/core/escalations.ts";
import { type InsightFacts, mayExplain } from "../../src/signals/explain/may-explain.ts";
import { personNamed } from "../support/person-named.ts";
import { contentGap, days, escalation, pageProblem, personalGap } from "../support/signal-facts.ts";

const step = (kind: EscalationStep["kind"]): EscalationStep => ({ kind, by: null, words: null, at: days(1) });
const told = escalation({ steps: [step("told")] });

function insight(asker: string | null, given: Partial<InsightFacts> = {}): string {
  return mayExplain({
    gap: personalGap(),
    escalations: [],
    owners: [],
    isHeld: false,
    worksCouncil: false,
    people: ["ada", "bo", "mia", "olga", "adam"].map((id) =>
      personNamed(id, { manager: id === "ada" ? "mia" : null }),
    ),
    former: new Map(),
    administrator: "adam",
    asker,
    ...given,
  });
}

test("a person knows all of their own gap, colleagues nothing, whoever runs Cairn all", () => {
  expect(insight("ada")).toBe("all");
  expect(insight("bo")).toBe("none");
  expect(insight("adam")).toBe("all");
  expect(insight(null)).toBe("all");
});

test("a manager knows what they were told, and nothing before, while it is contested, or once it was dropped", () => {
  expect(insight("mia")).toBe("none");
  expect(insight("mia", { escalations: [escalation()] })).toBe("none");
  expect(insight("mia", { escalations: [told] })).toBe("told");
  expect(insight("mia", { escalations: [told], isHeld: true })).toBe("none");
  const dropped = escalation({ steps: [step("told"), step("contest-upheld")] });
  expect(insight("mia", { escalations: [dropped] })).toBe("none");
});

test("a manager who was told of somebody that reports to another by now knows nothing any more", () => {
  const people = [personNamed("ada", { manager: "olga" }), personNamed("mia"), personNamed("olga")];
  expect(insight("mia", { escalations: [told], people })).toBe("none");
});

test("an administrator who is the manager, too, knows what a manager does", () => {
  expect(insight("mia", { administrator: "mia" })).toBe("none");
});

test("where there is a works council nobody but the person knows anything", () => {
  const council = { worksCouncil: true, escalations: [told] };
  expect(["ada", "mia", "adam", null].map((asker) => insight(asker, council))).toEqual([
    "all",
    "none",
    "none",
    "none",
  ]);
});

test("of a page or a missing one, whoever looks after it and managers know what they were told", () => {
  const aboutPage = { gap: pageProblem(), owners: ["olga"] };
  expect(insight("olga", aboutPage)).toBe("told");
  expect(insight("bo", aboutPage)).toBe("none");
  expect(insight(null, aboutPage)).toBe("all");
  expect(insight("mia", { gap: contentGap(), escalations: [told] })).toBe("told");
});
