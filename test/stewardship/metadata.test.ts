import { afterEach, beforeEach, expect, test } from "vitest";
import { metadataLines } from "../../src/core/messages/metadata.ts";
import type { TagDecision } from "../../src/core/tags.ts";
import { metadataPanel } from "../../src/http/console/metadata-panel.ts";
import { lookAtMetadata } from "../../src/stewardship/metadata/look-at-metadata.ts";
import { metadataReport } from "../../src/stewardship/metadata/metadata-report.ts";
import { readsLike } from "../../src/stewardship/metadata/reads-like.ts";
import { metadataDeps } from "../../src/wiring/tags.ts";
import { runCairn } from "../support/run-cairn.ts";
import { openTestCompany, type TestCompany } from "../support/runtime.ts";

let company: TestCompany;

beforeEach(async () => {
  company = await openTestCompany("2026-11-02T12:00:00Z");
});

afterEach(async () => {
  await company.close();
});

const german =
  "Wir zählen die Kasse jeden Abend nach Ladenschluss. Zwei Personen unterschreiben das Blatt, wenn der Betrag um mehr als zwanzig Euro abweicht. Danach kommt das Geld in den Tresor, und der Schlüssel hängt wieder am Haken neben der Tür. Wer den Schlüssel verliert, meldet das sofort der Leitung, denn dann wird das Schloss gewechselt, und alle Schlüssel werden neu ausgegeben und eingetragen.";

const files = {
  "people.yaml": `people:
  - { id: otto, name: Otto Example, roles: [cashier], timeZone: UTC }
  - { id: ada, name: Ada Example, roles: [cashier], timeZone: UTC }
`,
  "skills.yaml": `roles:
  cashier:
    title: Cashier
    tasks:
      - { id: count, title: Count the till, skills: [count-till, lock-safe] }
  baker:
    title: Baker
    tasks:
      - { id: bake, title: Bake, skills: [bake-bread] }
skills:
  count-till: { title: Count the till, sections: ["till#count"] }
  lock-safe: { title: Lock the safe }
  bake-bread: { title: Bake bread }
`,
  "sops/till.md": `---
title: Counting the till
owner: otto
review_every_days: 90
skills: [count-till]
audience: [cashier]
---
## Count {#count}

Count the notes first, then the coins, and write both amounts on the sheet.
`,
  "sops/kasse.md": `---
title: Kasse zählen
owner: nobody-here
---
${german}
`,
  "items/till.yaml": `- id: till-first
  section: till#count
  kind: choice
  stem: What do you count first?
  key: The notes
  distractors: [The coins, The vouchers]
`,
} as const;

test("the report says which pages lack what, which paths have holes, and what was asked near such pages in vain", async () => {
  await company.publish(files);
  await company.say("Schlüssel Tresor Schloss Leitung Frühstück Hafen Wetter", { person: "ada" });
  const report = await lookAtMetadata(await metadataDeps(company.runtime), company.runtime.system.now());
  expect(report).toMatchObject({
    pages: 2,
    lacking: [
      { what: "owner", pages: ["kasse"] },
      { what: "review", pages: ["kasse"] },
      { what: "skills", pages: ["kasse"] },
      { what: "audience", pages: ["kasse"] },
      { what: "language", pages: ["kasse"] },
    ],
    items: { all: 1, withoutSkill: [] },
    roles: [
      {
        role: "cashier",
        people: 2,
        holes: [{ skill: "lock-safe", title: "Lock the safe", lacks: ["section", "item"] }],
      },
    ],
    withoutLesson: ["Count the till", "Lock the safe"],
  });
  const [lacking] = report.lacking;
  expect((lacking?.answers ?? 0) + (lacking?.unanswered ?? 0)).toBe(1);
});

test("the command tells it in words", async () => {
  await company.publish(files);
  const { code, text } = await runCairn(company.runtime, [
    "content",
    "metadata",
    "--now",
    "2026-11-02T12:00:00Z",
  ]);
  expect(code).toBe(0);
  expect(text).toMatchInlineSnapshot(`
    "2 pages. Answers and questions are those of the last 90 days.

    An owner: missing on 1 (kasse)
      0 answers rest on them, 0 questions near them found none. Doubts about them go to the administrator, and questions to nobody who wrote them.

    A review cadence: missing on 1 (kasse)
      0 answers rest on them, 0 questions near them found none. Nobody promised when they are looked at again.

    A skill: missing on 1 (kasse)
      0 answers rest on them, 0 questions near them found none. They are on nobody's path, and practice on them counts for no skill.

    An audience: missing on 1 (kasse)
      0 answers rest on them, 0 questions near them found none. Everybody may read them.

    The right language: missing on 1 (kasse)
      0 answers rest on them, 0 questions near them found none. Their words do not read like the language they name, so questions miss them.

    The one question has a skill.

    Cashier (two people): one skill with a hole in the path
      Lock the safe: no section teaches it, no question asks it

    2 skills that people need have no lesson, so their section is shown: Count the till, Lock the safe

    No proposed tags wait for anybody.
    "
  `);
});

test("an audience that was said in chat is listed until the file names one; nobody's access follows from it", async () => {
  await company.publish(files);
  const deps = await metadataDeps(company.runtime);
  const pages = await deps.tags.pagesToTag(company.runtime.system.now());
  const decide = (path: string): TagDecision => ({
    subject: { kind: "page", id: pages.find((page) => page.path === path)?.sop ?? "" },
    tagKind: "audience",
    ordinal: 0,
    text: "",
    proposed: [],
    tags: ["cashier"],
    by: "otto",
    at: company.runtime.system.now(),
  });
  const report = metadataReport({
    pages,
    items: [],
    skillMap: { roles: {}, skills: {} },
    people: [],
    answers: new Map(),
    unanswered: new Map(),
    days: 90,
    proposed: 0,
    decisions: [decide("kasse"), decide("till")],
  });
  expect(report.saidAudiences).toEqual([{ page: "kasse", audience: ["cashier"] }]);
  expect(metadataLines(report).slice(-2)).toEqual([
    "Said in chat, and without effect: everybody may still read one page. To change that, write into the front matter",
    "  kasse: audience: [cashier]",
  ]);
});

test("the administrator's panel counts every page once", async () => {
  await company.publish(files);
  const report = await lookAtMetadata(await metadataDeps(company.runtime), company.runtime.system.now());
  const panel = metadataPanel(report);
  expect(panel.says).toBe("One page of 2 lacks something.");
  expect(panel.table.rows.map(([first]) => first?.text)).toEqual([
    "An owner",
    "A review cadence",
    "A skill",
    "An audience",
    "The right language",
    "Cashier (two people)",
  ]);
});

test("a text tells its language by its small words, and a short one tells nothing", () => {
  expect(readsLike(german, "en")).toBe("another");
  expect(readsLike(german, "de")).toBe("the same");
  expect(readsLike("Count the notes.", "de")).toBe("unknown");
});
