import type { Card, Form } from "../../core/card.ts";
import type { Inbound } from "../../core/inbound.ts";
import { teamsWords } from "../../core/messages/teams.ts";
import type { ConversationStore, SentMessage } from "../../core/ports/conversation-store.ts";
import type { ReferenceStore } from "../../core/ports/reference-store.ts";
import type { Accounts } from "./accounts.ts";
import { eventId, type Frame, type Heard } from "./heard.ts";
import {
  type Answer,
  cardInPlace,
  cardStays,
  cardWindow,
  formWindow,
  searchResults,
  thumbHeard,
  windowCloses,
  withoutButtons,
  wordsBelow,
  wordsInWindow,
} from "./invoke-answer.ts";
import { toTeamsCard } from "./to-activity.ts";

/** What became of an event that was handed on. */
export interface Taken {
  /** `false`: it was there already. */
  readonly isNew: boolean;
  /** Resolves when the answer has been handed to Teams, or has failed for good. */
  readonly answered: Promise<void>;
}

export interface PageFound {
  readonly title: string;
  readonly detail: string;
  readonly card: Card;
}

/** What Teams waits for is answered from what is written by then; the rest comes as a message. */
export interface AnswerDeps {
  /** Keeps the event before it resolves. */
  readonly take: (inbound: Inbound) => Promise<Taken>;
  readonly messages: Pick<ConversationStore, "messagesFor" | "messageAt" | "message">;
  readonly formOf: (action: string, value: unknown) => Form | null;
  /** Pages that speak of some words, for one reader, best first. */
  readonly findPages: (person: string | null, text: string, most: number) => Promise<readonly PageFound[]>;
  readonly accounts: Pick<Accounts, "personOf" | "alone">;
  readonly references: Pick<ReferenceStore, "reference">;
  /** Start of the addresses of our own pages, without a slash at the end. */
  readonly publicUrl: string;
  readonly pause: (ms: number) => Promise<void>;
}

type Of<Kind extends Heard["kind"]> = Extract<Heard, { readonly kind: Kind }>;

/** Teams waits five seconds; the way there and back takes its share. */
const answerWithinMs = 3_000;

/** The card that takes the place of the tapped one, where there is one by now. */
export async function answerTap(deps: AnswerDeps, { inbound, from }: Of<"tapped">): Promise<Answer> {
  const messages = await messagesSoon(deps, inbound);
  if (from === "form") return windowCloses;
  const inPlace = messages.find(({ replaces, card }) => replaces !== null && card !== null);
  if (inPlace?.card) return cardInPlace(await drawn(deps, inPlace, inPlace.card));
  return wordsBelow(wordsFor(inbound, messages));
}

/** Only who tapped sees them: a short answer for them alone is told at once. */
function wordsFor({ conversation }: Inbound, [first]: readonly SentMessage[]): string {
  if (first === undefined) return teamsWords.oneMoment;
  if (first.conversation === conversation) return teamsWords.below;
  const { card } = first;
  const isShort =
    card !== null &&
    card.summary.length <= shortWords &&
    card.elements.every(({ kind }) => kind === "text" || kind === "notice");
  return isShort ? card.summary : teamsWords.inOurChat;
}

/** Characters that fit below a tapped card. */
const shortWords = 200;

/** A thumb is the button of the same meaning on the card. */
export async function answerThumb(deps: AnswerDeps, { tap, isHelpful }: Of<"judged">): Promise<Answer> {
  const { channel, conversation, message } = tap;
  const judged =
    message === null ? null : await deps.messages.messageAt({ channel, conversation, platformId: message });
  const verdict = judged?.card?.elements.find((element) => element.kind === "verdict");
  if (verdict !== undefined) {
    const { action, value } = isHelpful ? verdict.positive : verdict.negative;
    await deps.take({ ...tap, body: { kind: "action", action, value } });
  }
  return thumbHeard;
}

/** The fields that a button asks for, in a window. */
export async function answerForm(
  deps: AnswerDeps,
  { action, value }: Of<"form-wanted">,
  { replyTo }: Frame,
): Promise<Answer> {
  const form = deps.formOf(action, value);
  if (form === null) return wordsInWindow(teamsWords.formGone);
  return formWindow(form, { action, value }, { id: "form", message: replyTo });
}

/** What stands in the place of a message by now. */
export async function answerLook(
  deps: AnswerDeps,
  { message: id }: Of<"looked-at">,
  { conversation, replyTo }: Frame,
): Promise<Answer> {
  const shown =
    replyTo === null
      ? await deps.messages.message(id)
      : await deps.messages.messageAt({ channel: "teams", conversation, platformId: replyTo });
  if (shown === null || shown.card === null || shown.conversation !== conversation) return cardStays();
  return cardInPlace(await drawn(deps, shown, shown.card));
}

/** Pages for whoever writes a message. They see what they may read; those who get the message see the card. */
export async function answerSearch(
  { accounts, findPages, publicUrl }: AnswerDeps,
  { account, text, most }: Of<"searched">,
): Promise<Answer> {
  const found = text === "" ? [] : await findPages(await accounts.personOf(account), text, most);
  return searchResults(
    found.map(({ title, detail, card }, place) => {
      const drawing = { baseUrl: publicUrl, message: `found-${place}`, user: null };
      return { title, detail, card: toTeamsCard(card, drawing) };
    }),
  );
}

/** Answered in the chat with whoever chose the message; what it says is shown over the message, too. */
export async function answerAbout(
  deps: AnswerDeps,
  { text, id }: Of<"asked-about">,
  frame: Frame,
): Promise<Answer> {
  if (text === "") return wordsInWindow(teamsWords.nothingInMessage);
  const { account } = frame;
  const person = await deps.accounts.personOf(account);
  const place = await deps.accounts.alone({ account, person }, frame.serviceUrl);
  if (place === null) return wordsInWindow(teamsWords.addMe);
  const inbound: Inbound = {
    ...place,
    id: eventId(frame, id),
    person: null,
    addressed: true,
    message: null,
    replyUrl: null,
    at: frame.now,
    body: { kind: "message", text },
  };
  const [first] = await messagesSoon(deps, inbound);
  if (first === undefined) return wordsInWindow(teamsWords.answerFollows);
  if (first.card === null) return wordsInWindow(teamsWords.answerIsThere);
  return cardWindow(await drawn(deps, { ...first, id: `${first.id}-window` }, withoutButtons(first.card)));
}

/** What was said in reply so far, after a moment's patience. */
async function messagesSoon(deps: AnswerDeps, inbound: Inbound): Promise<readonly SentMessage[]> {
  const { answered } = await deps.take(inbound);
  await Promise.race([answered, deps.pause(answerWithinMs)]);
  return deps.messages.messagesFor(inbound.id);
}

async function drawn(
  { references, publicUrl }: AnswerDeps,
  { id, conversation }: Pick<SentMessage, "id" | "conversation">,
  card: Card,
) {
  const user = (await references.reference("teams", conversation))?.user ?? null;
  return toTeamsCard(card, { baseUrl: publicUrl, message: id, user });
}
