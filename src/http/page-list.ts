import { type Html, html } from "../core/html.ts";
import { pageWords } from "../core/messages/web.ts";
import { currentPageUrl } from "../core/page-url.ts";
import type { PageListing } from "../core/ports/page-store.ts";

/** Every page its reader may see, Sops by area first, then lessons. */
export function pageList(
  pages: readonly PageListing[],
  areaTitles: Readonly<Record<string, string>>,
  reader: string | null,
): Html {
  const sops = Map.groupBy(
    pages.filter((page) => page.kind === "sop"),
    (page) => page.area,
  );
  const lessons = pages.filter((page) => page.kind === "lesson");
  const areas = [...sops].map(([area, inArea]) =>
    group(area === "" ? pageWords.otherPages : (areaTitles[area] ?? inWords(area)), null, inArea),
  );
  return html`<main id="main" class="sheet list"><h1>${pageWords.allTitle}</h1>
${reader === null ? null : html`<p class="quiet">${pageWords.shownAs(reader)}</p>`}
${pages.length === 0 ? html`<p>${pageWords.noPages}</p>` : html`<input id="filter" type="search" placeholder="${pageWords.filter}" aria-label="${pageWords.filter}" autocomplete="off">`}
<p id="none" class="quiet" role="status" hidden>${pageWords.none}</p>
${areas}
${lessons.length === 0 ? null : group(pageWords.lessons, "lessons", lessons)}
</main>`;
}

function group(title: string, id: string | null, pages: readonly PageListing[]): Html {
  const lines = pages.map(
    (
      page,
    ) => html`<li data-title="${page.title.toLowerCase()}"><a href="${currentPageUrl(page)}">${page.title}</a>
<span class="quiet">${pageWords.version(page.version)} · ${pageWords.date(page.effectiveOn)}</span></li>`,
  );
  return html`<section${id === null ? null : html` id="${id}"`}><h2>${title}</h2><ul>${lines}</ul></section>`;
}

/** `customer-care` as a title. */
function inWords(slug: string): string {
  const words = slug.replace(/[-_]+/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
