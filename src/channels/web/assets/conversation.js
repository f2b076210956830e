import { markBusy, markFree, markPressed, renderCard } from "./cards.js";
import { forgetSaid, isPressed, newId, rememberPressed, rememberSaid, saidIn } from "./storage.js";
import { fetchHistory, listen, Refused, sendAction, sendMessage } from "./transport.js";

/**
 * One conversation of one person: shows its history, sends, listens. `place` is `{ person, conversation }`;
 * `began`: id of the last message that is not shown any more, or `null`; `connected(yes)` and `changed()` tell
 * the page around it. Open it once, close it for good.
 */
export function createConversation(place, { began, log, words, connected, changed }) {
  let closed = false;
  let stopListening = () => {};
  let last = began;
  /** A card in which somebody writes → the message that will take its place. */
  const held = new Map();
  /** Id of what was said → the sign that its answer is on its way. */
  const awaited = new Map();

  async function open() {
    const messages = await fetchHistory(place, began);
    if (closed) return;
    const said = saidIn(place.conversation);
    if (messages.length > 0 && said.length === 0) log.addNote(words.earlier);
    for (const message of messages) {
      for (const entry of said.filter(({ first }) => first === message.id)) log.addMine(entry);
      add(message);
    }
    for (const entry of said.filter(({ first }) => first === undefined)) unanswered(entry);
    log.showEnd();
    startListening();
    changed();
  }

  /** A hidden tab gives its connection back: a browser keeps only six to one server. */
  function startListening() {
    stopListening();
    if (closed || document.visibilityState === "hidden") return;
    stopListening = listen(place, last, { heard: add, growing: grow, connected });
  }

  function add(message) {
    if (closed || log.has(message.id)) return;
    last = message.id;
    const earlier = log.itemOf(message.replaces);
    if (earlier === null) log.addMessage(message, render(message));
    else if (isFilledIn(earlier)) hold(earlier, message);
    else log.replaceMessage(message, render(message));
    changed();
  }

  function grow(message) {
    const typing = awaited.get(message.id);
    if (!closed && typing !== undefined) log.growTyping(typing, message, render(message));
  }

  function render(message) {
    return renderCard(message, { isPressed, onSubmit: tap, onFold: () => release(message.id) });
  }

  /** Nobody's words vanish while they write them: the card changes once its form is closed or sent. */
  function hold(item, message) {
    held.set(item, message);
    log.addName(item, message.id);
  }

  function release(id) {
    const item = log.itemOf(id);
    const message = held.get(item);
    if (message === undefined) return;
    held.delete(item);
    log.replaceMessage(message, render(message));
  }

  function say(text) {
    const entry = { id: newId(), text };
    const mine = log.addMine(entry);
    rememberSaid(place.conversation, entry);
    changed();
    return exchange(entry, mine, () => sendMessage(place, entry));
  }

  /** `key` null: something was filled in, and may be again. */
  async function tap({ message, action, value, said, key, isOnCard, button, close }) {
    markBusy(button);
    const card = log.itemOf(message);
    const entry = { id: newId(), text: said, tap: { action, value, message } };
    const mine = log.addMine(entry);
    rememberSaid(place.conversation, entry);
    const answer = await exchange(
      entry,
      mine,
      () => sendAction(place, { id: entry.id, ...entry.tap }),
      () => markFree(button),
    );
    if (answer === null) return;
    const hadFocus =
      document.activeElement === button || (key === null && card.contains(document.activeElement));
    // The card that takes its place shows what was answered.
    if (isOnCard && answer === card) {
      mine.remove();
      forgetSaid(place.conversation, entry.id);
    }
    if (key === null) {
      markFree(button);
      close();
      release(message);
    } else {
      rememberPressed(key);
      markPressed(button);
    }
    // The next stop of the Tab key is then inside the answer.
    if (hadFocus || document.activeElement === document.body)
      answer.querySelector("article")?.focus({ preventScroll: true });
  }

  /** Sends until it is answered or given up. Resolves to the first element of the answer, or `null`. */
  async function exchange(entry, mine, send, givenUp = () => {}) {
    const typing = log.addTyping();
    awaited.set(entry.id, typing);
    try {
      const messages = await send();
      awaited.delete(entry.id);
      typing.remove();
      rememberSaid(place.conversation, { ...entry, first: messages[0]?.id ?? null });
      messages.forEach(add);
      // The event stream may have brought the answer before this reply did.
      const answer = log.itemOf(messages[0]?.id) ?? mine;
      if (messages[0]?.replaces === undefined) log.show(mine, "start");
      else log.show(answer, "nearest");
      return answer;
    } catch (error) {
      awaited.delete(entry.id);
      typing.remove();
      const hopeless = error instanceof Refused;
      if (hopeless) rememberSaid(place.conversation, { ...entry, first: null });
      const failed = new Promise((settle) => {
        const retry = () => settle(exchange(entry, mine, send, givenUp));
        log.addFailure(hopeless ? error.message : words.failed, hopeless ? null : retry);
      });
      if (!hopeless) return failed;
      givenUp();
      return null;
    }
  }

  /** Said before the page was left, and nothing came back: the same id, so it is never answered twice. */
  function unanswered(entry) {
    const mine = log.addMine(entry);
    const send = () =>
      entry.tap ? sendAction(place, { id: entry.id, ...entry.tap }) : sendMessage(place, entry);
    log.addFailure(words.notAnswered, () => exchange(entry, mine, send));
  }

  document.addEventListener("visibilitychange", startListening);

  return {
    open,
    say,
    /** Id of the last message shown; `null`: none. */
    last: () => last,
    close() {
      closed = true;
      stopListening();
      document.removeEventListener("visibilitychange", startListening);
    },
  };
}

/** Whether there are words in a field of this card, or of a form of it that is open. */
function isFilledIn(item) {
  return [...item.querySelectorAll("textarea, input[type=text]")].some(
    (field) => field.offsetParent !== null && field.value.trim() !== "",
  );
}
