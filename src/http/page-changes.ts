import { type Html, html } from "../core/html.ts";
import { changeWords } from "../core/messages/changes.ts";
import { pageWords } from "../core/messages/web.ts";
import { pageUrl } from "../core/page-url.ts";
import type { PageView } from "../core/ports/page-store.ts";
import { comparedLines } from "../core/section-changes.ts";
import { sectionTitle } from "../stewardship/changes/change-elements.ts";
import {
  changedFacts,
  comparePages,
  isDifferent,
  type SectionComparison,
} from "../stewardship/changes/compare-pages.ts";
import { type GatheredFact, gatherFacts } from "../stewardship/changes/gather-facts.ts";
import { type ComparedRow, type LinePart, sideBySide } from "../stewardship/changes/side-by-side.ts";

const words = changeWords.page;

export interface ChangesFacts {
  /** `null`: the page has no earlier text. */
  readonly before: PageView | null;
  readonly after: PageView;
  /** Name of the person it is shown to. */
  readonly reader: string | null;
}

/** Two texts of a page beside one another. What differs is marked by words, lines and colour. */
export function changesMain({ before, after, reader }: ChangesFacts): Html {
  return html`<main id="main" class="sheet changes" lang="${after.language}">
<p class="crumbs"><a href="/pages">${pageWords.all}</a><span><a href="${pageUrl(after, null)}">${after.title}</a></span></p>
${before === null ? html`<h1>${words.first(after.version)}</h1>` : comparison(before, after)}
${reader === null ? null : html`<p class="quiet">${pageWords.shownAs(reader)}</p>`}
</main>`;
}

function comparison(before: PageView, after: PageView): Html {
  const compared = comparePages(before.sections, after.sections);
  const different = compared.sections.filter(isDifferent);
  const same = compared.sections.length - different.length;
  return html`<h1>${words.heading(before.version, after.version)}</h1>
${after.reason === null ? null : html`<p>${words.reason}: ${after.reason}</p>`}
${facts(gatherFacts(changedFacts(compared)))}
${different.length === 0 ? html`<p>${words.nothing}</p>` : null}
${different.map((section) => sectionHtml(section, before, after))}
${same === 0 ? null : html`<p class="quiet">${words.unchanged(same)}</p>`}`;
}

function facts(all: readonly GatheredFact[]): Html | null {
  if (all.length === 0) return null;
  const rows = all.map(
    ({ about, heading, before, after }) => html`<tr><th scope="row">${about === "" ? heading : about}</th>
<td data-label="${words.before}">${before ?? html`<span class="quiet">${words.none}</span>`}</td>
<td data-label="${words.now}">${after === null ? html`<span class="quiet">${words.none}</span>` : html`<strong>${after}</strong>`}</td></tr>`,
  );
  return html`<section class="stated"><h2>${words.facts}</h2>
<table><thead><tr><th scope="col">${words.about}</th><th scope="col">${words.before}</th><th scope="col">${words.now}</th></tr></thead>
<tbody>${rows}</tbody></table></section>`;
}

function sectionHtml(section: SectionComparison, before: PageView, after: PageView): Html {
  const rows = sideBySide(linesOf(section.before), linesOf(section.after));
  const { slug } = section.after ?? section.before;
  return html`<section id="${slug}" class="compared"><h2>${sectionTitle(section)}</h2>
${rows.every(({ kind }) => kind === "same") ? html`<p class="quiet">${sameWords(section)}</p>` : table(rows, before, after)}</section>`;
}

function linesOf(section: PageView["sections"][number] | SectionComparison["before"]): readonly string[] {
  return section === null ? [] : comparedLines(section.blocks);
}

function sameWords(section: SectionComparison): string {
  return section.kind === "kept" && section.isChanged ? words.noWords : words.noText;
}

function table(rows: readonly ComparedRow[], before: PageView, after: PageView): Html {
  const columns = [before, after].map(
    (page) => html`<th scope="col">${words.version(page.version, pageWords.date(page.effectiveOn))}</th>`,
  );
  return html`<table class="beside"><thead><tr>${columns}</tr></thead><tbody>${runsOf(rows).map(rowHtml)}</tbody></table>`;
}

type Run = ComparedRow | { readonly kind: "left-out"; readonly count: number };

/** Of many lines that are the same, those next to a difference stay. */
function runsOf(rows: readonly ComparedRow[]): readonly Run[] {
  const runs: Run[] = [];
  for (const [place, row] of rows.entries()) {
    const isNear = [place - 1, place, place + 1].some((near) => rows[near]?.kind === "different");
    const last = runs.at(-1);
    if (row.kind === "different" || isNear) runs.push(row);
    else if (last?.kind === "left-out") runs[runs.length - 1] = { kind: "left-out", count: last.count + 1 };
    else runs.push({ kind: "left-out", count: 1 });
  }
  return runs;
}

function rowHtml(row: Run): Html {
  switch (row.kind) {
    case "left-out":
      return html`<tr class="left-out"><td colspan="2">${words.same(row.count)}</td></tr>`;
    case "same":
      return html`<tr class="same"><td>${row.text}</td><td aria-hidden="true">${row.text}</td></tr>`;
    case "different":
      return html`<tr><td class="before" data-label="${words.before}">${marked(row.before, "del")}</td>
<td class="after" data-label="${words.now}">${marked(row.after, "ins")}</td></tr>`;
  }
}

function marked(parts: readonly LinePart[] | null, tag: "del" | "ins"): Html | null {
  if (parts === null) return null;
  return html`${parts.map(({ text, isOwn }) => {
    if (!isOwn || text.trim() === "") return html`${text}`;
    return tag === "del" ? html`<del>${text}</del>` : html`<ins>${text}</ins>`;
  })}`;
}
