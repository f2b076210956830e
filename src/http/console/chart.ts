import { type Html, html } from "../../core/html.ts";

/** What every chart says to whoever does not see it. */
export interface ChartNames {
  /** Unlike that of any other chart of the document. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
}

/** As wide as a phone, so that what is written in it can be read there. */
export const chartWidth = 360;

/** The frame of a chart: its title and description are read out in place of the drawing. */
export function chart(
  { id, title, description }: ChartNames,
  height: number,
  drawing: readonly Html[],
): Html {
  return html`<svg class="chart" viewBox="0 0 ${chartWidth} ${height}" role="img" aria-labelledby="${id}-title ${id}-description"><title id="${id}-title">${title}</title><desc id="${id}-description">${description}</desc>${drawing}</svg>`;
}

/** Words in a drawing never break: what is too long for its place is cut, and stands whole in the table. */
export function shortened(text: string, most: number): string {
  const signs = [...text];
  return signs.length <= most
    ? text
    : `${signs
        .slice(0, most - 1)
        .join("")
        .trimEnd()}…`;
}

/** A length with one decimal place. */
export function rounded(length: number): number {
  return Math.round(length * 10) / 10;
}
