import fc from "fast-check";
import { expect, test } from "vitest";
import { defaultPolicy } from "../../src/core/policy.ts";
import { barChart } from "../../src/http/console/bar-chart.ts";
import { chartWidth } from "../../src/http/console/chart.ts";
import { columnChart } from "../../src/http/console/column-chart.ts";
import { peopleFigure } from "../../src/http/console/figure.ts";
import { settling } from "../../src/http/console/settling.ts";
import { sparkline } from "../../src/http/console/sparkline.ts";
import { stackedChart } from "../../src/http/console/stacked-chart.ts";
import { tableCsv, tableHtml } from "../../src/http/console/table.ts";

const names = { id: "c", title: "Where <people> get stuck", description: "By section." };

/** Widths of the bars, as they stand in the drawing. */
function widthsIn(html: string, kind: string): readonly number[] {
  const bars = [...html.matchAll(new RegExp(`<rect class="${kind}"[^>]* width="([\\d.]+)"`, "g"))];
  return bars.map(([, width]) => Number(width));
}

test("a bar is as long as its size says, with its name above it and what it says behind it", () => {
  const { html } = barChart(names, [
    { name: "Refunds & returns", size: 0.8, label: "8 of 10 people" },
    { name: "Vouchers", size: 0.4, label: "4 of 10 people" },
  ]);
  const [long = 0, short = 0] = widthsIn(html, "bar-of");
  expect(short / long).toBeCloseTo(0.5);
  expect(html).toContain("Refunds &#38; returns");
  expect(html).toContain(">8 of 10 people</text>");
});

test("a chart has a title and a description for whoever does not see it, and nothing in it can become markup", () => {
  const { html } = barChart(names, [{ name: '"><script>', size: 1, label: "<b>" }]);
  expect(html).toContain('aria-labelledby="c-title c-description"');
  expect(html).toContain("Where &#60;people&#62; get stuck");
  expect(html).not.toMatch(/<script|<b>/);
});

test("a name too long for the drawing is cut there", () => {
  const { html } = barChart(names, [{ name: "Vouchers ".repeat(20), size: 1, label: "5" }]);
  expect(html).toMatch(/>(?:Vouchers ){4,6}Vou?c?h?e?r?s?…<|…</);
  expect(html).not.toContain("Vouchers ".repeat(10));
});

test("what is too small to be told is a short line without a number", () => {
  const { html } = columnChart(names, [
    { name: "6 Nov", size: 0, label: "", isUntold: true },
    { name: "13 Nov", size: 0.5, label: "5", isUntold: false },
  ]);
  expect(widthsIn(html, "short")).toHaveLength(1);
  expect(widthsIn(html, "bar-of")).toHaveLength(1);
  expect(html).toContain('y="139"');
});

test("the parts of a stack are as long as they are large and never leave the drawing", () => {
  const sizes = fc.array(fc.nat(2000), { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(fc.array(sizes, { minLength: 1, maxLength: 3 }), (rows) => {
      const stacks = rows.map((parts) => ({
        name: "Open",
        empty: "none",
        parts: parts.map((size) => ({ size, label: String(size) })),
      }));
      const { html } = stackedChart(names, ["Pages"], stacks);
      const ends = [
        ...html.matchAll(/<rect class="part-\d" x="([\d.]+)" y="\d+" width="([\d.]+)" height="24"/g),
      ];
      expect(ends).toHaveLength(rows.flat().filter((size) => size > 0).length);
      for (const [, x, width] of ends) expect(Number(x) + Number(width)).toBeLessThanOrEqual(chartWidth);
    }),
  );
});

test("an empty row says so instead of being blank", () => {
  const { html } = stackedChart(
    names,
    ["Pages"],
    [{ name: "Open", empty: "none", parts: [{ size: 0, label: "0" }] }],
  );
  expect(html).toContain(">none</text>");
});

test("a small line goes up where counts go up, and is said in words", () => {
  const { html } = sparkline([0, 2, 4], "rising (3 weeks)");
  const [, points = ""] = /points="([^"]+)"/.exec(html) ?? [];
  const heights = points.split(" ").map((point) => Number(point.split(",")[1]));
  expect(heights).toEqual(heights.toSorted((a, b) => b - a));
  expect(html).toContain('aria-label="rising (3 weeks)"');
});

test("rows for a spreadsheet are the rows of the table, and no formula", () => {
  const table = {
    columns: ["What", "People"],
    rows: [[{ text: '=HYPERLINK("x")', href: "/pages/a" }, { text: "3, or more" }]],
  };
  expect(tableCsv(table)).toBe('\uFEFFWhat,People\r\n"\'=HYPERLINK(""x"")","3, or more"\r\n');
  expect(tableHtml(table, "Rows").html).toContain('<a href="/pages/a">=HYPERLINK(&#34;x&#34;)</a>');
});

test("fewer than three people are never counted, three and four are told in words, five in figures", () => {
  const figures = [0, 1, 2, 3, 4, 5].map((count) => peopleFigure(count, 9, defaultPolicy));
  expect(figures.map(({ text }) => text)).toEqual([
    "fewer than three people",
    "fewer than three people",
    "fewer than three people",
    "a few of 9 people",
    "about half of 9 people",
    "5 of 9 people",
  ]);
  const sizes = figures.slice(3).map(({ size }) => size);
  expect(sizes).toEqual(sizes.toSorted());
  const [three, four] = [3, 4].map((count) => peopleFigure(count, 20, defaultPolicy));
  expect(three).toEqual(four);
  expect(new Set(figures.slice(0, 3).map(({ size }) => size))).toEqual(new Set([0]));
});

test("how long owners take is told of five owners together, where there is a works council of ten, never of fewer", () => {
  const at = new Date("2026-11-02T09:00:00Z");
  const flags = (owners: number) =>
    Array.from({ length: owners }, (_, owner) => ({
      owner: `o${owner}`,
      at,
      settled:
        owner === 0
          ? null
          : {
              by: "o",
              verdict: "fixed" as const,
              words: null,
              at: new Date(at.getTime() + owner * 86_400_000),
            },
    }));
  expect(settling(flags(4), defaultPolicy)).toBeNull();
  const settled = settling(flags(5), defaultPolicy);
  expect(settled).toEqual({
    took: [
      { from: 0, to: 1, flags: 1 },
      { from: 1, to: 7, flags: 3 },
      { from: 7, to: 14, flags: 0 },
      { from: 14, to: null, flags: 0 },
    ],
    open: 1,
    medianDays: 2,
  });
  expect(settling(flags(9), { ...defaultPolicy, worksCouncil: true })).toBeNull();
  expect(settling(flags(10), { ...defaultPolicy, worksCouncil: true })).not.toBeNull();
});
