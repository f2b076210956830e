import { metadataWords } from "../../core/messages/metadata.ts";
import type { MetadataReport } from "../../stewardship/metadata/metadata-report.ts";
import { barChart } from "./bar-chart.ts";
import { chartNames, type Panel } from "./panel.ts";

const { panel: words, lacks } = metadataWords;

/** What pages do not say about themselves, for the administrator. An audience that is missing is no fault by itself. */
export function metadataPanel({ pages, lacking, roles }: MetadataReport): Panel {
  const faults = lacking.filter(({ what }) => what !== "audience");
  const unanswered = Math.max(0, ...faults.map((one) => one.unanswered));
  const rows = [
    ...lacking.map(({ what, pages: paths, answers, unanswered: near }) => [
      { text: lacks[what].name },
      { text: String(paths.length) },
      { text: String(answers) },
      { text: String(near) },
      { text: lacks[what].cost },
    ]),
    ...roles.map(({ title, people, holes }) => [
      { text: metadataWords.role(title, people) },
      { text: "" },
      { text: "" },
      { text: "" },
      { text: holes.map((hole) => metadataWords.hole(hole.title, hole.lacks)).join("; ") },
    ]),
  ];
  return {
    id: "metadata",
    title: words.title,
    says: words.says(new Set(faults.flatMap((one) => one.pages)).size, pages, unanswered),
    chart:
      faults.length === 0
        ? null
        : barChart(
            chartNames("metadata", words),
            faults.map(({ what, pages: paths }) => {
              return { name: lacks[what].name, size: paths.length, label: String(paths.length) };
            }),
          ),
    table: { columns: words.columns, rows },
  };
}
