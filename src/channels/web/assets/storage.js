/**
 * What this browser remembers. Who asks and which conversation is open outlive the tab; the person's own
 * words stay in the tab's session: the server does not give them back.
 */

export function chosenPerson() {
  return read(localStorage, "cairn.person", null);
}

/** The cookie lets the pages that citations lead to show what this person may see. */
export function choosePerson(person) {
  write(localStorage, "cairn.person", person);
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is missing where the page is not served securely
  document.cookie = `cairn_person=${encodeURIComponent(person ?? "")}; Path=/; SameSite=Lax; Max-Age=31536000`;
}

export function conversationOf(person) {
  return read(localStorage, conversationKey(person), null) ?? startConversation(person);
}

/** `after`: id of the last message seen; what reached the person before it stays behind. */
export function startConversation(person, after = null) {
  const conversation = newId();
  write(localStorage, conversationKey(person), conversation);
  write(localStorage, `${conversationKey(person)}.after`, after);
  return conversation;
}

/** Id of the last message seen when the person's open conversation began; `null`: none. */
export function beganAfter(person) {
  return read(localStorage, `${conversationKey(person)}.after`, null);
}

/** `[{ id, text, tap, first }]`: what was said or tapped, and the id of the first message it was answered with. */
export function saidIn(conversation) {
  return read(sessionStorage, `cairn.said.${conversation}`, []);
}

export function rememberSaid(conversation, entry) {
  const others = saidIn(conversation).filter((other) => other.id !== entry.id);
  const before = saidIn(conversation).findIndex((other) => other.id === entry.id);
  const place = before === -1 ? others.length : before;
  write(sessionStorage, `cairn.said.${conversation}`, others.toSpliced(place, 0, entry));
}

export function forgetSaid(conversation, id) {
  write(
    sessionStorage,
    `cairn.said.${conversation}`,
    saidIn(conversation).filter((entry) => entry.id !== id),
  );
}

/** Buttons already pressed: `message action value`. */
export function isPressed(key) {
  return read(localStorage, "cairn.pressed", []).includes(key);
}

export function rememberPressed(key) {
  write(localStorage, "cairn.pressed", [...read(localStorage, "cairn.pressed", []), key].slice(-500));
}

/** Random and unique; `crypto.randomUUID` is missing where the page is not served securely. */
export function newId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
}

function conversationKey(person) {
  return `cairn.conversation.${person ?? ""}`;
}

/** Storage may be full, forbidden, or hold something older: the chat works without it. */
function read(storage, key, otherwise) {
  try {
    return JSON.parse(storage.getItem(key)) ?? otherwise;
  } catch {
    return otherwise;
  }
}

function write(storage, key, value) {
  try {
    storage.setItem(key, JSON.stringify(value));
  } catch {
    // Not remembered, then.
  }
}
