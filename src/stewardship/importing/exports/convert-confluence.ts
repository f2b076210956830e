import { importing } from "../../../core/messages/importing.ts";
import type { Converted } from "../draft-tree.ts";
import { tidyHtml } from "../html/html-tidy.ts";
import { toMarkdownTree } from "../html/html-to-tree.ts";
import {
  attribute,
  element,
  elementsOf,
  findElement,
  type HtmlElement,
  type HtmlRoot,
  hasClass,
  isNamed,
  parseHtml,
  replaceChildren,
  text,
  textIn,
} from "../html/html-tree.ts";
import { type Loss, lossesOf } from "../report.ts";

/** One page of a space, as Confluence exports it. */
export function convertConfluence(html: string): Converted {
  const root = parseHtml(html);
  const heading = findElement(root, (one) => attribute(one, "id") === "title-text");
  const content =
    findElement(root, (one) => attribute(one, "id") === "main-content") ??
    findElement(root, isNamed("body")) ??
    root;
  const losses = [...around(root, content), ...macros(content), ...tidyHtml(content)];
  const title = heading === null ? "" : textIn(heading).replace(/^[^:]* : /, "");
  return {
    tree: toMarkdownTree(content),
    title: title === "" ? null : title,
    language: null,
    losses: lossesOf(losses),
  };
}

/** What hangs on the page, below its text. A file that the text leads to is counted with that link. */
function around(root: HtmlRoot, content: HtmlRoot | HtmlElement): readonly Loss[] {
  const all = [...elementsOf(root)];
  const linked = new Set(addressesIn(content));
  const attached = all.find((one) => hasClass(one, "greybox"));
  const files = attached === undefined ? [] : addressesIn(attached).filter((address) => !linked.has(address));
  const isComment = (one: HtmlElement) => /^comment-\d+$/.test(attribute(one, "id") ?? "");
  return [
    { what: "attachment", count: files.length },
    { what: "comment", count: all.filter(isComment).length },
  ];
}

function addressesIn(part: HtmlRoot | HtmlElement): readonly string[] {
  return [...elementsOf(part)].flatMap((one) => (one.tagName === "a" ? (attribute(one, "href") ?? []) : []));
}

/** Macros whose text is made when somebody looks: nothing of them is in the page. */
const lively =
  /^(?:jira-(?:issue|table|issues-?macro)|gliffy-container|drawio-macro|plugin_pagetree|recently-updated.*|content-?by-?label.*|childpages-macro|unknown-macro|blog-posts?.*|confluence-embedded-file-wrapper-chart)$/;

function macros(content: HtmlRoot | HtmlElement): readonly Loss[] {
  const losses: Loss[] = [];
  replaceChildren(content, (one) => {
    const classes = (attribute(one, "className") ?? "").split(" ");
    if (classes.includes("toc-macro") || classes.includes("emoticon")) return [];
    if (classes.some((name) => lively.test(name))) {
      losses.push({ what: "macro", count: 1 });
      return [];
    }
    if (classes.includes("confluence-information-macro")) return [toNote(one, classes)];
    if (classes.includes("confluence-userlink")) return one.children;
    if (classes.includes("syntaxhighlighter-pre")) return [toCode(one)];
    return null;
  });
  for (const task of [...elementsOf(content)].filter((one) => one.tagName === "li" && isTask(one, content))) {
    const isDone = hasClass(task, "checked");
    task.children.unshift(
      element("input", [], { type: "checkbox", ...(isDone ? { checked: true } : {}) }),
      text(" "),
    );
  }
  return losses;
}

function isTask(item: HtmlElement, content: HtmlRoot | HtmlElement): boolean {
  const lists = [...elementsOf(content)].filter((one) => hasClass(one, "inline-task-list"));
  return lists.some((list) => list.children.includes(item));
}

function toNote(macro: HtmlElement, classes: readonly string[]): HtmlElement {
  const title = findElement(macro, (one) => hasClass(one, "title"));
  const body = findElement(macro, (one) => hasClass(one, "confluence-information-macro-body")) ?? macro;
  const isWarning = classes.some((name) => /-macro-(?:warning|note)$/.test(name));
  const words = title === null ? (isWarning ? importing.warning : "") : textIn(title);
  const lead = words === "" ? [] : [element("p", [element("strong", [text(words)])])];
  return element("blockquote", [...lead, ...body.children]);
}

function toCode(block: HtmlElement): HtmlElement {
  const brush = /brush:\s*([\w+#-]+)/.exec(attribute(block, "dataSyntaxhighlighterParams") ?? "")?.[1];
  const language = brush === undefined || brush === "text" ? {} : { className: [`language-${brush}`] };
  return element("pre", [element("code", block.children, language)]);
}
