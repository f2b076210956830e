import { type Html, html } from "../../core/html.ts";
import { type ChartNames, chart, chartWidth, rounded, shortened } from "./chart.ts";

export interface Bar {
  readonly name: string;
  /** 0 to 1. */
  readonly size: number;
  readonly label: string;
}

const rowHeight = 46;
const longest = chartWidth - 120;
const labelLetters = 54;

/** Lying bars, each below its name and with what it says behind it. */
export function barChart(names: ChartNames, bars: readonly Bar[]): Html {
  const most = Math.max(...bars.map(({ size }) => size), Number.EPSILON);
  const rows = bars.map(({ name, size, label }, at) => {
    const top = at * rowHeight;
    const width = rounded(Math.max(3, (size / most) * longest));
    return html`<text class="name" x="0" y="${top + 14}">${shortened(name, labelLetters)}</text><rect class="bar-of" x="0" y="${top + 21}" width="${width}" height="17" rx="3"></rect><text class="value" x="${rounded(width + 8)}" y="${top + 34}">${label}</text>`;
  });
  return chart(names, Math.max(1, bars.length) * rowHeight, rows);
}
