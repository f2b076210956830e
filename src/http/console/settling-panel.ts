import type { Flag } from "../../core/flags.ts";
import { consoleWords } from "../../core/messages/console.ts";
import type { Policy } from "../../core/policy.ts";
import { barChart } from "./bar-chart.ts";
import { chartNames, type Panel } from "./panel.ts";
import { settling } from "./settling.ts";

const words = consoleWords.settling;

/** How long it takes until owners settle a flag: of all of them together. */
export function settlingPanel(flags: readonly Flag[], policy: Policy): Panel {
  const figures = settling(flags, policy);
  const base = { id: "settling", title: words.title } as const;
  const { teamPeople, teamPeopleWorksCouncil } = policy.signals;
  const least = policy.worksCouncil ? Math.max(teamPeople, teamPeopleWorksCouncil) : teamPeople;
  const table = { columns: words.columns, rows: [] };
  if (flags.length === 0) return { ...base, says: words.nothing, chart: null, table };
  if (figures === null) return { ...base, says: words.tooFew(least), chart: null, table };
  const rows = [
    ...figures.took.map(({ from, to, flags: count }) => {
      return { name: to === null ? words.longer(from) : words.upTo(from, to), count };
    }),
    { name: words.open, count: figures.open },
  ];
  return {
    ...base,
    says: words.says(figures.medianDays, figures.open),
    chart: barChart(
      chartNames("settling", words),
      rows.map(({ name, count }) => ({ name, size: count, label: String(count) })),
    ),
    table: { ...table, rows: rows.map(({ name, count }) => [{ text: name }, { text: String(count) }]) },
  };
}
