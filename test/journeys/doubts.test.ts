import { afterAll, beforeAll, expect, test } from "vitest";
import { runCommand } from "../../src/commands/program.ts";
import type { Doubt } from "../../src/core/flags.ts";
import { administered, lookForDoubts, stewardFiles } from "../stewardship/support/steward-company.ts";
import { openTestCompany, type TestCompany } from "../support/runtime.ts";

let company: TestCompany;
const day = 86_400_000;

const refunds = `---
title: Refunds at the counter
owner: otto
effective: 2026-11-01
---
## Limits {#limits}

A cash refund at the counter is paid up to 40 euros per customer and day.

## Where it is written

Large ones are in [Large refunds](large.md#who), vouchers in [Gift vouchers](vouchers.md#lost).
`;
const large = `---
title: Large refunds
owner: lea
effective: 2026-11-01
---
## Who decides {#who}

Above the counter limit Lea Example decides, see [Limits](refunds.md#limits).

A cash refund at the counter above 40 euros per customer needs her name on the slip.
`;
const files = { ...stewardFiles, "sops/sales/refunds.md": refunds, "sops/sales/large.md": large };

beforeAll(async () => {
  company = await openTestCompany("2026-11-02T12:00:00Z", administered);
  await company.publish(files);
  await lookForDoubts(company);
});

afterAll(async () => {
  await company.close();
});

/** A night later. */
async function publishedAnew(changes: Readonly<Record<string, string>>): Promise<void> {
  company.pass(day);
  await company.publish({ ...files, ...changes });
  company.pass(day / 2);
  await lookForDoubts(company);
}

async function open(...kinds: readonly Doubt["kind"][]) {
  const flags = await company.runtime.store.flags.flags({ open: true });
  return flags.filter(({ doubt }) => kinds.includes(doubt.kind));
}

async function cairn(...words: readonly string[]): Promise<{ readonly exit: number; readonly out: string }> {
  let out = "";
  const exit = await runCommand(
    {
      write: (text) => {
        out += text;
      },
      writeError: (text) => {
        out += text;
      },
      progress: () => {},
      resolve: (path) => path,
      runtime: async () => company.runtime,
      withTemporary: () => Promise.reject(new Error("not here")),
    },
    words,
  );
  return { exit, out };
}

test("pages that agree and link to each other are not doubted", async () => {
  expect(await open("link-gone", "cited-changed", "contradiction", "duplicate")).toEqual([]);
});

test("a limit that changed on one page is found on the other, which cites it and still names the old one", async () => {
  await publishedAnew({
    "sops/sales/refunds.md": refunds.replace("40 euros", "60 euros").replace("2026-11-01", "2026-11-03"),
  });
  const [cited] = await open("cited-changed");
  expect(cited?.page).toMatchObject({ sop: "sales/large", section: "who" });
  expect(cited?.doubt).toMatchObject({
    says: "A cash refund at the counter above 40 euros per customer needs her name on the slip.",
    now: "A cash refund at the counter is paid up to 60 euros per customer and day.",
  });
  const [contradiction] = await open("contradiction");
  expect(contradiction?.page?.sop).toBe("sales/large");
  expect(contradiction?.owner).toBe("lea");
});

test("a night on which nothing changed finds nothing new", async () => {
  const before = await company.runtime.store.flags.flags({});
  company.pass(day);
  await lookForDoubts(company);
  expect(await company.runtime.store.flags.flags({})).toEqual(before);
});

test("“explain” tells of a flag why, who was asked and what came of it; “queue” in which order", async () => {
  const [flag] = await open("cited-changed");
  const explained = await cairn("explain", flag?.id ?? "", "--json");
  expect(JSON.parse(explained.out)).toMatchObject({
    reason: "cited-changed",
    page: { sop: "sales/large", version: 1, section: "who" },
    owner: "lea",
    shown: [],
    settled: null,
    weighs: 3,
  });
  expect((await cairn("explain", flag?.id ?? "")).out).toContain("It is open.");
  const queue = JSON.parse((await cairn("queue", "--owner", "lea", "--json")).out);
  expect(queue.entries[0]).toMatchObject({ sop: "sales/large", weight: { evidence: 7 }, waits: null });
  expect((await cairn("queue", "--owner", "lea")).out).toContain("another page says otherwise");
  expect((await cairn("queue", "--owner", "nobody")).exit).toBe(2);
});

test("once the other page says the same, both doubts are over by themselves", async () => {
  await publishedAnew({
    "sops/sales/refunds.md": refunds.replace("40 euros", "60 euros").replace("2026-11-01", "2026-11-03"),
    "sops/sales/large.md": large.replace("40 euros", "60 euros"),
  });
  expect(await open("cited-changed", "contradiction")).toEqual([]);
});

test("a link into a section that is gone is told to who wrote it, and over once it leads somewhere", async () => {
  const gone = stewardFiles["sops/sales/vouchers.md"].replace("{#lost}", "{#missing}");
  await publishedAnew({ "sops/sales/vouchers.md": gone });
  const [flag] = await open("link-gone");
  expect(flag).toMatchObject({
    page: { sop: "sales/refunds" },
    doubt: { target: "/pages/sales/vouchers#lost", title: "Gift vouchers" },
  });
  await publishedAnew({});
  expect(await open("link-gone")).toEqual([]);
});

test("a look that is stopped goes on where it was stopped, and finds the same", async () => {
  company.pass(day);
  const { "sops/sales/large.md": _, ...fewer } = files;
  await company.publish({ ...fewer, "sops/sales/refunds.md": refunds.replace("40 euros", "70 euros") });
  let turns = 1;
  const again = async () => {
    turns += 1;
  };
  const stopped = { isOver: () => true, again };
  for (let ran = 0; ran < turns; ran += 1) await lookForDoubts(company, stopped);
  expect(turns).toBeGreaterThan(1);
  const gone = (await open("link-gone")).map(({ doubt }) => doubt.kind === "link-gone" && doubt.target);
  expect(gone).toEqual(["/pages/sales/large#who"]);
  expect((await company.runtime.store.flags.lookStands()).going).toBeNull();
});

test("“hand-over” gives a folder to a person, refuses whom nobody knows, and the record says so", async () => {
  await publishedAnew({});
  const handed = await cairn("hand-over", "sales", "--to", "dora", "--from", "otto", "--json");
  expect(JSON.parse(handed.out)).toMatchObject({
    to: "dora",
    pages: ["sales/refunds", "sales/returns", "sales/vouchers"],
  });
  const addresses = await company.runtime.store.pages.addresses();
  expect(addresses.find(({ path }) => path === "sales/large")?.owner).toBe("lea");
  expect((await company.runtime.store.flags.reviews(["sales/returns"])).at(-1)).toMatchObject({
    verdict: "handed-over",
    to: "dora",
  });
  expect((await cairn("hand-over", "sales", "--to", "the sales team")).exit).toBe(2);
  expect((await cairn("hand-over", "nowhere", "--to", "dora")).exit).toBe(2);
});
