import { hostConfig } from "./host-config.js";

const { AdaptiveCard, GlobalRegistry, HostConfig, SubmitAction } = globalThis.AdaptiveCards;
const config = new HostConfig(hostConfig);

/** A button checks and sends its own inputs; Microsoft's takes in all that stand beside and above it. */
class OwnSubmit extends SubmitAction {
  internalGetReferencedInputs() {
    const { inputs } = this.data;
    const all = Object.entries(super.internalGetReferencedInputs());
    return Object.fromEntries(all.filter(([id]) => inputs !== undefined && id.startsWith(`${inputs}.`)));
  }
}
GlobalRegistry.actions.register(SubmitAction.JsonTypeName, OwnSubmit);

// Only headings come as Markdown, and with every mark escaped: taking the escapes back is all there is to do.
AdaptiveCard.onProcessMarkdown = (text, result) => {
  const holder = document.createElement("span");
  holder.textContent = text.replace(/\\([\\`*_[\]~<])/g, "$1");
  result.outputHtml = holder.innerHTML;
  result.didProcess = true;
};

/**
 * The element of a card, or `null` when it cannot be shown. `onSubmit(tap)` is called for a tapped button with
 * `{ message, action, value, said, key, isOnCard, button, close }`: `said` is what the person did, in words,
 * `key` is null where something was filled in, `isOnCard` that it was not in a form, and `close()` folds the
 * form. `isPressed(key)` says which buttons were tapped before; `onFold()` is called when a form was folded.
 */
export function renderCard(message, { isPressed, onSubmit, onFold }) {
  const card = new AdaptiveCard();
  card.hostConfig = config;
  card.onExecuteAction = (action) => execute(message, action, onSubmit);
  card.onInlineCardExpanded = (opener, isOpen) => {
    if (!isOpen) {
      onFold();
      return;
    }
    opener.card.renderedElement.scrollIntoView({ block: "nearest", behavior: "instant" });
    opener.card.renderedElement.querySelector("input, textarea, select")?.focus({ preventScroll: true });
  };
  card.parse(message.card);
  const element = card.render();
  if (element === undefined) return null;
  // The message around it carries the label; the renderer makes the card itself a stop of the Tab key.
  element.removeAttribute("tabindex");
  // Those of forms are drawn when their form is opened.
  for (const input of card.getAllInputs(false)) sendOnEnter(input, card);
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

/** In a field of one line on the card itself, as its first button does. */
function sendOnEnter(input, card) {
  if (input.getJsonTypeName() !== "Input.Text" || input.isMultiline) return;
  input.renderedElement.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    const isOwn = ({ data }) => data?.inputs !== undefined && input.id.startsWith(`${data.inputs}.`);
    card.getAllActions().find(isOwn)?.renderedElement?.click();
  });
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
  const { action: name, value, inputs } = action.data;
  const opener = openers.get(action);
  const filled = Object.values(action.getReferencedInputs()).map(filledIn);
  onSubmit({
    message: message.id,
    action: name,
    value: { ...value, ...Object.fromEntries(filled.map((field) => [field.name, field.answer])) },
    said: [opener?.title ?? action.title, ...filled.flatMap(({ words }) => words)].join("\n"),
    key: inputs === undefined ? keyOf(message, action.data) : null,
    isOnCard: opener === undefined,
    button,
    close: () => opener?.renderedElement.click(),
  });
}

/** An input's id is `<card>.<kind of field>.<name>`; what is left empty is sent as empty. */
function filledIn(input) {
  const [kind, name] = input.id.split(".").slice(-2);
  const text = String(input.value ?? "");
  return { name, answer: kind === "check" ? text === "true" : text, words: wordsOf(kind, input, text) };
}

/** What the person wrote or ticked. */
function wordsOf(kind, { choices }, text) {
  if (kind === "text") return text.trim() === "" ? [] : [text];
  if (kind !== "several") return [];
  return choices.filter(({ value }) => text.split(",").includes(value)).map(({ title }) => title);
}

function keyOf(message, { action, value }) {
  return [message.id, action, JSON.stringify(value)].join(" ");
}
