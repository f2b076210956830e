import type { Block, Span } from "../core/blocks.ts";
import { type Html, html } from "../core/html.ts";

/** Where a link of the page leads; `null`: it is shown as text. */
type Link = (href: string) => string | null;

/** A page's text as HTML. Every word is escaped; links lead where `link` says. */
export function blocksToHtml(blocks: readonly Block[], link: Link): Html {
  return html`${blocks.map((block) => blockToHtml(block, link))}`;
}

function blockToHtml(block: Block, link: Link): Html {
  switch (block.kind) {
    case "paragraph":
      return html`<p>${spansToHtml(block.spans, link)}</p>`;
    case "list": {
      const items = block.items.map((item) => html`<li>${itemToHtml(item, link)}</li>`);
      return block.ordered ? html`<ol start="${block.start}">${items}</ol>` : html`<ul>${items}</ul>`;
    }
    case "table":
      return tableToHtml(block, link);
    case "aside":
      return html`<aside class="note">${blocksToHtml(block.blocks, link)}</aside>`;
    case "code":
      return html`<pre tabindex="0"><code>${block.text}</code></pre>`;
  }
}

/** An item's first paragraph stands without its own margins. */
function itemToHtml(blocks: readonly Block[], link: Link): Html {
  const [first, ...rest] = blocks;
  if (first?.kind !== "paragraph") return blocksToHtml(blocks, link);
  return html`${spansToHtml(first.spans, link)}${blocksToHtml(rest, link)}`;
}

function tableToHtml(table: Block & { kind: "table" }, link: Link): Html {
  const head = table.header.map((cell) => html`<th scope="col">${spansToHtml(cell, link)}</th>`);
  const rows = table.rows.map(
    (row) => html`<tr>${row.map((cell) => html`<td>${spansToHtml(cell, link)}</td>`)}</tr>`,
  );
  return html`<div class="table" role="region" tabindex="0" aria-label="${pageTableLabel(table)}"><table><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table></div>`;
}

function pageTableLabel(table: Block & { kind: "table" }): string {
  return table.header.map((cell) => cell.map((span) => span.text).join("")).join(", ");
}

function spansToHtml(spans: readonly Span[], link: Link): readonly Html[] {
  return spans.map((span) => {
    const text = span.code ? html`<code>${span.text}</code>` : html`${span.text}`;
    const slanted = span.italic ? html`<em>${text}</em>` : text;
    const look = span.bold ? html`<strong>${slanted}</strong>` : slanted;
    const href = span.href === undefined ? null : link(span.href);
    if (href === null) return look;
    return /^https?:/i.test(href)
      ? html`<a href="${href}" rel="noopener noreferrer">${look}</a>`
      : html`<a href="${href}">${look}</a>`;
  });
}
