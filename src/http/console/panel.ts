import type { Html } from "../../core/html.ts";
import type { ChartNames } from "./chart.ts";
import type { Table } from "./table.ts";

/** One question and what the figures say to it. */
export interface Panel {
  /** Part of its address. */
  readonly id: "fragile" | "trend" | "gaps" | "split" | "settling" | "metadata";
  readonly title: string;
  /** What the chart means, in a sentence or two. */
  readonly says: string;
  /** `null`: there is nothing that could be drawn. */
  readonly chart: Html | null;
  /** The rows of the chart; without any it is not shown. */
  readonly table: Table;
}

export function chartNames(
  id: Panel["id"],
  words: { readonly title: string; readonly description: string },
): ChartNames {
  return { id: `chart-${id}`, title: words.title, description: words.description };
}
