import { type Html, html } from "../../core/html.ts";
import { consoleWords as words } from "../../core/messages/console.ts";
import type { ConsoleView } from "./console-view.ts";
import type { Scope } from "./figure.ts";
import type { Panel } from "./panel.ts";
import { tableHtml } from "./table.ts";

/** The figures of one scope, each with its chart and its table. `scopes`: everything whoever looks may look at. */
export function consolePage(view: ConsoleView, scopes: readonly Scope[]): Html {
  const { scope, person, weeks, policy } = view;
  const isCompany = scope.kind === "company";
  return html`<main id="main" class="console">
<header><h1>${scopeTitle(scope)}</h1><p class="quiet">${words.of(person.name)}</p>
${scopes.length > 1 ? scopesNav(scopes, scope, person.id) : null}
<p>${words.intro(weeks)}</p></header>
${view.panels.map((panel) => panelHtml(panel, addressOf(scope, person.id)))}
<footer class="quiet"><p>${words.rules(leastPeople(policy), policy.signals.teamContributors)} ${policy.worksCouncil || isCompany ? words.council : words.named}</p></footer>
</main>`;
}

export function refusal(): Html {
  return html`<main id="main" class="sheet"><h1>${words.refusedTitle}</h1><p>${words.refused}</p></main>`;
}

/** Where somebody finds the figures of a scope. */
export function addressOf(scope: Scope, person: string): string {
  const team = scope.kind === "team" && scope.standsInFor !== null ? { team: scope.manager } : {};
  return `/console/${scope.kind}?${new URLSearchParams({ person, ...team })}`;
}

export function scopeTitle(scope: Scope): string {
  if (scope.kind === "company") return words.company;
  return scope.standsInFor === null ? words.team : words.teamOf(scope.standsInFor);
}

function scopesNav(scopes: readonly Scope[], here: Scope, person: string): Html {
  const link = (scope: Scope) =>
    scope === here
      ? html`<a href="${addressOf(scope, person)}" aria-current="page">${scopeTitle(scope)}</a>`
      : html`<a href="${addressOf(scope, person)}">${scopeTitle(scope)}</a>`;
  return html`<nav class="scopes">${scopes.map(link)}</nav>`;
}

function panelHtml({ id, title, says, chart, table }: Panel, address: string): Html {
  const csv = `${address}&${new URLSearchParams({ table: id, format: "csv" })}`;
  const figures =
    table.rows.length === 0
      ? null
      : html`<div class="figures">${chart === null ? null : html`<figure>${chart}</figure>`}<div class="rows">${tableHtml(table, title)}<a class="csv" href="${csv}" download>${words.csv}</a></div></div>`;
  return html`<section id="${id}" class="panel ${id}"><h2>${title}</h2><p class="says">${says}</p>${figures}</section>`;
}

function leastPeople({ worksCouncil, signals }: ConsoleView["policy"]): number {
  return worksCouncil ? Math.max(signals.teamPeople, signals.teamPeopleWorksCouncil) : signals.teamPeople;
}
