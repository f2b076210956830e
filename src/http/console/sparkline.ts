import { type Html, html } from "../../core/html.ts";
import { rounded } from "./chart.ts";

const width = 96;
const height = 24;
const edge = 3;

/** A small line of counts, the oldest first, with a dot at the newest. `says`: the same in words. */
export function sparkline(counts: readonly number[], says: string): Html {
  const most = Math.max(...counts, 1);
  const step = (width - 2 * edge) / Math.max(1, counts.length - 1);
  const points = counts.map((count, at) => ({
    x: rounded(edge + at * step),
    y: rounded(height - edge - (count / most) * (height - 2 * edge)),
  }));
  const last = points.at(-1);
  const dot = last === undefined ? null : html`<circle cx="${last.x}" cy="${last.y}" r="2.5"></circle>`;
  return html`<svg class="sparkline" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${says}"><polyline points="${points.map(({ x, y }) => `${x},${y}`).join(" ")}"></polyline>${dot}</svg>`;
}
