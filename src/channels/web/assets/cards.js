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
 * The element of a card, or `null` when it cannot be shown. `onSubmit(tap)` is called for a tapped button with
 * `{ message, action, value, said, key, button, close }`: `said` is what the person did, in words, and
 * `close()` folds the form that was filled in; `isPressed(key)` says which buttons were tapped before.
 */
export function renderCard(message, { isPressed, onSubmit }) {
  const card = new AdaptiveCard();
  card.hostConfig = config;
  card.onExecuteAction = (action) => execute(message, action, onSubmit);
  card.onInlineCardExpanded = (opener, isOpen) => {
    if (!isOpen) return;
    opener.card.renderedElement.scrollIntoView({ block: "nearest", behavior: "instant" });
    opener.card.renderedElement.querySelector("input, textarea, select")?.focus({ preventScroll: true });
  };
  card.parse(message.card);
  const element = card.render();
  if (element === undefined) return null;
  // The message around it carries the label; the renderer makes the card itself a stop of the Tab key.
  element.removeAttribute("tabindex");
  for (const action of card.getAllActions()) {
    const button = action.renderedElement;
    if (button === undefined) continue;
    if (action.getJsonTypeName() === "Action.ToggleVisibility") {
      button.dataset.kind = "fold";
      button.setAttribute("aria-expanded", "false");
    } else if (action.getJsonTypeName() === "Action.ShowCard") {
      for (const submit of action.card.getAllActions()) openers.set(submit, action);
    } else if (action.getJsonTypeName() === "Action.Submit" && isPressed(keyOf(message, action.data)))
      markPressed(button);
  }
  return element;
}

/** The button that sends a form → the one that unfolds it. */
const openers = new WeakMap();

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
  const { action: name, value, ...inputs } = action.data;
  const opener = openers.get(action);
  const filled = filledIn(inputs);
  onSubmit({
    message: message.id,
    action: name,
    value: { ...value, ...Object.fromEntries(filled.map((field) => [field.name, field.answer])) },
    said: opener === undefined ? action.title : [opener.title, ...textsOf(filled)].join("\n"),
    key: opener === undefined ? keyOf(message, action.data) : null,
    button,
    close: () => opener?.renderedElement.click(),
  });
}

/** Inputs come as text under `<card>.<kind of field>.<name>`. */
function filledIn(inputs) {
  return Object.entries(inputs).map(([id, text]) => {
    const [kind, name] = id.split(".").slice(-2);
    return { kind, name, answer: kind === "check" ? text === "true" : (text ?? "") };
  });
}

function textsOf(filled) {
  return filled.flatMap(({ kind, answer }) => (kind === "text" && answer !== "" ? [answer] : []));
}

function keyOf(message, { action, value }) {
  return [message.id, action, JSON.stringify(value)].join(" ");
}
