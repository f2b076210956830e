import type { ActButton, Card, Form } from "../../src/core/card.ts";
import { inbox } from "../../src/core/ports/conversation-store.ts";
import type { TestCompany } from "../support/runtime.ts";
import { openSampleCompany } from "./sample-company.ts";

/** What people of the sample company see of Cairn on one morning: cards, and the forms behind their buttons. */
export async function sampleCards(): Promise<Readonly<Record<string, Card | Form>>> {
  const { company, close } = await openSampleCompany();
  try {
    return await oneMorning(company);
  } finally {
    await close();
  }
}

const mara = { person: "mara-lindqvist", conversation: "desk" };
const nuala = { person: "nuala-fenwright", conversation: "desk" };

async function oneMorning(company: TestCompany): Promise<Readonly<Record<string, Card | Form>>> {
  const say = async (text: string, by = mara) => first(await company.say(text, by));
  const tap = async (card: Card, label: string, by = mara, filled: object = {}) => {
    const { action, value } = button(card, label);
    return first(await company.tap(action, { ...(value as object), ...filled }, by));
  };
  const cards: Record<string, Card | Form> = {};
  cards.newcomer = await say("home");
  cards.answer = await say("How long does the 3DS link work?");
  cards.clarify = await say("Can I refund a payment that is 200 days old?");
  const abstained = await say("Can a subscriber get a refund in cash?");
  cards.abstained = abstained;
  cards.asker = await tap(abstained, "Ask a person");
  const rule = await say("Who approves a refund over 500?");
  cards.rule = rule;
  cards.decisionForm = form(rule, "Ask for the decision");
  cards.decisionAsker = await tap(rule, "Ask for the decision", mara, {
    details: "May invoice 20418 of Harbour Lane get 740 EUR back? They were charged twice.",
  });
  const [consent, decision] = (await inboxOf(company, nuala.person)).filter((card) => card !== undefined);
  if (consent === undefined || decision === undefined) throw new Error("Nuala was asked nothing.");
  cards.consent = consent;
  cards.decision = decision;
  cards.reasonForm = form(decision, "Decline");
  const request = (await inboxOf(company, "meenal-kulthe")).at(-1);
  if (request === undefined) throw new Error("Meenal was asked nothing.");
  cards.request = request;
  cards.answerForm = form(request, "Answer");
  cards.home = await say("home");
  await say("How do I take a promise to pay?", nuala);
  await say("When does a refund arrive?", nuala);
  cards.homeOfApprover = await say("home", nuala);
  const meenal = { person: "meenal-kulthe", conversation: "desk" };
  const text =
    "No, money goes back only to the card or account that paid.\nIf that one is closed, refund by bank transfer.";
  cards.answered = await tap(request, "Answer", meenal, { text, note: true });
  await tap(decision, "Decline", nuala, { reason: "The second charge was reversed this morning." });
  for (const [place, card] of (await inboxOf(company, mara.person)).entries())
    cards[`news${place + 1}`] = card;
  cards.preferences = await say("preferences");
  cards.preferencesForm = form(cards.preferences, "Change");
  cards.stored = await say("what do you store about me?");
  cards.help = await say("help");
  cards.stopped = await say("stop messages");
  cards.homeStopped = await say("home");
  return cards;
}

async function inboxOf(company: TestCompany, person: string): Promise<readonly Card[]> {
  const { messagesAfter } = company.runtime.store.conversation;
  const all = await messagesAfter({ channel: "web", conversation: inbox, person, after: null, limit: 100 });
  return all.flatMap(({ card }) => (card === null ? [] : [card]));
}

function first(messages: readonly { readonly card: Card | null }[]): Card {
  const card = messages[0]?.card ?? null;
  if (card === null) throw new Error("Nothing was said.");
  return card;
}

function button({ elements, summary }: Card, label: string): ActButton {
  const all = elements.flatMap((element) => {
    if (element.kind === "buttons") return element.buttons;
    return element.kind === "verdict" ? [element.positive, element.negative, ...element.others] : [];
  });
  const found = all.find((one) => one.label === label);
  if (found?.kind !== "act") throw new Error(`No button "${label}" on: ${summary}`);
  return found;
}

function form(card: Card, label: string): Form {
  const found = button(card, label).form;
  if (found === undefined) throw new Error(`Nothing is asked behind "${label}".`);
  return found;
}
