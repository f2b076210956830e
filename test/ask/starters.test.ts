import { expect, test } from "vitest";
import { starters } from "../../src/ask/starters.ts";
import type { SkillMap, Task } from "../../src/core/company.ts";
import { people } from "./support/ask-world.ts";

const task = (title: string, frequency: Task["frequency"]): Task => ({
  id: title,
  title,
  frequency,
  impact: "low",
  goodPath: null,
  failurePath: null,
  skills: [],
});
const skillMap: SkillMap = {
  roles: {
    agent: { title: "Agent", tasks: [task("Close a case", "rarely"), task("Send a refund", "daily")] },
  },
  skills: {},
};
const sections = [
  { title: "Refunds", heading: "Over 500" },
  { title: "Refunds", heading: "Refunds" },
  { title: "Cards", heading: "What is a hard decline?" },
];
const pages = [
  { title: "Arrival times", kind: "sop" as const, sensitive: false },
  { title: "Misconduct", kind: "sop" as const, sensitive: true },
  { title: "A lesson", kind: "lesson" as const, sensitive: false },
];

test("tries what somebody does most often first, then what their pages say", () => {
  const [mara = null] = people;
  expect(starters({ person: mara, skillMap, sections, pages })).toEqual([
    "How do I send a refund?",
    "How do I close a case?",
    "Refunds: Over 500",
    "Refunds",
    "What is a hard decline?",
    "Arrival times",
  ]);
});

test("somebody without a role gets the pages", () => {
  expect(starters({ person: null, skillMap, sections: [], pages })).toEqual(["Arrival times"]);
});
