import { expect, test } from "vitest";
import { defaultPolicy } from "../../src/core/policy.ts";
import type { EarlierAnswer } from "../../src/core/ports/signal-store.ts";
import { soughtAgain } from "../../src/signals/signs/sought-again.ts";

const now = new Date("2026-11-02T12:00:00Z");
const minutes = (count: number) => new Date(now.getTime() - count * 60_000);
const days = (count: number) => minutes(count * 1440);
const at = (section: string, score = 1) => ({ sop: "refunds", section, score });

function answer(more: Partial<EarlierAnswer>): EarlierAnswer {
  return { id: "q", at: now, outcome: "answered", reason: "clear-match", found: [], cited: [], ...more };
}

const about = (section: string, more: Partial<EarlierAnswer> = {}) =>
  answer({ found: [at(section)], cited: [at(section)], ...more });
const nothing = (found: EarlierAnswer["found"], more: Partial<EarlierAnswer> = {}) =>
  answer({ outcome: "abstained", reason: "weak-match", found, ...more });

function sought(later: EarlierAnswer, ...earlier: readonly EarlierAnswer[]) {
  return soughtAgain(later, earlier, defaultPolicy).map(({ kind, section }) => `${kind} ${section}`);
}

test("the same section within ten minutes is a rephrasing, within thirty days it was asked again", () => {
  expect(sought(about("limit"), about("limit", { at: minutes(10) }))).toEqual(["rephrased limit"]);
  expect(sought(about("limit"), about("limit", { at: minutes(11) }))).toEqual(["asked-again limit"]);
  expect(sought(about("limit"), about("limit", { at: days(30) }))).toEqual(["asked-again limit"]);
  expect(sought(about("limit"), about("limit", { at: days(31) }))).toEqual([]);
});

test("another section is another question, however soon", () => {
  expect(sought(about("limit"), about("timing", { at: minutes(1) }))).toEqual([]);
});

test("two sections that were each close behind the other are one search", () => {
  const before = answer({ at: minutes(2), found: [at("timing"), at("limit", 0.9)], cited: [at("timing")] });
  const close = answer({ found: [at("limit"), at("timing", 0.85)], cited: [at("limit")] });
  const far = answer({ found: [at("limit"), at("timing", 0.5)], cited: [at("limit")] });
  expect(sought(close, before)).toEqual(["rephrased timing"]);
  expect(sought(far, before)).toEqual([]);
});

test("words that found nothing, then others that found the page, tell of the page", () => {
  const before = nothing([at("limit", 0.4)], { at: minutes(1) });
  expect(sought(about("limit"), before)).toEqual(["rephrased limit"]);
  expect(sought(about("timing"), before)).toEqual([]);
  expect(sought(nothing([at("limit", 0.4)]), about("limit", { at: minutes(1) }))).toEqual([
    "rephrased limit",
  ]);
});

test("a page that did not answer weeks ago was not there to be asked again", () => {
  expect(sought(about("limit"), nothing([at("limit")], { at: days(3) }))).toEqual([]);
});

test("what was tapped seeks nothing anew, and a section counts once, as it was sought last", () => {
  expect(sought(about("limit"), about("limit", { at: minutes(1), reason: "whole-section" }))).toEqual([]);
  const often = [about("limit", { at: minutes(5) }), about("limit", { at: days(2) })];
  expect(sought(about("limit"), ...often)).toEqual(["rephrased limit"]);
});
