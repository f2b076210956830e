import { z } from "zod";
import { serve } from "../../../src/server.ts";
import { openTraffic } from "../../../src/traffic.ts";
import { closeServer } from "../../support/close-server.ts";
import { openTestCompany } from "../../support/runtime.ts";
import { answersByName, pressesOf } from "./adaptive-buttons.ts";
import { type Chat, newestWith, type Talk } from "./chat.ts";

const messagesSchema = z.object({
  messages: z.array(
    z.object({
      id: z.string(),
      text: z.string(),
      card: z.unknown().optional(),
      replaces: z.string().optional(),
    }),
  ),
});

/** The web chat, as `npm start` serves it. */
export async function openWebChat(startsAt: string): Promise<Chat> {
  const company = await openTestCompany(startsAt, { PORT: "0", HOST: "127.0.0.1" });
  const traffic = await openTraffic(company.runtime);
  const { server, port } = await serve(company.runtime, traffic);
  const url = `http://127.0.0.1:${port}/api/chat`;
  return {
    company,
    traffic,
    with: (person) => talkWith(url, person),
    room: null,
    special: {},
    settled: () => traffic.inbox.settled(),
    close: async () => {
      await closeServer(server);
      await traffic.stop();
      await company.close();
    },
  };
}

function talkWith(url: string, person: string): Talk {
  const conversation = `desk-of-${person}`;
  const post = async (path: string, body: object) => {
    const response = await fetch(`${url}${path}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ person, conversation, ...body }),
    });
    if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
  };
  const shown = async () => {
    const query = new URLSearchParams({ person, conversation });
    const { messages } = messagesSchema.parse(await (await fetch(`${url}/messages?${query}`)).json());
    const replaced = new Set(messages.map(({ replaces }) => replaces));
    return messages
      .filter(({ id }) => !replaced.has(id))
      .map(({ id, text, card }) => ({ id, text, card, buttons: pressesOf(card).map(({ title }) => title) }));
  };
  return {
    say: (text) => post("", { text }),
    press: async (words, filled = {}) => {
      const { id: message, card } = newestWith(await shown(), words);
      const press = pressesOf(card).find(({ title }) => title === words);
      if (press === undefined) throw new Error(`No button says ${words}`);
      const { action, value } = press.data;
      await post("/actions", {
        message,
        action,
        value: { ...Object(value), ...answersByName(press, filled) },
      });
    },
    seen: shown,
  };
}
