import { expect, test } from "vitest";
import { inDaysInWords } from "../../src/core/messages/practice.ts";
import type { Why } from "../../src/core/practice.ts";
import { whyInWords } from "../../src/practice/session/why-words.ts";

test.each([
  [0, "tomorrow"],
  [1, "tomorrow"],
  [3, "in 3 days"],
  [7, "in about a week"],
  [10, "in about ten days"],
  [13, "in about two weeks"],
  [22, "in about three weeks"],
  [30, "in about a month"],
  [61, "in about two months"],
  [300, "in about ten months"],
  [365, "in about a year"],
  [730, "in about two years"],
])("what comes back after %i days comes back %s", (days, words) => {
  expect(inDaysInWords(days)).toBe(words);
});

const at = new Date("2026-11-03T09:00:00Z");
const skillMap = {
  roles: {
    agent: {
      title: "Agent",
      tasks: [
        {
          id: "refund",
          title: "Refund a subscriber",
          frequency: "daily",
          impact: "high",
          goodPath: null,
          failurePath: null,
          skills: ["limits"],
        },
      ],
    },
  },
  skills: { limits: { title: "Refund limits", requires: [], sections: [], items: [] } },
} as const;

const reasons: readonly (readonly [Why, string])[] = [
  [{ kind: "due", recall: 0.89 }, "about nine times in ten"],
  [{ kind: "due", recall: 0.01 }, "hardly ever"],
  [{ kind: "missed", at }, "You missed this on 3 Nov."],
  [{ kind: "new", task: "refund", skill: "limits" }, "your task “Refund a subscriber” needs it"],
  [{ kind: "new", task: null, skill: "limits" }, "the next step of your path, “Refund limits”"],
  [{ kind: "new", task: null, skill: null }, "It is new for you, and next on your path."],
  [{ kind: "changed", from: 6, to: 7 }, "Refund approvals went from v6 to v7"],
  [{ kind: "changed", from: null, to: 7 }, "Refund approvals is at v7 now"],
  [
    { kind: "step-missed", task: "refund", step: "refunds#docs", at },
    "On 3 Nov a step was left out in “Refund a subscriber”.",
  ],
  [{ kind: "unclear", at }, "On 3 Nov you said that this part of the page was unclear."],
  [
    { kind: "coached", since: at },
    "You and Cairn have been going over this again since 3 Nov. It comes a little more often, until it stays.",
  ],
  [{ kind: "neighbour", at }, "On 3 Nov you missed another question on the same part of the page."],
  [{ kind: "topic", topic: "refunds" }, "You asked for questions on refunds."],
  [{ kind: "placement" }, "so that you are spared it later"],
  [{ kind: "lesson", title: "Over 500" }, "It goes with the lesson “Over 500”."],
];

test.each(reasons)("says why in one plain sentence: %o", (why, words) => {
  const view = { page: "Refund approvals", skillMap, zone: "UTC", now: new Date("2026-11-23T10:00:00Z") };
  expect(whyInWords(why, view)).toContain(words);
});
