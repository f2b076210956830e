import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { runCommand } from "../../src/commands/program.ts";
import { personColumns } from "../../src/providers/store/person-data.ts";
import { inboxOf, wordsOf } from "../practice/support/practice-company.ts";
import { openTestCompany, type TestCompany } from "../support/runtime.ts";
import { append, carryGaps, gapFiles, openGap, persist, sign } from "./support/gap-company.ts";

let company: TestCompany;
const day = 86_400_000;

beforeEach(async () => {
  company = await openTestCompany("2026-11-02T12:00:00Z");
  await company.publish(gapFiles);
});

afterEach(async () => {
  await company.close();
});

test("every column that leads to a person is known", () => {
  const schema = readFileSync(join(import.meta.dirname, "../../prisma/schema.prisma"), "utf8");
  const found = [...schema.matchAll(/^model (\w+) \{([\s\S]*?)^\}/gm)].flatMap(([, model = "", body = ""]) =>
    [
      ...body.matchAll(
        /^ {2}(personId|authorId|byId|aboutId|settledBy|deciderId|managerId|ownerId|toPersonId|offeredTo|approvedById|author)\b/gm,
      ),
    ].map(([, column = ""]) => `${model}.${column}`),
  );
  const known = personColumns.map(({ table, column }) => `${table}.${column}`);
  expect(known.sort()).toEqual(found.sort());
});

/** Ada asks, practises, is coached, named, and contests. */
async function livedThrough(): Promise<void> {
  await company.say("who says yes to a voucher over 500 euros?", { person: "ada" });
  await company.say("quiz me on vouchers", { person: "ada" });
  await openGap(company);
  await carryGaps(company);
  await append(company, [sign(company, "ada", "missed"), sign(company, "ben", "missed")]);
  company.pass(14 * day);
  await persist(company);
  await carryGaps(company);
  company.pass(6 * day + 21 * 3_600_000);
  await carryGaps(company);
  expect(wordsOf(await inboxOf(company, "mona"))).toContain("Ada Example");
  await company.tap("signals.contest", { gap: "g1", words: "No." }, { person: "ada" });
}

test("“privacy export” hands out everything, and the person sees that somebody looked", async () => {
  await livedThrough();
  const exported = await cairn("privacy", "export", "ada");
  expect(Object.keys(exported.data)).toEqual(
    expect.arrayContaining(["Person", "Answer", "Signal", "Gap", "Escalation", "Contest", "Setting"]),
  );
  expect(JSON.stringify(exported.data.Signal)).not.toContain("ben");
  const [mine] = await company.say("what did you tell my manager", { person: "ada" });
  expect(mine?.card?.summary).toContain("The administrator, on the command line: everything that is kept");
});

test("“privacy show” counts what is kept and lists what was told", async () => {
  await livedThrough();
  const shown = await cairn("privacy", "show", "ada");
  expect(shown).toMatchObject({ person: "ada", gaps: [{ id: "g1" }], told: [{ gap: "g1", person: "ada" }] });
  expect(shown.looks).toEqual([expect.objectContaining({ by: "pia", what: "contest" })]);
});

test("“privacy erase” leaves nothing that leads to the person, and keeps the counts", async () => {
  await livedThrough();
  expect(await exitOf("privacy", "erase", "ada")).toBe(2);
  await cairn("privacy", "erase", "ada", "--yes");
  const { privacy, signals } = company.runtime.store;
  expect(Object.keys(await privacy.everythingAbout("ada"))).toEqual(["Person"]);
  expect(wordsOf(await inboxOf(company, "mona"))).not.toContain("Ada Example");
  expect(wordsOf(await inboxOf(company, "pia"))).not.toContain("Ada Example");
  const counts = await signals.signalCounts({ since: new Date(0) });
  expect(counts.filter(({ kind }) => kind === "missed").reduce((sum, { count }) => sum + count, 0)).toBe(2);
  expect(await signals.signals({ person: "ben" })).toHaveLength(1);
});

test("“digest preview” tells what would be sent, sends nothing, and is seen by whom it names", async () => {
  expect(await cairn("digest", "preview", "--manager", "mona")).toEqual({ none: "nothing-to-say" });
  await openGap(company);
  await carryGaps(company);
  company.pass(14 * day);
  await persist(company);
  await carryGaps(company);
  company.pass(2 * day);
  const preview = await cairn("digest", "preview", "--manager", "mona");
  expect(preview).toMatchObject({
    manager: "mona",
    entries: [
      {
        kind: "person",
        said: "new",
        person: "ada",
        page: { sop: "sales/vouchers", version: 1, section: "large" },
      },
    ],
  });
  expect(preview.text).toContain("Ada Example: Gift vouchers");
  expect(await inboxOf(company, "mona")).toEqual([]);
  const looks = await company.runtime.store.signals.looks({ about: "ada", since: new Date(0), limit: 9 });
  expect(looks).toMatchObject([{ what: "digest" }]);
  expect(await exitOf("digest", "preview", "--manager", "ben")).toBe(2);
});

async function run(words: readonly string[]): Promise<{ readonly exit: number; readonly out: string }> {
  let out = "";
  const now = company.runtime.system.now().toISOString();
  const exit = await runCommand(
    {
      resolve: (path) => path,
      write: (text) => {
        out += text;
      },
      writeError: () => {},
      progress: () => {},
      runtime: async () => company.runtime,
      withTemporary: () => {
        throw new Error("No command here needs a folder of its own");
      },
    },
    [...words, "--json", "--now", now],
  );
  return { exit, out };
}

// biome-ignore lint/suspicious/noExplicitAny: whatever a command prints
async function cairn(...words: readonly string[]): Promise<any> {
  const { exit, out } = await run(words);
  if (exit !== 0) throw new Error(`${words.join(" ")} ended with ${exit}`);
  return JSON.parse(out);
}

async function exitOf(...words: readonly string[]): Promise<number> {
  return (await run(words)).exit;
}
