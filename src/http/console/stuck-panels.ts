import { consoleWords } from "../../core/messages/console.ts";
import { dayInWords } from "../../core/messages/dates.ts";
import { countInWords } from "../../core/messages/signals.ts";
import type { SectionKey } from "../../core/ports/page-store.ts";
import { barChart } from "./bar-chart.ts";
import { columnChart } from "./column-chart.ts";
import { peopleFigure } from "./figure.ts";
import type { KnownSections } from "./known-sections.ts";
import { chartNames, type Panel } from "./panel.ts";
import { stackedChart } from "./stacked-chart.ts";
import { fragileSections, type StuckFacts, stuckSplit, stuckTrend } from "./stuck.ts";

/** Sections shown at most. */
const mostSections = 8;
const weekMs = 7 * 86_400_000;

/** `sections`: those that whoever looks may read. */
export function fragilePanel(facts: StuckFacts, sections: KnownSections): Panel {
  const words = consoleWords.fragile;
  const shown = fragileSections(facts).flatMap(({ key, people, of }) => {
    const section = sections.get(key);
    return section === null ? [] : [{ ...section, figure: peopleFigure(people, of, facts.policy) }];
  });
  const [first] = shown;
  return {
    id: "fragile",
    title: words.title,
    says: first === undefined ? words.nothing : words.says(first.title, first.figure.text, shown.length),
    chart:
      first === undefined
        ? null
        : barChart(
            chartNames("fragile", words),
            shown
              .slice(0, mostSections)
              .map(({ title, figure }) => ({ name: title, size: figure.size, label: figure.text })),
          ),
    table: {
      columns: words.columns,
      rows: shown.map(({ title, href, figure }) => [{ text: title, href }, { text: figure.text }]),
    },
  };
}

export function trendPanel(
  facts: StuckFacts,
  { weeks, now, zone }: { readonly weeks: number; readonly now: Date; readonly zone: string },
): Panel {
  const words = consoleWords.trend;
  const trend = stuckTrend(facts, weeks);
  const base = { id: "trend", title: words.title } as const;
  if (trend === null)
    return { ...base, says: consoleWords.tooFew, chart: null, table: { columns: words.columns, rows: [] } };
  const shown = trend.weeks.map((count, at) => {
    const upTo = new Date(now.getTime() - (weeks - 1 - at) * weekMs);
    return { day: dayInWords(upTo, now, zone), figure: peopleFigure(count, trend.of, facts.policy) };
  });
  const columns = shown.map(({ day, figure }) => {
    return {
      name: day,
      size: figure.size,
      label: figure.isTold ? figure.short : "",
      isUntold: !figure.isTold,
    };
  });
  return {
    ...base,
    says: words.says[trend.course](Math.floor(weeks / 2)),
    chart: columnChart(chartNames("trend", words), columns),
    table: {
      columns: words.columns,
      rows: shown.map(({ day, figure }) => [{ text: day }, { text: figure.text }]),
    },
  };
}

/** `wrong`: the sections with a page problem. */
export function splitPanel(facts: StuckFacts, wrong: readonly SectionKey[]): Panel {
  const words = consoleWords.split;
  const split = stuckSplit(facts, new Set(wrong.map(({ sop, section }) => `${sop}#${section}`)));
  const base = { id: "split", title: words.title } as const;
  const tableOf = (page: string, people: string) => ({
    columns: words.columns,
    rows: [
      [{ text: words.page }, { text: page }],
      [{ text: words.people }, { text: people }],
    ],
  });
  if (split === null)
    return { ...base, says: consoleWords.tooFew, chart: null, table: { columns: words.columns, rows: [] } };
  if (split.kind === "words")
    return {
      ...base,
      says: words.inWords[split.part],
      chart: null,
      table: tableOf(words.shares[split.part], words.rest[split.part]),
    };
  const { page, people } = split;
  const parts = [page, people].map((size) => ({ size, label: String(size) }));
  return {
    ...base,
    says: words.says(page, page + people),
    chart: stackedChart(
      chartNames("split", words),
      [words.page, words.people],
      [{ name: words.row, parts, empty: countInWords(0) }],
    ),
    table: tableOf(String(page), String(people)),
  };
}
