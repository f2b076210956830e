import type { Inbound } from "../../core/inbound.ts";
import type { ConversationStore } from "../../core/ports/conversation-store.ts";
import type { Accounts } from "./accounts.ts";
import {
  type AnswerDeps,
  answerAbout,
  answerForm,
  answerLook,
  answerSearch,
  answerTap,
  answerThumb,
} from "./answer-invoke.ts";
import type { Frame, Heard } from "./heard.ts";
import { type Answer, cardStays, taken, thumbHeard, unknownInvoke } from "./invoke-answer.ts";
import type { Log } from "./log.ts";
import type { References } from "./references.ts";

export interface ListenDeps extends AnswerDeps {
  readonly answeredIn: ConversationStore["answeredIn"];
  readonly accounts: Accounts;
  readonly remember: References["remember"];
  readonly close: (conversation: string) => Promise<void>;
  readonly showTyping: (frame: Frame) => Promise<void>;
  readonly inBackground: (work: Promise<void>) => void;
  readonly log: Log;
}

/**
 * Does what an activity asks for as far as it must be done before the answer to Teams: what was said is kept,
 * what Teams waits for is made. The rest goes on in the background.
 *
 * @throws when something could not be kept: the activity must then not be acknowledged.
 */
export async function listen(deps: ListenDeps, heard: Heard, frame: Frame): Promise<Answer> {
  switch (heard.kind) {
    case "said":
      return hear(deps, heard.inbound, frame);
    case "overheard":
      return overhear(deps, heard, frame);
    case "left":
      await deps.close(frame.conversation);
      return taken;
    case "ignored":
      deps.log.debug({ type: frame.type, reason: heard.reason }, "nothing to do for an activity");
      return heard.isInvoke ? unknownInvoke : taken;
    case "searched":
      return answerSearch(deps, heard);
    case "asked-about":
      return answerAbout(deps, heard, frame);
    case "form-wanted":
      return answerForm(deps, heard, frame);
    case "looked-at":
      return answerLook(deps, heard, frame);
    case "tapped":
      await deps.remember(frame);
      return (await isHeeded(deps, heard.inbound)) ? answerTap(deps, heard) : cardStays();
    case "judged":
      await deps.remember(frame);
      return (await isHeeded(deps, heard.tap)) ? answerThumb(deps, heard) : thumbHeard;
  }
}

async function hear(deps: ListenDeps, inbound: Inbound, frame: Frame): Promise<Answer> {
  await deps.remember(frame);
  if (!(await isHeeded(deps, inbound))) return taken;
  const { isNew, answered } = await deps.take(inbound);
  if (!isNew) return taken;
  if (isAnswerExpected(inbound)) deps.inBackground(deps.showTyping(frame));
  const { account, timeZone } = frame;
  // Whoever answers writes down what they found of the account, and must not be overtaken.
  if (timeZone !== null) deps.inBackground(answered.then(() => deps.accounts.noteZone(account, timeZone)));
  return taken;
}

/** Rooms may be shared with other companies: only our own people are heard there. */
async function isHeeded(
  { accounts, log }: ListenDeps,
  spoke: Pick<Inbound, "account" | "conversation" | "reach">,
): Promise<boolean> {
  if (spoke.reach !== "room" || (await accounts.isOurs(spoke))) return true;
  log.debug({ conversation: spoke.conversation }, "said by somebody of another company");
  return false;
}

function isAnswerExpected({ addressed, body }: Inbound): boolean {
  return addressed && body.kind !== "deletion";
}

async function overhear(
  deps: ListenDeps,
  { inbound, speaksToAnother }: Extract<Heard, { readonly kind: "overheard" }>,
  frame: Frame,
): Promise<Answer> {
  const { channel, conversation, thread, account } = inbound;
  const answered = await deps.answeredIn({ channel, conversation, thread });
  if (answered === null) {
    deps.log.debug({}, "said in a thread in which Cairn never spoke");
    return taken;
  }
  const addressed = !speaksToAnother && answered.includes(account);
  return hear(deps, { ...inbound, addressed }, frame);
}
