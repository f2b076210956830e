import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { runCommand } from "../../src/commands/program.ts";
import { type ContentFolder, contentFolder } from "../stewardship/support/content-folder.ts";
import { openTestCompany, type TestCompany } from "../support/runtime.ts";

let company: TestCompany;
let folder: ContentFolder;

beforeEach(async () => {
  company = await openTestCompany();
  folder = await contentFolder();
});

afterEach(async () => {
  await folder.clear();
  await company.close();
});

test.each([
  [
    "nothing at all",
    [],
    "Say which command: cairn ask, explain, content, people, practice, signals, gaps, digest, queue, hand-over, privacy, outbox, index, teams, eval or doctor.",
  ],
  [
    "a group alone",
    ["content"],
    "Say which command: cairn content check, plan, publish, history, rollback, export",
  ],
  ["a group of one", ["people"], "Say which command: cairn people import."],
  ["a misspelt command", ["docter"], "Unknown command 'docter' (Did you mean doctor?)."],
  ["a missing question", ["ask"], "Missing required argument 'question'."],
  ["an empty question", ["ask", " "], "The question has no words."],
  ["an unquoted question", ["ask", "how", "long"], "Too many arguments for 'ask'."],
  [
    "a time that is none",
    ["ask", "x", "--now", "yesterday"],
    "Give an ISO time such as 2026-10-02T09:00:00Z.",
  ],
  ["an unknown person", ["ask", "x", "--as", "nobody"], "There is no person nobody"],
  ["an unknown answer", ["explain", "nope"], "There is no answer nope"],
  ["a folder that is not there", ["content", "check", "/nowhere"], "There is no folder /nowhere."],
  ["an evaluation without data", ["eval", "retrieval", "/nowhere"], "/nowhere is not a folder."],
  ["a gold set that is not there", ["eval", "answers", "/nowhere.yaml"], "/nowhere.yaml is not a file."],
  ["a people file that is not there", ["people", "import", "/nowhere.yaml"], "there is no such file."],
])("answers %s with one line that says what to do", async (_case, words, line) => {
  const { exit, out, errors } = await cairn(...words);
  expect({ exit, out }).toEqual({ exit: 2, out: "" });
  expect(errors).toContain(line);
  expect(errors.trim().split("\n")).toHaveLength(1);
});

test("says where rankings cannot be written before it measures", async () => {
  const { exit, errors } = await cairn("eval", "retrieval", folder.path, "--rankings", "/nowhere/run.txt");
  expect(exit).toBe(2);
  expect(errors).toBe("/nowhere/run.txt cannot be written: its folder is not there. Make it first.\n");
});

test("explains its commands to whoever asks", async () => {
  const { exit, out, errors } = await cairn("--help");
  expect({ exit, errors }).toEqual({ exit: 0, errors: "" });
  expect(out).toContain("ask [options] <question>");
});

test("lets nobody unknown decide to bring an earlier text back", async () => {
  await company.publish({ "filter.md": "# Filter\n\nRinse it with warm water." });
  await company.publish({ "filter.md": "# Filter\n\nRinse it with cold water." });
  const { exit, errors } = await cairn("content", "rollback", "filter", "1", "--as", "zed");
  expect(exit).toBe(2);
  expect(errors).toContain("There is no person zed");
  const { out } = await cairn("content", "history", "filter", "--json");
  expect(JSON.parse(out).versions).toHaveLength(2);
});

test("an answer is one JSON value of the promised shape, and no answer is a no", async () => {
  await company.publish({ "ops/filter.md": "# Filter\n\nRinse the filter with cold water." });
  const answered = await cairn("ask", "how do I rinse the filter", "--json", "--now", "2026-11-21");
  expect(answered).toMatchObject({ exit: 0, errors: "" });
  expect(JSON.parse(answered.out)).toEqual({
    id: expect.any(String),
    outcome: "answered",
    reason: "clear-match",
    text: "Rinse the filter with cold water.",
    citations: [
      {
        sop: "ops/filter",
        title: "Filter",
        version: 1,
        section: "top",
        quote: "Rinse the filter with cold water.",
        effective: "2026-11-20",
        trust: "unverified",
        url: "http://localhost:3000/pages/ops/filter/v1#top",
      },
    ],
    changes: [],
    passages: [{ id: expect.any(String), score: expect.any(Number) }],
    elapsedMs: expect.any(Number),
  });
  const abstained = await cairn("ask", "quantum chromodynamics", "--json");
  expect(abstained.exit).toBe(1);
  expect(JSON.parse(abstained.out)).toMatchObject({ outcome: "abstained", citations: [] });
});

test("a check tells what is wrong with the company's own files, with file and line", async () => {
  await folder.write({
    "sops/filter.md": "# Filter\n\nRinse it.",
    "people.yaml": "- id: ana\n  name: Ana\n  leave: soon\n- id: bo\n  name: Bo",
    "areas.yaml": "- id: ops\n  lead: nobody",
    "skills.yaml": "skills: [rinse]",
    "glossary.yaml": "- {term: PRV, synonyms: [valve]}\n- [",
    "calendars.yaml": "dublin: {timeZone: Mars/Base}",
    "policy.yaml": "ask:\n  quotedLines: -1",
  });
  const { exit, out } = await cairn("content", "check", folder.path, "--json");
  expect(exit).toBe(1);
  const { refused, odd } = JSON.parse(out) as Record<string, { file: string; line: number; note: string }[]>;
  expect(refused?.map(({ file, line }) => `${file}:${line}`).sort()).toEqual([
    "glossary.yaml:2",
    "people.yaml:3",
    "policy.yaml:2",
    "skills.yaml:1",
  ]);
  expect(odd?.map(({ file }) => file)).toEqual(["areas.yaml", "calendars.yaml"]);
  expect(await company.runtime.store.people.people()).toEqual([]);
});

test("a check and a plan read dates in the time zone that the folder's policy names", async () => {
  await folder.write({
    "sops/filter.md": "# Filter\n\nRinse it.",
    "policy.yaml": "timeZone: Pacific/Auckland",
  });
  for (const command of ["check", "plan"]) {
    const { out } = await cairn("content", command, folder.path, "--json", "--now", "2026-11-20T18:00:00Z");
    expect(JSON.parse(out).published).toMatchObject([{ effective: "2026-11-21" }]);
  }
});

test("a trial import of people keeps nothing of it", async () => {
  await folder.write({ "people.yaml": "- {id: ana, name: Ana, wings: 2}" });
  const { exit, out } = await cairn(
    "people",
    "import",
    join(folder.path, "people.yaml"),
    "--dry-run",
    "--json",
  );
  expect(exit).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ people: { added: ["ana"] }, refused: [] });
  expect(JSON.parse(out).odd[0].note).toContain("wings");
  expect(await company.runtime.store.people.people()).toEqual([]);
});

async function cairn(...words: readonly string[]) {
  const said = { out: "", errors: "" };
  const exit = await runCommand(
    {
      write: (text) => {
        said.out += text;
      },
      writeError: (text) => {
        said.errors += text;
      },
      progress: () => {},
      resolve: (path) => path,
      runtime: async () => company.runtime,
      withTemporary: (work) => work(company.runtime),
    },
    words,
  );
  return { exit, ...said };
}
