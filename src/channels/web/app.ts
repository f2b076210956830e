import { fileURLToPath } from "node:url";
import express, { type Request, type Response, Router } from "express";
import { z } from "zod";
import type { Inbound } from "../../core/inbound.ts";
import { requestWords } from "../../core/messages/web.ts";
import type { Person } from "../../core/people.ts";
import { type ConversationStore, inbox, type OutgoingMessage } from "../../core/ports/conversation-store.ts";
import { chatPage } from "./chat-page.ts";
import {
  choosePerson,
  fromChatAction,
  fromChatMessage,
  fromMessagesQuery,
  type WebInboundDeps,
} from "./inbound.ts";
import type { Growing, WebReveals } from "./reveal.ts";
import { streamMessages } from "./stream.ts";
import { toGrowingMessage, toWebMessage } from "./web-message.ts";

export interface WebChatDeps extends WebInboundDeps {
  /** Answers an event once, however often it comes, and gives the same messages each time. */
  readonly reply: (inbound: Inbound) => Promise<readonly OutgoingMessage[]>;
  readonly messagesAfter: ConversationStore["messagesAfter"];
  readonly listen: WebReveals["listen"];
  /** Titles of roles by id. */
  readonly roleTitles: () => Promise<Readonly<Record<string, string>>>;
  /** Ids of the people who may look at figures of others. */
  readonly seesFigures: () => Promise<ReadonlySet<string>>;
  /** Questions to try. */
  readonly starters: (person: Person | null) => Promise<readonly string[]>;
  /** Where the installation is reached, without a slash at the end. */
  readonly publicUrl: string;
  /** Pause between two looks for new messages of an open event stream. */
  readonly pollMs: number;
}

/** Messages given at once; a longer history comes page by page. */
const historyLimit = 200;

/** The web chat: its page and the HTTP interface of CONTRACTS.md. There is no login: mount it only where WEB_CHAT allows. */
export function webChat(deps: WebChatDeps): Router {
  const router = Router();
  const json = express.json({ limit: "64kb", strict: true });
  router.get("/", (_request, response) => {
    response.type("html").send(chatPage());
  });
  router.post("/api/chat", json, async (request, response) => {
    await answer(deps, await fromChatMessage(deps, request.body), request, response);
  });
  router.post("/api/chat/actions", json, async (request, response) => {
    await answer(deps, await fromChatAction(deps, request.body), request, response);
  });
  router.get("/api/chat/messages", (request, response) => messages(deps, request, response));
  router.get("/api/people", async (_request, response) => {
    const titles = await deps.roleTitles();
    const sees = await deps.seesFigures();
    const people = (await deps.people()).map(({ id, name, roles, team }) => {
      return { id, name, roles: roles.map((role) => titles[role] ?? role), team, figures: sees.has(id) };
    });
    response.json({ people });
  });
  router.get("/api/starters", async (request, response) => {
    const { person } = z.object({ person: z.string().optional() }).catch({}).parse(request.query);
    response.json({ starters: await deps.starters(await choosePerson(deps, person ?? null)) });
  });
  const renderer = fileURLToPath(
    new URL("../dist/adaptivecards.min.js", import.meta.resolve("adaptivecards")),
  );
  router.get("/assets/adaptivecards.js", (_request, response) =>
    response.sendFile(renderer, { dotfiles: "allow" }),
  );
  router.use("/assets/chat", express.static(`${import.meta.dirname}/assets`, { index: false }));
  return router;
}

async function answer(
  deps: WebChatDeps,
  inbound: Inbound,
  request: Request,
  response: Response,
): Promise<void> {
  const sent = await deps.reply(inbound);
  if (sent.some((message) => belongsElsewhere(message, inbound))) {
    response.status(409).json({ error: requestWords.idTaken(inbound.id.replace(/^web:/, "").slice(0, 60)) });
    return;
  }
  response.json({ messages: sent.map((message) => toWebMessage(message, baseUrl(deps, request))) });
}

/** Answers keep their first asker: an id that comes again from somebody else gets nothing of them. */
function belongsElsewhere(message: OutgoingMessage, inbound: Inbound): boolean {
  const samePerson = message.person === null || message.person === inbound.person;
  const samePlace = message.conversation === inbound.conversation || message.conversation === inbox;
  return message.channel !== "web" || !samePlace || !samePerson;
}

async function messages(deps: WebChatDeps, request: Request, response: Response): Promise<void> {
  const place = {
    ...(await fromMessagesQuery(deps, request.query)),
    channel: "web",
    limit: historyLimit,
  } as const;
  const toJson = (message: OutgoingMessage) => toWebMessage(message, baseUrl(deps, request));
  if (request.accepts(["json", "text/event-stream"]) === "text/event-stream") {
    const after = request.get("Last-Event-ID") || place.after;
    const growingToJson = (growing: Growing) => toGrowingMessage(growing, baseUrl(deps, request));
    await streamMessages({ ...deps, toJson, growingToJson }, { ...place, after }, response);
    return;
  }
  response.json({ messages: (await deps.messagesAfter(place)).map(toJson) });
}

/** Links stay on the name that the browser uses, since the cookie that says who reads belongs to that name. */
function baseUrl({ publicUrl }: WebChatDeps, request: Request): string {
  const host = request.get("host") ?? "localhost";
  return new URL(publicUrl).host === host ? publicUrl : `${request.protocol}://${host}`;
}
