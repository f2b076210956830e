import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { contest } from "../support/signal-facts.ts";
import {
  type ConsoleCompany,
  consoleFiles,
  fillConsole,
  large,
  openConsoleCompany,
} from "./console-company.ts";

let open: ConsoleCompany;

async function get(
  path: string,
): Promise<{ readonly status: number; readonly text: string; readonly type: string }> {
  const response = await fetch(open.url + path, { headers: { Accept: "text/html" } });
  return {
    status: response.status,
    text: await response.text(),
    type: response.headers.get("content-type") ?? "",
  };
}

/** The rows of a table as they stand in the page. */
function rowsOf(page: string, panel: string): readonly string[] {
  const section = page.split(`<section id="${panel}"`)[1]?.split("</section>")[0] ?? "";
  const body = section.split("<tbody>")[1]?.split("</tbody>")[0] ?? "";
  return body
    .split("</tr>")
    .filter((row) => row !== "")
    .map((row) =>
      row
        .replaceAll("</td>", "|")
        .replaceAll(/<[^>]*>/g, "")
        .replaceAll("&#38;", "&"),
    );
}

describe("of a company in which much happened", () => {
  beforeAll(async () => {
    open = await openConsoleCompany();
    await fillConsole(open);
  });

  afterAll(() => open.close());

  test("managers see their team, the administrator everybody, and nobody else sees anything", async () => {
    expect((await get("/console?person=mona")).text).toContain("<h1>Your team</h1>");
    const rhea = (await get("/console/company?person=rhea")).text;
    expect(rhea).toContain("<h1>All teams</h1>");
    expect(rhea).toContain('aria-current="page">All teams');
    for (const path of [
      "/console?person=ada",
      "/console",
      "/console/company?person=mona",
      "/console/team?person=otto",
    ]) {
      const { status, text } = await get(path);
      expect([path, status]).toEqual([path, 403]);
      expect(text).not.toContain("people</td>");
    }
  });

  test("a team's sections come with how many got stuck, in words below five, and never one meant for others", async () => {
    const { text } = await get("/console/team?person=mona");
    expect(rowsOf(text, "fragile")).toEqual([
      "Gift vouchers · Vouchers over 500 euros|7 of 9 people|",
      "Gift vouchers · Replace a lost voucher|about half of 9 people|",
      "Returns & exchanges · Goods bought in the web shop|a few of 9 people|",
    ]);
    expect(text).not.toContain("Plans of the board");
  });

  test("people are named to their manager alone, and only who saw the entry first and was told of", async () => {
    const mona = rowsOf((await get("/console/team?person=mona")).text, "gaps");
    expect(mona).toContain(
      "Ben Example: Lost vouchers|A person|31 Oct|Misses by week: rising (8 weeks)|Practice assigned|",
    );
    expect(mona.filter((row) => row.includes("A person"))).toHaveLength(2);
    for (const path of ["/console/team?person=rhea", "/console/company?person=rhea"]) {
      const { text } = await get(path);
      expect(text).not.toMatch(/(?:Ben|Eve) Example/);
    }
  });

  test("people or page: the pages that were found wrong against the others", async () => {
    const { text } = await get("/console/team?person=mona");
    expect(text).toContain("Mostly it is the page: 39 of 52 times");
    expect(rowsOf(text, "split")).toEqual(["Pages found wrong|39|", "Other pages|13|"]);
  });

  test("the administrator sees pages that are missing and how long owners take, managers do not", async () => {
    const all = (await get("/console/company?person=rhea")).text;
    expect(rowsOf(all, "gaps")).toContainEqual(
      expect.stringContaining("Vouchers of other shops|A missing page"),
    );
    expect(rowsOf(all, "settling")).toEqual([
      "A day or less|1|",
      "1 to 7 days|3|",
      "7 to 14 days|2|",
      "More than 14 days|1|",
      "Still open|1|",
    ]);
    const mona = (await get("/console/team?person=mona")).text;
    expect(mona).not.toMatch(/other shops|How long owners take/);
  });

  test.each(["fragile", "trend", "gaps", "split", "settling"])(
    "the rows of %s are the same as CSV",
    async (panel) => {
      const page = (await get("/console/company?person=rhea")).text;
      const csv = await get(`/console/company?person=rhea&table=${panel}&format=csv`);
      expect(csv.type).toContain("text/csv");
      const rows = csv.text
        .trimEnd()
        .split("\r\n")
        .slice(1)
        .map((row) => `${row.replaceAll(",", "|")}|`);
      expect(rows).toEqual(rowsOf(page, panel));
      expect(rows.length).toBeGreaterThan(0);
    },
  );

  test("only those with figures are offered them in the chat", async () => {
    const { people } = JSON.parse((await get("/api/people")).text);
    const offered = people.filter(({ figures }: { figures: boolean }) => figures);
    expect(offered.map(({ id }: { id: string }) => id)).toEqual(["mona", "tom", "rhea"]);
  });
});

describe("of a company of its own", () => {
  beforeEach(async () => {
    open = await openConsoleCompany();
  });

  afterEach(() => open.close());

  test("one or two people are never told of, and a team of three has figures only together with others", async () => {
    await open.stuck(["ada", "ben"], large, 2);
    await open.stuck(["jon", "kim", "lou"], large, 2);
    const mona = (await get("/console/team?person=mona")).text;
    const tom = (await get("/console/team?person=tom")).text;
    expect([rowsOf(mona, "fragile"), rowsOf(tom, "fragile")]).toEqual([[], []]);
    expect(mona).toContain("Nothing to tell");
    const rhea = (await get("/console/team?person=rhea")).text;
    expect(rowsOf(rhea, "fragile")).toEqual(["Gift vouchers · Vouchers over 500 euros|5 of 19 people|"]);
  });

  test("a week in which fewer than three got stuck is not told from one in which nobody did", async () => {
    await open.stuck(["ada", "ben", "cleo", "dan", "eve"], large, 2);
    await open.stuck(["finn"], large, 9);
    const weeks = rowsOf((await get("/console/team?person=mona")).text, "trend");
    expect(weeks.at(-1)).toBe("20 Nov|5 of 9 people|");
    expect(weeks.slice(0, -1).map((row) => row.split("|")[1])).toEqual(
      new Array(7).fill("fewer than three people"),
    );
  });

  test("an entry that is contested is not shown until it is decided", async () => {
    await fillConsole(open);
    await open.append({ kind: "contest-made", contest: contest({ person: "ben", gap: "g1" }) });
    expect((await get("/console/team?person=mona")).text).not.toContain("Ben Example");
  });

  test("where there is a works council nobody is named and groups have ten people", async () => {
    await open.company.publish({ ...consoleFiles, "policy.yaml": "worksCouncil: true\n" });
    await fillConsole(open);
    const mona = (await get("/console/team?person=mona")).text;
    expect(mona).not.toMatch(/(?:Ben|Eve) Example/);
    expect(mona).toContain("at least ten people");
    expect(["fragile", "trend", "gaps", "split"].flatMap((panel) => rowsOf(mona, panel))).toEqual([]);
    const all = (await get("/console/company?person=rhea")).text;
    expect(rowsOf(all, "fragile")[0]).toMatch(/\d+ of 20 people/);
    expect(rowsOf(all, "settling")).toEqual([]);
  });

  test("while a manager is away their deputy sees the team, themselves not among those named, and nobody else does", async () => {
    const away = "deputy: ben, leave: [{ from: 2026-11-16, to: 2026-11-27 }], timeZone: UTC }";
    const people = consoleFiles["people.yaml"].replace(/(id: mona,.*)timeZone: UTC }/, `$1${away}`);
    await open.company.publish({ ...consoleFiles, "people.yaml": people });
    await fillConsole(open);
    const ben = (await get("/console?person=ben")).text;
    expect(ben).toContain("<h1>The team of Mona Example, who is away</h1>");
    expect(ben).toContain("Eve Example");
    expect(ben).not.toContain("Ben Example: ");
    const csv = await get("/console/team?person=ben&team=mona&table=gaps&format=csv");
    expect(csv.text).toContain("Eve Example");
    expect((await get("/console/team?person=mona")).text).toContain("<h1>Your team</h1>");
    expect((await get("/console/team?person=ben&team=tom")).status).toBe(403);
    expect((await get("/console/team?person=cleo")).status).toBe(403);
    const looks = await open.company.runtime.store.signals.looks({
      about: "eve",
      since: new Date(0),
      limit: 9,
    });
    expect(new Set(looks.map(({ by }) => by))).toEqual(new Set(["ben", "mona"]));
  });

  test("every look is kept, with everybody who was named", async () => {
    await fillConsole(open);
    await get("/console/team?person=mona");
    await get("/console/company?person=rhea&format=csv");
    await get("/console?person=ada");
    const looks = await open.company.runtime.store.signals.looks({ since: new Date(0), limit: 9 });
    expect(looks.map(({ by, about }) => `${by} at ${about}`).toSorted()).toEqual([
      "mona at (team)",
      "mona at ben",
      "mona at eve",
      "rhea at (everybody)",
    ]);
  });
});
