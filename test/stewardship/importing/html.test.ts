import { expect, test } from "vitest";
import { imported, importedFile } from "./support/imported.ts";

test("a page of the web keeps its structure and loses what is no text, which is counted", async () => {
  const html = `<html lang="en-GB"><head><title>Pellworth - Returns</title><style>p{}</style></head><body>
<nav><a href="/">Home</a></nav><main><h1>Returns</h1>
<p>See <a href="#who">who decides</a>, <a href="gone.html">the old page</a> and <a href="https://pellworth.example">our site</a>.</p>
<h3 id="who">Who decides</h3>
<table><tr><th>Amount</th><th>Who</th></tr><tr><td rowspan="2">over 500</td><td>lead</td></tr><tr><td>deputy</td></tr></table>
<ol><li>Ask<ul><li>by chat</li></ul></li><li>Wait</li></ol>
<pre><code class="language-sh">ls -l</code></pre>
<img src="a.png" alt="The screen"><form><input name="q"></form><iframe src="x"></iframe><script>alert(1)</script></main></body></html>`;
  const draft = await importedFile("returns.html", html);
  expect(draft).toMatchObject({ title: "Returns", refused: [], odd: [] });
  expect(draft.losses).toEqual({ media: 1, "form-field": 1, "merged-cell": 1, image: 1, "missing-link": 1 });
  expect(draft.text).toMatchInlineSnapshot(`
    "See [who decides](#who-decides), the old page and [our site](https://pellworth.example).

    ## Who decides

    | Amount   | Who    |
    | -------- | ------ |
    | over 500 | lead   |
    | over 500 | deputy |

    1. Ask
       - by chat
    2. Wait

    \`\`\`sh
    ls -l
    \`\`\`

    (picture: The screen)
    "
  `);
});

test("links between imported files lead to their drafts", async () => {
  const { drafts, odd } = await imported({
    "Team A/start.html": '<h1>Start</h1><p><a href="../Team%20B/next%20step.html#top">Next</a></p>',
    "Team B/next step.html": '<h1>Next</h1><p><a href="../Team A/start.html">Back</a></p>',
  });
  expect(drafts).toEqual({
    "team-a/start.md": "[Next](../team-b/next-step.md)\n",
    "team-b/next-step.md": "[Back](../team-a/start.md)\n",
  });
  expect(odd).toEqual([]);
});

test("text that looks like Markdown stays text", async () => {
  const { text, refused } = await importedFile(
    "a.html",
    "<p># no heading</p><p>1. no list *no stars* [no](link)</p>",
  );
  expect(refused).toEqual([]);
  expect(text).toBe("\\# no heading\n\n1\\. no list \\*no stars\\* \\[no]\\(link)\n");
});

test("a page nested without end is refused, the others go on", async () => {
  const { report } = await imported({
    "deep.html": `${"<div>".repeat(20_000)}x`,
    "good.html": "<p>Good</p>",
  });
  expect(report.written.map(({ source }) => source)).toEqual(["good.html"]);
  expect(report.refused).toMatchObject([
    { source: "deep.html", reason: expect.stringMatching(/nested too deeply/) },
  ]);
});

test("plain text gives headings, lists within lists and paragraphs", async () => {
  const text =
    "Opening the till\n\nBEFORE YOU START\n\nCount the float.\nIt is 200 EUR.\n\n1. Unlock\n2. Count\n   - coins\n   - notes\n3. Sign\n";
  const draft = await importedFile("till.txt", text);
  expect(draft.title).toBe("Opening the till");
  expect(draft.text).toBe(
    "## Before you start\n\nCount the float. It is 200 EUR.\n\n1. Unlock\n2. Count\n   - coins\n   - notes\n3. Sign\n",
  );
});
