import { z } from "zod";
import { InputError } from "../../core/errors.ts";
import type { Inbound, InboundBody } from "../../core/inbound.ts";
import { requestWords } from "../../core/messages/web.ts";
import type { Person } from "../../core/people.ts";
import type { System } from "../../core/ports/system.ts";

/** Characters of one message. */
export const messageLimit = 4000;

export interface WebInboundDeps {
  /** Everybody who can be chosen, in the order of people.yaml. */
  readonly people: () => Promise<readonly Person[]>;
  readonly knowsAction: (action: string) => boolean;
  readonly system: System;
}

/** The database takes neither half a character nor a zero byte; a name with one is nobody's. */
const storable = (text: string) => text.isWellFormed() && !text.includes("\0");

const conversation = z
  .string(requestWords.conversation)
  .trim()
  .min(1, requestWords.conversation)
  .max(200, requestWords.conversation)
  .refine(storable, requestWords.conversation);
const person = z.string(requestWords.person).min(1, requestWords.person).nullish();
const where = {
  person,
  conversation,
  id: z
    .string(requestWords.id)
    .min(1, requestWords.id)
    .max(200, requestWords.id)
    .refine(storable, requestWords.id)
    .nullish(),
};
const messageSchema = z.object(
  {
    ...where,
    text: z
      .string(requestWords.noText)
      .overwrite((text) => text.toWellFormed().replaceAll("\0", " "))
      .trim()
      .min(1, requestWords.noText)
      .max(messageLimit, requestWords.longText(messageLimit)),
  },
  requestWords.noBody,
);
const actionSchema = z.object(
  {
    ...where,
    message: z
      .string(requestWords.tapped)
      .min(1, requestWords.tapped)
      .max(200, requestWords.tapped)
      .refine(storable, requestWords.tapped)
      .nullish(),
    action: z.string(requestWords.action).min(1, requestWords.action),
    value: z.unknown().optional(),
  },
  requestWords.noBody,
);
const placeSchema = z.object({
  person,
  conversation,
  after: z
    .string(requestWords.after)
    .min(1, requestWords.after)
    .refine(storable, requestWords.after)
    .nullish(),
});

/** The body of `POST /api/chat` as an Inbound. Throws InputError with one line for whoever sent it. */
export async function fromChatMessage(deps: WebInboundDeps, body: unknown): Promise<Inbound> {
  const { text, ...place } = checked(messageSchema, body);
  return inbound(deps, place, { kind: "message", text });
}

/** The body of `POST /api/chat/actions` as an Inbound. The value is the action's own to check. */
export async function fromChatAction(deps: WebInboundDeps, body: unknown): Promise<Inbound> {
  const { action, value, ...place } = checked(actionSchema, body);
  if (!deps.knowsAction(action)) throw new InputError(requestWords.unknownAction(action.slice(0, 60)));
  return inbound(deps, place, { kind: "action", action, value: value ?? null });
}

/** The query of `GET /api/chat/messages`: whose conversation, and after which message. */
export async function fromMessagesQuery(
  deps: Pick<WebInboundDeps, "people">,
  query: unknown,
): Promise<{ readonly person: string | null; readonly conversation: string; readonly after: string | null }> {
  const place = checked(placeSchema, query);
  const chosen = await choosePerson(deps, place.person ?? null);
  return { person: chosen?.id ?? null, conversation: place.conversation, after: place.after ?? null };
}

/** The person with this id; nobody named: the first of people.yaml, or `null` when there is none. */
export async function choosePerson(
  deps: Pick<WebInboundDeps, "people">,
  id: string | null,
): Promise<Person | null> {
  const people = await deps.people();
  if (id === null) return people[0] ?? null;
  const found = people.find((candidate) => candidate.id === id);
  if (found === undefined) throw new InputError(requestWords.unknownPerson(id.slice(0, 60)));
  return found;
}

async function inbound(
  deps: WebInboundDeps,
  place: {
    readonly person?: string | null | undefined;
    readonly conversation: string;
    readonly id?: string | null | undefined;
    /** Our id of the message tapped on. */
    readonly message?: string | null | undefined;
  },
  body: InboundBody,
): Promise<Inbound> {
  const chosen = await choosePerson(deps, place.person ?? null);
  return {
    id: `web:${place.id ?? deps.system.newId()}`,
    channel: "web",
    conversation: place.conversation,
    thread: null,
    account: null,
    person: chosen?.id ?? null,
    reach: "direct",
    addressed: true,
    message: place.message ?? null,
    replyUrl: null,
    at: deps.system.now(),
    body,
  };
}

function checked<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new InputError(result.error.issues[0]?.message ?? requestWords.noBody);
}
