import { html } from "../../core/html.ts";
import { chatWords } from "../../core/messages/web.ts";
import { messageLimit } from "./inbound.ts";

/** The document of the web chat. People, questions to try and messages are fetched by its script. */
export function chatPage(): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content">
<meta name="color-scheme" content="light dark">
<title>${chatWords.title}</title>
<link rel="icon" href="/assets/cairn.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/cairn.css">
<link rel="stylesheet" href="/assets/chat/chat.css">
<link rel="stylesheet" href="/assets/chat/card.css">
<script src="/assets/adaptivecards.js" defer></script>
<script type="module" src="/assets/chat/chat.js"></script>
</head>
<body class="chat" data-words="${JSON.stringify(chatWords.browser)}">
<a class="skip" href="#question">${chatWords.skip}</a>
<header class="bar">
<a class="brand" href="/"><img src="/assets/cairn.svg" alt="" width="28" height="28">${chatWords.title}</a>
<div class="who" hidden><label for="person">${chatWords.askingAs}</label><select id="person"></select></div>
<nav><button type="button" id="new" class="plain">${chatWords.newConversation}</button><a id="figures" href="/console" hidden>${chatWords.figures}</a><a href="/pages">${chatWords.pages}</a></nav>
</header>
<main id="scroll">
<p class="local">${chatWords.local}</p>
<section id="welcome" aria-labelledby="welcome-title" hidden>
<img src="/assets/cairn.svg" alt="" width="64" height="64">
<h1 id="welcome-title">${chatWords.welcome}</h1>
<p>${chatWords.welcomeText}</p>
<div id="starters" hidden><h2>${chatWords.startersTitle}</h2><ul></ul></div>
</section>
<noscript><p class="notice">${chatWords.noScript} <a href="/pages">${chatWords.pages}</a></p></noscript>
<ol id="log" role="log" aria-live="polite" aria-label="${chatWords.log}"></ol>
</main>
<p id="connection" class="notice" role="status" hidden></p>
<form id="ask">
<label for="question" class="unseen">${chatWords.question}</label>
<textarea id="question" rows="1" maxlength="${messageLimit}" placeholder="${chatWords.placeholder}" aria-describedby="keys" autocomplete="off" enterkeyhint="send"></textarea>
<button type="submit" id="send">${chatWords.send}</button>
<p id="keys">${chatWords.keys}</p>
</form>
</body>
</html>
`.html;
}
