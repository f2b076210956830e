import { type Html, html } from "../../core/html.ts";
import { type ChartNames, chart, chartWidth, rounded, shortened } from "./chart.ts";

export interface Column {
  readonly name: string;
  /** 0 to 1. */
  readonly size: number;
  readonly label: string;
  /** Too small to be told: drawn as a short line. */
  readonly isUntold: boolean;
}

const height = 170;
const floor = 142;
const tallest = 116;

/** Standing bars side by side, what they say above them and their names below: for what goes on in time. */
export function columnChart(names: ChartNames, columns: readonly Column[]): Html {
  const step = chartWidth / Math.max(1, columns.length);
  const most = Math.max(...columns.map(({ size }) => size), Number.EPSILON);
  // Where names would run into one another every second one is left out, the newest stays.
  const every = step < 40 ? 2 : 1;
  const drawn = columns.map(({ name, size, label, isUntold }, at) => {
    const middle = rounded(step * (at + 0.5));
    const tall = rounded(isUntold ? 3 : Math.max(6, (size / most) * tallest));
    const isNamed = (columns.length - 1 - at) % every === 0;
    const below = isNamed
      ? html`<text class="tick" x="${middle}" y="${floor + 20}">${shortened(name, 8)}</text>`
      : null;
    return html`<rect class="${isUntold ? "short" : "bar-of"}" x="${rounded(middle - step * 0.36)}" y="${rounded(floor - tall)}" width="${rounded(step * 0.72)}" height="${tall}" rx="${isUntold ? 1 : 3}"></rect><text class="${isUntold ? "above untold" : "above"}" x="${middle}" y="${rounded(floor - tall - 6)}">${label}</text>${below}`;
  });
  return chart(names, height, [...drawn, html`<path class="floor" d="M0 ${floor}.5H${chartWidth}"></path>`]);
}
