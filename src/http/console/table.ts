import { type Html, html } from "../../core/html.ts";

/** What a chart shows, in rows. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

export interface Cell {
  readonly text: string;
  readonly href?: string | null;
  /** Beside the text; it says nothing that the text does not. */
  readonly picture?: Html;
}

export function tableHtml({ columns, rows }: Table, label: string): Html {
  const head = columns.map((name) => html`<th scope="col">${name}</th>`);
  const lines = rows.map((row) => html`<tr>${row.map((cell, at) => cellHtml(cell, columns[at] ?? ""))}</tr>`);
  return html`<div class="table" role="region" tabindex="0" aria-label="${label}"><table><thead><tr>${head}</tr></thead><tbody>${lines}</tbody></table></div>`;
}

function cellHtml({ text, href = null, picture }: Cell, column: string): Html {
  if (text === "") return html`<td></td>`;
  const words = href === null ? html`${text}` : html`<a href="${href}">${text}</a>`;
  return html`<td data-column="${column}"><div>${picture ?? null}${words}</div></td>`;
}

/** The same rows for a spreadsheet (RFC 4180), with the sign by which programs know that it is UTF-8. */
export function tableCsv({ columns, rows }: Table): string {
  const lines = [columns, ...rows.map((row) => row.map(({ text }) => text))];
  return `\uFEFF${lines.map((line) => line.map(csvField).join(",")).join("\r\n")}\r\n`;
}

/** A spreadsheet takes what begins like this for a formula, and would work it out. */
function csvField(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
