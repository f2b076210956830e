import { hostConfig } from "./host-config.js";

const { AdaptiveCard, HostConfig } = globalThis.AdaptiveCards;
const config = new HostConfig(hostConfig);

// Only headings come as Markdown, and with every mark escaped: taking the escapes back is all there is to do.
AdaptiveCard.onProcessMarkdown = (text, result) => {
  const holder = document.createElement("span");
  holder.textContent = text.replace(/\\([\\`*_[\]~<])/g, "$1");
  result.outputHtml = holder.innerHTML;
  result.didProcess = true;
};

/**
 * The element of a card, or `null` when it cannot be shown. `onSubmit({ action, value, title, key, button })`
 * is called for a tapped button; `isPressed(key)` says which were tapped before.
 */
export function renderCard(message, { isPressed, onSubmit }) {
  const card = new AdaptiveCard();
  card.hostConfig = config;
  card.onExecuteAction = (action) => execute(message, action, onSubmit);
  card.parse(message.card);
  const element = card.render();
  if (element === undefined) return null;
  // The message around it carries the label; the renderer makes the card itself a stop of the Tab key.
  element.removeAttribute("tabindex");
  for (const action of card.getAllActions()) {
    const button = action.renderedElement;
    if (button === undefined) continue;
    if (action.getJsonTypeName() === "Action.ToggleVisibility") button.setAttribute("aria-expanded", "false");
    else if (action.getJsonTypeName() === "Action.Submit" && isPressed(keyOf(message, action.data)))
      markPressed(button);
  }
  return element;
}

/** It keeps the focus, so it is not `disabled`; taps on it do nothing any more. */
export function markPressed(button) {
  mark(button, "pressed");
}

export function markBusy(button) {
  mark(button, "busy");
}

export function markFree(button) {
  delete button.dataset.state;
  button.removeAttribute("aria-disabled");
}

/** As an attribute, since the renderer writes all classes anew after every tap. */
function mark(button, state) {
  button.dataset.state = state;
  button.setAttribute("aria-disabled", "true");
}

function execute(message, action, onSubmit) {
  if (action.getJsonTypeName() === "Action.OpenUrl") {
    globalThis.open(action.url, "_blank", "noopener");
    return;
  }
  const button = action.renderedElement;
  if (action.getJsonTypeName() === "Action.ToggleVisibility") {
    // The renderer folds and unfolds; it does not tell screen readers.
    button.setAttribute("aria-expanded", String(button.getAttribute("aria-expanded") === "false"));
    return;
  }
  if (action.getJsonTypeName() !== "Action.Submit" || button.dataset.state !== undefined) return;
  onSubmit({ ...action.data, title: action.title, key: keyOf(message, action.data), button });
}

function keyOf(message, { action, value }) {
  return [message.id, action, JSON.stringify(value)].join(" ");
}
