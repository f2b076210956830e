import { vi } from "vitest";
import { z } from "zod";
import type { PretendMessage } from "../../support/pretend-slack.ts";
import { openSlackCompany, type SlackCompany } from "../../support/slack-company.ts";
import { submitModal } from "../../support/slack-modal.ts";
import { bot, commandOf, eventOf, mentionOf, messageOf, shortcutOf } from "../../support/slack-payloads.ts";
import { buttonsIn, tapButton } from "../../support/slack-taps.ts";
import { type Chat, type Filled, newestWith, type Special, type Talk } from "./chat.ts";

const room = "C1";

/** Slack, over its signed requests. Somebody called `ada` is its user `UADA`. */
export async function openSlackChat(startsAt: string, people: readonly string[]): Promise<Chat> {
  const emails = Object.fromEntries(people.map((id) => [userOf(id), `${id}@example.com`]));
  const world = await openSlackCompany(emails, { startsAt });
  const stamps = timestamps();
  const threads = new Map<string, string>();
  return {
    company: world.company,
    traffic: world.traffic,
    with: (person) => alone(world, person, stamps),
    room: (person) => inRoom(world, person, stamps, threads),
    special: specialOf(world, stamps),
    settled: world.settled,
    close: world.close,
  };
}

function userOf(person: string): string {
  return `U${person.toUpperCase()}`;
}

function directOf(person: string): string {
  return `D${userOf(person)}`;
}

interface Stamps {
  readonly next: () => string;
  /** Of what somebody said last. */
  readonly lastOf: Map<string, string>;
}

function timestamps(): Stamps {
  let count = 0;
  return { next: () => `17951688${String(++count).padStart(2, "0")}.000100`, lastOf: new Map() };
}

function alone(world: SlackCompany, person: string, stamps: Stamps): Talk {
  return {
    ...talk(world, person, () => world.slack.messages.filter(({ channel }) => channel === directOf(person))),
    say: async (text) => {
      const ts = stamps.next();
      stamps.lastOf.set(person, ts);
      await world.event(directMessage(person, { ts, text }));
    },
  };
}

function directMessage(person: string, fields: Readonly<Record<string, unknown>>) {
  const where = { channel: directOf(person), channel_type: "im", user: userOf(person) };
  return messageOf({ ...where, ...fields }, { event_id: `Ev${String(fields.ts)}` });
}

function inRoom(world: SlackCompany, person: string, stamps: Stamps, threads: Map<string, string>): Talk {
  const user = userOf(person);
  const visible = () =>
    world.slack.messages.filter((one) => one.channel === room && (one.user === null || one.user === user));
  return {
    ...talk(world, person, visible),
    say: async (text) => {
      const ts = stamps.next();
      const top = { event_id: `Ev${ts}` };
      const thread = threads.get(person);
      threads.set(person, thread ?? ts);
      await world.event(
        thread === undefined
          ? mentionOf({ user, ts, text: `<@${bot}> ${text}` }, top)
          : messageOf({ user, ts, thread_ts: thread, text }, top),
      );
    },
  };
}

function talk(
  world: SlackCompany,
  person: string,
  visible: () => readonly PretendMessage[],
): Omit<Talk, "say"> {
  const seen = () =>
    visible().map((message) => {
      return { text: message.text, buttons: buttonsIn(message.blocks).map(({ text }) => text.text), message };
    });
  return {
    press: async (words, filled = {}) => {
      const { message } = newestWith(seen(), words);
      await press(world, userOf(person), message, words, filled);
    },
    seen: async () => seen(),
  };
}

async function press(
  world: SlackCompany,
  user: string,
  message: PretendMessage,
  words: string,
  filled: Filled,
): Promise<void> {
  const before = world.slack.views.get("modal");
  const [first] = Object.values(filled);
  const container = { is_ephemeral: message.user !== null };
  await tapButton(world, message, words, { user, typed: String(first ?? ""), container });
  const modal = world.slack.views.get("modal");
  if (modal !== before) await submitModal(world, user, modal, filled);
}

function specialOf(world: SlackCompany, stamps: Stamps): Special {
  const saidBy = (person: string, text: string) => {
    return { type: "message", user: userOf(person), ts: stamps.lastOf.get(person) ?? "", text };
  };
  const changed = (person: string, fields: Readonly<Record<string, unknown>>) =>
    world.event(directMessage(person, { ts: stamps.next(), ...fields }));
  return {
    reword: async (person, text) => {
      const edited = { user: userOf(person), ts: stamps.next() };
      await changed(person, {
        subtype: "message_changed",
        message: { ...saidBy(person, text), edited },
        previous_message: saidBy(person, "what it was before"),
      });
    },
    takeBack: async (person) => {
      const said = saidBy(person, "what it was before");
      await changed(person, { subtype: "message_deleted", deleted_ts: said.ts, previous_message: said });
    },
    thumb: async (person, isHelpful) => {
      await alone(world, person, stamps).press(isHelpful ? "Helpful" : "Not it");
    },
    askAbout: async (person, text) => {
      const message = { type: "message", user: "UNOBODY", ts: stamps.next(), text };
      const response_url = world.slack.replyUrl(room, userOf(person));
      await world.interaction(
        shortcutOf({ user: { id: userOf(person) }, message, response_url, trigger_id: `t${message.ts}` }),
      );
    },
    command: async (person, text) => {
      const response_url = world.slack.replyUrl(room, userOf(person));
      const trigger_id = `t${stamps.next()}`;
      const fields = commandOf({ user_id: userOf(person), text, response_url, trigger_id });
      await world.command(z.record(z.string(), z.string()).parse(fields));
    },
    homeTab: async (person) => {
      const opened = {
        type: "app_home_opened",
        user: userOf(person),
        channel: directOf(person),
        tab: "home",
      };
      await world.event(eventOf(opened, { event_id: `Ev${stamps.next()}` }));
      return JSON.stringify(await vi.waitUntil(() => world.slack.views.get(userOf(person))));
    },
  };
}
