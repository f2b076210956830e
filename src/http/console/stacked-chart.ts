import { type Html, html } from "../../core/html.ts";
import { type ChartNames, chart, chartWidth, rounded } from "./chart.ts";

export interface Stack {
  readonly name: string;
  /** In the order of the legend. */
  readonly parts: readonly { readonly size: number; readonly label: string }[];
  /** Said instead of a bar when all its parts are empty. */
  readonly empty: string;
}

const rowHeight = 52;
const barHeight = 24;
const legendHeight = 28;
/** Narrower parts could not hold what they say. */
const narrowest = 26;

/** A bar for each row, made of parts that say how large they are; what the parts are stands above. */
export function stackedChart(names: ChartNames, legend: readonly string[], rows: readonly Stack[]): Html {
  const most = Math.max(...rows.map(sum), Number.EPSILON);
  const drawn = rows.map((row, at) => drawRow(row, legendHeight + at * rowHeight, most));
  return chart(names, legendHeight + rows.length * rowHeight, [drawLegend(legend), ...drawn]);
}

function drawRow(row: Stack, top: number, most: number): Html {
  const name = html`<text class="name" x="0" y="${top + 14}">${row.name}</text>`;
  if (sum(row) === 0) return html`${name}<text class="value" x="0" y="${top + 36}">${row.empty}</text>`;
  let left = 0;
  const parts = widths(row, (sum(row) / most) * chartWidth).map((width, at) => {
    if (width === 0) return null;
    const x = left;
    left += width;
    // A gap between the parts, so that they are told apart without their colours.
    return html`<rect class="part-${at + 1}" x="${rounded(x)}" y="${top + 20}" width="${rounded(width - 2)}" height="${barHeight}" rx="3"></rect><text class="on part-${at + 1}" x="${rounded(x + (width - 2) / 2)}" y="${top + 37}">${row.parts[at]?.label ?? ""}</text>`;
  });
  return html`${name}${parts}`;
}

/** Each part as long as it is large, but long enough for what it says. */
function widths({ parts }: Stack, length: number): readonly number[] {
  const all = parts.reduce((total, { size }) => total + size, 0);
  const least = parts.map(({ size, label }) =>
    size === 0 ? 0 : Math.max(narrowest, label.length * 7 + 14, (size / all) * length),
  );
  const needed = least.reduce((total, one) => total + one, 0);
  const room = Math.max(length, Math.min(needed, chartWidth));
  return least.map((one) => (one / needed) * room);
}

function drawLegend(legend: readonly string[]): Html {
  let left = 0;
  const entries = legend.map((name, at) => {
    const x = left;
    left += 18 + name.length * 7 + 16;
    return html`<rect class="part-${at + 1}" x="${x}" y="3" width="12" height="12" rx="3"></rect><text class="name" x="${x + 18}" y="14">${name}</text>`;
  });
  return html`${entries}`;
}

function sum({ parts }: Stack): number {
  return parts.reduce((total, { size }) => total + size, 0);
}
