import type {
  Block,
  InputBlock,
  RichPart,
  RichRun,
  SlackButton,
} from "../../src/channels/cards/block-kit-shape.ts";
import type { FormModal } from "../../src/channels/cards/block-kit-view-shape.ts";

/** Blocks roughly as Slack shows them, as pages of HTML: near enough to see what is cramped, cut off or ugly. */

/** A message of the app, with what somebody wrote before it. */
export function messagePage(blocks: readonly Block[], asked: Asked | null = null): string {
  const before = asked === null ? "" : said({ ...asked, face: initials(asked.name), isApp: false });
  const body = blocks.map(drawBlock).join("");
  return page(`${before}${said({ name: "Cairn", face: mark, isApp: true, body })}`);
}

export interface Asked {
  readonly name: string;
  readonly text: string;
}

export function homePage(blocks: readonly Block[]): string {
  return page(blocks.map(drawBlock).join(""));
}

export function modalPage({ title, submit, close, blocks }: FormModal): string {
  const fields = blocks.map((block) => (block.type === "input" ? drawInput(block) : drawBlock(block)));
  return page(`<div class="top"><b>${safe(title.text)}</b></div>${fields.join("")}
    <div class="actions end">${pressed(close.text, "")}${pressed(submit.text, "primary")}</div>`);
}

const style = `
  body { font: 15px/1.47 Lato, "Noto Sans", sans-serif; color: #1d1c1d; margin: 0; padding: 12px 16px; background: #fff; overflow-wrap: anywhere }
  h3 { font-size: 18px; margin: 12px 0 4px } p { margin: 0 0 4px; white-space: pre-wrap }
  .rich, .section { margin: 4px 0 8px } .section { display: flex; gap: 12px; justify-content: space-between }
  .context { color: #616061; font-size: 12px; line-height: 1.4; margin: 8px 0 }
  ol, ul { margin: 0; padding-left: 28px } blockquote { margin: 4px 0; padding-left: 12px; border-left: 4px solid #ddd }
  pre { background: #f8f8f8; border: 1px solid #ddd; padding: 8px; margin: 4px 0; white-space: pre-wrap; font-size: 12px }
  code { background: #f8f8f8; border: 1px solid #ddd; border-radius: 3px; padding: 1px 3px; color: #c01343; font-size: 12px }
  a { color: #1264a3; text-decoration: none } .actions { display: flex; flex-wrap: wrap; gap: 8px; margin: 8px 0 }
  button { font: 700 13px/28px Lato, "Noto Sans", sans-serif; padding: 0 12px; border: 1px solid #bbb; border-radius: 4px; background: #fff;
    max-width: 240px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; align-self: start; flex: none }
  button.primary { background: #007a5a; color: #fff; border-color: #007a5a }
  .feedback { font-size: 13px; color: #616061; border: 1px solid #ddd; border-radius: 4px; padding: 2px 8px }
  details { border: 1px solid #ddd; border-radius: 8px; padding: 8px 12px; margin: 8px 0 } summary { font-weight: 700 }
  .said { display: flex; gap: 10px; margin-bottom: 14px } .said > div { min-width: 0; flex: 1 } .name { font-weight: 900 }
  .face { width: 36px; height: 36px; border-radius: 8px; background: #e8ebe9; display: grid; place-items: center;
    flex: none; font: 700 13px/1 sans-serif; color: #35504a } .face svg { width: 26px; height: 26px }
  .app { font-size: 10px; background: #ddd; color: #454245; border-radius: 2px; padding: 1px 3px; margin-left: 6px }
  .top { font-size: 18px; border-bottom: 1px solid #ddd; margin: -4px -16px 12px; padding: 4px 16px 12px }
  label { display: block; font-weight: 700; margin: 12px 0 4px } .field { border: 1px solid #8d8d8d; border-radius: 4px;
    padding: 8px 10px; min-height: 20px; color: #1d1c1d } .field.many { min-height: 72px } .choice { margin: 6px 0 }
  .end { justify-content: flex-end; border-top: 1px solid #ddd; margin: 16px -16px 0; padding: 12px 16px 0 }
`;

const mark = `<svg viewBox="0 0 24 24" fill="#35504a"><ellipse cx="12" cy="18" rx="8" ry="3"/><ellipse cx="12" cy="12" rx="5.5" ry="2.5"/><ellipse cx="12" cy="7" rx="3.5" ry="2"/></svg>`;

function page(body: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Cairn</title><style>${style}</style>${body}</html>`;
}

function said(own: {
  readonly name: string;
  readonly face: string;
  readonly isApp: boolean;
  readonly text?: string;
  readonly body?: string;
}): string {
  const { name, face, isApp, text, body } = own;
  const words = body ?? `<p>${safe(text ?? "")}</p>`;
  return `<div class="said"><span class="face">${face}</span><div><span class="name">${safe(name)}</span>${isApp ? '<span class="app">APP</span>' : ""}${words}</div></div>`;
}

function initials(name: string): string {
  const letters = name.split(" ").map((word) => word.charAt(0));
  return safe(letters.join(""));
}

function drawInput({ label, element }: InputBlock): string {
  return `<label>${safe(label.text)}</label>${inputOf(element)}`;
}

function inputOf(element: InputBlock["element"]): string {
  switch (element.type) {
    case "plain_text_input":
      return `<div class="field ${element.multiline ? "many" : ""}">${safe(element.initial_value ?? "")}</div>`;
    case "radio_buttons":
      return element.options
        .map(
          ({ text, value }) =>
            `<div class="choice">${value === element.initial_option?.value ? "◉" : "○"} ${safe(text.text)}</div>`,
        )
        .join("");
    case "static_select":
      return `<div class="field">${safe(element.initial_option?.text.text ?? "")} ⌄</div>`;
    case "multi_static_select":
      return `<div class="field">${safe(element.initial_options?.map(({ text }) => text.text).join(", ") ?? "")} ⌄</div>`;
    case "checkboxes":
      return element.options.map(({ text }) => `<div class="choice">☐ ${safe(text.text)}</div>`).join("");
    case "timepicker":
      return `<div class="field">${safe(element.initial_time)}</div>`;
  }
}

function drawBlock(block: Block): string {
  switch (block.type) {
    case "header":
      return `<h3>${safe(block.text.text)}</h3>`;
    case "section":
      return `<div class="section"><p>${safe(block.text.text)}</p>${block.accessory ? button(block.accessory) : ""}</div>`;
    case "context":
      return `<div class="context">${block.elements.map(({ type, text }) => (type === "mrkdwn" ? markup(text) : safe(text))).join(" ")}</div>`;
    case "rich_text":
      return `<div class="rich">${block.elements.map(part).join("")}</div>`;
    case "actions":
      return `<div class="actions">${block.elements.map(button).join("")}</div>`;
    case "input":
      return drawInput(block);
    case "context_actions":
      return `<div class="actions">${block.elements
        .flatMap((pair) => [pair.positive_button, pair.negative_button])
        .map(({ text }) => `<span class="feedback">${safe(text.text)}</span>`)
        .join("")}</div>`;
    case "container":
      return `<details><summary>${safe(block.title.text)}</summary>${block.child_blocks.map(drawBlock).join("")}</details>`;
  }
}

function part(own: RichPart): string {
  switch (own.type) {
    case "rich_text_section":
      return `<p>${own.elements.map(run).join("")}</p>`;
    case "rich_text_quote":
      return `<blockquote>${own.elements.map(run).join("")}</blockquote>`;
    case "rich_text_preformatted":
      return `<pre>${own.elements.map(run).join("")}</pre>`;
    case "rich_text_list": {
      const tag = own.style === "ordered" ? "ol" : "ul";
      const items = own.elements.map((item) => `<li>${item.elements.map(run).join("")}</li>`).join("");
      return `<${tag} start="${(own.offset ?? 0) + 1}" style="margin-left:${own.indent * 24}px">${items}</${tag}>`;
    }
  }
}

function run(own: RichRun): string {
  const looks = [own.style?.bold ? "b" : "", own.style?.italic ? "i" : "", own.style?.code ? "code" : ""];
  const text = looks.reduce(
    (inner, look) => (look === "" ? inner : `<${look}>${inner}</${look}>`),
    safe(own.text),
  );
  return own.type === "link" ? `<a href="#">${text}</a>` : text;
}

/** On a phone and in a column, Slack cuts a button's words where they end. */
function button({ text, style: look }: SlackButton): string {
  return pressed(text.text, look ?? "");
}

function pressed(words: string, look: string): string {
  return `<button class="${look}">${safe(words)}</button>`;
}

function markup(text: string): string {
  return text.replace(/<[^<>|]+\|([^<>]*)>/g, '<a href="#">$1</a>').replaceAll("\n", "<br>");
}

function safe(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
