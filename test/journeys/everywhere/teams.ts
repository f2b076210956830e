import {
  activityOf,
  channelId,
  executeOf,
  installationOf,
  invokeOf,
  messageOf,
  type Spot,
} from "../../channels/teams/support/activities.ts";
import type { Call } from "../../channels/teams/support/connector-call.ts";
import type { PretendActivity, PretendMember } from "../../channels/teams/support/pretend-teams.ts";
import {
  membersNamed,
  openTeamsCompany,
  type TeamsAnswer,
  type TeamsCompany,
} from "../../channels/teams/support/teams-company.ts";
import { type AdaptivePress, filledInputs, pressesOf } from "./adaptive-buttons.ts";
import { type Chat, type Filled, newestWith, type Special, type Talk } from "./chat.ts";
import { cardInAnswer, cardOf, titlesIn, wordsOf } from "./teams-cards.ts";

/**
 * Teams, over its activities with real tokens. Whoever is to be written to first installs the app.
 *
 * @param onCall is told of every call that Cairn makes.
 */
export async function openTeamsChat(
  startsAt: string,
  people: readonly string[],
  onCall: (call: Call) => void = () => {},
): Promise<Chat> {
  const world = await openTeamsCompany(membersNamed(...people), { startsAt });
  world.teams.fault = (call) => {
    onCall(call);
    return null;
  };
  const client: Client = { world, inPlace: new Map(), lastOf: new Map(), threads: new Map(), count: 0 };
  return {
    company: world.company,
    traffic: world.traffic,
    with: (person) => talkAt(client, person, () => ({ kind: "personal" })),
    room: (person) => talkAt(client, person, (id) => threadOf(client, person, id)),
    special: specialOf(client),
    settled: world.settled,
    close: world.close,
  };
}

/** What the clients of Teams know besides what stands there. */
interface Client {
  readonly world: TeamsCompany;
  /** Cards that took the place of tapped ones, by message. */
  readonly inPlace: Map<string, unknown>;
  /** Id of what somebody said last. */
  readonly lastOf: Map<string, string>;
  /** First message of the thread that somebody began. */
  readonly threads: Map<string, string>;
  count: number;
}

type SpotOf = (id: string) => Spot;

function threadOf({ threads }: Client, person: string, id: string): Spot {
  const thread = threads.get(person) ?? id;
  threads.set(person, thread);
  return { kind: "channel", thread };
}

function memberOf({ world }: Client, person: string): PretendMember {
  const member = world.teams.member(`29:${person}`);
  if (member === undefined) throw new Error(`Nobody in Teams is called ${person}`);
  return member;
}

function optionsOf(client: Client, person: string) {
  return { from: memberOf(client, person), serviceUrl: client.world.teams.url };
}

function newId(client: Client): string {
  client.count += 1;
  return String(1_795_100_000_000 + client.count);
}

function talkAt(client: Client, person: string, spotOf: SpotOf): Talk {
  const { world } = client;
  const seen = () => visible(client, person, spotOf("").kind);
  return {
    say: async (text) => {
      const id = newId(client);
      const isFirst = !client.threads.has(person);
      const spot = spotOf(id);
      client.lastOf.set(person, id);
      const options = { ...optionsOf(client, person), spot, id };
      await world.deliver(messageOf(options, text, { named: spot.kind === "channel" && isFirst }));
    },
    press: async (words, filled = {}) => {
      const message = newestWith(seen(), words);
      const press = pressesOf(message.card).find(({ title }) => title === words);
      if (press !== undefined) await pressed(client, person, spotOf(""), message.id, press, filled);
    },
    seen: async () => seen(),
  };
}

function visible({ world, inPlace }: Client, person: string, where: Spot["kind"]) {
  const conversation = where === "channel" ? channelId : `a:29:${person}`;
  return world.teams.messages
    .filter((one) => one.conversation === conversation)
    .map((one) => {
      const card = inPlace.get(placeOf(one)) ?? cardOf(one.activity);
      return { id: one.id, card, text: wordsOf(card), buttons: pressesOf(card).map(({ title }) => title) };
    });
}

/** A card that came as the answer to a tap holds until the message itself is updated. */
function placeOf({ id, updates }: PretendActivity): string {
  return `${id}@${updates}`;
}

async function pressed(
  client: Client,
  person: string,
  spot: Spot,
  message: string,
  press: AdaptivePress,
  filled: Filled,
): Promise<void> {
  const { world } = client;
  const options = { ...optionsOf(client, person), spot };
  if (press.type === "Action.Execute") {
    const data = { ...press.data, ...filledInputs(press, filled) };
    const stood = world.teams.messages.find(({ id }) => id === message);
    const answer = await world.deliver(executeOf(options, press.verb ?? "", data, message));
    const card = cardInAnswer(answer.body);
    if (card !== null && stood !== undefined) client.inPlace.set(placeOf(stood), card);
    return;
  }
  const opened = await world.deliver(invokeOf(options, "task/fetch", { data: press.data }, message));
  await sendForm(client, options, opened, filled);
}

async function sendForm(
  { world }: Client,
  options: Parameters<typeof invokeOf>[0],
  opened: TeamsAnswer,
  filled: Filled,
): Promise<void> {
  const [send] = pressesOf(cardInAnswer(opened.body));
  if (send === undefined) throw new Error(`No form opened, but ${JSON.stringify(opened.body)}`);
  const data = { ...send.data, ...filledInputs(send, filled) };
  await world.deliver(invokeOf(options, "task/submit", { data }));
}

function specialOf(client: Client): Special {
  const { world } = client;
  const rewritten = (person: string, type: string, eventType: string, text: string) =>
    world.deliver(
      activityOf(
        { ...optionsOf(client, person), id: client.lastOf.get(person) ?? "" },
        { type, text, channelData: { eventType } },
      ),
    );
  return {
    install: async (person) => {
      await world.deliver(installationOf(optionsOf(client, person)));
    },
    reword: async (person, text) => {
      await rewritten(person, "messageUpdate", "editMessage", text);
    },
    takeBack: async (person) => {
      await rewritten(person, "messageDelete", "softDeleteMessage", "");
    },
    askAbout: async (person, text) => {
      const body = { content: `<p>${text}</p>`, contentType: "html" };
      const value = { commandId: "askAboutMessage", messagePayload: { id: newId(client), body } };
      const spot = { kind: "channel", thread: newId(client) } as const;
      const options = { ...optionsOf(client, person), spot };
      await world.deliver(invokeOf(options, "composeExtension/fetchTask", value));
    },
    search: async (person, words) => {
      const parameters = [{ name: "query", value: words }];
      const value = { commandId: "findPage", parameters, queryOptions: { skip: 0, count: 10 } };
      const answer = await world.deliver(
        invokeOf(optionsOf(client, person), "composeExtension/query", value),
      );
      return titlesIn(answer.body);
    },
    thumb: async (person, isHelpful) => {
      const message = visible(client, person, "personal").findLast(({ buttons }) =>
        buttons.includes("Helpful"),
      );
      const actionValue = { reaction: isHelpful ? "like" : "dislike", feedback: "" };
      const value = { actionName: "feedback", actionValue };
      await world.deliver(invokeOf(optionsOf(client, person), "message/submitAction", value, message?.id));
    },
  };
}
