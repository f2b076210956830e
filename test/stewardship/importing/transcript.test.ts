import { expect, test } from "vitest";
import { importedFile } from "./support/imported.ts";

test("a walkthrough becomes the draft of a procedure: steps, what belongs to them, and their times", async () => {
  const vtt = `WEBVTT

00:00:01.000 --> 00:00:04.000
<v Ana Roth>Um, okay, today we do the the refund for an annual plan.

00:00:04.500 --> 00:00:08.000
<v Ana Roth>First, you open the case in Beacon and, uh, check the payment date.

00:00:08.500 --> 00:00:12.000
<v Ana Roth>Then click on Refund. It takes a moment to load.

00:00:15.500 --> 00:00:20.000
<v Ana Roth>You need to enter the months that are left. After that, press Send.

00:01:25.000 --> 00:01:29.000
<v Ana Roth>Now let's look at what to do when it fails.

00:01:30.000 --> 00:01:35.000
<v Ben>Do not try again. Call finance operations instead.
`;
  const draft = await importedFile("Annual plan.vtt", vtt);
  expect(draft).toMatchObject({ title: "Annual plan", refused: [], odd: [] });
  expect(draft.losses).toEqual({ filler: 3, speaker: 2 });
  expect(draft.text).toMatchInlineSnapshot(`
    "## What was said

    Today we do the refund for an annual plan. <!-- 00:00:01 -->

    ### Steps

    1. Open the case in Beacon and check the payment date. <!-- 00:00:04 -->
    2. Click on Refund. It takes a moment to load. <!-- 00:00:08 -->
    3. Enter the months that are left. <!-- 00:00:15 -->
    4. Press Send. <!-- 00:00:15 -->

    ## What to do when it fails

    Do not try again. Call finance operations instead. <!-- 00:01:30 -->
    "
  `);
});

test("captions without punctuation are cut at silences, and rolling lines are said once", async () => {
  const srt = `1
00:00:01,000 --> 00:00:03,000
we write down the meter reading

2
00:00:03,000 --> 00:00:05,000
we write down the meter reading
before we leave the house

3
00:00:09,000 --> 00:00:11,000
the customer signs it
`;
  const { text } = await importedFile("meter.srt", srt);
  expect(text).toBe(
    "## What was said\n\nWe write down the meter reading before we leave the house. <!-- 00:00:01 -->\n\nThe customer signs it. <!-- 00:00:09 -->\n",
  );
});

test.each([
  [
    "[00:00:03] Ana Roth: Open the drawer first.\n[00:00:07] Ben: How many people count?\n[00:00:09] Ana Roth: Two people count.",
  ],
  [
    "Ana Roth  0:03\nOpen the drawer first.\n\nBen  0:07\nHow many people count?\n\nAna Roth  0:09\nTwo people count.",
  ],
  ["Ana Roth: Open the drawer first.\nBen: How many people count?\nAna Roth: Two people count."],
])("a call written down as text is a transcript: %j", async (text) => {
  const draft = await importedFile("call.txt", text);
  expect(draft.losses).toEqual({ speaker: 2 });
  expect(draft.text).toMatch(/Open the drawer first\./);
  expect(draft.text).not.toMatch(/Ana|Ben/);
});

test("notes with a colon here and there are no transcript", async () => {
  const draft = await importedFile(
    "notes.txt",
    "Opening hours\n\nMonday: closed\nTuesday: from nine\nSunday: closed\n",
  );
  expect(draft.text).toContain("Monday: closed");
});

test("a memo in which nothing is to be done stays paragraphs", async () => {
  const draft = await importedFile(
    "memo.vtt",
    "WEBVTT\n\n00:01.000 --> 00:04.000\nThe tariff changed in May. Nobody told the shops.\n",
  );
  expect(draft.text).toBe(
    "## What was said\n\nThe tariff changed in May. Nobody told the shops. <!-- 00:00:01 -->\n",
  );
});

test("captions without a word are refused", async () => {
  expect((await importedFile("a.vtt", "WEBVTT\n\nNOTE nothing\n")).reason).toMatch(/no text/);
});
