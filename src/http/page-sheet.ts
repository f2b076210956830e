import { type Html, html } from "../core/html.ts";
import { changeWords } from "../core/messages/changes.ts";
import { pageWords } from "../core/messages/web.ts";
import { changesUrl, currentPageUrl, pageUrl } from "../core/page-url.ts";
import type { CurrentSection, PageView, UpcomingVersion, VersionSummary } from "../core/ports/page-store.ts";
import type { Trust } from "../core/terms.ts";
import { blocksToHtml } from "./blocks-to-html.ts";
import { linkFromPage } from "./page-address.ts";
import { pageBanner } from "./page-banner.ts";
import { type PageRecord, recordHtml } from "./page-record.ts";

/** Everything the whole-page view shows, already reduced to what its reader may see. */
export interface SheetFacts {
  readonly page: PageView;
  readonly current: VersionSummary | null;
  readonly upcoming: UpcomingVersion | null;
  /** With the names of who wrote and who approved them. */
  readonly versions: readonly VersionSummary[];
  readonly lessons: PageView["lessons"];
  /** Sections that a lesson teaches, as they stand now. */
  readonly builtOn: readonly CurrentSection[];
  /** `null` for a version that is not in force: only that one is vouched for. */
  readonly trust: { readonly trust: Trust; readonly note: string | null } | null;
  readonly owner: string | null;
  readonly approver: string | null;
  /** The day the page was retired, in the company's zone. */
  readonly retiredOn: string | null;
  readonly record: PageRecord;
  /** Name of the person the page is shown to. */
  readonly reader: string | null;
}

/** A whole page at one version, with its standing, sections and history. */
export function pageSheet(facts: SheetFacts): Html {
  const { page } = facts;
  const body = page.sections.map((section) => sectionHtml(section, facts));
  return html`<div class="page-frame">
<main id="main" class="sheet page" lang="${page.language}">
<header class="page-head">
<p class="crumbs"><a href="/pages">${pageWords.all}</a>${crumbs(page)}</p>
<h1>${page.title}</h1>
${pageBanner(facts)}
</header>
${contents(page)}
${body}
</main>
<aside class="side">${builtOnLinks(facts)}${lessonLinks(facts)}${recordHtml(facts.record, page)}${history(facts)}</aside>
</div>`;
}

/** The same whether the page does not exist or is meant for others. */
export function missingPage(): Html {
  return html`<main id="main" class="sheet"><h1>${pageWords.notFoundTitle}</h1><p>${pageWords.notFound}</p>
<p><a href="/pages">${pageWords.all}</a></p></main>`;
}

function crumbs(page: PageView): Html | null {
  const folders = page.path.split("/").slice(0, -1);
  return folders.length === 0 ? null : html`<span>${folders.join(" / ")}</span>`;
}

function contents(page: PageView): Html | null {
  const listed = page.sections.filter((section) => section.heading !== page.title);
  if (listed.length < 4) return null;
  return html`<nav class="contents" aria-label="${pageWords.contents}"><h2>${pageWords.contents}</h2><ul>${listed.map(
    (section) =>
      html`<li class="level-${Math.min(section.level, 4)}"><a href="#${section.slug}">${section.heading}</a></li>`,
  )}</ul></nav>`;
}

function sectionHtml(section: CurrentSection, facts: SheetFacts): Html {
  const { page } = facts;
  const isTitle = section.heading === page.title || section.heading === "";
  return html`<section id="${section.slug}" class="section">
${isTitle ? null : headingHtml(section, pageUrl(page, section.slug))}
${section.approval ? html`<p class="approval">${pageWords.approval(facts.approver)}</p>` : null}
${blocksToHtml(section.blocks, (href) => linkFromPage(href, page))}
</section>`;
}

/** Level 1 is the title's own, whatever the page's text does. */
function headingHtml(section: CurrentSection, url: string): Html {
  const heading = html`<a class="anchor" href="${url}">${section.heading}</a>`;
  if (section.level <= 2) return html`<h2>${heading}</h2>`;
  return section.level === 3 ? html`<h3>${heading}</h3>` : html`<h4>${heading}</h4>`;
}

function builtOnLinks({ builtOn }: SheetFacts): Html | null {
  if (builtOn.length === 0) return null;
  const links = builtOn.map(
    (section) =>
      html`<li><a href="${pageUrl(section, section.slug)}">${section.title}</a><p>${section.heading}</p></li>`,
  );
  return html`<section><h2>${pageWords.builtOn}</h2><ul>${links}</ul></section>`;
}

function lessonLinks(facts: SheetFacts): Html | null {
  const unique = [...new Map(facts.lessons.map((lesson) => [lesson.sop, lesson])).values()];
  if (unique.length === 0) return null;
  return html`<section><h2>${pageWords.lessonsHere}</h2><ul>${unique.map(
    (lesson) =>
      html`<li><a href="${currentPageUrl({ kind: "lesson", path: lesson.path })}">${lesson.title}</a></li>`,
  )}</ul></section>`;
}

function history(facts: SheetFacts): Html {
  return html`<section><h2>${pageWords.versions}</h2><ol class="versions">${facts.versions.map((version) =>
    versionLine(version, facts.page),
  )}</ol></section>`;
}

function versionLine(version: VersionSummary, page: PageView): Html {
  const label = pageWords.version(version.version);
  const here = version.version === page.version;
  const link =
    here || version.state === "withdrawn"
      ? html`<strong>${label}</strong>`
      : html`<a href="${pageUrl({ ...page, version: version.version }, null)}">${label}</a>`;
  const reasons = [
    version.reason,
    version.rollbackOf === null ? null : pageWords.rollback(version.rollbackOf),
    version.author === null ? null : pageWords.writtenBy(version.author),
    version.approvedBy === null || version.approvedBy === version.author
      ? null
      : pageWords.approvedBy(version.approvedBy),
  ];
  const reason = reasons.filter((text) => text !== null).join(" · ");
  const changes =
    version.version === 1 || version.state === "withdrawn"
      ? null
      : html`<a class="quiet" href="${changesUrl({ ...page, version: version.version })}">${changeWords.page.link}</a>`;
  return html`<li class="${here ? "here" : version.state}"${here ? html` aria-current="page"` : null}>${link}
<span class="state">${pageWords.stateOf[version.state]}</span> <time>${pageWords.date(version.effectiveOn)}</time>
${reason === "" ? null : html`<p>${reason}</p>`}${changes}</li>`;
}
