import { once } from "node:events";
import type { AddressInfo } from "node:net";
import pino from "pino";
import { type WebChatDeps, webChat } from "../../src/channels/web/app.ts";
import { webReveals } from "../../src/channels/web/reveal.ts";
import type { Card } from "../../src/core/card.ts";
import type { Inbound, InboundBody } from "../../src/core/inbound.ts";
import type { OutcomeKind } from "../../src/core/outcome.ts";
import { inbox, type SentMessage } from "../../src/core/ports/conversation-store.ts";
import { createApp } from "../../src/http/app.ts";
import { createMetrics } from "../../src/http/metrics.ts";
import { pageRoutes } from "../../src/http/page-routes.ts";
import { closeServer } from "../support/close-server.ts";
import {
  abstainedCard,
  answerCard,
  clarifyCard,
  roleTitles,
  samplePeople,
  thanksCard,
} from "./sample-company.ts";
import { samplePageDeps } from "./sample-pages.ts";
import {
  choiceCard,
  feedbackCard,
  longSeveralCard,
  orderCard,
  recallCard,
  severalCard,
} from "./sample-questions.ts";
import { requestCard, settledCard } from "./sample-request.ts";

/** The real application around a conversation that answers from a few fixed cards, on a port of its own. */
export async function startSampleServer(changes: Partial<WebChatDeps> = {}) {
  const sent: SentMessage[] = [];
  const heard: Inbound[] = [];
  const answered = new Map<string, Promise<readonly SentMessage[]>>();
  const reveals = webReveals();
  const whole = Promise.withResolvers<void>();
  const logged: string[] = [];
  let ids = 0;
  const system = {
    now: () => new Date("2026-11-20T10:00:00Z"),
    newId: () => `id${++ids}`,
    stopwatch: () => 0,
  };

  function say(
    card: Card | null,
    to: Pick<Inbound, "conversation" | "person">,
    event: string | null,
    outcome: OutcomeKind | null,
    replaces: string | null = null,
  ): SentMessage {
    const message: SentMessage = {
      id: `msg${sent.length + 1}`,
      sequence: sent.length + 1,
      channel: "web",
      conversation: to.conversation,
      thread: null,
      account: null,
      person: to.person,
      visibility: "everybody",
      replaces,
      replyUrl: null,
      event,
      card,
      outcome,
      at: system.now(),
    };
    sent.push(message);
    return message;
  }

  async function answer(inbound: Inbound): Promise<readonly SentMessage[]> {
    heard.push(inbound);
    if (inbound.body.kind === "action") return [answerTap(inbound, inbound.body)];
    if (inbound.body.kind === "deletion" || inbound.body.kind === "arrival") return [];
    const { text } = inbound.body;
    if (text.includes("slowly")) {
      reveals.open(inbound).show(beginning);
      await whole.promise;
      return [say(writtenCard, inbound, inbound.id, "answered")];
    }
    const question = questions[text];
    if (question !== undefined) return [say(question, inbound, inbound.id, null)];
    if (text.includes("expert")) return [say(requestCard, inbound, inbound.id, null)];
    if (text.includes("break")) throw new Error("the sample was asked to break");
    if (text.includes("retry")) return [say(clarifyCard, inbound, inbound.id, "clarify")];
    if (text.includes("weather")) return [say(abstainedCard, inbound, inbound.id, "abstained")];
    return [say(answerCard, inbound, inbound.id, "answered")];
  }

  function answerTap(inbound: Inbound, { action, value }: InboundBody & { kind: "action" }): SentMessage {
    if (action.startsWith("practice.")) return say(feedbackCard, inbound, inbound.id, null, inbound.message);
    if (!action.startsWith("handover.")) return say(thanksCard(action), inbound, inbound.id, null);
    return say(settledCard(value), inbound, inbound.id, null, inbound.message);
  }

  const deps: WebChatDeps = {
    people: async () => samplePeople,
    knowsAction: (action) => /^(?:ask|handover|practice)\./.test(action),
    system,
    reply: (inbound) => {
      const earlier = answered.get(inbound.id) ?? answer(inbound);
      answered.set(inbound.id, earlier);
      return earlier;
    },
    messagesAfter: async ({ conversation, person, after, limit }) => {
      const from = sent.findIndex((message) => message.id === after) + 1;
      const mine = (message: SentMessage) =>
        [conversation, inbox].includes(message.conversation) && message.person === person;
      return sent.slice(from).filter(mine).slice(0, limit);
    },
    listen: reveals.listen,
    roleTitles: async () => roleTitles,
    seesFigures: async () => new Set(["jonas"]),
    starters: async (person) =>
      person?.id === "jonas"
        ? ["How long do we have to answer a dispute?", "What evidence does the bank accept?"]
        : [
            "How do I refund more than €500?",
            "A card payment failed twice, may I retry?",
            "When is an invoice sent again?",
          ],
    publicUrl: "http://cairn.example",
    pollMs: 20,
    ...changes,
  };
  const app = createApp({
    log: pino({ level: "debug" }, { write: (line: string) => logged.push(line) }),
    system,
    metrics: createMetrics(),
    onlyLocal: true,
    publicUrl: "http://cairn.example",
    readiness: async () => ({ database: true, index: true }),
    routers: [webChat(deps), pageRoutes(samplePageDeps(system))],
  });
  const server = app.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  /** Ends answers that are made slowly. */
  const finish = () => whole.resolve();
  return { url, say, logged, sent, heard, finish, close: () => closeServer(server) };
}

const beginning: Card["elements"] = [
  { kind: "text", spans: [{ text: "You may refund up to €500 yourself. [1]" }] },
];

/** The same once it is whole. */
const writtenCard: Card = {
  ...answerCard,
  elements: [
    {
      kind: "text",
      spans: [{ text: "You may refund up to €500 yourself. [1] Above, your approver says yes first. [1]" }],
    },
    ...answerCard.elements.slice(-3),
  ],
};

/** What is said → the question of practice that comes. */
const questions: Readonly<Record<string, Card>> = {
  "quiz choice": choiceCard,
  "quiz several": severalCard,
  "quiz long several": longSeveralCard,
  "quiz recall": recallCard,
  "quiz order": orderCard,
};
