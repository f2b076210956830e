/** The server said no, and trying again would not help. */
export class Refused extends Error {}

const patienceMs = 30_000;

export async function fetchPeople() {
  return (await call("/api/people")).people;
}

export async function fetchStarters(person) {
  return (await call(`/api/starters?${query({ person })}`)).starters;
}

/** The same `id` is answered once, however often it is sent. */
export async function sendMessage(place, { id, text }) {
  return (await call("/api/chat", { ...place, id, text })).messages;
}

/** `message`: id of the one that has the button. */
export async function sendAction(place, { id, action, value, message }) {
  return (await call("/api/chat/actions", { ...place, id, action, value, message })).messages;
}

/** All messages of a conversation after one of them, or from the start, oldest first. */
export async function fetchHistory(place, began) {
  const all = [];
  for (;;) {
    const after = all.at(-1)?.id ?? began;
    const { messages } = await call(`/api/chat/messages?${query({ ...place, after })}`);
    all.push(...messages);
    if (messages.length < 200) return all;
  }
}

/**
 * Calls `heard` with each message that comes after `after`, and `growing` with what there is of an answer while it
 * is made, whose id is that of what was said. Returns a function that stops.
 */
export function listen(place, after, { heard, growing, connected }) {
  const source = new EventSource(`/api/chat/messages?${query({ ...place, after })}`);
  source.onmessage = (event) => heard(JSON.parse(event.data));
  source.addEventListener("growing", (event) => growing(JSON.parse(event.data)));
  source.onopen = () => connected(true);
  source.onerror = () => connected(false);
  return () => source.close();
}

async function call(path, body) {
  const response = await fetch(path, {
    headers: { Accept: "application/json", "Content-Type": "application/json" },
    signal: AbortSignal.timeout(patienceMs),
    ...(body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }),
  });
  const answer = await response.json();
  if (response.ok) return answer;
  throw response.status < 500 ? new Refused(answer.error) : new Error(answer.error);
}

function query(fields) {
  const given = Object.entries(fields).filter(([, value]) => value !== null && value !== undefined);
  return new URLSearchParams(given).toString();
}
