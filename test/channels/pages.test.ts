import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { html } from "../../src/core/html.ts";
import { blocksToHtml } from "../../src/http/blocks-to-html.ts";
import { linkFromPage, pageAddress } from "../../src/http/page-address.ts";
import { startSampleServer } from "./sample-server.ts";

let server: Awaited<ReturnType<typeof startSampleServer>>;

beforeAll(async () => {
  server = await startSampleServer();
});
afterAll(() => server.close());

async function get(path: string, cookie = "") {
  const response = await fetch(server.url + path, {
    headers: { Accept: "text/html", cookie },
    redirect: "manual",
  });
  return { status: response.status, location: response.headers.get("location"), text: await response.text() };
}

test("a page in force shows its version, date, owner, trust, reason and what comes next", async () => {
  const { status, text } = await get("/pages/refunds/approvals/v7");
  expect(status).toBe(200);
  for (const words of [
    "In force since 2 Oct 2026",
    "Jonas Weber",
    "Verified",
    "Approvers answer within one working day.",
    "v8 takes effect on 1 Dec 2026",
  ]) {
    expect(text).toContain(words);
  }
});

test("the page's owner reads what was decided by a version and what colleagues noted; nobody else does", async () => {
  const words = [
    "Above 500 euros: approved by Jonas Weber on 2 Nov 2026",
    "The goods were never sent.",
    "Say which of the two forms it is.",
  ];
  const owners = (await get("/pages/refunds/approvals/v7", "cairn_person=jonas")).text;
  const others = (await get("/pages/refunds/approvals/v7", "cairn_person=mia")).text;
  expect(words.filter((line) => owners.includes(line))).toEqual(words);
  expect(words.filter((line) => others.includes(line))).toEqual([]);
});

test("a section has its slug as anchor, so that a citation lands on it", async () => {
  expect((await get("/pages/refunds/approvals/v7")).text).toContain('<section id="over-500"');
});

test("a superseded text says so and leads to the one in force", async () => {
  const { text } = await get("/pages/refunds/approvals/v6");
  expect(text).toContain("v7 has been in force since 2 Oct 2026");
  expect(text).toContain('href="/pages/refunds/approvals/v7"');
  expect(text).not.toContain("Verified");
});

test("a scheduled text says from when it counts", async () => {
  expect((await get("/pages/refunds/approvals/v8")).text).toContain(
    "Not in force yet: takes effect on 1 Dec 2026",
  );
});

test("an address without a version leads to the one in force, and keeps who reads", async () => {
  expect((await get("/pages/refunds/approvals?person=mia")).location).toBe(
    "/pages/refunds/approvals/v7?person=mia",
  );
  expect((await get("/lessons/refunds/first-refund")).location).toBe("/lessons/refunds/first-refund/v1");
});

test("a page for others looks exactly like one that does not exist", async () => {
  const closed = await get("/pages/people/pay/v1", "cairn_person=mia");
  const absent = await get("/pages/people/none/v1", "cairn_person=mia");
  expect(closed).toEqual(absent);
  expect(closed.status).toBe(404);
  expect((await get("/pages/people/pay")).status).toBe(404);
});

test("the person chosen in the chat reads what is meant for them", async () => {
  expect((await get("/pages/people/pay/v1", "x=1; cairn_person=jonas")).text).toContain("For Jonas only.");
  expect((await get("/pages/people/pay/v1?person=jonas")).status).toBe(200);
});

test.each(["cairn_person=%E0%A4%A", "cairn_person=", "cairn_person=nobody", "%%%"])(
  "a cookie like %s is nobody",
  async (cookie) => {
    expect((await get("/pages/people/pay/v1", cookie)).status).toBe(404);
    expect((await get("/pages/refunds/approvals/v7", cookie)).status).toBe(200);
  },
);

test.each([
  "/pages/refunds/approvals/v99",
  "/pages/refunds/approvals/v0",
  "/pages/v7",
  "/pages/..%2f..%2fetc/v1",
])("there is nothing at %s", async (path) => {
  expect((await get(path)).status).toBe(404);
});

test("the list shows the pages its reader may see, by area, and the lessons", async () => {
  const everybody = await get("/pages");
  expect(everybody.text).toContain("Refund approvals");
  expect(everybody.text).toContain("Your first refund");
  expect(everybody.text).not.toContain("Pay bands");
  expect((await get("/pages?person=jonas")).text).toContain("Pay bands");
});

test("a lesson leads to the sections it is built on, and a page to its lessons", async () => {
  expect((await get("/lessons/refunds/first-refund/v1")).text).toContain(
    'href="/pages/refunds/approvals/v7#over-500"',
  );
  expect((await get("/pages/refunds/approvals/v7")).text).toContain('href="/lessons/refunds/first-refund"');
});

test("marks in a page's text stay text", async () => {
  const { text } = await get("/pages/refunds/approvals/v7");
  expect(text).toContain("&#60;b&#62;and&#60;/b&#62;");
  expect(text).not.toContain("<b>and</b>");
});

test("whatever a page's text and links are, they open no tag and run no script", () => {
  const nasty = fc.oneof(
    fc.string(),
    fc.constantFrom(
      '"><img src=x onerror=alert(1)>',
      "'-alert(1)-'",
      "javascript:alert(1)",
      "<script>x</script>",
    ),
  );
  fc.assert(
    fc.property(nasty, nasty, (text, href) => {
      const page = { kind: "sop", path: "a/b", version: 1 } as const;
      const shown = blocksToHtml([{ kind: "paragraph", spans: [{ text, href }] }], (link) =>
        linkFromPage(link, page),
      ).html;
      expect(shown).toMatch(
        /^<p>(?:<a href="(?:https?:|mailto:|\/pages\/|\/lessons\/)[^"<>]*"(?: rel="noopener noreferrer")?>[^<>]*<\/a>|[^<>]*)<\/p>$/i,
      );
    }),
  );
});

test.each([
  ["other.md", "/pages/refunds/other"],
  ["../people/leave.md#sick", "/pages/people/leave#sick"],
  ["../../lessons/refunds/first.md", "/lessons/refunds/first"],
  ["#limits", "/pages/refunds/approvals/v7#limits"],
  ["https://example.com/a", "https://example.com/a"],
  ["mailto:a@example.com", "mailto:a@example.com"],
  ["javascript:alert(1)", null],
  ["//evil.example/x", null],
  ["\\\\evil.example", null],
  ["data:text/html,x", null],
  ["picture.png", null],
])("the link %s of a page leads to %s", (href, target) => {
  expect(linkFromPage(href, { kind: "sop", path: "refunds/approvals", version: 7 })).toBe(target);
});

test.each([
  ["a/b/v7", "a/b", 7],
  ["a/b", "a/b", null],
  ["v7", "v7", null],
  ["a/v07", "a/v07", null],
])("the address %s names %s at version %s", (address, path, version) => {
  expect(pageAddress(address.split("/"))).toEqual({ path, version });
});

test("a template escapes what is put into it, wherever it stands", () => {
  expect(html`<a title="${`"'<&`}">${["<", html`<b>`, null, 3]}</a>`.html).toBe(
    '<a title="&#34;&#39;&#60;&#38;">&#60;<b>3</a>',
  );
});

test("what a version changed has an address of its own, for whoever may read both texts", async () => {
  const { status, text } = await get("/pages/refunds/approvals/v7/changes");
  expect(status).toBe(200);
  expect(text).toContain("What changed from v6 to v7");
  expect((await get("/pages/refunds/approvals/v7")).text).toContain(
    'href="/pages/refunds/approvals/v7/changes"',
  );
});

test("what changed in a page for others, or since no version, looks like a page that does not exist", async () => {
  const nowhere = await get("/pages/nowhere/v2/changes");
  expect(nowhere.status).toBe(404);
  expect(await get("/pages/people/pay/v1/changes", "cairn_person=mia")).toEqual(nowhere);
  expect(await get("/pages/refunds/approvals/v7/changes?from=99")).toEqual(nowhere);
  expect((await get("/pages/people/pay/v1/changes", "cairn_person=jonas")).text).toContain(
    "v1 is the first text of this page.",
  );
});
