import { expect, test } from "vitest";
import type { Block } from "../../src/core/blocks.ts";
import type { Task } from "../../src/core/company.ts";
import { defaultPolicy } from "../../src/core/policy.ts";
import type { CurrentSection, PageView } from "../../src/core/ports/page-store.ts";
import { explained } from "../../src/practice/lessons/lesson-body.ts";
import { lessonCard } from "../../src/practice/lessons/lesson-card.ts";
import type { TaskProgress } from "../../src/practice/path/load-progress.ts";
import type { PathStep } from "../../src/practice/path/path.ts";
import { pathCard } from "../../src/practice/path/path-card.ts";
import type { Level } from "../../src/practice/path/proficiency.ts";
import { type ProgressView, progressCard } from "../../src/practice/path/progress-card.ts";
import { readinessCard, sharedCard } from "../../src/practice/path/readiness-card.ts";
import { sectionStepCard } from "../../src/practice/path/section-step-card.ts";
import { drawn } from "../support/drawn-card.ts";
import { daysFrom, monday } from "./support/made-items.ts";

const golden = (name: string) => `./golden/${name}.txt`;
const zone = "Europe/Dublin";

const task = (id: string, title: string, ...skills: string[]): Task => ({
  id,
  title,
  frequency: "daily",
  impact: "high",
  goodPath: null,
  failurePath: null,
  skills,
});
const tasks = [
  task("refund", "Refund a subscriber", "identity", "refunds", "limits"),
  task("retry", "Charge a card again", "declines"),
];
const skillMap = { roles: { agent: { title: "Agent", tasks } }, skills: {} };

function step(skill: string, title: string, given: Partial<PathStep>): PathStep {
  const lesson = {
    id: skill,
    path: `refunds/${skill}`,
    title: `How ${skill} work`,
    skills: [skill],
    sections: [],
  };
  return {
    skill,
    title,
    tasks: ["refund"],
    lesson,
    item: `${skill}-case`,
    isTried: false,
    state: { kind: "open" },
    ...given,
  };
}

const path = [
  step("identity", "Check who is calling", { state: { kind: "done" } }),
  step("refunds", "Issue a refund", { state: { kind: "next" } }),
  step("limits", "Know who approves", { state: { kind: "waiting", after: "refunds" } }),
  step("declines", "Read a decline", { tasks: ["retry"], lesson: null }),
  step("handover", "Hand a case over", { tasks: ["retry"], isTried: true }),
];

test("the path: three steps at a glance, all of them behind a fold", async () => {
  const view = { path, skillMap, roles: ["agent"], policy: defaultPolicy.practice };
  const newcomer = drawn(pathCard({ ...view, isPlacementOffered: false }));
  const veteran = drawn(pathCard({ ...view, isPlacementOffered: true }));
  const done = path.map((one): PathStep => ({ ...one, isTried: false, state: { kind: "done" } }));
  const finished = drawn(pathCard({ ...view, path: done, isPlacementOffered: false }));
  const none = drawn(pathCard({ ...view, path: [], isPlacementOffered: false }));
  await expect([newcomer, veteran, finished, none].join("\n\n=====\n\n")).toMatchFileSnapshot(golden("path"));
});

const paragraph = (text: string): Block => ({ kind: "paragraph", spans: [{ text }] });
const page = {
  sop: "refund-issue",
  path: "refunds/issue",
  kind: "sop",
  title: "Refunds",
  version: 7,
  language: "en",
  effective: monday,
  effectiveOn: "2026-10-02",
  publishedAt: monday,
  reason: null,
  audience: [],
  risk: "normal",
  owner: "olga",
  deputy: null,
  approver: null,
  reviewEveryDays: null,
  reviewedAt: null,
  skills: [],
} as const;

function section(heading: string, blocks: readonly Block[], ordinal = 0): CurrentSection {
  const slug = heading.toLowerCase().replaceAll(" ", "-");
  const text = {
    slug,
    section: slug,
    heading,
    headings: [heading],
    level: 2,
    ordinal,
    blocks,
    hash: "text-1",
  };
  return { ...page, ...text, approval: false, lookup: false, sensitive: false };
}

const steps: Block = {
  kind: "list",
  ordered: true,
  start: 1,
  items: Array.from({ length: 7 }, (_, place) => [paragraph(`Do part ${place + 1}.`)]),
};
const warning: Block = { kind: "aside", blocks: [paragraph("Never refund to another card.")] };
const long = section("Issue it", [
  paragraph("A refund cannot be called back."),
  steps,
  warning,
  paragraph("Then write to the subscriber."),
  paragraph("The money arrives within 5 days."),
]);
const source = { section: long, trust: "verified" } as const;
const lesson: PageView = {
  ...page,
  sop: "five-checks",
  path: "refunds/five-checks",
  kind: "lesson",
  title: "Five checks before you press Refund",
  state: "effective",
  retiredAt: null,
  versions: [],
  lessons: [],
  lessonKind: "checklist",
  builtOn: [{ sop: "refund-issue", section: "issue-it" }],
  sections: [
    section("Five checks", [paragraph("These take two minutes."), steps, warning]),
    section("Afterwards", [paragraph("Send Refund sent.")], 1),
  ],
};

test("a lesson: its steps as steps, the warning with its step, what it is built on, and a case to try it", async () => {
  const onPath = { step: step("refunds", "Issue a refund", {}), place: 2, all: 5 };
  const shown = { page: lesson, cited: [source], step: onPath, zone, now: monday };
  await expect(drawn(lessonCard(shown, explained(shown)))).toMatchFileSnapshot(golden("lesson"));
});

test("without a lesson the section is quoted short, without a case the card says so", async () => {
  const bare = step("refunds", "Issue a refund", { lesson: null, item: null });
  const view = { step: bare, place: 2, all: 5, source, zone, now: monday };
  await expect(drawn(sectionStepCard(view))).toMatchFileSnapshot(golden("section"));
});

const rated = (level: Level, lower: number, upper: number) => {
  return { lower, upper, expected: (lower + upper) / 2, answers: level === "too-little" ? 1 : 6, level };
};
const told = (
  own: Task,
  ...skills: readonly (readonly [string, ReturnType<typeof rated>])[]
): TaskProgress => ({
  task: own,
  skills: skills.map(([title, proficiency]) => ({ skill: title, title, proficiency })),
});

function progress(given: Partial<ProgressView> = {}): ProgressView {
  const names = ["Correct an invoice", "Match a transfer", "Raise an urgent case", "Take a promise"];
  return {
    loaded: {
      path,
      skillMap,
      roles: [],
      reader: { groups: [] },
      pool: [],
      lessons: [],
      seen: new Set(),
      memory: new Map(),
      policy: defaultPolicy.practice,
    },
    attempts: [{ id: "a" } as ProgressView["attempts"][number]],
    tasks: [
      told(
        tasks[0] as Task,
        ["Check who is calling", rated("can-do", 0.83, 0.99)],
        ["Know who approves", rated("nearly", 0.55, 0.92)],
      ),
      told(tasks[1] as Task, ["Read a decline", rated("can-do", 0.78, 0.97)]),
      ...names.map((name, index) =>
        told(task(name, name), ["One", rated(index === 0 ? "not-yet" : "too-little", 0.12, 0.41)]),
      ),
    ],
    competency: { kind: "expected", from: daysFrom(monday, 20), to: daysFrom(monday, 60) },
    worksCouncil: false,
    isPlacementOffered: false,
    sureAndWrong: ["Refund approvals · Over 500"],
    zone,
    now: monday,
    ...given,
  };
}

test("progress: what somebody can do by task, with how sure that is, and what comes next", async () => {
  await expect(drawn(progressCard(progress()))).toMatchFileSnapshot(golden("progress"));
});

test("before the first answer progress tells nothing but where to begin", async () => {
  const fresh = progress({
    attempts: [],
    sureAndWrong: [],
    competency: { kind: "too-early" },
    isPlacementOffered: true,
  });
  await expect(drawn(progressCard(fresh))).toMatchFileSnapshot(golden("progress-before"));
});

test("progress never speaks of others", () => {
  expect(drawn(progressCard(progress()))).not.toMatch(/team|colleague|average|rank|others can|than /i);
});

const readiness = {
  person: { name: "Ada Byrne" },
  manager: { id: "olga", name: "Olga Reyes" },
  passed: [
    { task: "refund", title: "Refund a subscriber", at: daysFrom(monday, -21), cases: 5 },
    { task: "retry", title: "Charge a card again", at: daysFrom(monday, -2), cases: 5 },
  ],
  cases: 5,
  canShare: true,
  zone,
  now: monday,
};

test("readiness: passes only, and exactly what sharing would show", async () => {
  const cards = [
    readinessCard(readiness),
    readinessCard({ ...readiness, passed: [] }),
    readinessCard({ ...readiness, manager: null }),
    sharedCard(readiness),
  ];
  await expect(cards.map(drawn).join("\n\n=====\n\n")).toMatchFileSnapshot(golden("readiness"));
});
