import { type Html, html } from "../../core/html.ts";
import { consoleWords as words } from "../../core/messages/console.ts";
import type { ConsoleView } from "./console-view.ts";
import type { Panel } from "./panel.ts";
import { tableHtml } from "./table.ts";

/** The figures of one scope, each with its chart and its table. `others`: whether there is the other scope, too. */
export function consolePage(view: ConsoleView, others: boolean): Html {
  const { scope, person, weeks, policy } = view;
  const isCompany = scope.kind === "company";
  return html`<main id="main" class="console">
<header><h1>${words.teamTitle(isCompany)}</h1><p class="quiet">${words.of(person.name)}</p>
${others ? scopes(isCompany, person.id) : null}
<p>${words.intro(weeks)}</p></header>
${view.panels.map((panel) => panelHtml(panel, person.id))}
<footer class="quiet"><p>${words.rules(leastPeople(policy), policy.signals.teamContributors)} ${policy.worksCouncil || isCompany ? words.council : words.named}</p></footer>
</main>`;
}

export function refusal(): Html {
  return html`<main id="main" class="sheet"><h1>${words.refusedTitle}</h1><p>${words.refused}</p></main>`;
}

function scopes(isCompany: boolean, person: string): Html {
  const query = new URLSearchParams({ person }).toString();
  const link = (path: string, name: string, isHere: boolean) =>
    isHere
      ? html`<a href="/console/${path}?${query}" aria-current="page">${name}</a>`
      : html`<a href="/console/${path}?${query}">${name}</a>`;
  return html`<nav class="scopes">${link("team", words.toTeam, !isCompany)}${link("company", words.toCompany, isCompany)}</nav>`;
}

function panelHtml({ id, title, says, chart, table }: Panel, person: string): Html {
  const csv = `?${new URLSearchParams({ person, table: id, format: "csv" })}`;
  const figures =
    table.rows.length === 0
      ? null
      : html`<div class="figures">${chart === null ? null : html`<figure>${chart}</figure>`}<div class="rows">${tableHtml(table, title)}<a class="csv" href="${csv}" download>${words.csv}</a></div></div>`;
  return html`<section id="${id}" class="panel ${id}"><h2>${title}</h2><p class="says">${says}</p>${figures}</section>`;
}

function leastPeople({ worksCouncil, signals }: ConsoleView["policy"]): number {
  return worksCouncil ? Math.max(signals.teamPeople, signals.teamPeopleWorksCouncil) : signals.teamPeople;
}
