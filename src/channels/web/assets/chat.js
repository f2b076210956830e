import { createConversation } from "./conversation.js";
import { createLog, element } from "./log.js";
import { beganAfter, choosePerson, chosenPerson, conversationOf, startConversation } from "./storage.js";
import { fetchPeople, fetchStarters } from "./transport.js";

const byId = (id) => document.getElementById(id);
const words = JSON.parse(document.body.dataset.words);
const log = createLog(byId("log"), words);
const question = byId("question");
let conversation = null;
let person = null;
let people = [];

byId("ask").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = question.value.trim();
  if (text !== "" && conversation !== null) {
    question.value = "";
    grow();
    conversation.say(text);
  }
  question.focus();
});

question.addEventListener("keydown", (event) => {
  // While an input method composes, Enter accepts its suggestion.
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  byId("ask").requestSubmit();
});
question.addEventListener("input", grow);

byId("new").addEventListener("click", () => {
  openConversation(startConversation(person, conversation?.last()));
  question.focus();
});

byId("person").addEventListener("change", (event) => {
  person = event.target.value;
  choosePerson(person);
  showFigures();
  openConversation(conversationOf(person));
});

await untilConnected(async () => {
  people = await fetchPeople();
  const known = people.find(({ id }) => id === chosenPerson()) ?? people[0];
  person = known?.id ?? null;
  choosePerson(person);
  byId("person").replaceChildren(...people.map(personOption));
  byId("person").value = person ?? "";
  document.querySelector(".who").hidden = people.length === 0;
  showFigures();
});
openConversation(conversationOf(person));
if (matchMedia("(pointer: fine)").matches) question.focus();

async function openConversation(id) {
  conversation?.close();
  log.clear();
  byId("welcome").hidden = true;
  const opened = createConversation(
    { person, conversation: id },
    { began: beganAfter(person), log, words, connected, changed: showWelcome },
  );
  conversation = opened;
  await untilConnected(() => (conversation === opened ? opened.open() : undefined));
  showStarters(person);
}

function showWelcome() {
  byId("welcome").hidden = !log.isEmpty();
}

/** Figures of others are for those who have some. */
function showFigures() {
  byId("figures").hidden = !people.some(({ id, figures }) => id === person && figures);
}

async function showStarters(whose) {
  const starters = await fetchStarters(whose).catch(() => []);
  if (whose !== person) return;
  byId("starters").hidden = starters.length === 0;
  const items = starters.map((text) => {
    const button = element("button", "starter", text);
    button.type = "button";
    button.addEventListener("click", () => {
      conversation.say(text);
      question.focus();
    });
    const item = element("li");
    item.append(button);
    return item;
  });
  byId("starters")
    .querySelector("ul")
    .replaceChildren(...items);
}

function personOption({ id, name, roles, team }) {
  const option = element("option", "", [name, roles.join(", ") || team].filter(Boolean).join(" · "));
  option.value = id;
  return option;
}

/** Tries again every two seconds, and says so meanwhile. */
async function untilConnected(work) {
  for (;;) {
    try {
      const done = await work();
      connected(true);
      return done;
    } catch {
      connected(false);
      await new Promise((settle) => setTimeout(settle, 2000));
    }
  }
}

function connected(yes) {
  byId("connection").hidden = yes;
  byId("connection").textContent = yes ? "" : words.offline;
}

function grow() {
  question.style.height = "auto";
  question.style.height = `${question.scrollHeight}px`;
}
