import { type Html, html } from "../core/html.ts";
import { pageWords } from "../core/messages/web.ts";

/** A whole document around `main`, which holds an element with the id `main`. */
export function layout(page: {
  readonly title: string;
  readonly main: Html;
  readonly language?: string;
  /** Under `/assets`, as is `style`. */
  readonly script?: string;
  readonly style?: string;
}): string {
  return html`<!doctype html>
<html lang="${page.language ?? "en"}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${page.title} · Cairn</title>
<link rel="icon" href="/assets/cairn.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/cairn.css">
<link rel="stylesheet" href="/assets/pages.css">
${page.style === undefined ? null : html`<link rel="stylesheet" href="/assets/${page.style}">`}
${page.script === undefined ? null : html`<script type="module" src="/assets/${page.script}"></script>`}
</head>
<body>
<a class="skip" href="#main">${pageWords.toTop}</a>
<header class="bar"><a class="brand" href="/"><img src="/assets/cairn.svg" alt="" width="28" height="28">Cairn</a>
<nav><a href="/pages">${pageWords.all}</a><a href="/">${pageWords.chat}</a></nav></header>
${page.main}
</body>
</html>
`.html;
}
