import type { ContentGap, PageProblem, PersonalGap } from "../../core/gaps.ts";
import { consoleWords } from "../../core/messages/console.ts";
import { dayInWords } from "../../core/messages/dates.ts";
import { endOf, isReaction } from "../../signals/escalation/escalation-state.ts";
import { trendInWords } from "../../signals/escalation/trend.ts";
import { titleOf } from "../../signals/subjects.ts";
import { type Figure, peopleFigure } from "./figure.ts";
import type { KnownSections } from "./known-sections.ts";
import type { NamedGap } from "./named-gaps.ts";
import { chartNames, type Panel } from "./panel.ts";
import { sparkline } from "./sparkline.ts";
import { stackedChart } from "./stacked-chart.ts";
import { fragileSections, type StuckFacts } from "./stuck.ts";
import type { Cell } from "./table.ts";

const words = consoleWords.gaps;

export interface GapFacts {
  readonly stuck: StuckFacts;
  readonly sections: KnownSections;
  readonly problems: readonly PageProblem[];
  /** Pages that are missing are of no team. */
  readonly missing: readonly ContentGap[];
  /** Those a manager was told of, by name; of everybody together nobody is named. */
  readonly named: readonly NamedGap[];
  /** People with an open gap of their own, of everybody whom such a figure may be about; `null`: too few, or a team. */
  readonly practising: { readonly people: number; readonly of: number } | null;
  readonly nameOf: (person: string) => string;
  readonly now: Date;
  readonly zone: string;
}

interface Line {
  readonly part: 0 | 1 | 2;
  readonly isOpen: boolean;
  readonly cells: readonly Cell[];
}

/** What is open and what was closed, the pages first. */
export function gapsPanel(facts: GapFacts): Panel {
  const lines = [...pageLines(facts), ...missingLines(facts), ...namedLines(facts)].toSorted(
    (a, b) => Number(b.isOpen) - Number(a.isOpen),
  );
  const practising = practisingFigure(facts);
  const open = lines.filter(({ isOpen }) => isOpen).length;
  const besides = practising === null ? "" : ` ${words.practising(practising.text)}`;
  return {
    id: "gaps",
    title: words.title,
    says: words.says(open, lines.length - open) + besides,
    chart: lines.length === 0 ? null : drawn(lines),
    table: {
      columns: words.columns,
      rows: [
        ...lines.map(({ cells }) => cells),
        ...(practising === null ? [] : [practisingCells(practising)]),
      ],
    },
  };
}

function drawn(lines: readonly Line[]) {
  const legend = [words.parts.page, words.parts.content, words.parts.person];
  const used = ([0, 1, 2] as const).filter((part) => lines.some((line) => line.part === part));
  const rowOf = (name: string, isOpen: boolean) => ({
    name,
    empty: words.none,
    parts: used.map((part) => {
      const size = lines.filter((line) => line.part === part && line.isOpen === isOpen).length;
      return { size, label: String(size) };
    }),
  });
  return stackedChart(
    chartNames("gaps", words),
    used.map((part) => legend[part] ?? ""),
    [rowOf(words.open, true), rowOf(words.closed, false)],
  );
}

/** Of a team only the pages with which enough of its people got stuck. */
function pageLines({ stuck, sections, problems, ...facts }: GapFacts): readonly Line[] {
  const fragile = new Map(fragileSections(stuck).map((one) => [`${one.key.sop}#${one.key.section}`, one]));
  return problems.flatMap((gap): readonly Line[] => {
    const section = sections.get(gap);
    const part = fragile.get(`${gap.sop}#${gap.section}`);
    if (section === null || (part === undefined && stuck.scope.kind === "team")) return [];
    const much = part === undefined ? "" : peopleFigure(part.people, part.of, stuck.policy).text;
    const cells = [
      { text: section.title, href: section.href },
      { text: words.kind.page },
      { text: day(facts, gap.openedAt) },
      { text: much },
      { text: standing(facts, gap) },
    ];
    return [{ part: 0, isOpen: gap.closedAt === null, cells }];
  });
}

function missingLines({ missing, ...facts }: GapFacts): readonly Line[] {
  return missing.map((gap) => ({
    part: 1,
    isOpen: gap.closedAt === null,
    cells: [
      { text: gap.title },
      { text: words.kind.content },
      { text: day(facts, gap.openedAt) },
      { text: "" },
      { text: standing(facts, gap) },
    ],
  }));
}

function namedLines({ named, nameOf, ...facts }: GapFacts): readonly Line[] {
  return named.map(({ escalation, gap }) => {
    const { entry, steps } = escalation;
    const how = words.misses(trendInWords(entry.weeks));
    const reaction = steps.findLast(({ kind }) => isReaction(kind))?.kind;
    const told = reaction !== undefined && isReaction(reaction) ? words.state[reaction] : words.state.told;
    const isOver = gap.closedAt !== null || endOf(escalation) !== null;
    return {
      part: 2,
      isOpen: !isOver,
      cells: [
        { text: `${nameOf(gap.person)}: ${titleOf(entry)}` },
        { text: words.kind.personal },
        { text: day(facts, gap.openedAt) },
        { text: how, picture: sparkline(entry.weeks, how) },
        { text: gap.closedAt === null ? told : standing(facts, gap) },
      ],
    };
  });
}

function practisingFigure({ practising, stuck }: GapFacts): Figure | null {
  return practising === null ? null : peopleFigure(practising.people, practising.of, stuck.policy);
}

function practisingCells({ text }: Figure): readonly Cell[] {
  return [
    { text: words.coached },
    { text: words.kind.people },
    { text: "" },
    { text },
    { text: words.state.open },
  ];
}

function standing(
  facts: Pick<GapFacts, "now" | "zone">,
  { closedAt, closing }: PageProblem | ContentGap | PersonalGap,
): string {
  if (closedAt === null) return words.state.open;
  return words.closing(day(facts, closedAt), words.closings[closing ?? "settled"]);
}

function day({ now, zone }: Pick<GapFacts, "now" | "zone">, at: Date): string {
  return dayInWords(at, now, zone);
}
