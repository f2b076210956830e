import { type Html, html } from "../core/html.ts";
import { pageWords } from "../core/messages/web.ts";
import { pageUrl } from "../core/page-url.ts";

import type { SheetFacts } from "./page-sheet.ts";

/** What stands under the title: whether this text is in force, and who answers for it. */
export function pageBanner(facts: SheetFacts): Html {
  const { page } = facts;
  return html`<div class="standing ${page.state}"><p><strong>${pageWords.version(page.version)}</strong> ${standing(facts)}</p>
${wayToCurrent(facts)}${upcoming(facts)}</div>
<dl class="facts">
<div><dt>${pageWords.owner}</dt><dd>${facts.owner ?? pageWords.unowned}</dd></div>
${trustFact(facts)}
${page.risk === "normal" ? null : html`<div><dt>${pageWords.risk}</dt><dd>${pageWords.riskOf[page.risk]}</dd></div>`}
${page.reason === null ? null : html`<div class="wide"><dt>${pageWords.reason}</dt><dd>${page.reason}</dd></div>`}
</dl>
${facts.reader === null ? null : html`<p class="quiet">${pageWords.shownAs(facts.reader)}</p>`}`;
}

function standing({ page, current, retiredOn }: SheetFacts): string {
  const since = pageWords.date(page.effectiveOn);
  switch (page.state) {
    case "effective":
      return pageWords.effective(since);
    case "scheduled":
      return pageWords.scheduled(since);
    case "superseded": {
      const older = pageWords.superseded(since);
      if (current === null) return older;
      return `${older}. ${pageWords.supersededBy(current.version, pageWords.date(current.effectiveOn))}`;
    }
    case "withdrawn":
      return pageWords.withdrawn;
    case "retired":
      return pageWords.retired(retiredOn === null ? since : pageWords.date(retiredOn));
  }
}

function wayToCurrent({ page, current }: SheetFacts): Html | null {
  if (page.state === "effective" || page.state === "retired") return null;
  if (current === null) return html`<p>${pageWords.noCurrent}</p>`;
  const url = pageUrl({ ...page, version: current.version }, null);
  return html`<p><a class="go" href="${url}">${pageWords.current(current.version)}</a></p>`;
}

function upcoming({ page, upcoming: next }: SheetFacts): Html | null {
  if (next === null || next.version === page.version) return null;
  const url = pageUrl({ ...page, version: next.version }, null);
  return html`<p><a href="${url}">${pageWords.upcoming(next.version, pageWords.date(next.effectiveOn))}</a></p>`;
}

function trustFact({ trust }: SheetFacts): Html | null {
  if (trust === null) return null;
  const shown = trust.note ?? pageWords.trustOf[trust.trust];
  return html`<div><dt>${pageWords.trust}</dt><dd class="trust ${trust.trust}">${shown}</dd></div>`;
}
